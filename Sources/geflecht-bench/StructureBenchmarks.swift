import GraphCore

extension Benchmark {
  /// Kernels on structure and communities; each check looks at properties that define the result,
  /// on all vertices or on a spread of them.
  static let structure = [
    Benchmark(
      name: "components", run: { graph, _ in connectedComponents(graph).groups.map { Double($0) } },
      isRight: { graph, scores in pieces(of: graph, scores) == Int((scores.max() ?? -1) + 1) }),
    Benchmark(
      name: "strong-components",
      run: { try strongComponents($0, execution: $1).groups.map { Double($0) } },
      isRight: { graph, scores in
        sample(of: graph, 5).allSatisfy { source in
          let out = steps(graph, from: [Int32(source)])
          let back = steps(graph, from: [Int32(source)], direction: .in)
          return scores.indices.allSatisfy {
            (out[$0] >= 0 && back[$0] >= 0) == (scores[$0] == scores[source])
          }
        }
      }),
    Benchmark(
      name: "articulation",
      run: {
        try biconnectedComponents($0, execution: $1).isArticulation.map { $0 ? 1 : 0 }
      },
      isRight: { graph, scores in
        let before = connectedComponents(graph).count
        return sample(of: graph, 10).allSatisfy { vertex in
          (connectedComponents(isolating(vertex, in: graph)).count - 1 > before)
            == (scores[vertex] == 1)
        }
      }),
    Benchmark(
      name: "coreness",
      run: { try coreness($0.withoutWeights(), execution: $1).map { Double($0) } },
      isRight: { graph, scores in
        let rows = graph.undirected().outgoing
        return scores.indices.allSatisfy { vertex in
          let near = rows.arcs(of: vertex).map { scores[Int(rows.targets[$0])] }
          let core = scores[vertex]
          return Double(near.count { $0 >= core }) >= core
            && Double(near.count { $0 > core }) <= core
        }
      }),
    Benchmark(
      name: "clustering", run: { try clustering($0, execution: $1) },
      isRight: { graph, scores in
        let simple = graph.withoutWeights().undirected()
        return sample(of: simple, 200).allSatisfy {
          let degree = Double(simple.outgoing.degree(of: $0))
          guard degree > 1 else { return scores[$0].isNaN }
          let found = tied($0, simple) / (degree * (degree - 1))
          return (found - scores[$0]).magnitude < 1e-12
        }
      }),
    Benchmark(
      name: "effective-size", run: { try effectiveSize($0.withoutWeights(), execution: $1) },
      isRight: { graph, scores in
        let simple = graph.withoutWeights().undirected()
        return sample(of: simple, 200).allSatisfy {
          let degree = Double(simple.outgoing.degree(of: $0))
          return degree == 0
            ? scores[$0].isNaN : (degree - tied($0, simple) / degree - scores[$0]).magnitude < 1e-9
        }
      }),
    Benchmark(
      name: "constraint", run: { try constraint($0, execution: $1) },
      isRight: { graph, scores in
        let simple = graph.undirected()
        return sample(of: simple, 100).allSatisfy {
          let found = formula($0, simple)
          return found.isNaN ? scores[$0].isNaN : (found - scores[$0]).magnitude < 1e-9
        }
      }),
    Benchmark(
      name: "leiden",
      run: { graph, execution in
        let found = try leiden(graph, runs: 1, execution: execution)
        return [found.modularity] + found.partition.groups.map { Double($0) }
      },
      isRight: { graph, scores in
        let partition = Partition(labels: scores.dropFirst().map { Int32($0) })
        let value = modularity(graph, partition) ?? 0
        return (value - scores[0]).magnitude < 1e-12 && value > 0
      }),
  ]

  /// Vertices spread over the numbers.
  private static func sample(of graph: Graph, _ count: Int) -> [Int] {
    let n = graph.vertexCount
    return (0..<min(count, n)).map { $0 * n / min(count, n) }
  }

  /// The number of pieces when labels are right; −1 when a tie joins two labels.
  private static func pieces(of graph: Graph, _ labels: [Double]) -> Int {
    let rows = graph.undirected().outgoing
    var isSeen = [Bool](repeating: false, count: labels.count)
    var count = 0
    var queue: [Int] = []
    for start in labels.indices where !isSeen[start] {
      count += 1
      isSeen[start] = true
      queue.append(start)
      while let vertex = queue.popLast() {
        for arc in rows.arcs(of: vertex) {
          let target = Int(rows.targets[arc])
          if labels[target] != labels[vertex] { return -1 }
          if !isSeen[target] {
            isSeen[target] = true
            queue.append(target)
          }
        }
      }
    }
    return count
  }

  /// Ordered pairs of neighbours of a vertex that are tied.
  private static func tied(_ vertex: Int, _ graph: Graph) -> Double {
    let rows = graph.outgoing
    let near = Set(rows.arcs(of: vertex).map { rows.targets[$0] })
    return near.reduce(0.0) { sum, other in
      sum + Double(rows.arcs(of: Int(other)).count { near.contains(rows.targets[$0]) })
    }
  }

  /// Burt's constraint as it stands in the book.
  private static func formula(_ vertex: Int, _ graph: Graph) -> Double {
    let rows = graph.outgoing
    func ties(_ vertex: Int) -> [Int32: Double] {
      var ties: [Int32: Double] = [:]
      for arc in rows.arcs(of: vertex) {
        ties[rows.targets[arc]] = rows.weights.isEmpty ? 1 : rows.weights[arc]
      }
      let sum = ties.values.sorted().reduce(0, +)
      return ties.mapValues { $0 / sum }
    }
    let own = ties(vertex)
    if own.isEmpty { return .nan }
    let theirs = own.keys.map { ($0, ties(Int($0))) }
    return own.reduce(0.0) { total, contact in
      let indirect = theirs.reduce(0.0) { sum, other in
        sum + (own[other.0] ?? 0) * (other.1[contact.key] ?? 0)
      }
      return total + (contact.value + indirect) * (contact.value + indirect)
    }
  }

  /// The graph with all ties of a vertex gone.
  private static func isolating(_ vertex: Int, in graph: Graph) -> Graph {
    var sources: [Int32] = []
    var targets: [Int32] = []
    for source in 0..<graph.vertexCount where source != vertex {
      for arc in graph.outgoing.arcs(of: source) where graph.outgoing.targets[arc] != vertex {
        sources.append(Int32(source))
        targets.append(graph.outgoing.targets[arc])
      }
    }
    return Graph(
      vertexCount: graph.vertexCount, sources: sources, targets: targets, isDirected: true)
  }
}
