/// An expected number with an interval.
///
/// The interval holds the true value with at least the stated confidence whatever the distribution:
/// it rests on inequalities, not on a bell curve.
public struct Estimate: Sendable, Hashable {
  /// The best guess.
  public let value: Double
  /// The true value is hardly lower.
  public let low: Double
  /// The true value is hardly higher.
  public let high: Double

  /// A number with an interval around it.
  public init(value: Double, low: Double, high: Double) {
    self.value = value
    self.low = low
    self.high = high
  }

  /// A number that is known.
  public init(exactly value: Double) { self.init(value: value, low: value, high: value) }

  /// The same, but nothing above what is possible.
  public func atMost(_ most: Double) -> Estimate {
    Estimate(value: min(value, most), low: min(low, most), high: min(high, most))
  }

  /// The same in another unit.
  public func scaled(by factor: Double) -> Estimate {
    Estimate(value: value * factor, low: low * factor, high: high * factor)
  }

  /// The mean of independent numbers between 0 and `limit`, from their sums.
  ///
  /// - Parameter doubt: how likely the interval may miss, 0...1; 0 for numbers without chance.
  /// - Source: Audibert, Munos, Szepesvári, "Exploration–Exploitation Tradeoff Using Variance Estimates
  ///   in Multi-armed Bandits", Theoretical Computer Science 410 (2009), theorem 1 (both sides).
  static func mean(
    count: Int, sum: Double, squares: Double, limit: Double, doubt: Double
  ) -> Estimate {
    guard count > 0 else { return Estimate(value: 0, low: 0, high: limit) }
    let n = Double(count)
    let mean = sum / n
    if doubt == 0 { return Estimate(exactly: mean) }
    let variance = max(0, squares / n - mean * mean)
    let x = logarithm(6 / doubt)
    let width = (2 * variance * x / n).squareRoot() + 3 * limit * x / n
    return Estimate(value: mean, low: max(0, mean - width), high: min(limit, mean + width))
  }

  /// The mean of independent numbers between 0 and 1, from their sum.
  ///
  /// - Source: Hoeffding, "Probability Inequalities for Sums of Bounded Random Variables", Journal of
  ///   the American Statistical Association 58 (1963), 13–30, theorem 1, in the form with the relative
  ///   entropy; Chernoff's bound for shares.
  static func share(of count: Int, sum: Double, doubt: Double) -> Estimate {
    guard count > 0 else { return Estimate(value: 0, low: 0, high: 1) }
    let share = sum / Double(count)
    let depth = logarithm(2 / doubt) / Double(count)
    return Estimate(
      value: share, low: farthest(from: share, towards: 0, depth: depth),
      high: farthest(from: share, towards: 1, depth: depth))
  }

  /// The number between `share` and `end` farthest from `share` whose relative entropy is at most
  /// `depth`; rounded outward.
  static func farthest(from share: Double, towards end: Double, depth: Double) -> Double {
    var near = share
    var far = end
    for _ in 0..<60 {
      let middle = (near + far) / 2
      if relativeEntropy(share, middle) <= depth { near = middle } else { far = middle }
    }
    return far
  }

  /// Σ p·ln(p/q) of two coins.
  private static func relativeEntropy(_ p: Double, _ q: Double) -> Double {
    if p == q { return 0 }
    var sum = 0.0
    if p > 0 { sum += q > 0 ? p * logarithm(p / q) : .infinity }
    if p < 1 { sum += q < 1 ? (1 - p) * logarithm((1 - p) / (1 - q)) : .infinity }
    return sum
  }
}
