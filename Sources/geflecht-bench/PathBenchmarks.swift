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

  /// Some vertices for a check.
  static func sample(_ graph: Graph) -> [Int32] {
    stride(from: 0, to: graph.vertexCount, by: max(1, graph.vertexCount / 25)).map(Int32.init)
  }

  static func near(_ found: Double, _ expected: Double) -> Bool {
    (found - expected).magnitude <= 1e-9 * max(expected.magnitude, 1e-12)
  }
}
