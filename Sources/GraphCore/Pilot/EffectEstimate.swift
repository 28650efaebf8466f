/// The effect of a test on those cleanly exposed, estimated in three ways.
public struct EffectEstimate: Sendable, Hashable {
  /// One person of a pilot.
  public struct Unit: Sendable, Hashable {
    /// The pair of cells the person belongs to.
    public let pair: Int
    /// The arm of the person's cell.
    public let arm: PilotDesign.Arm
    /// Whether the person was cleanly exposed to it.
    public let isClean: Bool
    /// The probability of clean exposure to the test beforehand.
    public let testProbability: Double
    /// The same for the control.
    public let controlProbability: Double
    /// What came out.
    public let outcome: Double

    /// A person; see the properties.
    public init(
      pair: Int, arm: PilotDesign.Arm, isClean: Bool, testProbability: Double,
      controlProbability: Double, outcome: Double
    ) {
      self.pair = pair
      self.arm = arm
      self.isClean = isClean
      self.testProbability = testProbability
      self.controlProbability = controlProbability
      self.outcome = outcome
    }
  }

  /// A difference and its 95 % interval.
  public struct Difference: Sendable, Hashable {
    /// Test less control.
    public let value: Double
    /// The standard error; nil with fewer than two pairs.
    public let error: Double?
    /// The lower end of the interval; nil with fewer than two pairs.
    public let low: Double?
    /// The upper end.
    public let high: Double?
  }

  /// Horvitz–Thompson: outcomes divided by their probabilities, over all who could be clean.
  public let horvitzThompson: Difference
  /// Hájek: the weighted mean of each arm; steadier, and the one to read.
  public let hajek: Difference
  /// The means of all in tested and control cells, spillover or not.
  public let plain: Difference
  /// How many counted as test and as control.
  public let testCount: Int, controlCount: Int
  /// Persons in the cells of the pilot that did not count: not cleanly exposed, or never could be.
  public let bufferCount: Int

  /// Estimates the effect; nil if nobody was cleanly exposed to one of the arms.
  ///
  /// Standard errors compare the pairs: the deviations of a pair's tested and control cell from the
  /// means of their arms make one number per pair, so that what the people of a cell have in common
  /// is no illusion of certainty. Intervals use Student's *t* with one degree of freedom per pair less
  /// one.
  ///
  /// - Complexity: linear.
  /// - Source: Ugander et al. 2013 for the exposure probabilities; Aronow, Samii, "Estimating average
  ///   causal effects under general interference", Annals of Applied Statistics 11 (2017), 1912–1947;
  ///   the pairs as in Imai, King, Nall, Statistical Science 24 (2009), 29–53.
  public init?(_ units: [Unit]) {
    let pairCount = (units.map(\.pair).max() ?? -1) + 1
    let eligible = units.filter { $0.testProbability > 0 && $0.controlProbability > 0 }
    let clean = eligible.filter(\.isClean)
    testCount = clean.count { $0.arm == .test }
    controlCount = clean.count - testCount
    bufferCount = units.count - clean.count
    guard testCount > 0, controlCount > 0 else { return nil }
    func weight(_ unit: Unit) -> Double {
      1 / (unit.arm == .test ? unit.testProbability : unit.controlProbability)
    }
    var totals = [Double](repeating: 0, count: pairCount)
    let scale = 1 / Double(eligible.count)
    for unit in clean {
      totals[unit.pair] += (unit.arm == .test ? 1 : -1) * weight(unit) * unit.outcome * scale
    }
    let sum = totals.reduce(0, +)
    let mean = sum / Double(pairCount)
    horvitzThompson = Difference(
      sum, deviations: totals.map { $0 - mean })
    hajek = EffectEstimate.difference(clean, pairCount, weight)
    plain = EffectEstimate.difference(units) { _ in 1 }
  }

  /// The difference of weighted means with the deviations of the pairs.
  private static func difference(
    _ units: [Unit], _ pairCount: Int? = nil, _ weight: (Unit) -> Double
  ) -> Difference {
    var sums = (test: 0.0, control: 0.0)
    var weights = (test: 0.0, control: 0.0)
    for unit in units {
      if unit.arm == .test {
        sums.test += weight(unit) * unit.outcome
        weights.test += weight(unit)
      } else {
        sums.control += weight(unit) * unit.outcome
        weights.control += weight(unit)
      }
    }
    let test = sums.test / weights.test
    let control = sums.control / weights.control
    var deviations = [Double](
      repeating: 0, count: pairCount ?? (units.map(\.pair).max() ?? -1) + 1)
    for unit in units {
      deviations[unit.pair] +=
        unit.arm == .test
        ? weight(unit) * (unit.outcome - test) / weights.test
        : -weight(unit) * (unit.outcome - control) / weights.control
    }
    return Difference(test - control, deviations: deviations)
  }
}

extension EffectEstimate.Difference {
  /// A difference whose error follows from one deviation per pair.
  fileprivate init(_ value: Double, deviations: [Double]) {
    self.value = value
    let count = Double(deviations.count)
    guard deviations.count >= 2 else {
      error = nil
      low = nil
      high = nil
      return
    }
    let error = (count / (count - 1) * deviations.reduce(0) { $0 + $1 * $1 }).squareRoot()
    let reach = studentQuantile(0.975, degrees: deviations.count - 1) * error
    self.error = error
    low = value - reach
    high = value + reach
  }
}

/// The smallest effect that a pilot detects with a power of 80 % at a level of 5 %.
///
/// (t₀.₉₇₅ + t₀.₈)·SE, SE² = p(1 − p)·(1 + (m − 1)·ρ)·(1/n₁ + 1/n₀), with *m* the mean number of
/// clean people in the cell of one of them.
///
/// - Parameters:
///   - test: how many are cleanly exposed in each tested cell.
///   - control: the same for the control cells.
///   - baseline: *p*, the share that would do it without the test, 0...1.
///   - correlation: ρ, how alike the people of a cell are, 0...1.
///   - pairs: the number of pairs.
/// - Returns: a difference of shares; nil with fewer than two pairs or an empty arm.
/// - Source: Donner, Klar, "Design and Analysis of Cluster Randomization Trials", 2000, chapter 5.
public func smallestEffect(
  test: [Int], control: [Int], baseline: Double, correlation: Double, pairs: Int
) -> Double? {
  let counts = test + control
  let total = Double(counts.reduce(0, +))
  let (first, second) = (Double(test.reduce(0, +)), Double(control.reduce(0, +)))
  guard pairs >= 2, first > 0, second > 0 else { return nil }
  let mates = counts.reduce(0) { $0 + Double($1 * $1) } / total
  let variance = baseline * (1 - baseline) * (1 + (mates - 1) * correlation)
  let error = (variance * (1 / first + 1 / second)).squareRoot()
  return error
    * (studentQuantile(0.975, degrees: pairs - 1) + studentQuantile(0.8, degrees: pairs - 1))
}
