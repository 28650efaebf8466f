internal import Glibc

/// The share of things still there by age, from ages of which some are cut off by the end of
/// observation (Kaplan–Meier).
///
///     S(t) = Π_{tᵢ ≤ t} (1 − dᵢ / nᵢ)      dᵢ ended at age tᵢ, nᵢ were still watched just before
///
/// The interval is Greenwood's, on the scale log(−log S), so that it stays within 0...1.
///
/// - Source: Kaplan, Meier, JASA 53 (1958), 457–481; Greenwood (1926); Kalbfleisch, Prentice (1980)
///   for the scale. Equals lifelines `KaplanMeierFitter`, R `survfit(conf.type = "log-log")`.
public struct SurvivalCurve: Sendable, Hashable {
  /// The curve from one age of an end to the next.
  public struct Step: Sendable, Hashable {
    /// The age in days.
    public let age: Int
    /// How many were still watched just before.
    public let atRisk: Int
    /// How many ended at this age.
    public let ended: Int
    /// The share still there from this age on, 0...1.
    public let share: Double
    /// 95 % interval of `share`; both nil once nothing is left.
    public let low, high: Double?
  }

  /// At ages at which something ended, ascending.
  public let steps: [Step]
  /// How many there were.
  public let count: Int
  /// How many ended while watched.
  public let ended: Int
  /// Days watched, all together.
  public let daysWatched: Int
  /// The greatest age watched.
  public let longest: Int

  /// The curve of things that were watched up to an age and then ended, or were lost from sight.
  ///
  /// - Complexity: O(*n* log *n*).
  public init(ages: [Int], hasEnded: [Bool]) {
    count = ages.count
    ended = hasEnded.count { $0 }
    daysWatched = ages.reduce(0, +)
    longest = ages.max() ?? 0
    let order = ages.indices.sorted { ages[$0] < ages[$1] }
    var steps: [Step] = []
    var share = 1.0
    var variance = 0.0
    var place = 0
    while place < order.count {
      let age = ages[order[place]]
      let atRisk = order.count - place
      var ended = 0
      while place < order.count, ages[order[place]] == age {
        if hasEnded[order[place]] { ended += 1 }
        place += 1
      }
      guard ended > 0 else { continue }
      share *= 1 - Double(ended) / Double(atRisk)
      if ended < atRisk {
        variance += Double(ended) / (Double(atRisk) * Double(atRisk - ended))
      } else {
        share = 0
      }
      let bounds = SurvivalCurve.bounds(share, variance)
      steps.append(
        Step(
          age: age, atRisk: atRisk, ended: ended, share: share, low: bounds?.low,
          high: bounds?.high))
    }
    self.steps = steps
  }

  /// The half-width of a 95 % interval of a standard normal value.
  static let z = 1.959963984540054

  private static func bounds(_ share: Double, _ variance: Double) -> (low: Double, high: Double)? {
    guard share > 0, share < 1 else { return nil }
    let spread = z * variance.squareRoot() / log(share)
    return (pow(share, exp(-spread)), pow(share, exp(spread)))
  }

  /// The share still there at an age, with its interval; nil beyond the ages watched.
  public func share(at age: Int) -> (share: Double, low: Double?, high: Double?)? {
    guard age <= longest else { return nil }
    guard let step = steps.last(where: { $0.age <= age }) else { return (1, nil, nil) }
    return (step.share, step.low, step.high)
  }

  /// The age at which half is gone; nil if more is left at the end.
  ///
  /// Exact: where the share is so near to one half that rounding could decide, the fractions
  /// themselves are compared.
  public var median: Int? {
    for (place, step) in steps.enumerated() where step.share <= 0.5 + SurvivalCurve.doubt {
      if step.share <= 0.5 - SurvivalCurve.doubt || isHalfGone(after: place) { return step.age }
    }
    return nil
  }

  /// More than the rounding of a product of a million factors.
  private static let doubt = 1e-9

  /// Whether Π (nᵢ − dᵢ) · 2 ≤ Π nᵢ over the steps up to one.
  private func isHalfGone(after last: Int) -> Bool {
    var left = WholeNumber(2)
    var all = WholeNumber(1)
    for step in steps[...last] {
      left.multiply(by: step.atRisk - step.ended)
      all.multiply(by: step.atRisk)
    }
    return left <= all
  }

  /// The half-life in days, if things end at a steady rate: ln 2 · days watched / ended, with its
  /// 95 % interval; nil if nothing ended.
  ///
  /// - Source: the maximum-likelihood rate of the exponential distribution; the interval is normal on
  ///   the logarithm, with standard error 1 / √ended.
  public var halfLife: (days: Double, low: Double, high: Double)? {
    guard ended > 0, daysWatched > 0 else { return nil }
    let days = log(2.0) * Double(daysWatched) / Double(ended)
    let spread = exp(SurvivalCurve.z / Double(ended).squareRoot())
    return (days, days / spread, days * spread)
  }
}

/// A whole number of any size, as a product of small ones.
private struct WholeNumber: Comparable {
  /// In base 2³², the lowest digit first, without leading zeros.
  private var digits: [UInt32]

  init(_ value: UInt32) { digits = value > 0 ? [value] : [] }

  mutating func multiply(by factor: Int) {
    var carry: UInt64 = 0
    for place in digits.indices {
      carry += UInt64(digits[place]) * UInt64(factor)
      digits[place] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    if carry > 0 { digits.append(UInt32(carry)) }
    while digits.last == 0 { digits.removeLast() }
  }

  static func < (left: WholeNumber, right: WholeNumber) -> Bool {
    guard left.digits.count == right.digits.count else {
      return left.digits.count < right.digits.count
    }
    return left.digits.reversed().lexicographicallyPrecedes(right.digits.reversed())
  }
}

/// Whether two groups end alike (log-rank test).
///
/// At each age at which something ended, the ends expected in the first group if both ended alike
/// are compared with those there were; the squared sum of the differences over its variance has a
/// χ² distribution with one degree of freedom.
///
/// - Source: Mantel, Cancer Chemotherapy Reports 50 (1966), 163–170. Equals lifelines
///   `logrank_test`, R `survdiff`.
public struct LogRank: Sendable, Hashable {
  /// χ², 0 or more.
  public let statistic: Double
  /// How often chance alone would give at least this, 0...1.
  public let p: Double
  /// Ends in the first group.
  public let ended: Int
  /// As many as were to be expected there if both ended alike.
  public let expected: Double

  /// The test of two groups; nil if nothing ended while both were watched.
  ///
  /// - Complexity: O(*n* log *n*).
  public init?(_ first: (ages: [Int], hasEnded: [Bool]), _ second: (ages: [Int], hasEnded: [Bool]))
  {
    let ages = first.ages + second.ages
    let hasEnded = first.hasEnded + second.hasEnded
    let order = ages.indices.sorted { ages[$0] < ages[$1] }
    var left = (first: first.ages.count, all: ages.count)
    var difference = 0.0
    var variance = 0.0
    var found = 0
    var expected = 0.0
    var place = 0
    while place < order.count {
      let age = ages[order[place]]
      var (gone, goneOfFirst, ended, endedOfFirst) = (0, 0, 0, 0)
      while place < order.count, ages[order[place]] == age {
        let item = order[place]
        let isFirst = item < first.ages.count
        gone += 1
        goneOfFirst += isFirst ? 1 : 0
        if hasEnded[item] {
          ended += 1
          endedOfFirst += isFirst ? 1 : 0
        }
        place += 1
      }
      if ended > 0, left.all > 1 {
        let share = Double(left.first) / Double(left.all)
        let rest = Double(left.all - ended) / Double(left.all - 1)
        found += endedOfFirst
        expected += Double(ended) * share
        difference += Double(endedOfFirst) - Double(ended) * share
        variance += Double(ended) * share * (1 - share) * rest
      }
      left.all -= gone
      left.first -= goneOfFirst
    }
    guard variance > 0 else { return nil }
    statistic = difference * difference / variance
    p = erfc((statistic / 2).squareRoot())
    self.ended = found
    self.expected = expected
  }
}
