import Foundation
import Relations
import TestSupport
import Testing
import Wording

@testable import Exchange

/// The broken files of the shared folder, each judged as its manifest says.
struct BadInputTests {
  struct Case: Decodable, CustomStringConvertible, Sendable {
    let file: String
    let format: String
    let expect: String
    let also_ok: [String]
    let line: [Int]?
    let mention: [String]?
    let forbid: [String]?
    let nodes: Int?
    let edges: Int?
    var description: String { file }
  }
  private struct Manifest: Decodable { let files: [Case] }

  static let formats = [
    "graphml": Format.graphML, "json": .nodeLink, "csv": .csv, "csv-de": .csvGerman,
    "dot": .dot, "gexf": .gexf, "gml": .gml, "pajek": .pajek,
    "popolo": .popolo, "oparl": .oparl, "xlsx": .xlsx,
  ]

  static var cases: [Case] {
    guard let folder = SharedData.folder("badinputs"),
      let data = try? Data(contentsOf: folder.appending(path: "manifest.json")),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: data)
    else { return [] }
    return manifest.files.filter { formats[$0.format] != nil }
  }

  @Test(.enabled(if: !cases.isEmpty, "no shared folder beside the checkout"), arguments: cases)
  func isJudgedAsTheManifestSays(_ bad: Case) throws {
    let folder = try #require(SharedData.folder("badinputs"))
    let format = try #require(Self.formats[bad.format])
    let read = try #require(format.read)
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: bad.file)))
    var words: [String] = []
    var verdict: String
    do {
      let result = try read(bytes, bad.file, ReadOptions())
      verdict = result.report.warnings.isEmpty ? "accept" : "accept-with-warning"
      words = result.report.warnings.map { $0.line(in: .english) }
      if let nodes = bad.nodes { #expect(result.network.actors.count == nodes) }
      if let edges = bad.edges { #expect(result.network.ties.count == edges) }
      words += result.network.actors.flatMap { [$0.id, $0.name] }
    } catch let failure {
      verdict = "reject-with-message"
      words = failure.notices.map { $0.line(in: .english) }
      let first = try #require(failure.notices.first)
      if let line = bad.line { #expect((line[0]...line[1]).contains(first.position.line)) }
      for mention in bad.mention ?? [] {
        let alternatives = mention.split(separator: "|")
        #expect(words.contains { line in alternatives.contains { line.contains($0) } })
      }
    }
    #expect(([bad.expect] + bad.also_ok).contains(verdict), "\(words)")
    for text in bad.forbid ?? [] { #expect(!words.contains { $0.contains(text) }) }
  }
}
