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
  /// The name people read; the id where none is given.
  public var name: String
  /// Person, organisation, channel, event or a kind of the user's own.
  public var kind: Kind
  /// Town, district or village; empty if not given.
  public var place: String
  /// Topic fields, in the order given.
  public var topics: [String]
  /// Whether the actor may be approached.
  public var permission: Permission
  /// What winning this partner costs, in the user's currency, not negative; nil if not given.
  public var cost: Double?

  /// An actor; only the id is needed.
  public init(
    id: String, name: String? = nil, kind: Kind = .person, place: String = "",
    topics: [String] = [], permission: Permission = .unknown, cost: Double? = nil
  ) {
    self.id = id
    self.name = name ?? id
    self.kind = kind
    self.place = place
    self.topics = topics
    self.permission = permission
    self.cost = cost
  }
}
