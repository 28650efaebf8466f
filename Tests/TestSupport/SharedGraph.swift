public import Foundation
public import GraphCore

/// A real network with values computed by other libraries, from the folder `shared/data` beside the
/// checkout (or the one named by GEFLECHT_DATA).
public struct SharedGraph: Sendable, CustomStringConvertible {
  /// Folder and graph, such as "classics/karate all".
  public let description: String
  /// The graph, with summed strengths as weights.
  public let weightedGraph: Graph
  /// The id of each vertex.
  public let ids: [String]
  /// Expected numbers per vertex by name; nil where not defined.
  public let measures: [String: [Double?]]
  /// Expected numbers of the whole graph by name.
  public let globals: [String: Double]
  /// The largest modularity known, by "modularity" and "modularity_weighted".
  public let bestModularity: [String: Double]
  /// The ids of the articulation points.
  public let articulationPoints: [String]
  /// The sizes of the components, descending.
  public let componentSizes: [Int]

  /// The graph with every weight 1.
  public var graph: Graph { weightedGraph.withoutWeights() }

  /// Every graph that has expected values; empty where the folder is absent.
  public static let all: [SharedGraph] = {
    guard let folder else { return [] }
    let names = [
      "classics/davis", "classics/florentine", "classics/karate", "classics/kite",
      "classics/lesmis", "karlsruhe-council", "medinnov", "whigs",
    ]
    return names.flatMap { (try? load(folder.appending(path: $0), $0)) ?? [] }
  }()

  /// The folder of shared data, or nil.
  public static let folder: URL? = {
    if let named = ProcessInfo.processInfo.environment["GEFLECHT_DATA"] {
      return URL(filePath: named)
    }
    var folder = URL(filePath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    let shared = folder.appending(path: "shared/data")
    return FileManager.default.fileExists(atPath: shared.path) ? shared : nil
  }()

  private static func load(_ folder: URL, _ name: String) throws -> [SharedGraph] {
    let ties = table(try String(contentsOf: folder.appending(path: "ties.csv"), encoding: .utf8))
    let data = try Data(contentsOf: folder.appending(path: "expected.json"))
    let graphs = (try JSONSerialization.jsonObject(with: data) as? [String: Any])?["graphs"]
    return (graphs as? [[String: Any]] ?? []).map { SharedGraph(name, $0, ties) }
  }

  private init(_ name: String, _ expected: [String: Any], _ ties: [[String: String]]) {
    let ids = expected["nodes"] as? [String] ?? []
    let isDirected = expected["directed"] as? Bool ?? false
    let filter = expected["filter"] as? [String: Any] ?? [:]
    let kinds = filter["tie_kinds"] as? [String]
    let vertex = Dictionary(uniqueKeysWithValues: zip(ids, Int32(0)...))
    var sources: [Int32] = []
    var targets: [Int32] = []
    var weights: [Double] = []
    for tie in ties where kinds?.contains(tie["kind"] ?? "") ?? true {
      guard let source = vertex[tie["source"] ?? ""], let target = vertex[tie["target"] ?? ""]
      else { continue }
      let bothWays = isDirected && tie["directed"] == "0"
      for turned in bothWays ? [false, true] : [false] {
        sources.append(turned ? target : source)
        targets.append(turned ? source : target)
        weights.append(Double(tie["weight"] ?? "") ?? 1)
      }
    }
    let global = expected["global"] as? [String: Any] ?? [:]
    description = "\(name) \(expected["id"] ?? "")"
    weightedGraph = Graph(
      vertexCount: ids.count, sources: sources, targets: targets, weights: weights,
      isDirected: isDirected)
    self.ids = ids
    measures = (expected["measures"] as? [String: [Any]] ?? [:]).mapValues {
      $0.map { ($0 as? NSNumber)?.doubleValue }
    }
    globals = global.compactMapValues { ($0 as? NSNumber)?.doubleValue }
    var best: [String: Double] = [:]
    for (key, value) in global where key.hasPrefix("best_known_") {
      best[String(key.dropFirst(11))] = (value as? [String: Any])?["value"] as? Double
    }
    bestModularity = best
    articulationPoints = global["articulation_points"] as? [String] ?? []
    componentSizes = global["component_sizes"] as? [Int] ?? []
  }

  /// Rows of comma-separated text by column name; quoted fields may hold commas and quotes.
  private static func table(_ text: String) -> [[String: String]] {
    let rows = text.split(whereSeparator: \.isNewline).map { line in
      var fields = [""]
      var quoted = false
      for character in line {
        if character == "\"" {
          quoted.toggle()
        } else if character == ",", !quoted {
          fields.append("")
        } else {
          fields[fields.count - 1].append(character)
        }
      }
      return fields
    }
    guard let header = rows.first else { return [] }
    return rows.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { a, _ in a }) }
  }
}
