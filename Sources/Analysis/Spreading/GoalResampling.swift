public import GraphCore

/// The list for a goal chosen again where some ties are missing.
struct GoalResampling: Sendable {
  /// What came of a choice.
  struct Outcome: Sendable {
    /// The list found; nil if none was.
    let chosen: [Int32]?
    let cost: Double
    /// How many hear it often enough of the list that is judged.
    let heard: Double
  }

  let goal: Shortlist.Goal
  private let coverage: Coverage
  private let isCounted: [Bool]
  private let wanted: CoverGoal
  private let constraints: CoverConstraints
  private let arcs: SpreadArcs
  /// Places of the list that is judged.
  private let judged: [Int32]

  /// What the list that is judged costs.
  var ownCost: Double { judged.reduce(0) { $0 + wanted.costs[Int($1)] } }

  /// - Parameter list: vertices of the list that is judged.
  init(
    _ task: SpreadTask, _ goal: Shortlist.Goal, list: [Int32]
  ) throws(AnalysisError) {
    self.goal = goal
    coverage = task.coverage
    isCounted = task.list.isCounted
    wanted = task.list.wanted(goal)
    constraints = try task.list.conditions().constraints
    arcs = task.arcs
    var place = [Int32](repeating: -1, count: isCounted.count)
    for (number, vertex) in coverage.candidates.enumerated() { place[Int(vertex)] = Int32(number) }
    judged = list.map { place[Int($0)] }
  }

  /// Chooses the cheapest list anew.
  ///
  /// - Parameter certainty: per tie of the arcs 1 if it is there, else 0.
  func choose(
    _ certainty: [Double], _ execution: Execution
  ) throws(KernelError) -> Outcome {
    let chances = arcs.chances(certainty: certainty, position: 0.5)
    let problem = try coverage.keeping(arcs: chances.map { $0 > 0 }, of: arcs.graph).problem(
      isCounted: isCounted, coversItself: false, execution)
    let found = try problem.selectAgain(goal: wanted, constraints, judged: judged, execution)
    return Outcome(
      chosen: found.chosen.map { $0.map { coverage.candidates[Int($0)] } }, cost: found.cost,
      heard: found.heard)
  }
}

extension SpreadUncertainty {
  /// What becomes of a goal over the resamples.
  public struct Goal: Sendable, Hashable {
    /// What was asked.
    public let goal: Shortlist.Goal
    /// In which share of the resamples the list still reaches it.
    public let met: Double
    /// In which share of the resamples it does, and no cheaper list was found that does.
    public let cheapest: Double
    /// In which share of the resamples a list was found that reaches it.
    public let found: Double
    /// What the cheapest lists found cost (or how many they are): the median, and the middle 90 of
    /// 100; nil if none was found.
    public let cost: Estimate?
    /// Whether `cost` is money, not a number of partners.
    public let isMoney: Bool

    /// - Parameters:
    ///   - outcomes: one per resample.
    ///   - own: what the list costs.
    init(
      _ goal: Shortlist.Goal, _ outcomes: [GoalResampling.Outcome], own: Double, isMoney: Bool
    ) {
      let least = Double(goal.people)
      let count = Double(outcomes.count)
      let costs = outcomes.filter { $0.chosen != nil }.map(\.cost).sorted()
      self.goal = goal
      let kept = outcomes.filter { $0.heard >= least - 1e-9 * max(1, least) }
      met = Double(kept.count) / count
      cheapest = Double(kept.count { own <= $0.cost + 1e-9 * max(1, own) }) / count
      found = Double(costs.count) / count
      cost =
        costs.isEmpty
        ? nil
        : Estimate(
          value: costs[costs.count / 2], low: costs[costs.count / 20],
          high: costs[costs.count - 1 - costs.count / 20])
      self.isMoney = isMoney
    }
  }
}
