import Foundation
public import GraphCore

/// A small graph with the scores other libraries give it: Tests/GraphCoreTests/Oracles, written by
/// Scripts/oracles.py.
public struct OracleGraph: Sendable, CustomStringConvertible {
  /// One expected result.
  public struct Expectation: Sendable {
    /// The measure's id.
    public let measure: String
    /// The options it was computed with.
    public let options: MeasureOptions
    /// Whether weights count.
    public let isWeighted: Bool
    /// One score per vertex, nil where not defined; nil if not defined for the graph.
    public let scores: [Double?]?
  }

  /// The graph's name.
  public let description: String
  /// The graph, with its weights.
  public let weightedGraph: Graph
  /// Every result expected.
  public let expectations: [Expectation]

  /// Every graph of the file.
  public static let all: [OracleGraph] = {
    var file = URL(filePath: #filePath)
    for _ in 0..<2 { file.deleteLastPathComponent() }
    file.append(path: "GraphCoreTests/Oracles/measures.json")
    guard let data = try? Data(contentsOf: file),
      let content = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let graphs = content["graphs"] as? [[String: Any]]
    else { fatalError("The oracles cannot be read: \(file.path)") }
    return graphs.map(OracleGraph.init)
  }()

  private init(_ entry: [String: Any]) {
    let edges = entry["edges"] as? [[Double]] ?? []
    let n = entry["vertices"] as? Int ?? 0
    description = entry["name"] as? String ?? ""
    weightedGraph = Graph(
      vertexCount: n, sources: edges.map { Int32($0[0]) }, targets: edges.map { Int32($0[1]) },
      weights: edges.map { $0[2] }, isDirected: entry["directed"] as? Bool ?? false)
    let measures = entry["measures"] as? [String: Any] ?? [:]
    expectations = measures.keys.sorted().map { Expectation($0, measures[$0], vertexCount: n) }
  }
}

extension OracleGraph.Expectation {
  /// The key is the measure's id, then `@in`, `@both` or `@restart0` and `+weights` where they apply.
  fileprivate init(_ key: String, _ values: Any?, vertexCount: Int) {
    let parts = key.split(separator: "+")
    let names = parts[0].split(separator: "@").map(String.init)
    measure = names[0]
    isWeighted = parts.count > 1
    let option = names.count > 1 ? names[1] : ""
    options = MeasureOptions(
      direction: MeasureOptions.Direction(rawValue: option),
      restart: option == "restart0" ? (0..<vertexCount).map { $0 == 0 ? 1 : 0 } : [])
    scores = (values as? [Any])?.map { ($0 as? NSNumber)?.doubleValue }
  }
}
