import Foundation
import FoundationXML
import Testing

/// What other programs may rely on in the answers about time.
@Suite(.enabled(if: Program.file != nil, "the program is not built")) struct GrowthCommandTests {
  private static let town = "Samples/hollersbrunn"

  private func run(_ arguments: String...) throws -> Program.Result {
    try Program.run(arguments, in: checkout)
  }

  private func json(_ arguments: String...) throws -> [String: Any] {
    let result = try Program.run(arguments + ["--format", "json"], in: checkout)
    #expect(result.status == 0, "\(result.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func growthHasTheContractedRows() throws {
    let growth = try json("growth", Self.town, "--every", "year")
    let rows = try #require(growth["rows"] as? [[String: Any]])
    #expect(rows.count == 6)
    let keys = [
      "from", "to", "actors", "ties", "new", "kept", "fading", "lost", "returned", "density",
      "components", "largestShare", "clustering", "centralisation", "reach",
    ]
    for key in keys { #expect(rows[0][key] != nil, "\(key)") }
    #expect(rows[0]["from"] as? String == "2020-01-01")
    #expect(rows[5]["to"] as? String == "2025-12-31")
    // The README of the sample says how many ties have ended and how clustered it is.
    #expect(abs((rows[5]["clustering"] as? Double ?? 0) - 0.19) < 0.005)
    let parts = try json("growth", Self.town, "--every", "year", "--by", "place")
    #expect((parts["series"] as? [[String: Any]])?.count == 8)
    let csv = try run("growth", Self.town, "--every", "year", "--format", "csv")
    #expect(
      csv.output.hasPrefix("from,to,actors,ties,new,kept,fading,lost,returned,passing,pairs,"))
  }

  @Test func balanceNamesWhatRemains() throws {
    let balance = try json("balance", Self.town, "--campaign", "sommer am markt")
    let rows = try #require(balance["rows"] as? [[String: Any]])
    #expect(rows[0]["by"] as? String == "all")
    #expect((rows[0]["lasting"] as? [[String: Any]])?.map { $0["days"] as? Int } == [90, 180])
    #expect((balance["logRank"] as? [String: Any])?["p"] is Double)
    let unknown = try run("balance", Self.town, "--campaign", "Winter")
    #expect(unknown.status == 64 && unknown.errors.contains("Sommer am Markt"))
  }

  @Test func calendarsFollowTheStandard() throws {
    let folder = try Scratch()
    let file = folder.path + "/care.ics"
    let arguments = [
      "care", Self.town, "--from", "us", "--floor", "0,8", "--at", "2026-01-01", "--out", file,
    ]
    #expect(try Program.run(arguments, in: checkout).status == 0)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    #expect(try Program.run(arguments, in: checkout).status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.first == "BEGIN:VCALENDAR" && lines.dropLast().last == "END:VCALENDAR")
    #expect(!text.replacingOccurrences(of: "\r\n", with: "").contains("\n"))
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    let events = lines.count { $0 == "BEGIN:VEVENT" }
    #expect(events > 3)
    for name in ["UID:", "DTSTAMP:", "DTSTART;VALUE=DATE:", "SUMMARY:"] {
      #expect(lines.count { $0.hasPrefix(name) } == events, "\(name)")
    }
    let unfolded = text.replacingOccurrences(of: "\r\n ", with: "")
    let ids = unfolded.components(separatedBy: "\r\n").filter { $0.hasPrefix("UID:") }
    #expect(Set(ids).count == events)
  }

  @Test func whoObjectedIsNotContacted() throws {
    let folder = try Scratch()
    try folder.write("id,permission\nus,\na,objected\nb,\n", to: "people.csv")
    try folder.write("source,target,kind,start\nus,a,c,2024\nus,b,c,2024\n", to: "ties.csv")
    let care = try json(
      "care", folder.path, "--from", "us", "--half-life", "30", "--at", "2024-01-10")
    let named = try #require(care["appointments"] as? [[String: Any]]).map { $0["id"] as? String }
    #expect(!named.isEmpty && named.allSatisfy { $0 == "b" })
  }

  @Test func filmsAndChartsAreTheSameTwice() throws {
    let folder = try Scratch()
    let commands = [
      ["film", Self.town, "--every", "year", "--out", "film.svg"],
      ["film", Self.town, "--every", "year", "--panels", "--out", "panels.svg"],
      ["growth", Self.town, "--every", "quarter", "--out", "growth.svg"],
      ["growth", Self.town, "--survival", "--out", "survival.svg"],
    ]
    for command in commands {
      let file = folder.path + "/" + (command.last ?? "")
      var outputs: [Data] = []
      for threads in ["1", "2"] {
        let result = try Program.run(
          command.dropLast() + [file, "--threads", threads], in: checkout)
        #expect(result.status == 0, "\(result.errors)")
        outputs.append(try Data(contentsOf: URL(fileURLWithPath: file)))
      }
      #expect(outputs[0] == outputs[1], "\(command)")
      #expect(XMLParser(data: outputs[0]).parse(), "\(command)")
    }
  }

  @Test(arguments: [
    (["growth", town, "--half-life", "0"], 64), (["growth", town, "--half-life", "x=30"], 64),
    (["growth", town, "--at", "2024"], 64), (["growth", town, "--retention", "--survival"], 64),
    (["growth", "Samples/karate"], 64), (["care", "Samples/karate"], 64),
    (["growth", town, "--occasions", "x"], 64),
    (["growth", "Samples/women", "--survival"], 64),
    (["film", "Samples/women", "--occasions", "none", "--out", "x.svg"], 64),
    (["growth", "Samples/women", "--occasions", "none", "--out", "x.svg"], 64),
    (["care", town, "--from", "us", "--floor", "2"], 64), (["film", town, "--out", "x.gif"], 64),
    (["growth", town, "--lost", "0.6"], 64),
  ])
  func wrongUsageIsRefused(arguments: [String], status: Int) throws {
    let result = try Program.run(arguments, in: checkout)
    #expect(result.status == Int32(status), "\(result.errors)")
    #expect(!result.errors.isEmpty)
  }
}
