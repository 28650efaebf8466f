extension Spreading {
  /// Chooses vertices for complex contagion, one after the other, by trying each in some runs of chance.
  ///
  /// Who needs several sources is often won by nobody alone, so the first choices are made by how far
  /// they bring everybody: whoever has one of two sources counts half. A second list is chosen by those
  /// won alone; the better of both is returned.
  ///
  /// There is no guarantee: reach by complex contagion is not submodular, so what a candidate would add
  /// may grow as others join, and even coming near the best is hard in general. Nobody is passed over
  /// for having added little before: whoever may have been affected is tried again.
  ///
  /// - Parameters:
  ///   - isTarget: who counts.
  ///   - worlds: how many runs to try in; one does where nothing is left to chance.
  /// - Complexity: for each choice and run the candidates near those it changed, each with whom it would
  ///   newly win; on large graphs only those with most arcs are tried. A limit of 64 steps or more is
  ///   not looked at while choosing.
  /// - Source: Kempe, Kleinberg, Tardos, "Maximizing the Spread of Influence through a Social Network",
  ///   KDD 2003, section 4 (hardness of general thresholds).
  public func chooseByTrying(
    _ task: SpreadChoice, isTarget: [Bool], worlds: Int, seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> [Int32] {
    let candidates = tried(task, worlds: worlds)
    var tried = task
    tried.candidates = candidates
    let start = try triedWorlds(
      tried, after: task.required, isTarget: isTarget, worlds: worlds,
      seed: SplitMix64.seed(seed, of: .choosing), execution)
    var best: (won: Double, chosen: [Int32])?
    for isNearness in [true, false] {
      var worlds = start
      let chosen = try choose(task, candidates, &worlds, isNearness: isNearness, execution)
      let won = worlds.reduce(0) { $0 + $1.won }
      if let known = best, known.won >= won { continue }
      best = (won, chosen)
    }
    return best?.chosen ?? []
  }

  /// Runs in which some have started and every candidate was tried; one where all are alike.
  func triedWorlds(
    _ task: SpreadChoice, after starts: [Int32], isTarget: [Bool], worlds: Int, seed: UInt64,
    _ execution: Execution
  ) throws(KernelError) -> [TriedWorld] {
    let rules = ComplexWorld.Rules(self, most: 64)
    let room = (1 << 24) / max(1, graph.vertexCount * rules.levels)
    let worth = isTarget.map { $0 ? 1.0 : 0 }
    let number = isCertain ? 1 : max(1, min(worlds, room))
    return try execution.mapParts(number) { (run) throws(KernelError) in
      var world = TriedWorld(
        ComplexWorld(rules, Coins(seed: seed, run: run)), self, task.candidates,
        worth: worth)
      for vertex in starts { _ = world.win(vertex) }
      try world.tryAll(after: nil, execution.cancellation)
      return world
    }
  }

  /// Chooses by those won and, with nearness, by the share that others have of what they need.
  private func choose(
    _ task: SpreadChoice, _ candidates: [Int32], _ worlds: inout [TriedWorld], isNearness: Bool,
    _ execution: Execution
  ) throws(KernelError) -> [Int32] {
    var chosen = task.required
    var counts = task.limits.counts(of: chosen)
    var isChosen = [Bool](repeating: false, count: graph.vertexCount)
    for vertex in chosen { isChosen[Int(vertex)] = true }
    while chosen.count < task.size {
      var scores = [Double](repeating: 0, count: candidates.count)
      for world in worlds { world.addScores(to: &scores, isNearness: isNearness) }
      var best: Int?
      for (place, vertex) in candidates.enumerated() where !isChosen[Int(vertex)] {
        if let best, scores[place] <= scores[best] { continue }
        if task.limits.allow(vertex, counts: counts) { best = place }
      }
      guard let best else { break }
      let vertex = candidates[best]
      isChosen[Int(vertex)] = true
      chosen.append(vertex)
      task.limits.count(vertex, &counts)
      let before = worlds
      let isLast = chosen.count == task.size
      worlds = try execution.mapParts(worlds.count) { (number) throws(KernelError) in
        var world = before[number]
        let changed = world.win(vertex)
        if !isLast { try world.tryAll(after: changed, execution.cancellation) }
        return world
      }
    }
    return chosen
  }

  /// The candidates worth trying: those with most arcs, as many as can be tried.
  func tried(_ task: SpreadChoice, worlds: Int) -> [Int32] {
    let out = graph.outgoing
    let room = 40_000_000 / max(1, isCertain ? 1 : worlds)
    let work = task.candidates.reduce(0) { $0 + out.degree(of: Int($1)) + 1 }
    guard work > room else { return task.candidates }
    let ranked = task.candidates.enumerated().sorted { left, right in
      let degrees = (out.degree(of: Int(left.element)), out.degree(of: Int(right.element)))
      return degrees.0 == degrees.1 ? left.offset < right.offset : degrees.0 > degrees.1
    }
    var used = 0
    let kept = ranked.prefix { entry in
      used += out.degree(of: Int(entry.element)) + 1
      return used <= room
    }
    return kept.sorted { $0.offset < $1.offset }.map(\.element)
  }
}
