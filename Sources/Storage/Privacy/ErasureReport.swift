public import Relations

/// What goes when a person is erased: shown before, and told after.
public struct ErasureReport: Sendable {
  /// Contact data of the person that somebody else has as well: a household.
  public struct Shared: Hashable, Sendable {
    /// Who has it as well.
    public let holder: String
    /// In which column.
    public let column: String
    /// The address or number.
    public let value: String
  }

  /// Something that may mean the person, and stays.
  public struct Doubt: Hashable, Sendable {
    /// Why it is in doubt.
    public enum Reason: Sendable {
      /// Somebody removed before has the same name.
      case namesake
      /// The name of somebody else contains the person's.
      case name
      /// A text has the last name, or a name of one word.
      case text
    }

    /// Why it is in doubt.
    public let reason: Reason
    /// The id of the namesake, the name, or the text.
    public let text: String
  }

  /// The id of the person.
  public let id: Actor.ID
  /// The name of the person.
  public let name: String
  /// Where the person lives; empty if it is not known.
  public let place: String
  /// Other ids and names of the person that go as well.
  public let alsoKnownAs: [String]
  /// Whether the person is in the project, not only in its past.
  public let isPresent: Bool
  /// Versions of the person, of ties, contacts and roles that go, past ones included.
  public internal(set) var deletedOf: [Difference.FactKind: Int] = [:]
  /// All rows that go.
  public internal(set) var deleted = 0
  /// Texts that mention the person, and what becomes of them.
  public internal(set) var mentions: [Mention] = []
  /// Contact data that others have as well.
  public internal(set) var shared: [Shared] = []
  /// What may mean the person and stays.
  public internal(set) var doubts: [Doubt] = []
  /// What was given away, and may hold the person: to be cleared, or told (article 19 GDPR).
  public internal(set) var recipients: [Disclosure] = []
  /// The lists and files from which the person came, and in which it still stands.
  public internal(set) var sources: [String] = []
  /// Copies of the whole project that lie beside it and go: those made before the file format was
  /// renewed, and what interrupted runs left.
  public internal(set) var copies: [String] = []
  /// The last operation that the report knows of.
  var operation: Int64 = 0

  /// Texts in which the person was mentioned.
  public var blanked: Int { mentions.count }

  init(_ person: PersonRows) {
    id = person.actor.key
    name = person.actor.name
    place = person.actor.place
    isPresent = person.isPresent
    let ids = person.aliases + person.versions.map(\.key)
    var seen: Set<String> = [person.actor.key, person.actor.name]
    alsoKnownAs = (ids + person.names).filter { seen.insert($0).inserted }
  }
}

/// What becomes of contact data that an erased person shares with others.
public enum SharedContactData: String, Sendable, CaseIterable {
  /// The others keep it.
  case keep
  /// It is blanked there too.
  case blank
}
