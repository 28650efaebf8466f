/// How often a pilot finds an effect that is there: its verdict on many invented outcomes.
///
/// In each cell the share that does it without the test is drawn around the baseline, so that the people
/// of a cell are alike by the intraclass correlation; in tested cells the effect is added. Each person
/// then does it or not, and the verdict falls as on real outcomes (the interval of the Hájek estimate
/// lies above 0). Every effect is tried on the same draws.
public struct PilotPower: Sendable {
  /// Who counts: the pair, the arm, the weight.
  private let people: [(pair: Int, arm: PilotDesign.Arm, weight: Double)]
  private let pairCount: Int
  /// How many standard errors an interval of the verdict reaches; nil with fewer than two pairs.
  private let reach: Double?
  private let baseline: Double
  private let correlation: Double
  private let seed: UInt64
  /// How many outcomes are invented.
  public let draws: Int

  /// - Parameters:
  ///   - units: the people of the pilot; their outcomes do not matter.
  ///   - baseline: the share that would do it without the test, 0...1.
  ///   - correlation: how alike the people of a cell are, 0...1.
  public init(
    _ units: [EffectEstimate.Unit], baseline: Double, correlation: Double, seed: UInt64 = 1
  ) {
    let clean = units.filter {
      $0.isClean && $0.testProbability > 0 && $0.controlProbability > 0
    }
    people = clean.map { unit in
      let probability = unit.arm == .test ? unit.testProbability : unit.controlProbability
      return (unit.pair, unit.arm, 1 / probability)
    }
    pairCount = (units.map(\.pair).max() ?? -1) + 1
    var sums = PairSums(pairCount: pairCount)
    for person in people { sums.add(person.pair, person.arm, person.weight, 0) }
    reach = sums.reach
    self.baseline = baseline
    self.correlation = correlation
    self.seed = seed
    draws = min(4_000, max(500, 8_000_000 / max(1, clean.count)))
  }

  /// The share of the draws in which an effect is found, 0...1.
  public func power(of effect: Double) -> Double {
    let spread = (correlation * baseline * (1 - baseline)).squareRoot()
    var found = 0
    for draw in 0..<draws {
      var random = SplitMix64(seed: seed ^ 0x5EED_0F_A1, stream: UInt64(draw))
      var shares = (test: [Double](), control: [Double]())
      for _ in 0..<pairCount {
        shares.test.append(min(1, max(0, baseline + spread * random.normal()) + effect))
        shares.control.append(min(1, max(0, baseline + spread * random.normal())))
      }
      var sums = PairSums(pairCount: pairCount)
      for person in people {
        let share = person.arm == .test ? shares.test[person.pair] : shares.control[person.pair]
        let isDone = random.unit() < share
        sums.add(person.pair, person.arm, person.weight, isDone ? person.weight : 0)
      }
      if let low = sums.difference(reach: reach).low, low > 0 { found += 1 }
    }
    return Double(found) / Double(draws)
  }

  /// The smallest effect (a difference of shares) found in four of five draws; nil with fewer than two
  /// pairs with people in both arms, or if not even the largest possible effect is found so often.
  ///
  /// - Throws: `KernelError.cancelled`.
  /// - Complexity: twelve times `draws` times the number of people.
  public func smallestEffect(
    execution: Execution = Execution()
  ) throws(KernelError) -> Double? {
    guard reach != nil else { return nil }
    var (low, high) = (0.0, 1 - baseline)
    guard power(of: high) >= 0.8 else { return nil }
    for _ in 0..<11 {
      try execution.cancellation.check()
      let middle = (low + high) / 2
      if power(of: middle) < 0.8 { low = middle } else { high = middle }
    }
    return high
  }
}

extension SplitMix64 {
  /// A number of nearly normal distribution, mean 0 and variance 1: twelve even ones added.
  fileprivate mutating func normal() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + unit() }
  }
}
