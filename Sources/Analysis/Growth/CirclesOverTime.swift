public import Relations
public import Wording

/// Circles that keep who they are from date to date: when they began, grew, merged, split, ended.
public struct CircleCourse: Sendable, Hashable {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// How circles are found on each date.
    public var groups: Groups.Question
    /// How far the dates are apart.
    public var every: TimeStep
    /// The first and last day; nil = those of the data.
    public var first, last: Day?
    /// The least share of common members for two circles to be the same, above 0, at most 1.
    public var overlap: Double
    /// Circles below this size are not followed, at least 2.
    public var least: Int
    /// When a tie is alive.
    public var rules: TieRules

    /// A question; by default quarter by quarter, circles from five members on, a third in common.
    public init(
      groups: Groups.Question = Groups.Question(), every: TimeStep = .quarter, first: Day? = nil,
      last: Day? = nil, overlap: Double = 0.3, least: Int = 5, rules: TieRules = TieRules()
    ) {
      self.groups = groups
      self.every = every
      self.first = first
      self.last = last
      self.overlap = overlap
      self.least = least
      self.rules = rules
    }
  }

  /// What became of a circle, or where it came from.
  public enum Event: Sendable, Hashable {
    /// It is there for the first time; from which circle it split off, if from one.
    case birth(from: Int?)
    /// So many members more or fewer than on the date before (a tenth of them at least).
    case growth(Int)
    /// Most of the members of another circle are in it now.
    case merger(of: Int)
    /// Another circle holds a good part of its members now.
    case split(into: Int)
    /// It is no more; which circle holds most of its members now, if one does.
    case end(into: Int?)
  }

  /// A circle on a date.
  public struct State: Sendable, Hashable {
    /// Position in `dates`.
    public let date: Int
    /// Positions in `Network.actors`, ascending.
    public let members: [Int32]
    /// Jaccard's index with its members on the date before, 0...1; nil at its beginning.
    public let likeness: Double?
    /// What happened since the date before.
    public let events: [Event]
  }

  /// A circle over time.
  public struct Circle: Sendable, Hashable {
    /// From 1, in the order of birth, larger ones first.
    public let number: Int
    /// Its name on the date on which it was largest.
    public let name: Localized
    /// Its dates, without gaps.
    public let states: [State]
    /// What became of it after its last state; nil if it is there on the last date.
    public let end: Event?
  }

  /// The question.
  public let question: Question
  /// The dates: the last day of each step.
  public let dates: [Day]
  /// The circles, by number.
  public let circles: [Circle]
}
