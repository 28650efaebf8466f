import Foundation
import GraphCore

/// Edges of whole numbers in comma-separated text.
struct EdgeFile {
  struct Unreadable: Error {
    let file: String
  }

  let name: String
  let isDirected: Bool
  private(set) var bytes: Data
  /// Sources, targets and, if the file has them, weights.
  private(set) var columns: [[Int32]]

  init(_ file: String, isDirected: Bool) throws {
    name = file
    self.isDirected = isDirected
    let bytes = try Data(contentsOf: URL(filePath: file))
    guard let header = bytes.firstIndex(of: 10) else { throw Unreadable(file: file) }
    var fields: [[Int32]] = [[], [], []]
    bytes.withUnsafeBytes { bytes in
      var column = 0
      var number: Int32 = 0
      var hasDigits = false
      for byte in bytes[(header + 1)...] {
        if byte >= 48, byte <= 57 {
          number = number &* 10 &+ Int32(byte &- 48)
          hasDigits = true
        } else if hasDigits {
          if column < 3 { fields[column].append(number) }
          (number, hasDigits) = (0, false)
          column = byte == 44 ? column + 1 : 0
        }
      }
      if hasDigits, column < 3 { fields[column].append(number) }
    }
    guard fields[0].count == fields[1].count else { throw Unreadable(file: file) }
    self.bytes = bytes
    columns = fields
  }

  /// Vertices 0..<`vertexCount`.
  var vertexCount: Int { Int(max(columns[0].max() ?? -1, columns[1].max() ?? -1)) + 1 }

  /// The graph of the edges.
  var graph: Graph {
    Graph(
      vertexCount: vertexCount, sources: columns[0], targets: columns[1],
      weights: columns[2].map(Double.init), isDirected: isDirected)
  }

  /// The graph; the edges are forgotten, so that their memory is not taken for a kernel's.
  mutating func takeGraph() -> Graph {
    defer {
      bytes = Data()
      columns = [[], [], []]
    }
    return graph
  }

  static func write(_ graph: Graph, to file: String) throws {
    var text = graph.isWeighted ? "source,target,weight\n" : "source,target\n"
    for vertex in 0..<graph.vertexCount {
      for arc in graph.outgoing.arcs(of: vertex) {
        let target = Int(graph.outgoing.targets[arc])
        guard graph.isDirected || vertex < target else { continue }
        text += "\(vertex),\(target)"
        if graph.isWeighted { text += ",\(Int(graph.outgoing.weights[arc]))" }
        text += "\n"
      }
    }
    try text.write(toFile: file, atomically: true, encoding: .utf8)
  }

  static func write(_ scores: [Double], to file: String) throws {
    try scores.withUnsafeBytes { try Data($0).write(to: URL(filePath: file)) }
  }
}
