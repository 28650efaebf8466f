extension CoverProblem {
  /// Chooses for a goal by the greedy choices alone, cheapened by exchanges: for choosing again and
  /// again.
  ///
  /// Nothing is proven; a set is missed at times where there is one.
  ///
  /// - Returns: the required ones first, then the one that adds most; nil if no set was found that meets
  ///   the goal within the constraints.
  /// - Complexity: a few looks at every row.
  public func selectAgain(
    goal: CoverGoal, _ constraints: CoverConstraints, _ execution: Execution
  ) throws(KernelError) -> [Int32]? {
    let start = GoalState(CoverState(self, constraints), goal)
    guard start.state.plainObstacle() == nil else { return nil }
    var probe = start.state
    let candidates = (0..<Int32(candidateCount)).filter { candidate in
      !start.state.isChosen[Int(candidate)] && probe.permits(Int(candidate))
    }
    return try start.bestGreedy(among: candidates, execution).met?.state.greedyOrder(
      execution.cancellation)
  }
}
