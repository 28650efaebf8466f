import Foundation
import Relations
import TestSupport
import Testing
import Wording

@testable import Exchange

/// The folders and tables of the shared data, and damaged copies of tables.
struct CSVFilesTests {
  static let folders: [(String, Int, Int)] = [
    ("karlsruhe-council", 344, 39_342), ("swiss-lobby", 2133, 3278), ("medinnov", 125, 450),
    ("kfamily", 1047, 15_703), ("asoiaf", 796, 3909), ("lastfm-asia", 7624, 27_806),
    ("eurosis", 1285, 7524), ("whigs", 261, 319), ("classics/karate", 34, 78),
    ("classics/davis", 32, 89), ("classics/lesmis", 77, 254),
  ]

  @Test(.enabled(if: SharedGraph.folder != nil, "no shared folder"), arguments: folders)
  func foldersAreReadWithoutWarning(_ name: String, actors: Int, ties: Int) throws {
    let folder = try #require(SharedGraph.folder)
    let result = try NetworkReader.read(path: folder.appending(path: name).path)
    #expect(result.network.actors.count == actors)
    #expect(result.network.ties.count == ties)
    #expect(result.report.warnings.map { $0.line(in: .english) } == [])
    #expect(result.report.rowsRead == actors + ties)
  }

  /// Actors and ties; nil = refused.
  static let tables: [(String, Int?, Int)] = [
    ("gephi/edges_table_repeated_without_ids.csv", 4, 5),
    ("gephi/edges_table_types_test.csv", 2, 2),
    ("gephi/edges_table_with_timeset_intervals.csv", 3, 5),
    ("gephi/edges_table_with_timeset_timestamps.csv", 3, 5),
    ("gephi/nodes_table_types_test.csv", 5, 0), ("manynet/testCSVSemiColon.csv", 3, 3),
    ("networkx/samplike1.txt", 18, 55), ("gephi/adj_list.csv", nil, 0),
    ("gephi/complex_matrix.csv", nil, 0), ("gephi/matrix.csv", 5, 4),
    ("gephi/edges_table_dynamic_weights.csv", nil, 0), ("gephi/test_utf8_chars.csv", nil, 0),
    ("manynet/test_matrix.csv", nil, 0), ("manynet/test.xlsx", nil, 0),
  ]

  @Test(.enabled(if: SharedGraph.folder != nil, "no shared folder"), arguments: tables)
  func tablesOfOtherProgramsAreReadOrRefused(_ name: String, actors: Int?, ties: Int) throws {
    let folder = try #require(SharedGraph.folder)
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "formats/\(name)")))
    guard let actors else {
      #expect(throws: ImportFailure.self) {
        _ = try CSVReader.read(bytes, file: name, options: ReadOptions())
      }
      return
    }
    let result = try CSVReader.read(bytes, file: name, options: ReadOptions())
    #expect(result.network.actors.count == actors && result.network.ties.count == ties)
  }

  /// A folder with these files, read.
  private func read(_ files: [String: String]) throws -> ReadResult {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let written = files.map { WriteResult.File(name: $0.key, bytes: Array($0.value.utf8)) }
    try OutputFile.write(written, toFolder: folder.path)
    return try NetworkReader.read(path: folder.path)
  }

  @Test func listsThatCountFromOneAreToldApart() throws {
    let result = try read([
      "nodes.csv": "id,label\n1,Eva\n2,Jo\n", "organisations.csv": "id,label\n1,Chor\n2,Bund\n",
      "edges.csv": "source,target\n1,2\n", "memberships.csv": "person,organisation\n1,1\n2,2\n",
      "motions.csv": "id,name\nx,y\n",
    ])
    let network = result.network
    #expect(network.actors.map(\.id) == ["1", "2", "organisation:1", "organisation:2"])
    #expect(network.actors.map(\.name) == ["Eva", "Jo", "Chor", "Bund"])
    #expect(network.ties.map { [$0.source, $0.target] } == [[0, 1], [0, 2], [1, 3]])
    #expect(result.report.warnings.count == 1)
  }

  @Test func endsThatTheListLacksAreAddedWithOneWarning() throws {
    let result = try read([
      "Personen.csv": "Kennung;Name\np1;Eva Ott\np2;Jo\n",
      "Beziehungen-2023.csv": "von;nach\np1;x\np1;y\nEva Ott;p2\n",
    ])
    #expect(result.network.actors.map(\.id) == ["p1", "p2", "x", "y"])
    #expect(result.network.ties[2].source == 0)
    #expect(result.report.actorsFromTies == 2)
    #expect(result.report.warnings.map(\.found) == ["x", "Eva Ott"])
    #expect(result.report.warnings.map(\.position.line) == [2, 4])
  }

  @Test func missingFilesAreToldApart() {
    #expect {
      try NetworkReader.read(path: "/nowhere/at-all.csv")
    } throws: { error in
      guard case .missing? = error as? ReadingError else { return false }
      return true
    }
  }

  /// Every byte sequence is read or refused; an error never lies behind the end of the file.
  @Test func damagedTablesNeverTrap() {
    let seeds = [
      "source,target,weight,start,end\n\"a\"\"x\",b,1.5,2020-01-01,2021\nb,c,2,,\n",
      "von;nach;gewicht;seit\nä;ö;1.234,5;05.06.2023\nb;c;0,5;2024\n",
      "id,name,topics,cost,kind\n1,A,x; y,5,person\n2,B,,7.25,channel\n",
      "akteur;thema;stand;kapazität\nA;Verkehr;aktiv;3\n",
    ]
    var random = SeededBits(state: 7)
    let odd: [UInt8] = [0, 9, 10, 13, 34, 39, 44, 45, 46, 59, 61, 0x80, 0xC3, 0xE2, 0xFF]
    for round in 0..<4000 {
      var bytes = Array(seeds[round % seeds.count].utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = odd.randomElement(using: &random) ?? 0
        case 1: bytes.insert(odd.randomElement(using: &random) ?? 0, at: place)
        case 2 where bytes.count > 1: bytes.remove(at: place)
        default: bytes = Array(bytes[..<place] + bytes[(place / 2)...])
        }
      }
      let lines = bytes.count { $0 == 10 || $0 == 13 } + 1
      do {
        let result = try CSVReader.read(bytes, file: "f", options: ReadOptions())
        let report = result.report
        let kept =
          report.actorsStored + report.tiesStored + report.multipliersStored + report.merged
          + report.leftOut
        #expect(report.rowsRead == kept)
      } catch let failure {
        #expect(failure.notices.allSatisfy { $0.position.line <= lines })
      }
    }
  }

  @Test func everyEncodingGivesTheSameText() throws {
    var random = SeededBits(state: 3)
    let letters = Array("abcäöüßÄÖÜéñçŠž€–„“ ").map(String.init)
    let rows = (0..<10_000).map { row in
      "p\(row)x" + (0..<8).map { _ in letters.randomElement(using: &random) ?? "" }.joined() + "x"
    }
    let text = "id\n" + rows.joined(separator: "\n") + "\n"
    for (encoding, mark) in [
      (String.Encoding.utf8, [] as [UInt8]), (.utf8, [0xEF, 0xBB, 0xBF]),
      (.utf16LittleEndian, [0xFF, 0xFE]), (.utf16BigEndian, [0xFE, 0xFF]), (.windowsCP1252, []),
    ] {
      let bytes = mark + [UInt8](try #require(text.data(using: encoding)))
      let result = try CSVReader.read(bytes, file: "f", options: ReadOptions())
      #expect(result.network.actors.map(\.id) == rows)
    }
  }
}
