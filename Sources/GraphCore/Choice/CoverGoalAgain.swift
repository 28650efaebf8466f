/// A set chosen for a goal once more, and what becomes of another one.
public struct CoverGoalAgain: Sendable, Hashable {
  /// The chosen: the required ones first, then the one that adds most; nil if no set was found that
  /// meets the goal within the constraints.
  public let chosen: [Int32]?
  /// What they cost together; infinite if there are none.
  public let cost: Double
  /// The summed weight of the elements that the judged set makes heard.
  public let heard: Double
}

extension CoverProblem {
  /// Chooses for a goal by the greedy choices alone, cheapened by exchanges: for choosing again and
  /// again.
  ///
  /// Nothing is proven; a set is missed at times where there is one.
  ///
  /// - Parameter judged: a set to judge by the same goal, whatever the constraints.
  /// - Complexity: a few looks at every row.
  public func selectAgain(
    goal: CoverGoal, _ constraints: CoverConstraints, judged: [Int32], _ execution: Execution
  ) throws(KernelError) -> CoverGoalAgain {
    var other = GoalState(CoverState(self, CoverConstraints()), goal)
    for candidate in judged { other.add(Int(candidate)) }
    let start = GoalState(CoverState(self, constraints), goal)
    guard start.state.plainObstacle() == nil else {
      return CoverGoalAgain(chosen: nil, cost: .infinity, heard: other.heard)
    }
    var probe = start.state
    let candidates = (0..<Int32(candidateCount)).filter { candidate in
      !start.state.isChosen[Int(candidate)] && probe.permits(Int(candidate))
    }
    let best = try start.bestGreedy(among: candidates, execution).met
    return CoverGoalAgain(
      chosen: try best?.state.greedyOrder(execution.cancellation), cost: best?.cost ?? .infinity,
      heard: other.heard)
  }
}

extension Coverage {
  /// The same task where only some of the arcs are there.
  ///
  /// - Parameter isThere: one per arc of `graph.outgoing`.
  /// - Complexity: linear in the arcs.
  public func keeping(arcs isThere: [Bool], of graph: Graph) -> Coverage {
    Coverage(
      graph: graph.keeping(isThere), steps: steps, isSilent: isSilent, isTarget: isTarget,
      candidates: candidates, required: required, size: size, order: order, limits: limits)
  }
}

extension Graph {
  /// The directed graph of some of the arcs, without weights.
  func keeping(_ isThere: [Bool]) -> Graph {
    var sources: [Int32] = []
    var targets: [Int32] = []
    for vertex in 0..<vertexCount {
      for arc in outgoing.arcs(of: vertex) where isThere[arc] {
        sources.append(Int32(vertex))
        targets.append(outgoing.targets[arc])
      }
    }
    return Graph(vertexCount: vertexCount, sources: sources, targets: targets, isDirected: true)
  }
}
