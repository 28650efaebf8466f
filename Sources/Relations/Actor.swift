/// A node of the network: a person, an organisation, a channel, or a kind of the user's own.
public struct Actor: Hashable, Sendable, Identifiable {
  /// What kind of actor this is.
  public struct Kind: Hashable, Sendable, Codable {
    /// The word in files and queries: lower case.
    public let id: String

    /// A kind by its word; German words of the built-in kinds are understood
    /// ("Verein" is not one of them: it stays a kind of its own).
    public init(_ word: String) {
      let lowered = word.lowercased()
      id = Kind.german[lowered] ?? lowered
    }

    /// A human being.
    public static let person = Kind("person")
    /// A club, company, authority, faction.
    public static let organisation = Kind("organisation")
    /// A place where many hear the same: gazette, messenger group, regular meeting, hashtag.
    public static let channel = Kind("channel")
    /// A dated occasion with people present.
    public static let event = Kind("event")

    private static let german = [
      "personen": "person", "people": "person", "mensch": "person",
      "organization": "organisation", "organisationen": "organisation", "kanal": "channel",
      "kanäle": "channel", "ereignis": "event", "veranstaltung": "event", "termin": "event",
    ]
  }

  /// Whether somebody may be approached.
  public enum Permission: String, Hashable, Sendable, Codable, CaseIterable {
    /// Not asked.
    case unknown
    /// Agreed to be contacted.
    case granted
    /// Objected: never suggested, never a go-between.
    case objected
  }

  /// Unique in the network; as given in the file.
  public let id: String
  /// Everything else; nil while nothing is known but the id, as in most large tie lists.
  private var details: Details?

  /// An actor; only the id is needed.
  public init(
    id: String, name: String? = nil, kind: Kind = .person, place: String = "",
    topics: [String] = [], permission: Permission = .unknown, cost: Double? = nil
  ) {
    self.id = id
    let isPlain =
      name ?? id == id && kind == .person && place.isEmpty && topics.isEmpty
      && permission == .unknown && cost == nil
    guard !isPlain else { return }
    details = Details(
      Facts(
        name: name ?? id, kind: kind, place: place, topics: topics, permission: permission,
        cost: cost))
  }

  /// The name people read; the id where none is given.
  public var name: String {
    get { details?.facts.name ?? id }
    set { change { $0.name = newValue } }
  }
  /// Person, organisation, channel, event or a kind of the user's own.
  public var kind: Kind {
    get { details?.facts.kind ?? .person }
    set { change { $0.kind = newValue } }
  }
  /// Town, district or village; empty if not given.
  public var place: String {
    get { details?.facts.place ?? "" }
    set { change { $0.place = newValue } }
  }
  /// Topic fields, in the order given.
  public var topics: [String] {
    get { details?.facts.topics ?? [] }
    set { change { $0.topics = newValue } }
  }
  /// Whether the actor may be approached.
  public var permission: Permission {
    get { details?.facts.permission ?? .unknown }
    set { change { $0.permission = newValue } }
  }
  /// What winning this partner costs, in the user's currency, not negative; nil if not given.
  public var cost: Double? {
    get { details?.facts.cost }
    set { change { $0.cost = newValue } }
  }

  // MARK: Details

  private struct Facts: Hashable {
    var name: String
    var kind = Kind.person
    var place = ""
    var topics: [String] = []
    var permission = Permission.unknown
    var cost: Double?
  }

  /// Shared between copies of an actor; only who holds the last one changes it.
  private final class Details: @unchecked Sendable {
    var facts: Facts

    init(_ facts: Facts) { self.facts = facts }
  }

  private var facts: Facts { details?.facts ?? Facts(name: id) }

  private mutating func change(_ body: (inout Facts) -> Void) {
    if !isKnownUniquelyReferenced(&details) { details = Details(facts) }
    details.map { body(&$0.facts) }
  }

  /// Whether both have the same id and the same facts.
  public static func == (left: Actor, right: Actor) -> Bool {
    left.id == right.id && (left.details === right.details || left.facts == right.facts)
  }

  /// Hashes the id.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
