internal import GRDB
internal import Relations

/// Marks of people who were erased: enough to know them again in a list, too little to name them.
struct Tombstones {
  private let maker: MarkMaker
  private let digests: Set<[UInt8]>

  /// The marks of a project.
  init(_ database: Database) throws {
    maker = try MarkMaker(database)
    var digests: Set<[UInt8]> = []
    try database.forEachRow("SELECT digest FROM tombstone") { row in
      digests.insert(row.bytes(0))
    }
    self.digests = digests
  }

  /// Whether nobody was erased yet.
  var isEmpty: Bool { digests.isEmpty }

  private func has(_ mark: String) -> Bool { digests.contains(maker.digest(mark)) }

  /// Whether this is probably somebody who was erased.
  ///
  /// Id and name agree (but for a slip of the pen), or name and place, or an address or number; or
  /// the name, unless both have a place and the places differ. Of somebody who is only named by an
  /// id, the id. A namesake who was let in is somebody else.
  ///
  /// - Parameter isNew: whether nobody knew this row before: then a slip of the pen in the name is
  ///   looked for at the same place as well. Of two who are known, one is no slip of the other.
  func matches(_ actor: ActorRecord, isNew: Bool = true) -> Bool {
    guard !isEmpty, !isLetIn(actor) else { return false }
    return Identity.spellings(of: actor).contains { matches($0, isNew: isNew) }
      || Self.firstMarks(actor).contains(where: has)
  }

  private func matches(_ identity: Identity, isNew: Bool) -> Bool {
    if has(identity.bareMark), identity.isBare || identity.idMarks.contains(where: has) {
      return true
    }
    if identity.placeMark.map(has) ?? false || identity.contactMarks.contains(where: has) {
      return true
    }
    if identity.namedContactMarks.contains(where: has) || matchesName(identity) { return true }
    guard isNew, let livedIn = identity.inhabitantMark, has(livedIn) else { return false }
    return identity.slippedMarks(livedIn).contains(where: has)
  }

  private func matchesName(_ identity: Identity) -> Bool {
    if has(Identity.nameMark(identity.name, placed: false)) { return true }
    return identity.place.isEmpty && has(Identity.nameMark(identity.name, placed: true))
  }

  /// Whether somebody of this folded name was erased.
  fileprivate func hasName(_ name: String) -> Bool {
    has(Identity.nameMark(name, placed: false)) || has(Identity.nameMark(name, placed: true))
  }

  /// Whether this was said to be somebody else than who was erased.
  func isLetIn(_ actor: ActorRecord) -> Bool {
    !isEmpty && has(Self.letInMark(Identity(actor)))
  }

  /// Whether this is the address of somebody who was erased, and of nobody else.
  fileprivate func hasMail(_ mail: String) -> Bool { has("mail|\(mail)") }

  /// The digests that mark somebody, by every version that was known.
  ///
  /// - Parameter shared: addresses and numbers that others have as well; they alone mark nobody.
  func digests(of versions: [ActorRecord], shared: ContactData) -> Set<[UInt8]> {
    let identities = versions.flatMap { Identity.spellings(of: $0) }
    let placed = Set(identities.filter { !$0.place.isEmpty }.map(\.name))
    var marks: Set<String> = []
    for identity in identities {
      marks.formUnion(identity.ownMarks + identity.namedContactMarks)
      marks.insert(identity.bareMark)
      if let mark = identity.inhabitantMark {
        marks.formUnion([mark] + identity.slippedMarks(mark))
      }
      marks.insert(
        Identity.nameMark(identity.name, placed: placed.contains(identity.name)))
      if identity.contact.isDisjoint(with: shared) { marks.formUnion(identity.contactMarks) }
    }
    return Set(marks.map { maker.digest($0) })
  }

  /// Remembers that a namesake of somebody erased is somebody else.
  func letIn(_ actor: ActorRecord, _ change: Change) throws {
    let digest = maker.digest(Self.letInMark(Identity(actor)))
    try change.database.runner("INSERT OR IGNORE INTO tombstone VALUES (?, ?)").run { row in
      row.bind(digest)
      row.bind(Int64(change.moment.day.number))
    }
  }

  private static func letInMark(_ identity: Identity) -> String {
    "somebody else|\(identity.key)|\(identity.name)"
  }

  /// The marks that the first version of the program left.
  private static func firstMarks(_ actor: ActorRecord) -> [String] {
    let name = actor.name.lowercased()
    if actor.name == actor.key { return ["id|\(actor.key)"] }
    var marks = ["id+name|\(actor.key)|\(name)"]
    if !actor.place.isEmpty { marks.append("name+place|\(name)|\(actor.place.lowercased())") }
    for (_, value) in FurtherColumns.decoded(actor.further) where value.contains("@") {
      marks.append("address|\(value.lowercased())")
    }
    return marks
  }
}

/// Finds in texts the names, addresses and numbers of people who were erased.
struct ErasedMentions {
  private let tombstones: Tombstones
  /// Names that somebody in the project bears: they may be meant.
  private let present: Set<String>
  private var known: [String: Bool] = [:]
  /// Names have so many words.
  private static let lengths = 2...5

  init(_ tombstones: Tombstones, present: some Sequence<ActorRecord>) {
    self.tombstones = tombstones
    self.present = tombstones.isEmpty ? [] : Set(present.lazy.map { NameWords($0.name).key })
  }

  /// The text with every mention blanked, or nil if there is none.
  ///
  /// - Complexity: a digest per group of up to five words that was not looked up before.
  mutating func blanked(_ text: String) -> String? {
    guard !tombstones.isEmpty, !text.isEmpty else { return nil }
    let words = WordText(text).words
    var ranges: [Range<String.Index>] = []
    var start = 0
    while start + 1 < words.count {
      let ends = Self.lengths.reversed().map { start + $0 }.filter { $0 <= words.count }
      let end = ends.first { isErased(words[start..<$0].map(\.folded)) }
      if let end {
        ranges.append(words[start].range.lowerBound..<words[end - 1].range.upperBound)
        start = end
      } else {
        start += 1
      }
    }
    ranges = Self.joined(ranges + mails(in: text))
    if ranges.isEmpty { return nil }
    var blanked = ""
    var place = text.startIndex
    for range in ranges {
      blanked += text[place..<range.lowerBound] + MentionFinder.mark
      place = range.upperBound
    }
    return blanked + text[place...]
  }

  /// Whether somebody's id, or an address as name, is that of somebody who was erased.
  mutating func areCalled(_ actor: ActorRecord) -> Bool {
    if tombstones.isEmpty { return false }
    if !mails(in: actor.name).isEmpty { return true }
    let isNamedByID = NameWords(actor.key).key == NameWords(actor.name).key
    return !isNamedByID && blanked(actor.key) != nil
  }

  /// Where addresses of people who were erased stand.
  private func mails(in text: String) -> [Range<String.Index>] {
    guard text.contains("@") else { return [] }
    return text.split { $0.isWhitespace || ",;:<>()[]\"„“”".contains($0) }.compactMap { run in
      let mail = run.last == "." ? run.dropLast() : run
      guard let address = ContactData.mail(String(mail)), tombstones.hasMail(address) else {
        return nil
      }
      return mail.startIndex..<mail.endIndex
    }
  }

  /// Ranges in their order, those that overlap as one.
  private static func joined(_ ranges: [Range<String.Index>]) -> [Range<String.Index>] {
    var joined: [Range<String.Index>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound < last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  private mutating func isErased(_ words: [String]) -> Bool {
    let plain = words.filter { !NameWords.titles.contains($0) }
    guard plain.count > 1, words.first == plain.first, words.last == plain.last else {
      return false
    }
    let name = plain.sorted().joined(separator: " ")
    if present.contains(name) { return false }
    if let answer = known[name] { return answer }
    let answer = tombstones.hasName(name)
    known[name] = answer
    return answer
  }
}

extension Editor {
  /// Refuses to take somebody in again who was erased, or to name them in a text.
  ///
  /// - Parameter isNamesake: whether the user says that it is somebody else.
  mutating func keepErasedAway(
    _ actor: ActorRecord?, texts: [String], isNamesake: Bool = false
  ) throws {
    let tombstones = try Tombstones(change.database)
    if tombstones.isEmpty { return }
    var mentions = ErasedMentions(tombstones, present: try actors())
    if let actor, tombstones.matches(actor, isNew: actor.id == 0) || mentions.areCalled(actor) {
      guard isNamesake else { throw StorageError.erased(id: actor.key) }
      try tombstones.letIn(actor, change)
    }
    if isNamesake { return }
    for text in texts where mentions.blanked(text) != nil { throw StorageError.namesErased(text) }
  }
}
