public import GraphCore

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
      _ goal: Shortlist.Goal, _ outcomes: [Redrawing.Outcome], own: Double, isMoney: Bool
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
