internal import GRDB
internal import Relations

/// Makes salted digests by which people are known again without being named.
///
/// The salt never leaves the file. Whoever has the file can test a name that he already suspects,
/// but cannot read one.
struct MarkMaker: Sendable {
  private let salt: [UInt8]

  /// The maker of a project.
  init(_ database: Database) throws {
    var salt: [UInt8] = []
    try database.forEachRow("SELECT value FROM setting WHERE name = 'salt'") { row in
      salt = row.bytes(0)
    }
    self.salt = salt
  }

  /// The digest of a mark.
  func digest(_ mark: String) -> [UInt8] { SHA256.keyed(Array(mark.utf8), key: salt) }
}

/// What is known of somebody that tells whether two rows are the same person.
struct Identity {
  let key: String
  /// The folded name; see `NameWords.key`.
  let name: String
  /// The folded place; empty if it is not known.
  let place: String
  let contact: ContactData
  /// Whether nothing is known but an id, which may be a name.
  let isBare: Bool
  let nameWords: NameWords

  /// - Parameter spelling: another spelling of the name.
  init(_ actor: ActorRecord, spelling: String? = nil) {
    key = actor.key
    nameWords = NameWords(spelling ?? actor.name)
    name = nameWords.key
    place = WordText.words(actor.place).joined(separator: " ")
    contact = ContactData(further: actor.further)
    isBare = actor.name == actor.key && actor.place.isEmpty && actor.further.isEmpty
  }

  /// Somebody by the name as it stands, and by what is left of it without additions.
  static func spellings(of actor: ActorRecord) -> [Identity] {
    let identity = Identity(actor)
    guard let plain = PlainName.of(actor.name) else { return [identity] }
    let other = Identity(actor, spelling: plain)
    return other.name == identity.name ? [identity] : [identity, other]
  }

  /// Whether both have the same id, name and place.
  func isNamed(as other: Identity) -> Bool {
    key == other.key && name == other.name && place == other.place && contact == other.contact
  }

  /// Marks of id and name together; names that one slip of the pen parts share one.
  var idMarks: [String] { nameWords.slips.map { "id|\(key)|\($0)" } }

  /// The mark of name and place together, if the place is known.
  var placeMark: String? { place.isEmpty ? nil : "place|\(name)|\(place)" }

  /// The mark of the place alone, if it is known.
  var inhabitantMark: String? { place.isEmpty ? nil : "in|\(place)" }

  /// Marks that this person alone has.
  var ownMarks: [String] { idMarks + (placeMark.map { [$0] } ?? []) }

  /// Marks of addresses and numbers, which a household may share.
  var contactMarks: [String] {
    contact.mails.sorted().map { "mail|\($0)" }
      + contact.phones.map(\.digits).sorted().map { "phone|\($0)" }
  }

  /// Contact marks together with the name.
  var namedContactMarks: [String] { contactMarks.map { "\($0)|\(name)" } }

  /// The mark of the name alone, by whether the place is known.
  var nameMark: String { Self.nameMark(name, placed: !place.isEmpty) }

  static func nameMark(_ name: String, placed: Bool) -> String {
    (placed ? "name in a place|" : "name|") + name
  }

  /// The mark of the id alone.
  var bareMark: String { "bare|\(key)" }
}
