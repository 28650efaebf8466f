extension Spreading {
  /// Chooses vertices for complex contagion, one after the other, by trying each in some runs of chance.
  ///
  /// Who needs several sources is often won by nobody alone, so the first choices are made by how far
  /// they bring everybody: whoever has one of two sources counts half. A second list is chosen by those
  /// won alone; the better of both is returned.
  ///
  /// There is no guarantee: reach by complex contagion is not submodular, and even coming near the best
  /// is hard in general. A limit of steps is left out of account while choosing.
  ///
  /// - Parameters:
  ///   - isTarget: who counts.
  ///   - worlds: how many runs to try in; 1 suffices where every chance is 0 or 1.
  /// - Complexity: candidates · worlds · those newly won, per choice, over all threads; on large
  ///   graphs only those with most arcs are tried.
  /// - Source: Kempe, Kleinberg, Tardos, "Maximizing the Spread of Influence through a Social Network",
  ///   KDD 2003, section 4 (hardness of general thresholds).
  public func chooseByTrying(
    _ task: SpreadChoice, isTarget: [Bool], worlds: Int, seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> [Int32] {
    let isCertain = (chances.outgoing.isEmpty ? chances.tops : chances.outgoing)
      .allSatisfy { $0 == 0 || $0 == ArcChances.one }
    let number = isCertain ? 1 : worlds
    var best: (won: Int, chosen: [Int32])?
    for counting in [ComplexWorlds.Counting.nearness, .won] {
      var state = ComplexWorlds(self, isTarget: isTarget, worlds: number, seed: seed)
      for vertex in task.required { state.win(vertex) }
      var chosen = task.required
      var counts = task.limits.counts(of: chosen)
      let candidates = tried(task, worlds: number)
      while chosen.count < task.size {
        let open = candidates.filter {
          !chosen.contains($0) && task.limits.allow($0, counts: counts)
        }
        guard let vertex = try state.best(of: open, counting, execution) else { break }
        state.win(vertex)
        task.limits.count(vertex, &counts)
        chosen.append(vertex)
      }
      if let known = best, known.won >= state.won { continue }
      best = (state.won, chosen)
    }
    return best?.chosen ?? []
  }

  /// The candidates worth trying: those with most arcs, as many as can be tried.
  private func tried(_ task: SpreadChoice, worlds: Int) -> [Int32] {
    let out = graph.outgoing
    let room = 40_000_000 / max(1, worlds)
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

/// Some runs of chance with what the chosen ones have won in each so far.
private struct ComplexWorlds: Sendable {
  /// What a choice is measured by.
  enum Counting {
    /// Whoever is won counts 1, others the share of the sources they have of those they need.
    case nearness
    /// Whoever is won counts 1; nearness decides among equals.
    case won
  }

  private let spreading: Spreading
  private let isTarget: [Bool]
  private let worlds: Int
  private let coins: [Coins]
  private let needs: [Int32]
  /// Per world and vertex how many sources brought the message; −1 = won.
  private var told: [Int32]
  /// How many targets are won in all worlds together.
  private(set) var won = 0

  init(_ spreading: Spreading, isTarget: [Bool], worlds: Int, seed: UInt64) {
    let n = spreading.graph.vertexCount
    self.spreading = spreading
    self.isTarget = isTarget
    self.worlds = worlds
    coins = (0..<worlds).map { Coins(seed: SplitMix64.seed(seed, of: .choosing), run: $0) }
    needs = (0..<n).map { spreading.need(degree: spreading.graph.incoming.degree(of: $0)) }
    told = [Int32](repeating: 0, count: worlds * n)
  }

  /// The first candidate of greatest score; nil if there is none.
  func best(
    of candidates: [Int32], _ counting: Counting, _ execution: Execution
  ) throws(KernelError) -> Int32? {
    let scores = try execution.mapRanges(of: candidates.count, grain: 16) {
      (range) throws(KernelError) in
      var trial = Trial(vertexCount: needs.count)
      var scores: [Double] = []
      for place in range {
        try execution.cancellation.check()
        var score = 0.0
        for world in 0..<worlds {
          let gain = run(candidates[place], in: world, &trial)
          // Below 2⁻²⁰ nearness only decides among equals.
          score += Double(gain.won) + gain.nearer * (counting == .won ? 0x1p-20 : 1)
        }
        scores.append(score)
      }
      return scores
    }.flatMap { $0 }
    guard let top = scores.max(), let place = scores.firstIndex(of: top) else { return nil }
    return candidates[place]
  }

  /// Wins a vertex in every world, and whom that wins.
  mutating func win(_ vertex: Int32) {
    var trial = Trial(vertexCount: needs.count)
    for world in 0..<worlds {
      won += run(vertex, in: world, &trial).won
      let start = world * needs.count
      for touched in trial.touched {
        told[start + Int(touched)] = trial.told[Int(touched)]
      }
    }
  }

  /// What winning a vertex would change in a world; the changes stay in `trial`.
  private func run(
    _ vertex: Int32, in world: Int, _ trial: inout Trial
  ) -> (won: Int, nearer: Double) {
    let start = world * needs.count
    trial.begin()
    if told[start + Int(vertex)] < 0 { return (0, 0) }
    var won = 0
    var nearer = 0.0
    let out = spreading.graph.outgoing
    let chances = spreading.chances.outgoing
    let tops = spreading.chances.tops
    trial.queue.append(vertex)
    trial.set(vertex, to: -1)
    var head = 0
    while head < trial.queue.count {
      let speaker = Int(trial.queue[head])
      head += 1
      if isTarget[speaker] {
        won += 1
        nearer -= Double(max(0, told[start + speaker])) / Double(needs[speaker])
      }
      if spreading.isSilent[speaker] || head > 1 && spreading.isChannel[speaker] { continue }
      for arc in out.arcs(of: speaker) {
        let target = out.targets[arc]
        let before = trial.value(of: target) ?? told[start + Int(target)]
        guard before >= 0,
          coins[world][arc] < (chances.isEmpty ? tops[Int(target)] : chances[arc])
        else { continue }
        let need = needs[Int(target)]
        if before + 1 >= need {
          trial.set(target, to: -1)
          trial.queue.append(target)
          if isTarget[Int(target)] {
            nearer -= Double(before - told[start + Int(target)]) / Double(need)
          }
        } else {
          trial.set(target, to: before + 1)
          if isTarget[Int(target)] { nearer += 1 / Double(need) }
        }
      }
    }
    return (won, nearer)
  }
}

/// Changes to a world that are only tried.
private struct Trial {
  private(set) var told: [Int32]
  private(set) var touched: [Int32] = []
  var queue: [Int32] = []
  private var seen: [UInt32]
  private var round: UInt32 = 0

  init(vertexCount: Int) {
    told = [Int32](repeating: 0, count: vertexCount)
    seen = [UInt32](repeating: 0, count: vertexCount)
  }

  mutating func begin() {
    touched.removeAll(keepingCapacity: true)
    queue.removeAll(keepingCapacity: true)
    round += 1
  }

  func value(of vertex: Int32) -> Int32? {
    seen[Int(vertex)] == round ? told[Int(vertex)] : nil
  }

  mutating func set(_ vertex: Int32, to value: Int32) {
    if seen[Int(vertex)] != round {
      seen[Int(vertex)] = round
      touched.append(vertex)
    }
    told[Int(vertex)] = value
  }
}
