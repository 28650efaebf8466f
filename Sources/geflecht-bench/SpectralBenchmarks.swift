import GraphCore

extension Benchmark {
  /// Kernels that solve for a vector; each check puts the result into the equation it must solve.
  static let spectra = [
    Benchmark(
      name: "pagerank", run: { try pageRank($0.withoutWeights(), execution: $1) },
      isRight: { graph, scores in isPageRank(graph, scores, of: nil) }),
    Benchmark(
      name: "pagerank-100",
      run: { graph, execution in
        let topics = (0..<100).map { [Int32($0 * (graph.vertexCount / 100))] }
        let rows = try pageRanks(graph.withoutWeights(), topics: topics, execution: execution)
        return rows.flatMap { $0 }
      },
      isRight: { graph, scores in
        let n = graph.vertexCount
        return [0, 37, 99].allSatisfy {
          isPageRank(graph, Array(scores[($0 * n)..<(($0 + 1) * n)]), of: $0 * (n / 100))
        }
      }),
    Benchmark(
      name: "eigenvector", run: { try eigenvector($0.withoutWeights(), execution: $1) },
      isRight: { graph, scores in
        let image = product(graph, scores)
        let top = scores.indices.max { scores[$0] < scores[$1] } ?? 0
        return scores.indices.allSatisfy {
          (image[$0] / image[top] - scores[$0]).magnitude < 1e-9
        }
      }),
    Benchmark(
      name: "katz", run: { try katz($0.withoutWeights(), execution: $1) },
      isRight: { graph, scores in
        let factor = try 0.85 / spectralRadius(graph.withoutWeights(), execution: Execution())
        let image = product(graph, scores)
        return scores.indices.allSatisfy { near(scores[$0], factor * image[$0] + 1) }
      }),
  ]

  /// Σ over the arcs that enter each vertex.
  private static func product(_ graph: Graph, _ values: [Double]) -> [Double] {
    (0..<graph.vertexCount).map { vertex in
      graph.incoming.arcs(of: vertex).reduce(0.0) { $0 + values[Int(graph.incoming.targets[$1])] }
    }
  }

  private static func isPageRank(_ graph: Graph, _ scores: [Double], of source: Int?) -> Bool {
    let n = graph.vertexCount
    var passed = [Double](repeating: 0, count: n)
    var lost = 0.0
    for vertex in 0..<n {
      let degree = graph.outgoing.degree(of: vertex)
      if degree > 0 {
        passed[vertex] = scores[vertex] / Double(degree)
      } else {
        lost += scores[vertex]
      }
    }
    let image = product(graph, passed)
    let restarted = 0.15 + 0.85 * lost
    let change = (0..<n).reduce(0.0) { sum, vertex in
      let share = source.map { $0 == vertex ? 1.0 : 0 } ?? 1 / Double(n)
      return sum + (0.85 * image[vertex] + restarted * share - scores[vertex]).magnitude
    }
    return change < 1e-10 && (scores.reduce(0, +) - 1).magnitude < 1e-10
  }
}
