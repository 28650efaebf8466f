public import GraphCore
public import Relations

extension Snapshot {
  /// How simpler choices would fare against a list on which everybody passes the message on.
  ///
  /// - Parameters:
  ///   - compare: further sets, by id.
  ///   - seed: fixes the draws.
  /// - Returns: of drawn sets the mean, with the least and the greatest reach of a draw; nothing where the list
  ///   is empty.
  /// - Throws: as `shortlist`.
  /// - Complexity: a search per set; 33 sets and those named.
  public func comparisons(
    with shortlist: Shortlist, compare: [[Actor.ID]] = [], seed: UInt64,
    execution: Execution = Execution()
  ) throws(AnalysisError) -> [SpreadShortlist.Comparison] {
    guard !shortlist.entries.isEmpty else { return [] }
    var list = shortlist.question
    list.size = shortlist.entries.count
    let task = try SpreadTask(
      self,
      SpreadShortlist.Question(
        list: list, model: .everybody(steps: list.steps, direction: list.direction),
        compare: compare, seed: seed), execution)
    let graph = messageGraph(direction: list.direction)
    let rivals = task.rivals(size: shortlist.partners.count)
    return rivals.rivals.indices.map { rival in
      let reached = rivals.families[rival].map { set in
        let isMember = mask(set.map(Int.init))
        return reachable(
          from: set.map(Int.init), steps: list.steps, in: graph, isSilent: objectors
        ).vertices.count { task.coverage.isTarget[Int($0)] && !isMember[Int($0)] }
      }
      let sum = Double(reached.reduce(0, +))
      return SpreadShortlist.Comparison(
        rival: rivals.rivals[rival],
        reached: Estimate(
          value: sum / Double(max(1, reached.count)), low: Double(reached.min() ?? 0),
          high: Double(reached.max() ?? 0)), size: rivals.families[rival].first?.count ?? 0)
    }
  }
}
