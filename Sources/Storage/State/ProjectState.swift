internal import GRDB

/// Every fact of a project at one moment, in the order of the ids.
struct ProjectState {
  var sources: [SourceRecord]
  var kinds: [KindRecord]
  var attributes: [AttributeRecord]
  var actors: [ActorRecord]
  var ties: [TieRecord]
  var contacts: [ContactRecord]
  var roles: [RoleRecord]
  var campaigns: [CampaignRecord]
  var evidence: [EvidenceRecord]
  var aliases: [AliasRecord]
  /// The number of the last operation.
  let operation: Int64

  /// The facts now, or after operation `until`.
  init(_ database: Database, until: Int64? = nil) throws {
    sources = try Self.records(database, until)
    kinds = try Self.records(database, until)
    attributes = try Self.records(database, until)
    actors = try Self.records(database, until)
    ties = try Self.records(database, until)
    contacts = try Self.records(database, until)
    roles = try Self.records(database, until)
    campaigns = try Self.records(database, until)
    evidence = try Self.records(database, until)
    aliases = try Self.records(database, until)
    operation = try until ?? database.lastOperation()
  }

  static func records<Fact: Record>(
    _ database: Database, _ until: Int64?
  ) throws -> [Fact] {
    let (name, list) = (Fact.table.name, Fact.table.list)
    var records: [Fact] = []
    guard let until else {
      if let count = try database.integer("SELECT count(*) FROM \(name)") {
        records.reserveCapacity(Int(count))
      }
      try database.forEachRow("SELECT id, \(list) FROM \(name) ORDER BY id") { row in
        records.append(Fact(row))
      }
      return records
    }
    try database.forEachRow(
      """
      SELECT id, \(list) FROM \(name) WHERE born <= ?1
      UNION ALL SELECT id, \(list) FROM past_\(name) WHERE born <= ?1 AND died > ?1 ORDER BY 1
      """, [until]
    ) { row in records.append(Fact(row)) }
    return records
  }
}

/// Where the row with an id stands in an array of records.
struct Positions {
  private var places: [Int32]

  /// The positions of ascending ids.
  init(_ ids: some RandomAccessCollection<Int64>) {
    // Ids of a damaged file may be anything; a table of all of them must stay small.
    let last = ids.last.map { min(max($0, 0), 1 << 28) } ?? 0
    places = [Int32](repeating: -1, count: Int(last) + 1)
    for (place, id) in ids.enumerated() where id >= 0 && id <= last {
      places[Int(id)] = Int32(place)
    }
  }

  /// The position of an id, or nil.
  subscript(id: Int64) -> Int? {
    guard id >= 0, id < Int64(places.count), places[Int(id)] >= 0 else { return nil }
    return Int(places[Int(id)])
  }
}
