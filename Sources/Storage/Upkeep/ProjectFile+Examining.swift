internal import CSQLite
internal import GRDB
internal import Glibc
public import Wording

/// One thing that an examination of a project looked at.
public struct Finding: Sendable {
  /// What was looked at.
  public let subject: Localized
  /// What was found.
  public let text: Localized
  /// Whether it is as it should be.
  public let isSound: Bool
}

extension ProjectFile {
  /// Examines the file: SQLite's own checks, references, the chain of the journal, sources, access
  /// rights, and what lies beside it.
  ///
  /// Nothing is changed.
  public func examine() throws(StorageError) -> [Finding] {
    let inside = try examining { database in
      let integrity = try FileCheck.fault(database, "integrity_check(1)")
      if integrity != nil {
        return [Self.finding(Localized(de: "Datei", en: "file"), fault: integrity)]
      }
      var dangling: String?
      try database.forEachRow("PRAGMA foreign_key_check") { row in
        dangling = dangling ?? row.text(0)
      }
      let outside = try RangeCheck.firstFault(database, withPast: true)
      if outside != nil {
        return [
          Self.finding(Localized(de: "Zahlen und Tage", en: "numbers and days"), fault: outside)
        ]
      }
      let broken = try Journal.firstBroken(database).map { "\($0)" }
      let state = try ProjectState(database)
      return [
        Self.finding(Localized(de: "Datei", en: "file"), fault: integrity),
        Self.finding(Localized(de: "Verweise", en: "references"), fault: dangling),
        Self.finding(Localized(de: "Zahlen und Tage", en: "numbers and days"), fault: outside),
        Self.finding(
          Localized(de: "Kette des Protokolls", en: "chain of the journal"), fault: broken),
        Self.finding(Localized(de: "Quellen", en: "sources"), fault: Self.unfounded(state)),
        try Self.extent(database),
      ]
    }
    return inside + [rights, Self.library, beside]
  }

  /// Reads without the checks that reading begins with: they are what is asked for.
  private func examining(
    _ body: (Database) throws -> [Finding]
  ) throws(StorageError) -> [Finding] {
    do {
      return try queue.read(body)
    } catch {
      throw Connection.translated(error, path: path)
    }
  }

  private static func finding(_ subject: Localized, fault: String?) -> Finding {
    Finding(
      subject: subject,
      text: fault.map { Localized($0) } ?? Localized(de: "in Ordnung", en: "sound"),
      isSound: fault == nil)
  }

  /// The first piece of evidence for a fact that is not there.
  private static func unfounded(_ state: ProjectState) -> String? {
    let facts: [Int64: Set<Int64>] = [
      FactOwner.actor.rawValue: Set(state.actors.map(\.id)),
      FactOwner.tie.rawValue: Set(state.ties.map(\.id)),
      FactOwner.role.rawValue: Set(state.roles.map(\.id)),
      FactOwner.campaign.rawValue: Set(state.campaigns.map(\.id)),
    ]
    return state.evidence.first { !(facts[$0.owner]?.contains($0.fact) ?? false) }
      .map { "evidence \($0.id)" }
  }

  private static func extent(_ database: Database) throws -> Finding {
    let operations = try database.lastOperation()
    let erased = try database.integer("SELECT count(*) FROM tombstone") ?? 0
    return Finding(
      subject: Localized(de: "Inhalt", en: "content"),
      text: Localized(
        de: "\(operations) Vorgänge, Format \(Schema.version), \(erased) Löschmarken",
        en: "\(operations) operations, format \(Schema.version), \(erased) marks of erasures"),
      isSound: true)
  }

  private var rights: Finding {
    var status = stat()
    let isPrivate = stat(path, &status) == 0 && status.st_mode & 0o077 == 0
    return Finding(
      subject: Localized(de: "Zugriff", en: "access"),
      text: isPrivate
        ? Localized(de: "nur für den Eigentümer", en: "for the owner only")
        : Localized(
          de: "andere können die Datei lesen: chmod 600", en: "others can read the file: chmod 600"),
      isSound: isPrivate)
  }

  /// The race between writers of SQLite 3.7.0 to 3.51.2 concerns its write-ahead log only.
  private static var library: Finding {
    Finding(
      subject: Localized("SQLite"),
      text: Localized(String(cString: sqlite3_libversion()))
        + Localized(
          de: ", Rücknahmeprotokoll (vom WAL-Fehler bis 3.51.2 nicht betroffen)",
          en: ", rollback journal (not affected by the WAL error up to 3.51.2)"),
      isSound: true)
  }

  /// Files that an interrupted run left behind.
  private var beside: Finding {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
    var left: [String] = []
    if let entries = opendir(folder) {
      defer { closedir(entries) }
      while let entry = readdir(entries) {
        let file = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if file.hasPrefix(name + "."), file.hasSuffix(".part") { left.append(file) }
      }
    }
    return Finding(
      subject: Localized(de: "Reste", en: "remains"),
      text: left.isEmpty
        ? Localized(de: "keine", en: "none")
        : Localized(
          de: "kann gelöscht werden: \(left.sorted().joined(separator: ", "))",
          en: "can be deleted: \(left.sorted().joined(separator: ", "))"),
      isSound: left.isEmpty)
  }
}
