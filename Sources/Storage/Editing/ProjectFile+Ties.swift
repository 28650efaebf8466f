public import Relations

extension ProjectFile {
  /// Adds a tie between two actors.
  public func addTie(
    _ first: String, _ second: String, _ edit: TieEdit, source: SourceNote = SourceNote()
  ) throws(StorageError) {
    try writing(.add) { change in
      var editor = Editor(change)
      defer { change = editor.change }
      try editor.keepErasedAway(nil, texts: [edit.kind ?? "", source.title ?? ""])
      let (a, b) = (try editor.actor(first), try editor.actor(second))
      let kind = try editor.kind(edit.kind ?? "")
      let isDirected = edit.isDirected ?? kind.isDirected ?? false
      var record = TieRecord(
        a: a.id, b: b.id, kind: kind.id,
        tie: Tie(source: 0, target: 0, isDirected: isDirected), further: "")
      try record.apply(edit)
      let fact = try editor.change.insert(record)
      try editor.attest(.tie, fact, source, confidence: try edit.checkedConfidence)
    }
  }

  /// Changes what is known about the tie of two actors; its kind chooses among several.
  public func setTie(
    _ first: String, _ second: String, _ edit: TieEdit, source: SourceNote = SourceNote()
  ) throws(StorageError) {
    try writing(.set) { change in
      var editor = Editor(change)
      defer { change = editor.change }
      let ends = (try editor.actor(first), try editor.actor(second))
      let earlier = try editor.tie(ends.0, ends.1, kind: edit.kind)
      try editor.keepErasedAway(nil, texts: [source.title ?? ""])
      var record = earlier
      try record.apply(edit)
      if record != earlier { try editor.change.update([record]) }
      try editor.attest(.tie, record.id, source, confidence: try edit.checkedConfidence)
    }
  }

  /// Removes the tie of two actors; its kind chooses among several.
  ///
  /// A tie that ended is better given a last day: then the network of earlier days keeps it.
  public func removeTie(
    _ first: String, _ second: String, kind: String? = nil
  ) throws(StorageError) {
    try writing(.remove) { change in
      var editor = Editor(change)
      defer { change = editor.change }
      let ends = (try editor.actor(first), try editor.actor(second))
      try editor.remove(actors: [], ties: [try editor.tie(ends.0, ends.1, kind: kind).id])
    }
  }

  /// Notes that two actors were in touch on a day.
  ///
  /// - Returns: what came of it.
  @discardableResult
  public func addContact(
    _ first: String, _ second: String, on day: Day, weight: Double = 1, note: String = "",
    kind: String? = nil, source: SourceNote = SourceNote()
  ) throws(StorageError) -> ContactOutcome {
    guard weight.isFinite, weight > 0 else {
      throw .badValue(name: "--weight", value: "\(weight)")
    }
    return try writing(.contact) { change in
      var editor = Editor(change)
      defer { change = editor.change }
      try editor.keepErasedAway(nil, texts: [note, kind ?? "", source.title ?? ""])
      let (a, b) = (try editor.actor(first), try editor.actor(second))
      let known = try editor.touchable(a, b, on: day, kind: kind)
      let tie: Int64
      if known.isEmpty {
        tie = try editor.change.insert(
          TieRecord(
            a: a.id, b: b.id, kind: try editor.kind(kind ?? "contact").id,
            tie: Tie(source: 0, target: 0, period: Period(start: day, end: nil) ?? .always),
            further: ""))
      } else {
        tie = try editor.only(of: known, a, b).id
      }
      // Who was spoken with is tied: no list can take that away.
      try editor.attest(.tie, tie, source)
      try editor.change.insert(
        ContactRecord(
          tie: tie, day: day, weight: weight, source: try editor.source(source), line: 0,
          note: note))
      let objected = Actor.Permission.objected.rawValue
      return ContactOutcome(
        isNewTie: known.isEmpty, objectors: [a, b].filter { $0.permission == objected }.map(\.name))
    }
  }
}

/// What came of noting a contact.
public struct ContactOutcome: Hashable, Sendable {
  /// Whether this made a new tie of the two, because there was none.
  public let isNewTie: Bool
  /// Who of them objected to being approached.
  public let objectors: [String]
}

extension TieEdit {
  fileprivate var checkedConfidence: Double? {
    get throws {
      guard let confidence else { return nil }
      guard (0...1).contains(confidence) else {
        throw StorageError.badValue(name: "--confidence", value: "\(confidence)")
      }
      return confidence
    }
  }
}

extension TieRecord {
  /// Takes over what was said.
  fileprivate mutating func apply(_ edit: TieEdit) throws {
    if let strength = edit.strength {
      guard strength.isFinite, strength >= 0 else {
        throw StorageError.badValue(name: "--strength", value: "\(strength)")
      }
      self.strength = strength
    }
    isDirected = edit.isDirected ?? isDirected
    start = edit.start ?? start
    end = edit.last?.advanced(by: 1) ?? end
    if let start, let end, end <= start {
      throw StorageError.badValue(name: "--until", value: end.advanced(by: -1).description)
    }
  }
}
