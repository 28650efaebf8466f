internal import GRDB
internal import Relations

/// Looks over what an operation did before it is entered: nobody who was erased came back, and
/// whoever objected still does.
struct Safeguard {
  private let operation: Operation
  /// The actors that the operation brought or changed.
  private let actors: [ActorRecord]

  init(_ change: Change, _ action: Operation.Action, inverts: Int64?) throws {
    operation = Operation(
      id: Int(change.operation), moment: change.moment, action: action, note: "",
      inverts: inverts.map { Int($0) })
    var actors: [ActorRecord] = []
    let sql = "SELECT id, \(FactTable.actor.list) FROM actor WHERE born = ? ORDER BY id"
    try change.database.forEachRow(sql, [change.operation]) { row in
      actors.append(ActorRecord(row))
    }
    self.actors = actors
  }

  func apply(to change: inout Change) throws {
    guard !actors.isEmpty, operation.action != .erase else { return }
    let erased = try isInverse ? removeErased(&change) : []
    try keepObjections(&change, except: erased)
  }

  private var isInverse: Bool { operation.action == .undo || operation.action == .redo }

  /// Takes out people who were erased and whom an undo or redo would bring back.
  private func removeErased(_ change: inout Change) throws -> Set<Int64> {
    let tombstones = try Tombstones(change.database)
    guard !tombstones.isEmpty else { return [] }
    let erased = Set(actors.filter { tombstones.matches($0, isNew: false) }.map(\.id))
    guard !erased.isEmpty else { return [] }
    var editor = Editor(change)
    try editor.remove(actors: erased, ties: [])
    change = editor.change
    return erased
  }

  private func keepObjections(_ change: inout Change, except erased: Set<Int64>) throws {
    var objections = try Objections(change.database, after: operation)
    let objected = Actor.Permission.objected.rawValue
    let known = try knownBefore(change)
    var changed: [ActorRecord] = []
    for actor in actors where !erased.contains(actor.id) {
      let isNew = !known.contains(actor.id)
      var kept = actor
      if objections.concern(actor, isNew: isNew) {
        kept.permission = objected
        // What an undo brings back was marked when it came first.
        if !isInverse { try objections.extend(from: actor, to: kept, isNew: isNew, change) }
      } else if actor.permission == objected {
        if isInverse, objections.wereWithdrawn(by: actor) {
          kept.permission = Actor.Permission.unknown.rawValue
        } else {
          try objections.enter([actor], change)
        }
      }
      if kept != actor { changed.append(kept) }
    }
    try change.update(changed)
  }

  /// The ids of the actors that were there before, now or in the past.
  private func knownBefore(_ change: Change) throws -> Set<Int64> {
    var known: Set<Int64> = []
    try change.database.forEachRow("SELECT DISTINCT id FROM past_actor") { row in
      known.insert(row.integer(0))
    }
    return known
  }
}
