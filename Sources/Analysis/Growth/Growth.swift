public import GraphCore
public import Relations

/// A network's course over time: how much of it there was, and what became of its ties.
public struct Growth: Sendable, Hashable {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// What a series is about.
    public enum Basis: String, Hashable, Sendable, Codable, CaseIterable {
      case place, topic
    }

    /// How long each row is.
    public var every: TimeStep
    /// The first and last day; nil = those of the data, in whole steps.
    public var first, last: Day?
    /// When a tie is alive.
    public var rules: TieRules
    /// Over how many steps the reach of the partners goes, at least 1.
    public var steps: Int
    /// Which way messages run along directed ties; nil = as `MessageDirection` says.
    public var direction: MeasureOptions.Direction?
    /// One series per place or topic instead of one for all: its actors and the ties between them.
    public var by: Basis?

    /// A question; by default month by month over the whole time of the data.
    public init(
      every: TimeStep = .month, first: Day? = nil, last: Day? = nil, rules: TieRules = TieRules(),
      steps: Int = 2, direction: MeasureOptions.Direction? = nil, by: Basis? = nil
    ) {
      self.every = every
      self.first = first
      self.last = last
      self.rules = rules
      self.steps = steps
      self.direction = direction
      self.by = by
    }
  }

  /// One step of time; what is counted at its end goes on after it, or is an occasion in it.
  public struct Row: Sendable, Hashable {
    /// First and last day.
    public let span: DaySpan
    /// Actors with a tie at the end.
    public let actors: Int
    /// Ties at the end: new + kept + fading + returned.
    public let ties: Int
    /// Pairs of actors tied at the end, of whatever kind and direction.
    public let pairs: Int
    /// What became of the ties, as `TieRules` says.
    public let new, kept, fading, lost, returned, passing: Int
    /// `pairs` of all possible among `actors`, 0...1; nil below two actors.
    public let density: Double?
    /// Parts of the network without ties between them, direction ignored.
    public let components: Int
    /// Actors of the largest of them.
    public let largest: Int
    /// Mean local clustering of the actors with two contacts or more, 0...1; nil without any.
    public let clustering: Double?
    /// Degree centralisation of `actors`, 0...1: 1 = all ties run to one; nil below three.
    public let centralisation: Double?
    /// Whom the current partners reach, themselves not counted; nil without partners.
    public let reach: Int?

    /// `largest` of `actors`, 0...1; nil without actors.
    public var largestShare: Double? {
      actors > 0 ? Double(largest) / Double(actors) : nil
    }
  }

  /// The rows of the whole network, or of one place or topic.
  public struct Series: Sendable, Hashable {
    /// The place or topic; empty for the whole network.
    public let name: String
    /// Selected actors, tied or not.
    public let actors: Int
    /// Of them, current partners: multipliers who cooperate or are active.
    public let partners: Int
    /// In the order of time, without gaps.
    public let rows: [Row]
  }

  /// The question.
  public let question: Question
  /// One series; with `by` one for each place or topic, larger ones first.
  public let series: [Series]
  /// Rows of the input without start and end: there from the beginning.
  public let undated: Int
  /// Contacts outside the periods of their tie: without effect.
  public let ignoredContacts: Int
  /// Half-lives in days of the kinds that decay, by their words.
  public let halfLives: [String: Double]
  /// The words of the kinds counted as occasions.
  public let occasions: [String]
  /// Whether there are occasions only.
  public let isOfOccasions: Bool
  /// Ties of lasting kinds that have single days only; such days are passing.
  public let singleDays: Int
  /// The last day of the data, if the last row ends with it before its step does.
  public let dataEnd: Day?
}
