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
    /// The standard error; nil with fewer than two pairs, or if nothing varies.
    public let error: Double?
    /// The lower end of the interval; nil where there is no error.
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
  /// Pairs in which people of both arms counted.
  public let pairCount: Int

  /// Estimates the effect; nil if nobody was cleanly exposed to one of the arms.
  ///
  /// Standard errors compare the pairs: the deviations of a pair's tested and control cell from the
  /// means of their arms make one number per pair, so that what the people of a cell have in common
  /// is no illusion of certainty. The deviation of a cell that makes a share *h* of its arm is divided
  /// by √(1 − h), as it drew the mean towards itself. Intervals use Student's *t* with 1 / Σ h² − 1
  /// degrees of freedom, *h* the mean share of each pair: one per pair, less one, if all are equally
  /// large, fewer if a few pairs make most of it. Where nothing varies there is no interval.
  ///
  /// - Complexity: linear.
  /// - Source: Ugander et al. 2013 for the exposure probabilities; Aronow, Samii, "Estimating average
  ///   causal effects under general interference", Annals of Applied Statistics 11 (2017), 1912–1947;
  ///   the pairs as in Imai, King, Nall, Statistical Science 24 (2009), 29–53; √(1 − h) as in MacKinnon,
  ///   White, Journal of Econometrics 29 (1985), 305–325 (HC2).
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
    let sums = PairSums(clean, pairCount: pairCount, weight)
    let mean = totals.reduce(0, +) / Double(pairCount)
    horvitzThompson = Difference(
      totals.reduce(0, +), deviations: totals.map { $0 - mean }, reach: sums.reach,
      scale: Double(pairCount) / Double(max(1, pairCount - 1)))
    hajek = sums.difference
    self.pairCount = sums.pairs
    plain = PairSums(units, pairCount: pairCount) { _ in 1 }.difference
  }
}

/// The weights and weighted outcomes of each pair's two cells: all that a difference of weighted means
/// needs.
struct PairSums {
  /// Per pair and arm.
  private(set) var test: [(weight: Double, outcome: Double)]
  private(set) var control: [(weight: Double, outcome: Double)]

  init(pairCount: Int) {
    test = [(weight: Double, outcome: Double)](repeating: (0, 0), count: pairCount)
    control = test
  }

  init(
    _ units: [EffectEstimate.Unit], pairCount: Int, _ weight: (EffectEstimate.Unit) -> Double
  ) {
    self.init(pairCount: pairCount)
    for unit in units { add(unit.pair, unit.arm, weight(unit), weight(unit) * unit.outcome) }
  }

  mutating func add(_ pair: Int, _ arm: PilotDesign.Arm, _ weight: Double, _ outcome: Double) {
    if arm == .test {
      test[pair].weight += weight
      test[pair].outcome += outcome
    } else {
      control[pair].weight += weight
      control[pair].outcome += outcome
    }
  }

  /// How many pairs have people in both arms.
  var pairs: Int { zip(test, control).count { $0.weight > 0 && $1.weight > 0 } }

  /// How many equally large pairs would tell as much: 1 / Σ h², *h* the mean share of a pair in the two
  /// arms; no more than there are pairs with people in both.
  private var effectivePairs: Double {
    let whole = (
      test: test.reduce(0) { $0 + $1.weight }, control: control.reduce(0) { $0 + $1.weight }
    )
    let squares = zip(test, control).reduce(0.0) { sum, pair in
      let share = (pair.0.weight / whole.test + pair.1.weight / whole.control) / 2
      return sum + share * share
    }
    return min(Double(pairs), 1 / squares)
  }

  /// How many standard errors an interval reaches; nil with fewer than two pairs.
  var reach: Double? {
    pairs >= 2 ? studentQuantile(0.975, degrees: effectivePairs - 1) : nil
  }

  /// The difference of the weighted means, with the deviations of the pairs.
  var difference: EffectEstimate.Difference { difference(reach: reach) }

  /// The same where the reach of the interval is known already.
  func difference(reach: Double?) -> EffectEstimate.Difference {
    var deviations = [Double](repeating: 0, count: test.count)
    func mean(_ arm: [(weight: Double, outcome: Double)], sign: Double) -> Double {
      let weight = arm.reduce(0) { $0 + $1.weight }
      let mean = arm.reduce(0) { $0 + $1.outcome } / weight
      for pair in arm.indices where arm[pair].weight > 0 {
        let own = arm[pair].weight / weight
        let deviation = (arm[pair].outcome - mean * arm[pair].weight) / weight
        deviations[pair] += sign * deviation / max(1e-6, 1 - own).squareRoot()
      }
      return mean
    }
    let (first, second) = (mean(test, sign: 1), mean(control, sign: -1))
    return EffectEstimate.Difference(
      first - second, deviations: deviations, reach: reach, scale: 1)
  }
}

extension EffectEstimate.Difference {
  /// A difference whose error follows from one deviation per pair.
  fileprivate init(_ value: Double, deviations: [Double], reach: Double?, scale: Double) {
    self.value = value
    let squares = deviations.reduce(0) { $0 + $1 * $1 }
    let largest = deviations.reduce(0) { max($0, abs($1)) }
    guard let reach, largest > 1e-12 * max(1, abs(value)) else {
      error = nil
      low = nil
      high = nil
      return
    }
    let error = (scale * squares).squareRoot()
    self.error = error
    low = value - reach * error
    high = value + reach * error
  }
}
