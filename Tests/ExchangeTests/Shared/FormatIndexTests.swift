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

  static let formats = [
    "GraphML": Format.graphML, "DOT": .dot, "GEXF": .gexf, "GML": .gml, "Pajek": .pajek,
    "Pajek project": .pajek, "UCINET DL": .dl,
  ]

  /// What no reader counts right: the layers of infomap, which are refused; its two modes, whose
  /// ties other readers drop; relations whose names others take for vertices.
  static let disputed: Set = [
    "infomap/multilayer.net", "infomap/states.net", "infomap/bipartite.net",
    "netdiffuseR/SAMPSON.NET",
  ]

  /// The rows of `index.csv` whose format is read here and where a reader found a network.
  static var cases: [Case] {
    guard let folder = SharedData.folder("data/formats"),
      let index = try? String(contentsOf: folder.appending(path: "index.csv"), encoding: .utf8)
    else { return [] }
    return index.split(whereSeparator: \.isNewline).compactMap { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      guard let format = formats[String(cells[1])], !disputed.contains(String(cells[0])) else {
        return nil
      }
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

  /// Counted by hand, as no other reader takes these files, or counts what it drops.
  static let countedByHand = [
    ("infomap/bipartite.net", 5, 4), ("infomap/twotriangles.net", 6, 7),
    ("netdiffuseR/SAMPSON.NET", 18, 510), ("netdiffuseR/SAMPSON.DAT", 18, 510),
    ("gephi/basic.vna", 2, 1), ("gephi/emptyattribute.vna", 3, 3), ("gephi/emojis.gml", 1, 0),
    ("tulip/dl_el1_test_labels.txt", 4, 8), ("tulip/dl_el2_test_labels_embedded.txt", 8, 9),
    ("tulip/dl_fm_test.txt", 4, 8), ("tulip/dl_fm_test2.txt", 4, 8),
    ("tulip/dl_fm_test_multi_matrices.txt", 4, 14),
    ("tulip/dl_fm_test_rect_labels_embedded.txt", 10, 13), ("tulip/dl_lh_test_labels.txt", 4, 8),
    ("tulip/dl_nl1_test_labels.txt", 4, 8), ("tulip/dl_nl2_test_row_col_labels_embedded.txt", 7, 7),
  ]

  @Test(
    .enabled(if: !cases.isEmpty, "no shared folder beside the checkout"), arguments: countedByHand)
  func hasTheCountsOfAHand(_ file: String, _ actors: Int, _ ties: Int) throws {
    let folder = try #require(SharedData.folder("data/formats"))
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file)))
    let network = try Format.read(bytes, file: file, options: ReadOptions()).network
    #expect(network.actors.count == actors && network.ties.count == ties)
  }

  @Test(
    .enabled(if: !cases.isEmpty, "no shared folder beside the checkout"),
    arguments: [
      "igraph/invalid1.graphml", "igraph/invalid3.graphml", "igraph/invalid1.gml",
      "igraph/invalid2.gml", "igraph/invalid5.gml", "igraph/invalid_pajek1.net", "gephi/meta.gexf",
      "infomap/states.net", "infomap/multilayer.net",
    ])
  func refusesWhatIsBroken(_ file: String) throws {
    let folder = try #require(SharedData.folder("data/formats"))
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file)))
    let failure = #expect(throws: ImportFailure.self) {
      _ = try Format.read(bytes, file: file, options: ReadOptions())
    }
    #expect(failure?.notices.first?.position.line ?? 0 > 0)
  }
}
