extension Spreading {
  /// Chooses on a fixed number of reverse-reachable sets, without a certificate: for choosing again
  /// and again under slightly different chances.
  ///
  /// The sets of all calls with a seed begin with the same roots and the same random numbers, so that
  /// choices differ because the chances do.
  ///
  /// - Parameters:
  ///   - judged: a list to follow on as many fresh sets.
  /// - Returns: the chosen ones, and the share of the fresh sets that contain one of `judged`.
  public func chooseAgain(
    _ task: SpreadChoice, roots: [Int32], sets number: Int, judged: [Int32], seed: UInt64,
    _ execution: Execution
  ) throws(KernelError) -> (chosen: [Int32], share: Double) {
    var sets = ReverseSets(seed: SplitMix64.seed(seed, of: .choosing), roots: roots)
    guard try sets.extend(to: number, self, execution) else { return ([], 0) }
    let greedy = try sets.greedy(task, vertexCount: graph.vertexCount, execution.cancellation)
    let share = try share(of: judged, roots, sets: number, (seed, 0), execution)
    return (greedy.chosen, share)
  }

  /// The same within constraints, by the greedy choices alone: nothing is exchanged or proven.
  ///
  /// - Returns: nobody if no choice was found that meets the floors.
  public func chooseAgain(
    _ task: ConstrainedSpreadChoice, sets number: Int, judged: [Int32], seed: UInt64,
    _ execution: Execution
  ) throws(KernelError) -> (chosen: [Int32], share: Double) {
    let (_, problem, constraints) = try covering(task, sets: number, seed: seed, execution)
    let chosen = try problem.selectGreedily(constraints, execution) ?? []
    let share = try share(of: judged, task.targets, sets: number, (seed, 0), execution)
    return (chosen.map { task.candidates[Int($0)] }, share)
  }
}
