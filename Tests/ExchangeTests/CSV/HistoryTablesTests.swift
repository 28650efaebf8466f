import Foundation
import Relations
import TestSupport
import Testing
import Wording

@testable import Exchange

/// Contacts, campaigns and half-lives beside the ties of a folder.
struct HistoryTablesTests {
  private func read(_ files: [String: String]) throws -> ReadResult {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let written = files.map { WriteResult.File(name: $0.key, bytes: Array($0.value.utf8)) }
    try OutputFile.write(written, toFolder: folder.path)
    return try NetworkReader.read(path: folder.path)
  }

  private func day(_ text: String) -> Day? { DateText.iso(text)?.first }

  @Test func contactsFindTheirTie() throws {
    let result = try read([
      "ties.csv":
        "source,target,kind,start,end\na,b,friend,2020,2021\na,b,friend,2023,\nb,a,colleague,,\n",
      "contacts.csv":
        "source,target,kind,day,weight\nb,a,friend,2020-05-01,\na,b,friend,2024-02-03,0.5\n"
        + "a,b,colleague,2024-02-03,2\na,c,,2024-03-09,\nc,a,,2024-03-01,\n",
    ])
    let network = result.network
    #expect(network.contacts.map(\.tie) == [0, 1, 2, 3, 3])
    #expect(network.contacts.map(\.weight) == [1, 0.5, 2, 1, 1])
    #expect(network.ties.count == 4)
    // Two who have contacts but no tie get one from their first contact on.
    #expect(network.ties[3].period == Period(start: day("2024-03-01"), end: nil))
    let report = result.report
    #expect(report.tiesStored == 3 && report.tiesFromContacts == 1 && report.contactsStored == 5)
    #expect(report.rowsRead == 8)
    let warnings = report.warnings.map { $0.line(in: .english) }
    #expect(warnings.count == 2)
    #expect(warnings[1].contains("contacts.csv:5: warning: two actors have contacts but no tie"))
  }

  @Test func germanTablesAreRead() throws {
    let result = try read([
      "beziehungen.csv": "von;nach;art\na;b;freund\n",
      "kontakte.csv": "von;nach;tag;gewicht\na;b;05.06.2024;0,25\n",
      "kampagnen.csv":
        "Name;Beginn;Ende;Themen;Orte;Kosten\nHerbst;1.9.2024;30.11.2024;Verkehr;Au;1.250,50 €\n",
      "beziehungsarten.csv": "Art;Halbwertszeit\nfreund;180,5\n",
    ])
    let network = result.network
    #expect(network.contacts.map(\.weight) == [0.25])
    #expect(network.contacts.map(\.day) == [day("2024-06-05")])
    #expect(network.tieKinds[0].halfLife == 180.5)
    let campaign = try #require(network.campaigns.first)
    #expect(campaign.period == Period(start: day("2024-09-01"), end: day("2024-12-01")))
    #expect(campaign.topics == ["Verkehr"] && campaign.places == ["Au"])
    #expect(campaign.cost == 1250.5)
    #expect(result.report.warnings.isEmpty)
  }

  @Test func kindsGiveTheirTiesDirection() throws {
    let tables = [
      "tie_kinds.csv": "kind,directed\nasks,yes\nknows,no\n",
      "contacts.csv": "source,target,kind,day\nc,a,asks,2024-02-03\n",
    ]
    // Plain rows and rows in full, with and without a direction of their own.
    let ties =
      "source,target,kind,directed\na,b,asks,\nb,c,\"asks\",\na,d,asks,0\nd,b,knows,\n"
      + "c,d,knows,1\nb,d,likes,\n"
    let network = try read(tables.merging(["ties.csv": ties]) { $1 }).network
    #expect(network.ties.map(\.isDirected) == [true, true, false, false, true, false, true])
    let short = try read(
      tables.merging(["ties.csv": "source,target,kind\na,b,asks\na,c,knows\n"]) { $1 })
    #expect(short.network.ties.map(\.isDirected) == [true, false, true])
  }

  @Test func germanWordsAboutKindsAreRead() throws {
    let kinds = try read([
      "beziehungen.csv": "von;nach;art\na;b;fragt\na;c;kennt\n",
      "beziehungsarten.csv":
        "Art;wirkt;Wärme;Ende;gerichtet\nfragt;rückwärts;0,25;gesehen;ja\nkennt;beide;;Ende;nein\n",
    ]).network.tieKinds
    #expect(
      kinds == [
        TieKind("fragt", carries: .backward, warmth: 0.25, endIsSighting: true, isDirected: true),
        TieKind("kennt", carries: .both, isDirected: false),
      ])
  }

  @Test func addressBooksCalledContactsStayPeople() throws {
    let result = try read([
      "contacts.csv": "name,place\nAnna,Au\nBert,Berg\n",
      "ties.csv": "source,target\nAnna,Bert\n",
    ])
    #expect(result.network.actors.map(\.place) == ["Au", "Berg"])
    #expect(result.network.contacts.isEmpty)
  }

  @Test(arguments: [
    ("contacts.csv", "source,target,day\na,b,2024-02-31\n", ":2:5: error: column day"),
    ("contacts.csv", "source,target,day\na,b,\n", ":2:5: error: a contact without a day"),
    ("contacts.csv", "source,target,day,weight\na,b,2024,0\n", ":2:10: error: column weight"),
    ("contacts.csv", "source,target,day\na,,2024\n", ":2:3: error: column target is empty"),
    ("campaigns.csv", "name,start,end\nx,2024,2023\n", ":2:8: error: the campaign ends before"),
    ("campaigns.csv", "name,start,end\nx,2024,\nx,2025,\n", ":3:1: error: the campaign “x”"),
    ("tie_kinds.csv", "kind,half_life\nfriend,0\n", ":2:8: error: column half_life"),
    ("tie_kinds.csv", "kind,carries\nfriend,sideways\n", ":2:8: error: column carries"),
    ("tie_kinds.csv", "kind,warmth\nfriend,1.5\n", ":2:8: error: column warmth"),
    ("tie_kinds.csv", "kind,end\nfriend,maybe\n", ":2:8: error: column end"),
    ("tie_kinds.csv", "kind,directed\nfriend,perhaps\n", ":2:8: error: column directed"),
    ("campaigns.csv", "from,to\n2024,2025\n", ":1:1: error: no header"),
  ])
  func faultsAreNamedWithTheirPlace(file: String, text: String, expected: String) throws {
    let error = #expect(throws: ReadingError.self) {
      try read(["ties.csv": "source,target,kind\na,b,friend\n", file: text])
    }
    guard case .refused(let failure)? = error else { return }
    let line = try #require(failure.notices.first).line(in: .english)
    #expect(line.contains(file + expected), "\(line)")
  }

  @Test(arguments: [CSVText.Form.international, .german])
  func whatIsWrittenIsReadAgain(form: CSVText.Form) throws {
    let network = try Network(
      actors: [Actor(id: "a"), Actor(id: "b")], ties: [Tie(source: 0, target: 1)],
      tieKinds: [
        TieKind(
          "friend", scale: 5, halfLife: 99.5, carries: .both, warmth: 0.125, endIsSighting: true,
          isDirected: false),
        TieKind("asks", carries: .backward, isDirected: true),
        TieKind("knows", warmth: 0),
      ],
      contacts: [
        Contact(tie: 0, day: Day(number: 20_000)),
        Contact(tie: 0, day: Day(number: 20_001), weight: 0.125),
      ],
      campaigns: [
        Campaign(name: "x", period: .always),
        Campaign(
          name: "=y", period: Period(start: day("2024-01-01"), end: day("2024-02-01")) ?? .always,
          topics: ["a", "b"], places: ["c"], cost: 1.5),
      ])
    let written = CSVWriter.folder(network, form)
    #expect(written.losses.isEmpty)
    let again = try read(
      Dictionary(
        uniqueKeysWithValues: written.files.map {
          ($0.name, String(decoding: $0.bytes, as: UTF8.self))
        })
    ).network
    #expect(again.campaigns == network.campaigns)
    #expect(again.tieKinds == network.tieKinds)
    #expect(again.contacts.map(\.day) == network.contacts.map(\.day))
    #expect(again.contacts.map(\.weight) == network.contacts.map(\.weight))
    #expect(CSVWriter.single(network, form).losses.count == 6)
  }
}
