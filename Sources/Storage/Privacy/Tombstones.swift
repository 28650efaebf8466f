internal import GRDB
internal import Relations

/// Marks of people who were erased: enough to know them again in a list, too little to name them.
///
/// Salted digests; the salt never leaves the file. Whoever has the file can test a name that he
/// already suspects, but cannot read one.
struct Tombstones: Sendable {
  private let salt: [UInt8]
  private let digests: Set<[UInt8]>

  /// The marks of a project.
  init(_ database: Database) throws {
    var salt: [UInt8] = []
    try database.forEachRow("SELECT value FROM setting WHERE name = 'salt'") { row in
      salt = row.bytes(0)
    }
    var digests: Set<[UInt8]> = []
    try database.forEachRow("SELECT digest FROM tombstone") { row in
      digests.insert(row.bytes(0))
    }
    self.salt = salt
    self.digests = digests
  }

  /// Whether this is probably somebody who was erased: id and name agree, or name and place, or an
  /// address; for somebody who is only named by an id, the id.
  func matches(_ actor: ActorRecord) -> Bool {
    guard !digests.isEmpty else { return false }
    let marks = actor.name == actor.key ? Self.bareMarks(actor) : Self.marks(actor)
    return marks.contains { digests.contains(digest($0)) }
  }

  /// The digests that mark an actor.
  func digests(of actor: ActorRecord) -> [[UInt8]] {
    let all = Self.marks(actor) + Self.bareMarks(actor)
    return all.map { digest($0) }
  }

  private func digest(_ mark: String) -> [UInt8] {
    SHA256.keyed(Array(mark.utf8), key: salt)
  }

  private static func bareMarks(_ actor: ActorRecord) -> [String] { ["id|\(actor.key)"] }

  private static func marks(_ actor: ActorRecord) -> [String] {
    let name = actor.name.lowercased()
    var marks = ["id+name|\(actor.key)|\(name)"]
    if !actor.place.isEmpty { marks.append("name+place|\(name)|\(actor.place.lowercased())") }
    for (_, value) in FurtherColumns.decoded(actor.further) where value.contains("@") {
      marks.append("address|\(value.lowercased())")
    }
    return marks
  }
}
