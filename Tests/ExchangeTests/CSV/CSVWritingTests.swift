import Relations
import TestSupport
import Testing
import Wording

@testable import Exchange

struct CSVWritingTests {
  static func reread(_ files: [WriteResult.File]) throws -> ReadResult {
    var reader = TableReader(ReadOptions())
    for file in files.prefix(3) { reader.add(csv: file.bytes, file: file.name, isAlone: false) }
    return try reader.finish()
  }

  @Test(arguments: 0..<40, [CSVText.Form.international, .german])
  func keepsRandomNetworks(seed: Int, form: CSVText.Form) throws {
    let network = try SampleNetworks.random(seed: seed)
    let written = CSVWriter.folder(network, form)
    let result = try Self.reread(written.files)
    let again = result.network
    #expect(again.actors == network.actors)
    #expect(again.actorAttributes == network.actorAttributes)
    #expect(again.tieAttributes == network.tieAttributes)
    #expect(again.ties.count == network.ties.count)
    for (old, new) in zip(network.ties, again.ties) {
      #expect(network.tieKinds[Int(old.kind)].id == again.tieKinds[Int(new.kind)].id)
      var same = new
      same.kind = old.kind
      same.origin = old.origin
      #expect(same == old)
    }
    let report = result.report
    #expect(report.rowsRead == report.actorsStored + report.tiesStored + report.multipliersStored)
    let second = CSVWriter.folder(again, form).files
    #expect(second.map(\.bytes) == written.files.map(\.bytes))
    #expect(second.map(\.name) == written.files.map(\.name))
  }

  @Test(arguments: [CSVText.Form.international, .german])
  func keepsHostileTextsAndDefusesThem(form: CSVText.Form) throws {
    let network = try SampleNetworks.hostile()
    func held(_ text: String) -> String {
      let bytes = CanonicalText.composed(text).utf8.filter { $0 != 0 }
      return String(decoding: bytes[RowScan.trimmed(bytes, 0..<bytes.count)], as: UTF8.self)
    }
    let files = CSVWriter.folder(network, form).files
    let again = try Self.reread(files).network
    #expect(again.actors.map(\.id) == network.actors.map { held($0.id) })
    #expect(again.actors.map(\.place) == network.actors.map { held($0.place) })
    #expect(again.multipliers.map(\.topic) == network.multipliers.map { held($0.topic) })
    #expect(again.tieAttributes.map(\.name) == network.tieAttributes.map(\.name))
    let kinds = again.ties.map { again.tieKinds[Int($0.kind)].id }
    #expect(kinds == network.ties.map { held(network.tieKinds[Int($0.kind)].id) })
    for file in files {
      var scanner = CSVScanner(file.bytes, delimiter: form == .german ? 59 : 44)
      while scanner.next() {
        for field in scanner.fields where !field.range.isEmpty {
          let first = scanner.text[field.range.lowerBound]
          #expect(![61, 43, 64, 9, 13].contains(first))
        }
      }
    }
    let second = CSVWriter.folder(again, form).files
    let third = CSVWriter.folder(try Self.reread(second).network, form).files
    #expect(second.map(\.bytes) == third.map(\.bytes))
  }

  @Test func germanFormIsWhatExcelWrites() throws {
    let network = try Network(
      actors: [Actor(id: "1", name: "Käthe"), Actor(id: "2", cost: 1.234)],
      ties: [
        Tie(
          source: 0, target: 1, isDirected: true, strength: 0.25,
          period: Period(start: Day(year: 2023, month: 6, day: 5), end: nil) ?? .always)
      ])
    let files = CSVWriter.folder(network, .german).files.map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
    #expect(
      files == [
        "\u{FEFF}kennung;name;art;ort;themen;kosten\r\n1;Käthe;person;;;\r\n2;2;person;;;1,2340\r\n",
        "\u{FEFF}von;nach;art;gewicht;seit;bis;gerichtet\r\n1;2;;0,25;05.06.2023;;ja\r\n",
      ])
  }

  @Test func answersAreWrittenInBothForms() {
    var text = CSVText(.international)
    text.append(texts: ["id", "=1"])
    text.append([.text("a,b"), .number(0.1)])
    text.append([.text("-x"), .number(-2)])
    text.append([.text("say \"so\""), .number(.nan)])
    #expect(
      String(decoding: text.bytes, as: UTF8.self)
        == "id,'=1\n\"a,b\",0.1\n'-x,-2\n\"say \"\"so\"\"\",\n")
  }

  @Test(arguments: ["=1", "'=1", "''=1", "-", "@x", "'x", "'", "''", "\tx", "x"])
  func defusingIsUndoneExactly(_ text: String) {
    var bytes = Array(text.utf8)
    if CellDefusing.isNeeded(bytes) { bytes.insert(UInt8(ascii: "'"), at: 0) }
    let range = CellDefusing.undone(bytes, 0..<bytes.count)
    #expect(String(decoding: bytes[range], as: UTF8.self) == text)
  }
}
