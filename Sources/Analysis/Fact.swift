/// A fact about an actor that gives a reason to approach it; its words stand beside it.
public enum Fact: Hashable, Sendable {
  /// Is tied to `count` of `total` in `scope`, `only` of them nobody else on the list is tied to.
  case knows(count: Int, total: Int, scope: Scope, only: Int)
  /// Shares an organisation or occasion with `count` of `total` in `scope`.
  case meets(count: Int, total: Int, scope: Scope, only: Int)
  /// Gets to `count` of `total` in `scope` within `steps` steps.
  case spreads(count: Int, total: Int, scope: Scope, steps: Int)
  /// Adds `count` people whom nobody further up the list reaches, `share` of the target.
  case adds(count: Int, total: Int)
  /// Adds nobody, but so many hear it from others on the list too.
  case secondVoice(count: Int)
  /// Reaches nobody else.
  case reachesNobody
  /// Of those reached, so many are reached by nobody else on the list.
  case exclusive(count: Int)
  /// Belongs to these of `total` organisations and so connects them.
  case connects(organisations: [String], total: Int)
  /// Has ties into so many of the `total` circles.
  case circles(count: Int, total: Int)
  /// Lies between others on shortest ways more often than all but `rank` − 1 of `total`.
  case between(rank: Int, total: Int)
  /// Is listened to by those who are listened to: rank of `total`.
  case heard(rank: Int, total: Int)
  /// Belongs to a circle in which everybody knows at least `level` others, `size` strong.
  case core(level: Int, size: Int)
  /// Brings most of whom it adds from this place.
  case brings(place: String, count: Int, total: Int)
  /// Brings people who care about this topic.
  case cares(topic: String, count: Int, total: Int)
  /// Can be met through so many go-betweens (0: known directly).
  case warm(goBetweens: Int, through: String)
  /// Agreed to be contacted.
  case agreed

  /// Whether it says no more than a place in an order, and not one at the top.
  func isPlace(below top: Int) -> Bool {
    switch self {
    case .between(let rank, _), .heard(let rank, _): rank > max(3, top)
    default: false
    }
  }

  /// Where the people counted belong: a topic field, a place, both, or the whole network.
  public struct Scope: Hashable, Sendable {
    /// The topic; empty = any.
    public let topic: String
    /// The place; empty = any.
    public let place: String
    /// Whether only persons are counted.
    public let isPeople: Bool

    /// People (or actors) of a topic and a place.
    public init(topic: String = "", place: String = "", isPeople: Bool = true) {
      self.topic = topic
      self.place = place
      self.isPeople = isPeople
    }
  }
}
