import GraphCore

extension Benchmark {
  /// Kernels that search paths.
  static let paths = [
    Benchmark(
      name: "harmonic", run: { try harmonic($0.withoutWeights(), execution: $1) },
      isRight: { graph, scores in
        sample(graph).allSatisfy { vertex in
          let depths = steps(graph, from: [vertex]).filter { $0 > 0 }
          let sum = depths.reduce(0.0) { $0 + 1 / Double($1) }
          return near(scores[Int(vertex)], sum / Double(graph.vertexCount - 1))
        }
      }),
    Benchmark(
      name: "closeness", run: { try closeness($0.withoutWeights(), execution: $1) },
      isRight: { graph, scores in
        sample(graph).allSatisfy { vertex in
          let depths = steps(graph, from: [vertex]).filter { $0 > 0 }.map(Double.init)
          let count = Double(depths.count)
          let expected = count * count / depths.reduce(0, +) / Double(graph.vertexCount - 1)
          return near(scores[Int(vertex)], count == 0 ? 0 : expected)
        }
      }),
    Benchmark(
      name: "eccentricity", run: { try eccentricity($0.withoutWeights(), execution: $1) },
      isRight: { graph, scores in
        sample(graph).allSatisfy {
          scores[Int($0)] == Double(steps(graph, from: [$0]).max() ?? 0)
        }
      }),
    reach(2), reach(3),
    Benchmark(
      name: "average-path-length",
      run: { graph, execution in
        let totals = try distanceTotals(graph.withoutWeights(), execution: execution)
        return [totals.averagePathLength ?? .nan]
      },
      isRight: { graph, found in
        let tied = sample(graph).map { source in steps(graph, from: [source]).filter { $0 > 0 } }
        let count = tied.reduce(0) { $0 + $1.count }
        let mean = Double(tied.joined().reduce(0) { $0 + Int($1) }) / Double(max(1, count))
        return (found[0] / mean - 1).magnitude < 0.2
      }),
    Benchmark(
      name: "steps", run: { graph, _ in steps(graph, from: [0]).map(Double.init) },
      isRight: { graph, depths in
        // Each vertex but the first is one step behind the nearest of its predecessors.
        let rows = graph.incoming
        return depths.indices.allSatisfy { vertex in
          let before = rows.arcs(of: vertex).map { depths[Int(rows.targets[$0])] }
          let nearest = before.filter { $0 >= 0 }.min()
          return depths[vertex] == (vertex == 0 ? 0 : nearest.map { $0 + 1 } ?? -1)
        }
      }),
    Benchmark(
      name: "shortest-paths",
      prepare: { graph in
        let lengths = graph.outgoing.lengths()
        return { _ in shortestPaths(graph, from: [0], lengths: lengths).distances }
      },
      isRight: { graph, distances in
        let (rows, lengths) = (graph.incoming, graph.incoming.lengths())
        return distances.indices.allSatisfy { vertex in
          let best = rows.arcs(of: vertex).map { distances[Int(rows.targets[$0])] + lengths[$0] }
          let nearest = vertex == 0 ? 0 : best.min() ?? .infinity
          return nearest == distances[vertex] || near(distances[vertex], nearest)
        }
      }),
    Benchmark(
      name: "betweenness-256",
      run: { graph, execution in
        try betweenness(graph, from: few(graph, 256), execution: execution)
      },
      isRight: { graph, scores in
        let simple = graph.withoutWeights()
        let inner = few(graph, 256).reduce(0) { sum, source in
          steps(simple, from: [source]).reduce(sum) { $0 + max(0, Int($1) - 1) }
        }
        return near(scores.reduce(0, +), Double(inner) / (graph.isDirected ? 1 : 2))
      }),
    Benchmark(
      name: "betweenness", run: { try betweenness($0.withoutWeights(), execution: $1) },
      isRight: { graph, scores in
        // Every shortest path of length d has d − 1 inner vertices.
        let totals = try distanceTotals(graph.withoutWeights(), execution: Execution())
        let inner = totals.total.reduce(0, +) - Double(totals.reached.reduce(0, +))
        return near(scores.reduce(0, +), graph.isDirected ? inner : inner / 2)
      }),
    Benchmark(
      name: "harmonic-weighted", run: { try harmonic($0, execution: $1) },
      isRight: { graph, scores in
        let lengths = graph.outgoing.weights.map { 1 / $0 }
        return sample(graph).allSatisfy { vertex in
          guard graph.isWeighted else { return true }
          let tree = shortestPaths(graph, from: [vertex], lengths: lengths)
          let sum = tree.distances.reduce(0.0) { $0 + ($1 > 0 ? 1 / $1 : 0) }
          return near(scores[Int(vertex)], sum / Double(graph.vertexCount - 1))
        }
      }),
    Benchmark(
      name: "betweenness-weighted", run: { try betweenness($0, execution: $1) },
      isRight: { graph, scores in
        // Whoever has one neighbour lies between nobody.
        (0..<graph.vertexCount).allSatisfy {
          graph.isDirected || graph.outgoing.degree(of: $0) > 1 || scores[$0] == 0
        }
      }),
    Benchmark(
      name: "diameter",
      run: { [try Double(largestDiameter($0, execution: $1))] },
      isRight: { graph, found in
        let totals = try distanceTotals(
          graph.withoutWeights(), direction: .both, execution: Execution())
        return totals.diameter == found[0]
      }),
  ]

  private static func reach(_ depth: Int) -> Benchmark {
    Benchmark(
      name: "reach-\(depth)",
      run: { try reachCounts($0, within: depth, execution: $1).map(Double.init) },
      isRight: { graph, counts in
        sample(graph).allSatisfy {
          Int(counts[Int($0)]) == steps(graph, from: [$0], within: depth).count { $0 > 0 }
        }
      })
  }

  /// Some vertices spread over the numbers.
  private static func few(_ graph: Graph, _ count: Int) -> [Int32] {
    (0..<count).map { Int32($0 * graph.vertexCount / count) }
  }

  /// Some vertices for a check.
  static func sample(_ graph: Graph) -> [Int32] {
    stride(from: 0, to: graph.vertexCount, by: max(1, graph.vertexCount / 25)).map(Int32.init)
  }

  static func near(_ found: Double, _ expected: Double) -> Bool {
    (found - expected).magnitude <= 1e-9 * max(expected.magnitude, 1e-12)
  }
}
