internal import GRDB

/// The tables of a project file, built in steps: a step is never changed once it was released.
///
/// Every fact stands in a table of its kind with the operation it was `born` in. A fact that is
/// changed or removed moves to the table `past_…` with the operation it `died` in. So the tables
/// together are one journal to which rows are only ever added: it gives undo, the history, the
/// audit, and the network as it was known on any day.
struct Schema {
  /// One step: the statements that lead from the version before to the next.
  struct Step {
    let statements: [String]
  }

  let steps: [Step]

  /// The schema of this version of the program.
  static let current = Schema(steps: [first, moreAboutKinds])

  /// The version that this program writes.
  static var version: Int { current.steps.count }

  /// Takes the steps after `version` in the transaction that runs.
  func upgrade(_ database: Database, from version: Int) throws {
    for step in steps.dropFirst(version) {
      for statement in step.statements { try database.execute(sql: statement) }
    }
    try database.execute(sql: "PRAGMA user_version = \(steps.count)")
  }

  /// The table of current facts and that of past ones.
  private static func facts(_ name: String, _ columns: String) -> [String] {
    [
      """
      CREATE TABLE \(name) (
        id INTEGER PRIMARY KEY, born INTEGER NOT NULL REFERENCES operation, \(columns)) STRICT
      """,
      """
      CREATE TABLE past_\(name) (
        id INTEGER NOT NULL, born INTEGER NOT NULL, died INTEGER NOT NULL REFERENCES operation,
        \(withoutReferences(columns)), PRIMARY KEY (id, born)) STRICT, WITHOUT ROWID
      """,
    ]
  }

  /// The past keeps what it held: nothing it refers to needs to be there any more.
  private static func withoutReferences(_ columns: String) -> String {
    columns.split(separator: ",").map { column in
      column.firstRange(of: " REFERENCES ").map { column[..<$0.lowerBound] } ?? column
    }.joined(separator: ",")
  }

  /// Adds columns to the table of current facts and to that of past ones.
  private static func adding(_ columns: [String], to name: String) -> [String] {
    [name, "past_\(name)"].flatMap { table in
      columns.map { "ALTER TABLE \(table) ADD COLUMN \($0)" }
    }
  }

  /// Which way influence runs along ties of a kind, how well they introduce, what their end means.
  private static let moreAboutKinds = Step(
    statements: adding(
      [
        "carries TEXT NOT NULL DEFAULT ''", "warmth REAL CHECK (warmth BETWEEN 0 AND 1)",
        "end_is_sighting INTEGER NOT NULL DEFAULT 0", "directed INTEGER",
      ], to: "tie_kind"))

  private static let first = Step(
    statements: [
      """
      CREATE TABLE operation (
        id INTEGER PRIMARY KEY, moment INTEGER NOT NULL, action TEXT NOT NULL,
        note TEXT NOT NULL, inverts INTEGER REFERENCES operation, chain BLOB NOT NULL) STRICT
      """,
      "CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID",
      "CREATE TABLE tombstone (digest BLOB PRIMARY KEY, day INTEGER NOT NULL) STRICT, WITHOUT ROWID",
      """
      CREATE TABLE disclosure (
        id INTEGER PRIMARY KEY, moment INTEGER NOT NULL, what TEXT NOT NULL, recipient TEXT NOT NULL,
        actor INTEGER) STRICT
      """,
    ]
      + facts(
        "source",
        """
        title TEXT NOT NULL, kind TEXT NOT NULL, day INTEGER, keep_until INTEGER, inform_by INTEGER
        """)
      + facts("tie_kind", "word TEXT NOT NULL, scale REAL, half_life REAL")
      + facts("attribute", "owner TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL")
      + facts(
        "actor",
        """
        key TEXT NOT NULL CHECK (key <> ''), name TEXT NOT NULL, kind TEXT NOT NULL,
        place TEXT NOT NULL, topics TEXT NOT NULL, permission TEXT NOT NULL,
        cost REAL CHECK (cost >= 0), further TEXT NOT NULL
        """)
      + facts(
        "tie",
        """
        a INTEGER NOT NULL REFERENCES actor, b INTEGER NOT NULL REFERENCES actor,
        kind INTEGER NOT NULL REFERENCES tie_kind, directed INTEGER NOT NULL,
        strength REAL CHECK (strength >= 0), first_day INTEGER, end_day INTEGER,
        further TEXT NOT NULL
        """)
      + facts(
        "contact",
        """
        tie INTEGER NOT NULL REFERENCES tie, day INTEGER NOT NULL,
        weight REAL NOT NULL CHECK (weight > 0), source INTEGER REFERENCES source,
        line INTEGER NOT NULL, note TEXT NOT NULL
        """)
      + facts(
        "role",
        """
        actor INTEGER NOT NULL REFERENCES actor, topic TEXT NOT NULL, place TEXT NOT NULL,
        method TEXT NOT NULL, stage TEXT NOT NULL, cost REAL CHECK (cost >= 0),
        capacity REAL CHECK (capacity >= 0)
        """)
      + facts(
        "campaign",
        """
        name TEXT NOT NULL, first_day INTEGER, end_day INTEGER, topics TEXT NOT NULL,
        places TEXT NOT NULL, cost REAL CHECK (cost >= 0)
        """)
      + facts(
        "evidence",
        """
        owner INTEGER NOT NULL, fact INTEGER NOT NULL, source INTEGER NOT NULL REFERENCES source,
        line INTEGER NOT NULL, confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
        digest INTEGER NOT NULL
        """)
      + facts("alias", "key TEXT NOT NULL, actor INTEGER NOT NULL REFERENCES actor")
      + [
        "CREATE UNIQUE INDEX actor_key ON actor (key)",
        "CREATE UNIQUE INDEX alias_key ON alias (key)",
      ])
}
