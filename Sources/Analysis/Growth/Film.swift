public import Relations
public import Wording

/// A network's course as a film: who and what is to be seen at each step, and what happened.
///
/// Up to `mostActors` tied actors are shown one by one, more as their circles, which are found once
/// for the whole time.
public struct Film: Sendable {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// How long a frame is.
    public var every: TimeStep
    /// The first and last day; nil = those of the data.
    public var first, last: Day?
    /// When a tie is alive.
    public var rules: TieRules
    /// How many actors are shown one by one at most.
    public var mostActors: Int
    /// Fixes chance in finding circles.
    public var seed: UInt64

    /// A question; by default month by month, up to 1,500 actors one by one.
    public init(
      every: TimeStep = .month, first: Day? = nil, last: Day? = nil, rules: TieRules = TieRules(),
      mostActors: Int = 1_500, seed: UInt64 = 1
    ) {
      self.every = every
      self.first = first
      self.last = last
      self.rules = rules
      self.mostActors = mostActors
      self.seed = seed
    }
  }

  /// An actor, or a circle of actors.
  public struct Node: Sendable {
    /// What it is called; nil for somebody who objected to being contacted.
    public let name: Localized?
    /// The kind of the actor; nil for a circle.
    public let kind: Actor.Kind?
    /// Position of its circle in `circles`; −1 for none.
    public let circle: Int
    /// Per frame how many others the actor is tied to, or how many tied actors the circle has.
    public internal(set) var sizes: [Int32]
  }

  /// What a link is in a frame.
  public enum LinkState: UInt8, Sendable {
    case none, new, kept, fading
  }

  /// A pair of nodes that are tied at some time.
  public struct Link: Sendable {
    /// Positions in `nodes`, the lower first.
    public let first, second: Int
    /// Per frame.
    public internal(set) var states: [LinkState]
    /// Per frame how many pairs of actors are tied; at most 1 between actors.
    public internal(set) var counts: [Int32]
    /// Per frame how many of them are new.
    public internal(set) var fresh: [Int32]
  }

  /// Something that happened in a frame.
  public enum Event: Sendable, Hashable {
    /// Parts of the network that had no tie between them hang together, the largest first; whether
    /// for the first time, and whether the first holds most of the network.
    case merger([Part], isFirst: Bool, isIntoMain: Bool)
    /// So many more times parts came together.
    case moreMergers(Int)
    /// Everybody tied hangs together.
    case whole
    /// Two circles (positions in `circles`) have their first tie.
    case firstLink(Int, Int)
    /// A circle has its first ties.
    case appearance(Int)
    /// A campaign begins.
    case begins(String)
    /// A campaign has ended.
    case ends(String)
  }

  /// A part of the network.
  public struct Part: Sendable, Hashable {
    /// What it is called: the circle most of it belongs to, or who is at its centre; nil for a pair,
    /// or where that objected to being contacted.
    public let name: Localized?
    /// How many actors.
    public let size: Int
  }

  /// One step of time.
  public struct Frame: Sendable {
    /// What there is and what came and went: the row of `Growth` of this step.
    public let row: Growth.Row
    /// What happened, the most important first.
    public let events: [Event]
  }

  /// The question.
  public let question: Question
  /// Whether nodes are circles.
  public let isAggregated: Bool
  /// Who is tied at some time, in the order of the network; or circles, larger ones first.
  public let nodes: [Node]
  /// Pairs ever tied, ascending.
  public let links: [Link]
  /// The circles of the whole time with three members or more, larger ones first.
  public let circles: [Localized]
  /// How many members each has.
  public let circleSizes: [Int]
  /// In the order of time.
  public let frames: [Frame]
  /// Campaigns that overlap the frames.
  public let campaigns: [Campaign]
  /// The words of the kinds counted as occasions.
  public let occasions: [String]
  /// Whether there are occasions only: what is counted happened in the step.
  public let isOfOccasions: Bool
}
