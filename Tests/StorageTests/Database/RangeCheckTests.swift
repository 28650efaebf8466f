import GRDB
import Relations
import Testing
import Wording

@testable import Storage

/// Files that SQLite calls sound and that hold what cannot be.
struct RangeCheckTests {
  private let scratch: Scratch
  private let path: String

  init() throws {
    scratch = try Scratch()
    path = scratch.path("town.geflecht")
    let day = try #require(Day(year: 2024, month: 5, day: 1))
    let network = try Network(
      actors: [Actor(id: "a", cost: 2), Actor(id: "b"), Actor(id: "c")],
      ties: [
        Tie(
          source: 0, target: 1, strength: 2,
          period: #require(Period(start: day, end: day.advanced(by: 9)))),
        Tie(source: 1, target: 2),
      ],
      tieKinds: [TieKind("knows", halfLife: 30)], multipliers: [Multiplier(actor: 0, cost: 3)],
      contacts: [Contact(tie: 0, day: day)],
      campaigns: [Campaign(name: "Fest", period: .always, cost: 1)])
    _ = try ProjectFile.create(
      at: path, with: ImportRequest(network: network, actorOrigins: [], titles: ["list.csv"]))
  }

  private func damage(_ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { database in try database.execute(sql: sql) }
    try queue.close()
  }

  /// Every column that holds an id, a day or a size, just beyond its range on either side.
  @Test(
    arguments: [
      ("tie", "first_day", "2147483648"), ("tie", "end_day", "-10000000000"),
      ("tie", "first_day", "-719163"), ("contact", "day", "2932898"),
      ("source", "keep_until", "-1e10"), ("source", "inform_by", "9e15"),
      ("campaign", "first_day", "1e12"), ("tie", "id", "9223372036854775807"),
      ("actor", "id", "4294967296"), ("contact", "id", "-5"), ("operation", "moment", "1e17"),
      ("tie", "strength", "9e999"), ("campaign", "cost", "9e999"), ("tie_kind", "half_life", "-1"),
    ])
  func impossibleNumbersAreRefusedAndFound(table: String, column: String, value: String) throws {
    let file = try ProjectFile(path: path)
    #expect(try file.examine().allSatisfy { $0.subject.en != "numbers and days" || $0.isSound })
    let isWhole = !["strength", "cost", "half_life"].contains(column)
    try damage(
      "UPDATE \(table) SET \(column) = \(isWhole ? "CAST(\(value) AS INTEGER)" : value) "
        + "WHERE rowid = (SELECT max(rowid) FROM \(table))")
    let again = try ProjectFile(path: path)
    let expected = StorageError.outOfRange(path: path, place: "\(table).\(column)")
    #expect(throws: expected) { try again.network() }
    #expect(throws: expected) { try again.setRole("b", RoleEdit()) }
    let findings = try again.examine()
    #expect(findings.contains { !$0.isSound && $0.subject.en == "numbers and days" })
  }

  /// The first and the last day there are, and a fact of the past, pass.
  @Test func theEndsOfTheCalendarAreTaken() throws {
    try damage("UPDATE tie SET first_day = -719162, end_day = 2932897 WHERE id = 1")
    let ties = try ProjectFile(path: path).network().ties
    #expect(ties.period(of: 0).start?.description == "0001-01-01")
    #expect(ties.period(of: 0).last?.description == "9999-12-31")
  }
}
