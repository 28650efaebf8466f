internal import GRDB
public import Relations

/// Who keeps a project: *us*, where the ways of introductions begin.
extension ProjectFile {
  /// The id of the actor that is us; nil if nobody was named, or if it is there no longer.
  ///
  /// If it was merged into another, it is that one.
  public func home() throws(StorageError) -> Actor.ID? {
    try reading { database in
      guard
        let fact = try database.integer(
          "SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'us'")
      else { return nil }
      var key: String?
      try database.forEachRow(
        """
        SELECT key FROM actor WHERE id = ?1
        UNION ALL
        SELECT actor.key FROM past_actor JOIN alias ON alias.key = past_actor.key
          JOIN actor ON actor.id = alias.actor WHERE past_actor.id = ?1
        """, [fact]
      ) { row in key = key ?? row.text(0) }
      return key
    }
  }

  /// Says who is us; by number, so that nothing of a name stays when somebody is erased.
  ///
  /// It is a setting of the file, no fact about anybody: `undo` passes it over.
  public func setHome(_ reference: String) throws(StorageError) {
    try writing(.home) { change in
      var editor = Editor(change)
      defer { change = editor.change }
      let fact = try editor.actor(reference).id
      try change.database.runner("INSERT OR REPLACE INTO setting VALUES ('us', ?)").run { row in
        row.bind([UInt8](String(fact).utf8))
      }
      editor.change.touch()
    }
  }
}
