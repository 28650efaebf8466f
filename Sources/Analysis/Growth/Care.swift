public import GraphCore
public import Relations

/// Whom to contact when, so that the reach of those we know does not fade.
public struct Care: Sendable, Hashable {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// The ids of those whose ties are cared for: ourselves.
    public var actors: [Actor.ID]
    /// The first day of the plan; nil = the day after the last of the data.
    public var start: Day?
    /// For how many weeks to plan, at least 1.
    public var weeks: Int
    /// The hours there are per week; nil = as many as it takes.
    public var hours: Double?
    /// How long a contact takes, positive.
    public var minutesPerContact: Double
    /// The share of the full reach that must be kept, 0...1.
    public var floor: Double
    /// How many steps messages go on from those we know, 0 or more.
    public var steps: Int
    /// How fast ties fade.
    public var rules: TieRules
    /// Which way messages run along directed ties; nil = as `MessageDirection` says.
    public var direction: MeasureOptions.Direction?

    /// A question; by default twelve weeks, half an hour per contact, half of the reach, one step.
    public init(
      actors: [Actor.ID], start: Day? = nil, weeks: Int = 12, hours: Double? = nil,
      minutesPerContact: Double = 30, floor: Double = 0.5, steps: Int = 1,
      rules: TieRules = TieRules(), direction: MeasureOptions.Direction? = nil
    ) {
      self.actors = actors
      self.start = start
      self.weeks = weeks
      self.hours = hours
      self.minutesPerContact = minutesPerContact
      self.floor = floor
      self.steps = steps
      self.rules = rules
      self.direction = direction
    }
  }

  /// A tie that fades, as it stands on the first day.
  public struct Fading: Sendable, Hashable {
    /// Positions in `Network.actors`: one of us, and whom we know.
    public let from, to: Int32
    /// The word of its kind.
    public let kind: String
    /// The last contact (or its beginning); nil if not known.
    public let lastContact: Day?
    /// How much of its strength is left, 0...1.
    public let level: Double
    /// The last day on which it is not fading, and the last on which it is not lost; nil = never.
    public let fadesAfter, lostAfter: Day?
    /// How many people hear through it, whoever else may tell them.
    public let reach: Int
  }

  /// A contact to be made.
  public struct Appointment: Sendable, Hashable {
    /// The last day on which it is in time.
    public let day: Day
    /// Position in `fading`.
    public let tie: Int
    /// How much is left of the tie on that day, 0...1.
    public let level: Double
    /// How much the contact adds to the expected reach, in people.
    public let adds: Double
  }

  /// The question.
  public let question: Question
  /// The days of the plan.
  public let span: DaySpan
  /// The ties that fade, those that fade next first.
  public let fading: [Fading]
  /// The contacts, by day; of one day those that add most first.
  public let appointments: [Appointment]
  /// How many people would hear it if every tie were whole.
  public let fullReach: Int
  /// The expected reach on the first day without any contact, and the lowest under the plan, in
  /// people.
  public let startReach, lowestReach: Double
  /// The day of the lowest.
  public let lowestDay: Day
  /// Whether the reach stays above the floor on every day.
  public let isFeasible: Bool
  /// Whether it is certain that no plan keeps the floor within the hours.
  public let isProven: Bool
  /// The hours of each week of the plan.
  public let hoursByWeek: [Double]
  /// The most hours per week that a plan without a limit takes; nil if even that cannot keep the
  /// floor.
  public let hoursNeeded: Double?

  /// The lowest share of the full reach, 0...1; nil without reach.
  public var lowestShare: Double? {
    fullReach > 0 ? lowestReach / Double(fullReach) : nil
  }
}
