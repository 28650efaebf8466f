internal import GraphCore
internal import Relations

/// A list chosen again and again, each time in a world where it is known which ties exist.
struct Resampling: Sendable {
  private let redrawing: Redrawing
  private let snapshot: Snapshot
  private let question: SpreadShortlist.Question
  private let list: [Int32]
  private let reached: Double
  private let resamples: Int
  /// What the list costs by the goal, and whether that is money; nil without a goal.
  private let own: (cost: Double, isMoney: Bool)?
  /// Positions in `Network.ties` of ties that carry messages and are not certain.
  private let uncertain: [Int32]

  init(
    _ task: SpreadTask, list: [Int32], reached: Double, chosenOn: Int?, _ resamples: Int,
    _ execution: Execution
  ) throws(KernelError) {
    redrawing = try Redrawing(
      task, list: list, chosenOn: chosenOn, resamples: resamples, execution)
    snapshot = task.snapshot
    question = task.question
    self.list = list
    self.reached = reached
    self.resamples = resamples
    own = question.list.goal.map { _ in (task.list.goalCost(of: list), task.list.isMoney) }
    uncertain = zip(task.arcs.ties, task.arcs.confidences).filter { $1 < 1 }.map(\.0)
  }

  /// What was drawn: which of the uncertain ties there are, and where in their ranges chances lie.
  private struct Draw: Sendable, Hashable {
    let exists: [Bool]
    let position: Double
  }

  /// One resample.
  private struct Resample: Sendable {
    let draw: Draw
    let found: Redrawing.Outcome
  }

  func uncertainty(_ execution: Execution) throws(KernelError) -> SpreadUncertainty {
    let resampled = try resampled(execution)
    let controls = try controls(execution)
    let heard = resampled.map(\.found.heard).sorted()
    let ceiling = try redrawing.ceiling(in: world(position: 1, isKnown: true), execution)
    // With a goal names count where a list for it was found.
    let counted = own == nil ? resampled : resampled.filter { $0.found.chosen != nil }
    let isCoarse = Set(controls[0].chosen ?? []) != Set(list)
    return SpreadUncertainty(
      names: try names(counted, controls, execution), newcomers: newcomers(counted),
      reached: Estimate(
        value: reached, low: min(ceiling, heard[resamples / 20]),
        high: min(ceiling, heard[resamples - 1 - resamples / 20])), resamples: resamples,
      uncertainTies: uncertain.count, isGreedy: isCoarse,
      goal: own.flatMap { own in
        question.list.goal.map {
          SpreadUncertainty.Goal(
            $0, resampled.map(\.found), own: own.cost, isMoney: own.isMoney)
        }
      })
  }

  /// One outcome per resample; worlds that are alike are looked at once.
  private func resampled(_ execution: Execution) throws(KernelError) -> [Resample] {
    let draws = (0..<resamples).map(draw)
    var numbers: [Draw: Int] = [:]
    var different: [Draw] = []
    for draw in draws where numbers[draw] == nil {
      numbers[draw] = different.count
      different.append(draw)
    }
    let worlds = different
    let outcomes = try execution.mapParts(worlds.count) { (number) throws(KernelError) in
      try redrawing.outcome(
        in: world(worlds[number]),
        Execution(threads: 1, cancellation: execution.cancellation))
    }
    return draws.map { Resample(draw: $0, found: outcomes[numbers[$0] ?? 0]) }
  }

  private func draw(_ number: Int) -> Draw {
    var random = SplitMix64(seed: question.seed, stream: 1 << 32 + UInt64(number))
    let exists = uncertain.map { random.unit() < snapshot.network.ties[Int($0)].confidence }
    return Draw(exists: exists, position: question.model.hasRanges ? random.unit() : 0.5)
  }

  private func world(_ draw: Draw) -> Redrawing.World {
    let missing = zip(uncertain, draw.exists).filter { !$1 }.map(\.0)
    return world(without: missing, position: draw.position, isKnown: true)
  }

  /// - Parameters:
  ///   - missing: positions of ties that are not there, ascending.
  ///   - isKnown: whether every other tie is certain.
  private func world(
    without missing: [Int32] = [], position: Double = 0.5, isKnown: Bool, seed: UInt64? = nil
  ) -> Redrawing.World {
    var isMissing = [Bool](repeating: false, count: snapshot.network.ties.count)
    for tie in missing { isMissing[Int(tie)] = true }
    return Redrawing.World(
      snapshot: missing.isEmpty
        ? snapshot : Snapshot(snapshot, ties: snapshot.ties.filter { !isMissing[Int($0)] }),
      isKnown: isKnown, position: position, seed: seed ?? question.seed)
  }

  /// Choices on the ties as they are expected, first with the seed of the list, then with others: what
  /// differs between them is noise.
  private func controls(_ execution: Execution) throws(KernelError) -> [Redrawing.Outcome] {
    // Where everybody passes the message on nothing else is drawn.
    let count = redrawing.isBySteps ? 1 : max(10, min(50, resamples / 20))
    return try execution.mapParts(count) { (number) throws(KernelError) in
      var random = SplitMix64(seed: question.seed, stream: 1 << 34 + UInt64(number))
      let seed = number == 0 ? question.seed : random.next()
      return try redrawing.outcome(
        in: world(isKnown: false, seed: seed),
        Execution(threads: 1, cancellation: execution.cancellation))
    }
  }
}

extension Resampling {
  private func names(
    _ resampled: [Resample], _ controls: [Redrawing.Outcome], _ execution: Execution
  ) throws(KernelError) -> [SpreadUncertainty.Name] {
    var known = RedrawnLists(redrawing)
    var names: [SpreadUncertainty.Name] = []
    for vertex in list {
      let ranks = resampled.map { resample in
        resample.found.chosen?.firstIndex(of: vertex).map { $0 + 1 } ?? .max
      }
      let sorted = ranks.sorted()
      let edge = ranks.count / 40
      let isListed = ranks.map { $0 != .max }
      let high = sorted.isEmpty ? .max : sorted[ranks.count - 1 - edge]
      let steady = controls.count { $0.chosen?.contains(vertex) ?? false }
      names.append(
        SpreadUncertainty.Name(
          actor: snapshot.actors[Int(vertex)],
          share: Double(isListed.count { $0 }) / Double(max(1, ranks.count)),
          lowRank: sorted.isEmpty ? .max : sorted[edge],
          highRank: high == .max ? nil : high,
          hinges: try hinges(of: vertex, isListed, resampled, &known, execution),
          steadiness: Double(steady) / Double(controls.count)))
    }
    return names
  }

  /// The ties whose being there goes with the name being listed beyond chance.
  private func hinges(
    of vertex: Int32, _ isListed: [Bool], _ resampled: [Resample], _ known: inout RedrawnLists,
    _ execution: Execution
  ) throws(KernelError) -> [SpreadUncertainty.Hinge] {
    let total = Double(isListed.count { $0 })
    let count = resampled.count
    guard total > 0, Int(total) < count else { return [] }
    let share = total / Double(count)
    var found: [(place: Int, with: Double, without: Double)] = []
    for place in uncertain.indices {
      var there = 0
      var both = 0
      for (number, resample) in resampled.enumerated() where resample.draw.exists[place] {
        there += 1
        if isListed[number] { both += 1 }
      }
      let absent = count - there
      guard there >= 10, absent >= 10 else { continue }
      let with = Double(both) / Double(there)
      let without = (total - Double(both)) / Double(absent)
      let error = (share * (1 - share) * (1 / Double(there) + 1 / Double(absent))).squareRoot()
      // Five standard errors: none of 100,000 ties gets there by chance.
      if abs(with - without) >= 5 * error, abs(with - without) >= 0.1 {
        found.append((place, with, without))
      }
    }
    found.sort { left, right in
      let (first, second) = (abs(left.with - left.without), abs(right.with - right.without))
      return first == second ? left.place < right.place : first > second
    }
    return try found.prefix(3).map { entry throws(KernelError) in
      let tie = uncertain[entry.place]
      let isGone = entry.with > entry.without
      let listed = try known.list(
        tie, isGone: isGone,
        in: isGone ? world(without: [tie], isKnown: false) : world(isKnown: false), execution)
      return SpreadUncertainty.Hinge(
        tie: tie, with: entry.with, without: entry.without,
        flips: !(listed ?? []).contains(vertex))
    }
  }

  private func newcomers(_ resampled: [Resample]) -> [SpreadUncertainty.Newcomer] {
    var counts = [Int](repeating: 0, count: snapshot.actors.count)
    for resample in resampled {
      for vertex in resample.found.chosen ?? [] { counts[Int(vertex)] += 1 }
    }
    for vertex in list { counts[Int(vertex)] = 0 }
    guard !resampled.isEmpty else { return [] }
    return counts.indices.filter { 5 * counts[$0] >= resampled.count }
      .sorted { counts[$0] == counts[$1] ? $0 < $1 : counts[$0] > counts[$1] }
      .prefix(5)
      .map {
        SpreadUncertainty.Newcomer(
          actor: snapshot.actors[$0], share: Double(counts[$0]) / Double(resampled.count))
      }
  }
}

/// What the program itself would choose with a tie taken away or made certain, asked once for each.
private struct RedrawnLists {
  private let redrawing: Redrawing
  private var known: [[Int32]: [Int32]?] = [:]

  init(_ redrawing: Redrawing) { self.redrawing = redrawing }

  mutating func list(
    _ tie: Int32, isGone: Bool, in world: Redrawing.World, _ execution: Execution
  ) throws(KernelError) -> [Int32]? {
    let key = [tie, isGone ? 1 : 0]
    if let list = known[key] { return list }
    let list = try redrawing.listed(in: world, certain: isGone ? nil : tie, execution)
    known[key] = .some(list)
    return list
  }
}

extension SpreadModel {
  /// Whether a probability is a range.
  fileprivate var hasRanges: Bool {
    let spans: [Span] =
      switch chance {
      case .weighted: []
      case .strength(let span), .uniform(let span): [span]
      }
    return (spans + kinds.map(\.chance) + [channel]).contains { $0.low < $0.high }
  }
}
