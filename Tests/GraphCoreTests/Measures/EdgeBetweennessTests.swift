import Foundation
import GraphCore
import TestSupport
import Testing

@Suite struct EdgeBetweennessTests {
  /// NetworkX 3.6.1 on every oracle graph, with ties one long and 1/weight long.
  @Test(arguments: OracleGraph.all) func agreesWithNetworkX(_ oracle: OracleGraph) throws {
    let rows = try #require(TieOracles.ties[oracle.description])
    let graph = oracle.weightedGraph
    let plain = try edgeBetweenness(graph.withoutWeights())
    let weighted = try edgeBetweenness(graph)
    for row in rows {
      let arc = try #require(graph.arc(Int(row[0]), Int(row[1])))
      #expect(abs(plain[arc] - row[2]) <= 1e-9 * max(1, row[2]), "\(row)")
      #expect(abs(weighted[arc] - row[3]) <= 1e-9 * max(1, row[3]), "\(row)")
    }
  }

  /// Each way of length d uses d ties: the scores add up to the sum of all distances.
  @Test(arguments: [false, true]) func sumIsTheSumOfDistances(directed: Bool) throws {
    let graph = Graph.random(120, edges: 420, seed: 3, directed: directed)
    let total = try edgeBetweenness(graph).reduce(0, +)
    let distances = try distanceTotals(graph, execution: Execution()).total.reduce(0, +)
    // Undirected: each pair counts once, but stands on two arcs; distances count both ways.
    #expect(abs(total - distances) < 1e-6)
  }

  /// A chain of 1,200 diamonds has 2^1200 shortest ways: more than a number can hold.
  @Test func countsOfWaysMayBeOfAnySize() throws {
    var edges: [(Int, Int)] = []
    for link in 0..<1200 {
      let start = 3 * link
      edges += [
        (start, start + 1), (start, start + 2), (start + 1, start + 3), (start + 2, start + 3),
      ]
    }
    let graph = Graph.edges(3601, edges)
    let scores = try edgeBetweenness(graph)
    // The two sides of a diamond are alike, and of the four ties of the first one, two lead from its
    // start to the 3,598 others: half of all ways each, but for the side vertices themselves.
    let up = try #require(graph.arc(0, 1))
    let down = try #require(graph.arc(0, 2))
    #expect(scores[up] == scores[down])
    // From 0: 1 to vertex 1, ½ to each of the 3,598 beyond vertex 3 (3 included); and the ways from 2
    // to 1, of which half run over 0.
    #expect(abs(scores[up] - (1 + 0.5 * 3598 + 0.5)) < 1e-6)
  }

  @Test func sameBitsOnAnyNumberOfThreads() throws {
    let graph = Graph.random(300, edges: 900, seed: 8, directed: false)
    let one = try edgeBetweenness(graph, execution: Execution(threads: 1))
    #expect(try edgeBetweenness(graph, execution: Execution(threads: 3)) == one)
  }

  @Test func theOnlyTieHasOne() throws {
    #expect(try edgeBetweenness(Graph.edges(2, [(0, 1)])) == [1, 1])
    #expect(try edgeBetweenness(Graph.edges(2, [(0, 1)]), share: true) == [1, 1])
    #expect(try edgeBetweenness(Graph.edges(0, [])).isEmpty)
  }
}

/// What Scripts/oracles.py wrote about ties and divisions.
enum TieOracles {
  /// Per graph: both ends, and both betweennesses, of each tie.
  static let ties: [String: [[Double]]] = {
    var result: [String: [[Double]]] = [:]
    for graph in content["graphs"] as? [[String: Any]] ?? [] {
      result[graph["name"] as? String ?? ""] = graph["ties"] as? [[Double]]
    }
    return result
  }()

  /// Pairs of divisions with their agreement.
  static let agreements: [(first: [Int32], second: [Int32], mutual: Double, rand: Double)] =
    (content["agreements"] as? [[String: Any]] ?? []).map { pair in
      (
        (pair["first"] as? [Int] ?? []).map { Int32($0) },
        (pair["second"] as? [Int] ?? []).map { Int32($0) }, pair["mutual"] as? Double ?? .nan,
        pair["rand"] as? Double ?? .nan
      )
    }

  private static var content: [String: Any] {
    var file = URL(filePath: #filePath)
    for _ in 0..<2 { file.deleteLastPathComponent() }
    file.append(path: "Oracles/ties.json")
    guard let data = try? Data(contentsOf: file),
      let content = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    else { fatalError("The oracles cannot be read: \(file.path)") }
    return content
  }
}

extension Graph {
  /// The position of the arc between two vertices.
  fileprivate func arc(_ source: Int, _ target: Int) -> Int? {
    outgoing.arcs(of: source).first { Int(outgoing.targets[$0]) == target }
  }
}
