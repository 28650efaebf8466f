internal import GRDB
internal import Relations

/// Who objected to being approached, by salted marks that stand apart from the rows of people.
///
/// So removing somebody and reading a list again, a list without the column, `undo`, another id of
/// the same person, or merging lift nothing; only saying that it was withdrawn does.
struct Objections {
  private let maker: MarkMaker
  /// The objections that a mark belongs to, by whether they still hold.
  private var holding: [[UInt8]: Set<Int64>] = [:]
  private var withdrawn: [[UInt8]: Set<Int64>] = [:]

  /// The objections of a project as they stand now.
  ///
  /// - Parameter next: an operation that is about to be entered.
  init(_ database: Database, after next: Operation? = nil) throws {
    maker = try MarkMaker(database)
    guard try database.integer("SELECT 1 FROM objection LIMIT 1") != nil else { return }
    // Marks that came with an operation that was taken back, as two who were merged and parted.
    let operations = try Journal.operations(database) + (next.map { [$0] } ?? [])
    let undone = UndoStack(operations).withdrawn
    let sql = """
      SELECT digest, objection, mark.operation, withdrawn IS NULL FROM objection_mark mark
      JOIN objection ON objection.id = mark.objection
      """
    try database.forEachRow(sql) { row in
      if undone.contains(Int(row.integer(2))) { return }
      if row.integer(3) == 1 {
        holding[row.bytes(0), default: []].insert(row.integer(1))
      } else {
        withdrawn[row.bytes(0), default: []].insert(row.integer(1))
      }
    }
  }

  /// Whether nobody objects.
  var isEmpty: Bool { holding.isEmpty }

  /// Whether somebody objects.
  ///
  /// - Parameter isNew: whether nobody knew this row before: then it may be a new entry of somebody
  ///   who objected, known by the name alone.
  func concern(_ actor: ActorRecord, isNew: Bool) -> Bool {
    !isEmpty && !objections(of: actor, isNew: isNew, holding).isEmpty
  }

  /// Whether somebody objected once and withdrew it.
  func wereWithdrawn(by actor: ActorRecord) -> Bool {
    let exempt = holding[maker.digest(Self.exemptMark(Identity(actor)))] ?? []
    return !exempt.isEmpty || !objections(of: actor, isNew: false, withdrawn).isEmpty
  }

  private func objections(
    of actor: ActorRecord, isNew: Bool, _ marks: [[UInt8]: Set<Int64>]
  ) -> Set<Int64> {
    func with(_ mark: String) -> Set<Int64> { marks[maker.digest(mark)] ?? [] }
    func with(_ list: [String]) -> Set<Int64> {
      list.reduce(into: []) { $0.formUnion(with($1)) }
    }
    let identity = Identity(actor)
    var found = with(Self.rowMark(actor.id))
    if !with(identity.bareMark).isEmpty { found.formUnion(with(identity.idMarks)) }
    if let mark = identity.placeMark { found.formUnion(with(mark)) }
    for mark in identity.contactMarks where !with(mark).isEmpty {
      found.formUnion(with(identity.slippedMarks(mark)))
      // “U. Becker” at the address of Uwe Becker, or the other way round.
      if identity.nameWords.isAbbreviated {
        found.formUnion(with("\(mark)|short|\(identity.name)"))
      }
      for short in identity.nameWords.abbreviations {
        found.formUnion(with("\(mark)|abbreviated|\(short)"))
      }
    }
    if isNew {
      found.formUnion(with(Identity.nameMark(identity.name, placed: false)))
      if identity.place.isEmpty {
        found.formUnion(with(Identity.nameMark(identity.name, placed: true)))
      }
    }
    return found.isEmpty ? found : found.subtracting(with(Self.exemptMark(identity)))
  }

  private static func rowMark(_ row: Int64) -> String { "row|\(row)" }
  private static func exemptMark(_ identity: Identity) -> String {
    "does not object|\(identity.key)|\(identity.name)"
  }

  private static func marks(_ actor: ActorRecord) -> [String] {
    let identity = Identity(actor)
    return [rowMark(actor.id), identity.bareMark, identity.nameMark] + identity.ownMarks
      + identity.contactMarks
      + identity.contactMarks.flatMap { mark in
        identity.slippedMarks(mark)
          + identity.nameWords.abbreviations.map { "\(mark)|short|\($0)" }
          + (identity.nameWords.isAbbreviated ? ["\(mark)|abbreviated|\(identity.name)"] : [])
      }
  }
}

extension Objections {
  /// Enters the objection of somebody, by every version that is known.
  mutating func enter(_ versions: [ActorRecord], _ change: Change) throws {
    let next = (try change.database.integer("SELECT max(id) FROM objection") ?? 0) + 1
    try change.database.run(
      "INSERT INTO objection (id, day) VALUES (?, ?)", [next, Int64(change.moment.day.number)])
    for version in versions { try add(Self.marks(version), to: [next], 0, change.database) }
  }

  /// Lets the objections of one row concern another as well, as long as the operation holds.
  mutating func extend(
    from actor: ActorRecord, to other: ActorRecord, isNew: Bool, _ change: Change
  ) throws {
    let found = objections(of: actor, isNew: isNew, holding)
    try add(Self.marks(other), to: found, change.operation, change.database)
  }

  private mutating func add(
    _ marks: [String], to objections: Set<Int64>, _ operation: Int64, _ database: Database
  ) throws {
    let runner = try database.runner("INSERT OR IGNORE INTO objection_mark VALUES (?, ?, ?)")
    for objection in objections.sorted() {
      for mark in Set(marks).sorted() {
        let digest = maker.digest(mark)
        try runner.run { row in
          row.bind(objection)
          row.bind(digest)
          row.bind(operation)
        }
        holding[digest, default: []].insert(objection)
      }
    }
  }

  /// Notes that somebody withdrew the objection.
  ///
  /// - Parameter others: everybody else; where the objection is one of them's, only this one is
  ///   let out of it.
  mutating func withdraw(
    _ actor: ActorRecord, on day: Day, others: [ActorRecord], _ change: Change
  ) throws {
    let found = objections(of: actor, isNew: false, holding)
    for objection in found.sorted() {
      let isOthers = others.contains {
        objections(of: $0, isNew: false, holding).contains(objection)
      }
      let isMerged = try cameByMerging(objection, to: actor, change.database)
      if isOthers || isMerged {
        try add([Self.exemptMark(Identity(actor))], to: [objection], 0, change.database)
      } else {
        try change.database.run(
          "UPDATE objection SET withdrawn = ? WHERE id = ?", [Int64(day.number), objection])
      }
    }
    self = try Objections(change.database)
  }

  /// Whether an objection concerns a row only because an entry was merged into it: parted again,
  /// that entry still has it.
  private func cameByMerging(
    _ objection: Int64, to actor: ActorRecord, _ database: Database
  ) throws -> Bool {
    let merges = Set(try Journal.operations(database).filter { $0.action == .merge }.map(\.id))
    let row = maker.digest(Self.rowMark(actor.id))
    var operations: Set<Int> = []
    let sql = "SELECT digest, operation FROM objection_mark WHERE objection = ?"
    try database.forEachRow(sql, [objection]) { mark in
      if mark.bytes(0) == row { operations.insert(Int(mark.integer(1))) }
    }
    return !operations.isEmpty && operations.isSubset(of: merges)
  }

  /// Forgets the objections of rows that are erased: their tombstones keep them away.
  static func forget(_ rows: Set<Int64>, _ database: Database) throws {
    let maker = try MarkMaker(database)
    for row in rows.sorted() {
      let digest = maker.digest(rowMark(row))
      var found: [Int64] = []
      try database.forEachRow("SELECT objection, digest FROM objection_mark") { mark in
        if mark.bytes(1) == digest { found.append(mark.integer(0)) }
      }
      for objection in found {
        try database.run("DELETE FROM objection_mark WHERE objection = ?", [objection])
        try database.run("DELETE FROM objection WHERE id = ?", [objection])
      }
    }
  }

  /// Takes over the objections that stood in the rows of people only, as the first version of the
  /// program kept them.
  static func collect(_ database: Database) throws {
    let current: [ActorRecord] = try ProjectState.records(database, nil)
    let present = Set(current.map(\.id))
    var last: [Int64: ActorRecord] = [:]
    let sql = "SELECT id, \(FactTable.actor.list) FROM past_actor ORDER BY died"
    try database.forEachRow(sql) { row in
      let record = ActorRecord(row)
      if !present.contains(record.id) { last[record.id] = record }
    }
    let change = try Change(database, .now)
    var objections = try Objections(database)
    let all = current + last.keys.sorted().compactMap { last[$0] }
    for actor in all where actor.permission == Actor.Permission.objected.rawValue {
      try objections.enter([actor], change)
    }
  }
}

extension Identity {
  /// A contact mark together with the name, with every slip of the pen in it.
  func slippedMarks(_ mark: String) -> [String] { nameWords.slips.map { "\(mark)|\($0)" } }
}

extension NameWords {
  /// Whether a part of the name is one letter only.
  var isAbbreviated: Bool { words.count > 1 && words.contains { $0.count == 1 } }

  /// The keys of the name with the first word, the last, or all as one letter: first names stand
  /// on either side.
  var abbreviations: [String] {
    guard words.count > 1 else { return [] }
    let places = [[0], [words.count - 1], Array(words.indices)]
    let keys = places.map { short in
      words.indices.map { short.contains($0) ? String(words[$0].prefix(1)) : words[$0] }.sorted()
        .joined(separator: " ")
    }
    return Set(keys).sorted()
  }
}
