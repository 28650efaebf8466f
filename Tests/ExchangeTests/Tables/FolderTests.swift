import Foundation
import Relations
import Testing
import Wording

@testable import Exchange

/// Several tables together: what each says about the others.
struct FolderTests {
  /// A folder with these files, read.
  static func read(
    _ files: [String: String], _ wishes: ReadingWishes = ReadingWishes()
  ) throws -> ReadResult {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let written = files.map { WriteResult.File(name: $0.key, bytes: Array($0.value.utf8)) }
    try OutputFile.write(written, toFolder: folder.path)
    var options = ReadOptions()
    options.wishes = wishes
    return try NetworkReader.read(path: folder.path, options: options)
  }

  @Test func theHeaderSaysWhatAFileOfUnknownNameIs() throws {
    let result = try Self.read([
      "ties.csv": "source,target\na,b\n",
      "wer-ist-wer.csv": "id,name,place\na,Anna,Nord\nb,Bert,\n",
      "notizen.csv": "x\ny\n", "bild.png": "?",
    ])
    #expect(result.pairs == ["Anna–Bert"])
    #expect(result.network.actors[0].place == "Nord")
    // What was not read is named.
    let named = result.report.notRead.map { $0.file.split(separator: "/").last ?? "" }
    #expect(named.sorted() == ["bild.png", "notizen.csv"])
  }

  @Test func namesAreFoundInEitherOrderAndWithTitles() throws {
    let result = try Self.read([
      "Mitglieder 2026.csv": "Nachname;Vorname\nHuber;Anna\nGruber;Leni\nMaier;Sepp\n",
      "Beziehungen.csv": "von;nach\nAnna Huber;Gruber Leni\nDr. Anna Huber;Maier, Sepp\n",
    ])
    #expect(result.pairs == ["Anna Huber–Leni Gruber", "Anna Huber–Sepp Maier"])
    #expect(result.people.count == 3)
  }

  @Test func namesakesAreNotGuessed() throws {
    let result = try Self.read([
      "personen.csv": "Name;Ort\nAnna Huber;Au\nAnna Huber;Ried\nLeni Gruber;Au\n",
      "beziehungen.csv": "von;nach\nAnna Huber;Leni Gruber\n",
    ])
    #expect(result.people == ["Anna Huber", "Anna Huber", "Anna Huber", "Leni Gruber"])
    #expect(result.warningTexts.contains { $0.contains("several actors are called so") })
  }

  @Test func aRunningNumberIsNoIDUnlessOthersReferToIt() throws {
    let list = "Nr.;Nachname;Vorname\n1;Gruber;Leni\n2;Huber;Anna\n"
    let byName = try Self.read([
      "personen.csv": list, "ties.csv": "von;nach\nLeni Gruber;Anna Huber\n",
    ])
    #expect(byName.network.actors.map(\.id) == ["Leni Gruber", "Anna Huber"])
    let byNumber = try Self.read(["personen.csv": list, "ties.csv": "von;nach\n1;2\n"])
    #expect(byNumber.network.actors.map(\.id) == ["1", "2"])
    #expect(byNumber.pairs == ["Leni Gruber–Anna Huber"])
    let member = try Self.read(["personen.csv": list.replacing("Nr.", with: "Mitgliedsnummer")])
    #expect(member.network.actors.map(\.id) == ["1", "2"])
  }

  @Test func aGroupInAListOfVerticesIsAMark() throws {
    let nodes = "id,name,party\na,Anna,Greens\nb,Bert,Reds\n"
    let beside = try Self.read(["x_nodes.csv": nodes, "x_edges.csv": "from,to\na,b\n"])
    #expect(beside.pairs == ["Anna–Bert"])
    #expect(beside.report.hints.contains { $0.text(in: .english).contains("member-of") })
    let alone = try Self.read(["x_nodes.csv": nodes])
    #expect(alone.pairs == ["Anna–Greens", "Bert–Reds"])
  }

  @Test func thoseOnlyTiesNameAreOfTheKindOfTheOthers() throws {
    let result = try Self.read([
      "nodes.csv": "Id,Label,type\nR1,A,Verband\nR2,B,Verband\nR3,C,Firma\n",
      "edges.csv": "Source,Target\nR1,R2\nR3,R9\nR2,R9\n",
    ])
    #expect(result.network.actors.map(\.kind.id) == ["verband", "verband", "firma", "verband"])
  }

  @Test func listsOfOneSortAreStatesOverTime() throws {
    let result = try Self.read([
      "Mitglieder 2024.csv": "Mitglied;Verein\nAnna;TSV\nBert;TSV\nDora;TSV\n",
      "Mitglieder 2025.csv": "Mitglied;Verein\nAnna;TSV\nCora;TSV\n",
      "Mitglieder 2026.csv": "Mitglied;Verein\nAnna;TSV\nCora;TSV\nDora;TSV\n",
    ])
    func text(_ name: String) -> String {
      let period = result.period(name, "TSV")
      return "\(period?.start?.description ?? "") … \(period?.last?.description ?? "")"
    }
    #expect(text("Anna") == " … ")
    #expect(text("Bert") == " … 2024-12-31")
    #expect(text("Cora") == "2025-01-01 … ")
    // Dora left and came back: two ties.
    #expect(result.period("Dora", "TSV") == nil)
    #expect(result.network.ties.count == 5)
    #expect(result.report.rowsRead == result.report.tiesStored + result.report.merged)
    // Two lists of one year are no series.
    let two = try Self.read([
      "ties-2020-a.csv": "von;nach\nA;B\n", "ties-2020-b.csv": "von;nach\nC;D\n",
    ])
    #expect(two.network.ties.allSatisfy { $0.period == .always })
  }

  @Test func aDayInTheNameIsThatOfTheSource() throws {
    func hint(_ name: String) -> String {
      let hint = TableHint(name: name)
      return "\(hint.base)|\(hint.asOf?.description ?? "")"
    }
    #expect(hint("Liste 2026") == "Liste|2026-01-01")
    #expect(hint("ties-2020") == "ties|2020-01-01")
    #expect(hint("Mitglieder 31.03.2025") == "Mitglieder|2025-03-31")
    #expect(hint("export_2025-03-31") == "export|2025-03-31")
    #expect(hint("members 20250331") == "members|2025-03-31")
    #expect(hint("Gruppe 12") == "Gruppe 12|")
    #expect(hint("Kreis 4711") == "Kreis 4711|")
  }

  @Test func sheetsAreReadAsTablesAre() throws {
    let day = try #require(Day(year: 2021, month: 5, day: 1))
    var reader = TableReader(ReadOptions())
    reader.add(
      Table(
        file: "zwei.xlsx", name: "Personen", understoodAs: Localized("XLSX"),
        rows: [
          Table.Row(line: 1, cells: [.text("Liste"), .empty]),
          Table.Row(line: 3, cells: [.text("Name"), .text("Vorname"), .text("Ort")]),
          Table.Row(line: 4, cells: [.text("Huber"), .text("Anna"), .text("Au")]),
          Table.Row(line: 5, cells: [.text("Gruber"), .text("Leni")]),
        ], merges: [Table.Merge(rows: 2..<4, columns: 2..<3)]))
    reader.add(
      Table(
        file: "zwei.xlsx", name: "Kennt", understoodAs: Localized("XLSX"),
        rows: [
          Table.Row(
            line: 1, cells: [.text("von"), .text("nach"), .text("gewicht"), .text("seit")]),
          Table.Row(
            line: 2, cells: [.text("Anna Huber"), .text("Leni Gruber"), .number(1.234), .day(day)]),
        ]))
    let result = try reader.finish()
    #expect(result.pairs == ["Anna Huber–Leni Gruber"])
    #expect(result.network.actors.map(\.place) == ["Au", "Au"])
    #expect(result.network.ties[0].strength == 1.234)
    #expect(result.network.ties[0].period.start == day)
  }

  @Test func messagesNameRowAndCellOfASheet() {
    var reader = TableReader(ReadOptions())
    reader.add(
      Table(
        file: "a.xlsx", name: "Kennt", understoodAs: Localized("XLSX"),
        rows: [
          Table.Row(line: 2, cells: [.text("von"), .text("nach"), .text("gewicht")]),
          Table.Row(line: 7, cells: [.text("A"), .text("B"), .text("viel")]),
        ]))
    let failure = #expect(throws: ImportFailure.self) { _ = try reader.finish() }
    #expect(failure?.notices.first?.position == Notice.Position(line: 7, column: 3))
  }
}
