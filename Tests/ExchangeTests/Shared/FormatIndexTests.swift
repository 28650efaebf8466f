import Foundation
import Relations
import TestSupport
import Testing

@testable import Exchange

/// Files that other programs wrote, with the counts of nodes and edges that other readers found.
struct FormatIndexTests {
  struct Case: CustomStringConvertible, Sendable {
    let file: String
    let format: Format
    let nodes: Int
    let edges: Int
    var description: String { file }
  }

  static let formats = ["GraphML": Format.graphML, "DOT": .dot]

  /// The rows of `index.csv` whose format is read here and where a reader found a network.
  static var cases: [Case] {
    guard let folder = SharedData.folder("data/formats"),
      let index = try? String(contentsOf: folder.appending(path: "index.csv"), encoding: .utf8)
    else { return [] }
    return index.split(whereSeparator: \.isNewline).compactMap { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      guard let format = formats[String(cells[1])] else { return nil }
      let counts = row.matches(of: /(\d+) nodes (\d+) edges/)
      guard let last = counts.last, let nodes = Int(last.1), let edges = Int(last.2) else {
        return nil
      }
      return Case(file: String(cells[0]), format: format, nodes: nodes, edges: edges)
    }
  }

  @Test(.enabled(if: !cases.isEmpty, "no shared folder beside the checkout"), arguments: cases)
  func hasTheCountsOfOtherReaders(_ file: Case) throws {
    let folder = try #require(SharedData.folder("data/formats"))
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file.file)))
    let read = try #require(file.format.read)
    let result = try read(bytes, file.file, ReadOptions())
    #expect(result.network.actors.count == file.nodes)
    #expect(result.network.ties.count == file.edges)
  }

  @Test(
    .enabled(if: !cases.isEmpty, "no shared folder beside the checkout"),
    arguments: ["igraph/invalid1.graphml", "igraph/invalid3.graphml"])
  func refusesWhatIsBroken(_ file: String) throws {
    let folder = try #require(SharedData.folder("data/formats"))
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file)))
    let failure = #expect(throws: ImportFailure.self) {
      _ = try GraphMLReader.read(bytes, file, ReadOptions())
    }
    #expect(failure?.notices.first?.position.line ?? 0 > 0)
  }
}
