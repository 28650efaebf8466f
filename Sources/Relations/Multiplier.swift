/// The role of an actor who carries messages in a topic field, a place, or both.
///
/// One actor can be a multiplier several times.
public struct Multiplier: Hashable, Sendable {
  /// How far the cooperation has come.
  public enum Stage: String, Hashable, Sendable, Codable, CaseIterable {
    case considered, approached, cooperating, active, dormant, declined
  }

  /// Position of the actor in `Network.actors`.
  public var actor: Int32
  /// The topic field; empty = any.
  public var topic: String
  /// The place; empty = any.
  public var place: String
  /// How this multiplier was found: "nominated", "position", "analysis" …; empty if not given.
  public var method: String
  /// How far the cooperation has come.
  public var stage: Stage
  /// Money per campaign, not negative; nil if not given.
  public var cost: Double?
  /// Conversations per month this multiplier can hold, not negative; nil if not given.
  public var capacity: Double?
  /// Who of us is responsible for this partner; empty if not noted.
  public var responsible: String
  /// Where it was read.
  public var origin: Origin

  /// A role of the actor at position `actor`.
  public init(
    actor: Int, topic: String = "", place: String = "", method: String = "",
    stage: Stage = .considered, cost: Double? = nil, capacity: Double? = nil,
    responsible: String = "", origin: Origin = .unknown
  ) {
    self.actor = Int32(actor)
    self.topic = topic
    self.place = place
    self.method = method
    self.stage = stage
    self.cost = cost
    self.capacity = capacity
    self.responsible = responsible
    self.origin = origin
  }
}
