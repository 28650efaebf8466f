/// A set chosen for its expected reach, and how much of the best possible it certainly gets.
public struct CertifiedChoice: Sendable {
  /// What is asked for.
  public struct Goal: Sendable {
    /// Stop once 1 − 1/e − `epsilon` of the best possible is certain.
    public var epsilon: Double
    /// How likely the certificate may be wrong.
    public var delta: Double
    /// The least number of sets to choose on.
    public var leastSets: Int

    /// A goal; by default within 0.05 of 1 − 1/e, wrong in one of a hundred cases at most.
    public init(epsilon: Double = 0.05, delta: Double = 0.01, leastSets: Int = 0) {
      self.epsilon = epsilon
      self.delta = delta
      self.leastSets = leastSets
    }
  }

  /// The chosen vertices, the required ones first, then the one that adds most.
  public let chosen: [Int32]
  /// They get to at least this share of the targets in expectation, counting themselves.
  public let low: Double
  /// No permitted choice gets to a greater share.
  ///
  /// Both bounds hold together but for the doubt of the goal.
  public let high: Double
  /// How many reverse-reachable sets it was chosen on.
  public let sets: Int
  /// How many members they had.
  public let members: Int
  /// Whether the goal was met; if not, memory ran out first, or more sets would prove no more.
  public let isGoalMet: Bool

  /// At least this share of the best possible is certain, 0...1.
  public var certified: Double { high > 0 ? low / high : 1 }
}

extension Spreading {
  /// Chooses vertices that between them get to as many targets as possible, in expectation.
  ///
  /// Chosen greedily on reverse-reachable sets, judged on as many others, on ever more of them until
  /// enough is certain: the judged lower bound of what is chosen over an upper bound of what can be.
  ///
  /// - Parameter roots: the targets.
  /// - Complexity: expected near-linear in the arcs for a given size and epsilon.
  /// - Source: Tang, Tang, Xiao, Yuan, "Online Processing Algorithms for Influence Maximization",
  ///   SIGMOD 2018 (OPIM-C); here the roots are drawn without replacement, and Chernoff's bounds for
  ///   shares, which that allows (Hoeffding 1963, section 6), stand in place of martingale ones.
  public func choose(
    _ task: SpreadChoice, roots: [Int32], goal: CertifiedChoice.Goal, seed: UInt64,
    _ execution: Execution
  ) throws(KernelError) -> CertifiedChoice {
    precondition(isAdditive, "Only reach that adds up as sets do has a certificate.")
    let wanted = 1 - exponential(-1) - goal.epsilon
    let rounds = 32
    // Two bounds per round may fail.
    let depth = logarithm(2 * Double(rounds) / goal.delta)
    var sets = ReverseSets(seed: SplitMix64.seed(seed, of: .choosing), roots: roots)
    var count = max(1024, goal.leastSets, roots.count / 16)
    var isFull = false
    var isHopeless = false
    for round in 0..<rounds {
      isFull = try !sets.extend(to: count, self, execution)
      let greedy = try sets.greedy(task, self, roots, execution.cancellation)
      let isLast = isFull || isHopeless || round == rounds - 1
      let total = Double(sets.count)
      let best = Double(greedy.upper) / total
      let high = Estimate.farthest(from: best, towards: 1, depth: depth / total)
      // On the sets it was chosen on a choice looks better than it is: if not even that suffices,
      // judging is idle.
      var share = Double(greedy.covered) / total
      var low = Estimate.farthest(from: share, towards: 0, depth: depth / total)
      if isLast || low >= wanted * high {
        share = try self.share(of: greedy.chosen, roots, sets: sets.count, (seed, round), execution)
        low = Estimate.farthest(from: share, towards: 0, depth: depth / total)
        if isLast || low >= wanted * high {
          return CertifiedChoice(
            chosen: greedy.chosen, low: low, high: high, sets: sets.count,
            members: sets.members.count, isGoalMet: low >= wanted * high)
        }
      }
      // What is missing shrinks with the root of the number of sets.
      let possible = share / best
      // Under limits a choice may be good and yet its bound far: then chance is not what is missing.
      isHopeless = possible - low / high < 0.01
      let missing = (possible - low / high) / (possible - wanted)
      let factor = possible > wanted ? min(4, max(1.25, 1.1 * missing * missing)) : 2
      count = Int(total * factor)
    }
    preconditionFailure("The last round returns.")
  }

  /// The share of fresh sets that contain one of the chosen.
  func share(
    of chosen: [Int32], _ roots: [Int32], sets: Int, _ round: (seed: UInt64, number: Int),
    _ execution: Execution
  ) throws(KernelError) -> Double {
    var isGoal = [Bool](repeating: false, count: graph.vertexCount)
    for vertex in chosen { isGoal[Int(vertex)] = true }
    let hits = try hits(
      isGoal: isGoal, roots: roots, count: sets,
      seed: SplitMix64.seed(round.seed, of: .judging(round: round.number)), execution)
    return Double(hits) / Double(sets)
  }
}

extension ReverseSets {
  /// The greedy choice; whether somebody helps is asked of the model.
  func greedy(
    _ task: SpreadChoice, _ spreading: Spreading, _ roots: [Int32], _ cancellation: Cancellation
  ) throws(KernelError) -> ReverseGreedy {
    try greedy(task, vertexCount: spreading.graph.vertexCount, cancellation) { chosen in
      var isTarget = [Bool](repeating: false, count: spreading.graph.vertexCount)
      for root in roots { isTarget[Int(root)] = true }
      return spreading.helpers(isTarget: isTarget, beside: chosen)
    }
  }
}

extension SplitMix64 {
  /// What random numbers are drawn for; each has a seed of its own.
  enum Purpose {
    case choosing
    case judging(round: Int)
    case reporting
    case simulating
  }

  /// The seed for a purpose.
  static func seed(_ seed: UInt64, of purpose: Purpose) -> UInt64 {
    let number: UInt64 =
      switch purpose {
      case .choosing: 1
      case .reporting: 2
      case .simulating: 3
      case .judging(let round): 16 + UInt64(round)
      }
    var random = SplitMix64(seed: seed, stream: number)
    return random.next()
  }
}
