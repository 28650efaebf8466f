public import Relations

/// What remains of a campaign: the ties made in its time, how many lasted, and how many more than
/// would have come anyway.
public struct Balance: Sendable, Hashable {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// The name of the campaign.
    public var campaign: String
    /// After how many days a tie must be alive to have lasted, ascending, positive.
    public var ages: [Int]
    /// When a tie is alive.
    public var rules: TieRules

    /// A question; by default after 90 and 180 days.
    public init(campaign: String, ages: [Int] = [90, 180], rules: TieRules = TieRules()) {
      self.campaign = campaign
      self.ages = ages
      self.rules = rules
    }
  }

  /// A number and what it would have been by the trend before.
  public struct Excess: Sendable, Hashable {
    /// What there was.
    public let found: Int
    /// What the trend before would have given.
    public let expected: Double
    /// `found` − `expected`, and its 95 % interval.
    public let more, low, high: Double
  }

  /// How many of the ties made were alive after some days.
  public struct Lasting: Sendable, Hashable {
    /// After how many days.
    public let age: Int
    /// How many of the ties made could be watched that long, and how many of these were alive.
    public let watched, alive: Int
    /// The share alive, by the curve of all ties made, with its 95 % interval; nil if none was
    /// watched that long.
    public let share, low, high: Double?
    /// The lasting ties against the trend before; nil if not all could be watched that long, or
    /// nothing is known of the time before.
    public let excess: Excess?
  }

  /// The ties of the whole network, of a place or of a topic.
  public struct Part: Sendable, Hashable {
    /// What divides: the whole, a place or a topic.
    public enum Basis: String, Sendable, Hashable, Codable {
      case all, place, topic
    }
    /// What divides.
    public let basis: Basis
    /// The place or topic; empty for the whole.
    public let name: String
    /// Ties made in the time of the campaign.
    public let made: Int
    /// They against the trend before; nil if nothing is known of the time before.
    public let madeExcess: Excess?
    /// One per age asked for.
    public let lasting: [Lasting]
  }

  /// What a lasting tie cost, in the user's currency.
  public struct Cost: Sendable, Hashable {
    /// After how many days a tie counts as lasting.
    public let age: Int
    /// The cost over the ties made in the campaign that lasted.
    public let perTie: Double
    /// The cost over those beyond the trend; nil if there are none.
    public let perExtra: Double?
  }

  /// The question.
  public let question: Question
  /// The campaign.
  public let campaign: Campaign
  /// Its days.
  public let span: DaySpan
  /// How many stretches as long as the campaign before it the trend rests on, 12 at most.
  public let windowsBefore: Int
  /// The whole network first, then places and topics with ties made, larger ones first.
  public let parts: [Part]
  /// Occasions (evenings, meetings): they do not last, and are left out.
  public let occasions: Int
  /// How long ties made in the campaign last, and those made at other times.
  public let curve, otherCurve: SurvivalCurve
  /// Whether both last alike; nil if nothing ended.
  public let test: LogRank?
  /// What the campaign cost per tie that lasted to the last age that could be watched in full; nil
  /// without cost or such ties.
  public let costPerLasting: Cost?
}

/// The trend of equally long stretches of time, and what it leads one to expect of the next.
///
/// With four or more stretches a straight line through their counts, with fewer their mean. The
/// interval is that of a prediction: the spread around the line, at least that of a Poisson number,
/// and that of what came on top.
struct Trend {
  let expected: Double
  /// Half the width of the 95 % interval around `expected`.
  let spread: Double

  /// - Parameter counts: oldest first; at least one.
  init(_ counts: [Int]) {
    let k = Double(counts.count)
    let values = counts.map(Double.init)
    let mean = values.reduce(0, +) / k
    let middle = (k + 1) / 2
    var slope = 0.0
    var squares = 0.0
    if counts.count >= 4 {
      for (place, value) in values.enumerated() {
        let distance = Double(place + 1) - middle
        slope += distance * (value - mean)
        squares += distance * distance
      }
      slope /= squares
    }
    let next = k + 1
    expected = max(0, mean + slope * (next - middle))
    var residual = 0.0
    for (place, value) in values.enumerated() {
      let fitted = mean + slope * (Double(place + 1) - middle)
      residual += (value - fitted) * (value - fitted)
    }
    let freedom = counts.count >= 4 ? counts.count - 2 : counts.count - 1
    let found = freedom > 0 ? residual / Double(freedom) : 0
    let poisson = max(mean, expected, 1)
    let shape = 1 + 1 / k + (squares > 0 ? (next - middle) * (next - middle) / squares : 0)
    let isOverdispersed = found > poisson
    let quantile = isOverdispersed ? Trend.quantile(freedom) : SurvivalCurve.z
    spread = quantile * (max(found, poisson) * shape).squareRoot()
  }

  /// What was found against the trend.
  func excess(_ found: Int) -> Balance.Excess {
    let more = Double(found) - expected
    // What came on top is a number with chance of its own, taken as Poisson.
    let z = SurvivalCurve.z
    let spread = (spread * spread + z * z * max(0, more)).squareRoot()
    return Balance.Excess(
      found: found, expected: expected, more: more, low: more - spread, high: more + spread)
  }

  /// The 97.5 % quantile of Student's distribution with 1...10 degrees of freedom.
  private static func quantile(_ freedom: Int) -> Double {
    let table = [
      12.706204736, 4.302652730, 3.182446305, 2.776445105, 2.570581836, 2.446911851, 2.364624252,
      2.306004135, 2.262157163, 2.228138852,
    ]
    return table[min(max(freedom, 1), table.count) - 1]
  }
}
