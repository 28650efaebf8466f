extension Spreading {
  /// Chooses on a fixed number of reverse-reachable sets, without a certificate: for choosing again
  /// and again under slightly different chances.
  ///
  /// The sets of all calls with a seed begin with the same roots and the same random numbers, so that
  /// choices differ because the chances do; with as many sets as `choose` needed it chooses the same.
  public func chooseAgain(
    _ task: SpreadChoice, roots: [Int32], sets number: Int, seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> [Int32] {
    var sets = ReverseSets(seed: SplitMix64.seed(seed, of: .choosing), roots: roots)
    guard try sets.extend(to: number, self, execution) else { return [] }
    return try sets.greedy(task, self, roots, execution.cancellation).chosen
  }

  /// The same within constraints: thoroughly on few candidates, else without proving anything.
  ///
  /// - Returns: nil if no choice was found that meets the floors.
  public func chooseAgain(
    _ task: ConstrainedSpreadChoice, sets number: Int, seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> [Int32]? {
    let (_, problem, constraints) = try covering(task, sets: number, seed: seed, execution)
    let chosen: [Int32]?
    if problem.elements.count <= 300_000 {
      guard case .chosen(let found) = try problem.select(constraints, execution) else { return nil }
      chosen = found.chosen
    } else {
      chosen = try problem.selectAgain(constraints, execution)
    }
    return chosen.map { $0.map { task.candidates[Int($0)] } }
  }

  /// How many of `targets` a set reaches, itself left out: exactly where nothing is left to chance, else
  /// from so many reverse-reachable sets.
  public func reached(
    by chosen: [Int32], of targets: [Int32], sets: Int, seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> Double {
    let members = Set(chosen)
    let others = targets.filter { !members.contains($0) }
    if others.isEmpty || chosen.isEmpty { return 0 }
    if isAdditive, !isCertain {
      return try share(of: chosen, others, sets: sets, (seed, 0), execution) * Double(others.count)
    }
    var isCounted = [Bool](repeating: false, count: graph.vertexCount)
    for other in others { isCounted[Int(other)] = true }
    return try simulate(
      SpreadSimulation.Question(seeds: chosen, isCounted: isCounted, runs: max(50, sets / 64)),
      seed: seed, execution
    ).reached.value
  }

  /// No run lets a set reach more of `targets`, itself left out.
  public func mostReached(
    by chosen: [Int32], of targets: [Int32], _ execution: Execution
  ) throws(KernelError) -> Double {
    let nobody = [Bool](repeating: false, count: graph.vertexCount)
    let found = try simulate(
      SpreadSimulation.Question(seeds: chosen, isCounted: nobody, runs: 1), seed: 1, execution)
    let members = Set(chosen)
    return Double(targets.count { !members.contains($0) && found.isPossible[Int($0)] })
  }
}
