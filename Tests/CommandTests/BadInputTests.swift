import Foundation
import Testing

/// Every broken file is judged by the program as its manifest says: refused with file and line,
/// warned about, or read; never a crash, never a text of the bait files.
@Suite(.enabled(if: Program.file != nil, "the program is not built"))
struct BadInputFileTests {
  struct Entry: Codable, CustomTestStringConvertible {
    let file: String
    let format: String
    let expect: String
    let also_ok: [String]
    let line: [Int]?
    let mention: [String]?
    let forbid: [String]?
    let nodes: Int?
    let edges: Int?

    var testDescription: String { file }
  }

  /// The shared folder of broken files beside the checkout, where there is one.
  static let folder = checkout.deletingLastPathComponent()
    .appendingPathComponent("shared/badinputs")

  /// The files of the formats that are read; none where the folder is absent.
  static let entries: [Entry] = {
    let manifest = folder.appendingPathComponent("manifest.json")
    guard let data = try? Data(contentsOf: manifest) else { return [] }
    guard let object = try? JSONSerialization.jsonObject(with: data) else { return [] }
    return files(in: object).filter {
      [
        "csv", "csv-de", "graphml", "json", "dot", "xlsx", "store", "gexf", "gml", "pajek",
        "popolo", "oparl",
      ].contains($0.format)
    }
  }()

  /// Every object with a file, wherever it stands in the manifest.
  private static func files(in object: Any) -> [Entry] {
    if let list = object as? [Any] { return list.flatMap(files) }
    guard let object = object as? [String: Any] else { return [] }
    if object["file"] != nil {
      guard let data = try? JSONSerialization.data(withJSONObject: object),
        let entry = try? JSONDecoder().decode(Entry.self, from: data)
      else { return [] }
      return [entry]
    }
    return object.keys.sorted().flatMap { files(in: object[$0] as Any) }
  }

  @Test(arguments: entries) func isJudgedAsTheManifestSays(entry: Entry) throws {
    let result = try Program.run(["check", entry.file, "--format", "json"], in: Self.folder)
    let verdict =
      result.status != 0
      ? "reject-with-message"
      : result.errors.contains(": warning: ") ? "accept-with-warning" : "accept"
    #expect(result.status >= 0 && result.status < 126)
    #expect(([entry.expect] + entry.also_ok).contains(verdict), "\(result.errors)")
    if let line = entry.line, verdict != "accept" {
      let parts = result.errors.split(separator: ":")
      let found = try #require(parts.count > 1 ? Int(parts[1]) : nil, "\(result.errors)")
      #expect((line[0]...line[1]).contains(found))
    }
    for text in entry.mention ?? [] {
      #expect(text.split(separator: "|").contains { result.errors.contains($0) }, "\(text)")
    }
    for text in (entry.forbid ?? []) + ["CANARY"] {
      #expect(!(result.output + result.errors).contains(text))
    }
    guard result.status == 0 else { return }
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let check = try #require(object as? [String: Any])
    if let nodes = entry.nodes { #expect(check["actors"] as? Int == nodes) }
    if let edges = entry.edges { #expect(check["ties"] as? Int == edges) }
  }
}
