public import Relations

/// What is to be said about an actor; nil = left as it is.
public struct ActorEdit: Sendable {
  /// The name people read.
  public var name: String?
  /// Person, organisation, channel and so on.
  public var kind: Actor.Kind?
  /// Town, district or village.
  public var place: String?
  /// Topic fields; they replace the earlier ones.
  public var topics: [String]?
  /// Whether the actor may be approached.
  public var permission: Actor.Permission?
  /// What winning this partner costs.
  public var cost: Double?
  /// Further columns by name; an empty text takes one away.
  public var further: [(name: String, value: String)] = []

  /// Whether nothing is said.
  public var isEmpty: Bool {
    name == nil && kind == nil && place == nil && topics == nil && permission == nil && cost == nil
      && further.isEmpty
  }

  /// Nothing is said yet.
  public init() {}
}

/// What is to be said about a tie; nil = left as it is.
public struct TieEdit: Sendable {
  /// The kind by its word; chooses among several ties of the same two.
  public var kind: String?
  /// Whether it runs from the first to the second only.
  public var isDirected: Bool?
  /// More = closer, finite and not negative.
  public var strength: Double?
  /// The first day.
  public var start: Day?
  /// The last day.
  public var last: Day?
  /// How sure the source is, 0...1.
  public var confidence: Double?

  /// Nothing is said yet.
  public init() {}
}

/// What is to be said about the role of a multiplier; nil = left as it is.
public struct RoleEdit: Sendable {
  /// The topic field; empty = any.
  ///
  /// Together with the place it says which role is meant.
  public var topic = ""
  /// The place; empty = any.
  public var place = ""
  /// How far the cooperation has come.
  public var stage: Multiplier.Stage?
  /// How the multiplier was found.
  public var method: String?
  /// Money per campaign.
  public var cost: Double?
  /// Conversations per month.
  public var capacity: Double?
  /// Who of us is responsible; an empty text takes it away.
  public var responsible: String?

  /// Nothing is said yet.
  public init() {}
}

/// What is to be said about a campaign; nil = left as it is.
public struct CampaignEdit: Sendable {
  /// The first day.
  public var start: Day?
  /// The last day.
  public var last: Day?
  /// The topic fields it is about.
  public var topics: [String]?
  /// The places it is meant for.
  public var places: [String]?
  /// What it costs altogether.
  public var cost: Double?

  /// Nothing is said yet.
  public init() {}
}

/// Where something comes from that is entered by hand.
public struct SourceNote: Sendable {
  /// An interview, a gazette issue …; nil = the user's own knowledge.
  public var title: String?
  /// The day it is of; nil = not said.
  public var day: Day?

  /// The user's own knowledge.
  public init(title: String? = nil, day: Day? = nil) {
    self.title = title
    self.day = day
  }
}
