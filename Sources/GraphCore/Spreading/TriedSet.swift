/// A set in the making in several runs of chance, kept within limits on the chosen and on those
/// reached.
struct TriedSet: Sendable {
  let rules: TriedRules
  /// The sums of the limits over the chosen; its `chosen` are places of candidates.
  private(set) var limits: CoverState
  private var worlds: [TriedWorld]
  /// A set that includes the chosen and keeps to every limit; nil if none is known.
  private var plan: [Bool]?
  /// Per place in `rules.tried` whether the candidate is chosen or can no longer join.
  private var isShut: [Bool]
  /// For which missing floors all candidates were tried.
  private var weighed: [Bool]?
  /// How many vertices the longest trial of all candidates changed, over all runs.
  private(set) var work = 0

  /// Begins with the required ones.
  ///
  /// - Parameters:
  ///   - plan: places of a set that keeps to every limit; nil if none is known.
  ///   - worlds: how many runs; one where all are alike.
  init(
    _ rules: TriedRules, plan: [Int32]?, worlds: Int, seed: UInt64, _ execution: Execution
  ) throws(KernelError) {
    let spreading = rules.spreading
    let world = ComplexWorld.Rules(spreading, most: 64)
    let room = (1 << 24) / max(1, spreading.graph.vertexCount * world.levels)
    let tried = rules.tried.map { rules.task.candidates[Int($0)] }
    let required = rules.start.chosen.map { rules.task.candidates[Int($0)] }
    self.rules = rules
    limits = rules.start
    isShut = rules.tried.map { rules.start.isChosen[Int($0)] }
    self.worlds = try execution.mapParts(
      spreading.isCertain ? 1 : max(1, min(worlds, room))
    ) { (run) throws(KernelError) in
      var world = TriedWorld(
        ComplexWorld(world, Coins(seed: seed, run: run)), spreading, tried, worth: rules.worth,
        burdens: rules.burdens, tallied: rules.quotaRows, of: rules.quotas.count)
      for vertex in required { _ = world.win(vertex) }
      return world
    }
    setPlan(plan)
  }

  /// The vertices chosen, in order.
  var chosen: [Int32] { limits.chosen.map { rules.task.candidates[Int($0)] } }

  /// Per quota the mean over the runs.
  var filled: [Double] {
    var sums = [Double](repeating: 0, count: rules.quotas.count)
    for world in worlds { world.addTally(to: &sums) }
    return sums.map { $0 / Double(worlds.count) }
  }

  /// How many runs there are.
  var worldCount: Int { worlds.count }

  /// Whether a candidate may join without exceeding anything.
  mutating func mayJoin(_ place: Int32) -> Bool {
    limits.permits(Int(place)) && keepsCeilings(with: place, at: nil)
  }

  mutating func setPlan(_ places: [Int32]?) {
    guard let places else { return plan = nil }
    var isMember = [Bool](repeating: false, count: rules.task.candidates.count)
    for place in places { isMember[Int(place)] = true }
    plan = isMember
  }

  /// Those tried who alone would take what is reached over its upper end: they are shut out, once all
  /// are weighed.
  ///
  /// - Returns: their places.
  mutating func shutOut(_ cancellation: Cancellation) throws(KernelError) -> [Int32] {
    guard rules.hasCeilings else { return [] }
    var found: [Int32] = []
    for (index, place) in rules.tried.enumerated() where !isShut[index] {
      try cancellation.check()
      if keepsCeilings(with: place, at: index) { continue }
      isShut[index] = true
      found.append(place)
    }
    return found
  }

  /// Keeps a candidate from joining.
  mutating func shut(_ place: Int32) {
    if let index = rules.tried.firstIndex(of: place) { isShut[index] = true }
  }

  /// Adds candidates until nobody may join who brings anything: first those that the floors on the
  /// reached need, last those that the floors on the chosen do.
  mutating func build(_ way: TriedRules.Way, _ execution: Execution) throws(KernelError) {
    var missing = rules.missing(filled)
    while missing.contains(true) {
      try weigh(missing, execution)
      let before = missing
      while missing == before, let place = next(way) {
        try add(place, execution)
        missing = rules.missing(filled)
      }
      if missing == before { break }
    }
    try weigh(missing.map { _ in false }, execution)
    while let place = next(way) { try add(place, execution) }
    for place in rules.tried where !limits.isFeasible {
      if plan?[Int(place)] ?? false, !limits.isChosen[Int(place)], limits.permits(Int(place)),
        keepsCeilings(with: place, at: nil)
      {
        try add(place, isLast: true, execution)
      }
    }
  }

  /// Tries all candidates by what the missing floors need, or, if none is missing, by the targets.
  mutating func weigh(_ missing: [Bool], _ execution: Execution) throws(KernelError) {
    if weighed == missing { return }
    let worth = missing.contains(true) ? rules.worth(missing: missing) : rules.worth
    let before = worlds
    let isShut = isShut
    worlds = try execution.mapParts(before.count) { (number) throws(KernelError) in
      var world = before[number]
      world.weigh(worth)
      try world.tryAll(after: nil, but: isShut, execution.cancellation)
      return world
    }
    weighed = missing
    work = max(work, worlds.reduce(0) { $0 + $1.work })
  }

  /// Lets a candidate join, and tries those whose gain may differ then.
  ///
  /// - Parameter isLast: leaves the trials out.
  mutating func add(
    _ place: Int32, isLast: Bool = false, _ execution: Execution
  ) throws(KernelError) {
    limits.add(Int(place))
    shut(place)
    let vertex = rules.task.candidates[Int(place)]
    if !isLast {
      for (index, place) in rules.tried.enumerated() where !isShut[index] {
        isShut[index] = !limits.permits(Int(place))
      }
    }
    let isOver = isLast || !isShut.contains(false)
    let before = worlds
    let isShut = isShut
    worlds = try execution.mapParts(before.count) { (number) throws(KernelError) in
      var world = before[number]
      let changed = world.win(vertex)
      if !isOver { try world.tryAll(after: changed, but: isShut, execution.cancellation) }
      return world
    }
    if isLast { weighed = nil }
    if !isOver { work = max(work, worlds.reduce(0) { $0 + $1.work }) }
  }

  /// The candidate to join next; nil if nobody may who brings anything.
  private mutating func next(_ way: TriedRules.Way) -> Int32? {
    var scores = [Double](repeating: 0, count: rules.tried.count)
    for world in worlds { world.addScores(to: &scores, isNearness: way.isNearness) }
    shutHeavy()
    while true {
      var best: (index: Int, score: Double)?
      for (index, place) in rules.tried.enumerated() where !isShut[index] && scores[index] > 0 {
        let score = scores[index] / (way.prices.map { max($0[Int(place)], 1e-9) } ?? 1)
        if let best, score <= best.score { continue }
        if limits.permits(Int(place)) { best = (index, score) } else { isShut[index] = true }
      }
      guard let best else { return nil }
      let place = rules.tried[best.index]
      if canComplete(with: place), keepsCeilings(with: place, at: best.index) { return place }
      // Limits only get tighter, and with more who start never fewer are reached.
      isShut[best.index] = true
    }
  }

  /// Shuts out all who would take what is reached over its upper end, if there is just one such end.
  private mutating func shutHeavy() {
    guard let ceiling = rules.ceiling else { return }
    let filled = filled[ceiling]
    for index in isShut.indices where !isShut[index] {
      let more = worlds.reduce(0) { $0 + $1.burden(of: index) } / Double(worlds.count)
      isShut[index] = !rules.quotas[ceiling].permits(filled + more)
    }
  }

  /// Whether the floors on the chosen can still be met if a candidate joins; renews the plan.
  private mutating func canComplete(with place: Int32) -> Bool {
    guard let plan, !plan[Int(place)], !limits.isFeasible else { return true }
    var state = limits
    state.add(Int(place))
    guard let found = completion(of: state) else { return false }
    setPlan(found)
    return true
  }

  /// A set found greedily that includes a given one and keeps to every limit.
  private func completion(of state: CoverState) -> [Int32]? {
    let open = rules.tried.indices.filter { !isShut[$0] }.map { rules.tried[$0] }
    for prices in [nil, rules.ways.last?.prices] {
      var state = state
      // Nothing here takes long enough to be stopped.
      try? state.meetFloors(prices: prices, among: open, Cancellation())
      if state.isFeasible { return state.chosen }
    }
    return nil
  }

  /// Plans anew after candidates joined in another way; false if no plan was found.
  mutating func replan() -> Bool {
    guard let found = completion(of: limits) else { return false }
    setPlan(found)
    return true
  }

  /// Whether those reached stay within their upper ends if a candidate joins.
  ///
  /// - Parameter index: the candidate's place in `rules.tried`, if what it would bring is known.
  mutating func keepsCeilings(with place: Int32, at index: Int?) -> Bool {
    guard rules.hasCeilings else { return true }
    if let ceiling = rules.ceiling, let index {
      let more = worlds.reduce(0) { $0 + $1.burden(of: index) } / Double(worlds.count)
      return rules.quotas[ceiling].permits(filled[ceiling] + more)
    }
    let sums = filled(with: place)
    return zip(rules.quotas, sums).allSatisfy { $0.permits($1) }
  }

  /// Per quota the mean over the runs if a candidate joins.
  mutating func filled(with place: Int32) -> [Double] {
    let vertex = rules.task.candidates[Int(place)]
    var sums = [Double](repeating: 0, count: rules.quotas.count)
    for number in worlds.indices {
      worlds[number].addTally(to: &sums)
      worlds[number].addChange(of: vertex, to: &sums)
    }
    return sums.map { $0 / Double(worlds.count) }
  }

  /// Per place in `rules.tried` how many targets the candidate would win, if weighed by them.
  var gains: [Double] {
    rules.tried.indices.map { index in
      worlds.reduce(0) { $0 + $1.won(of: index) } / Double(worlds.count)
    }
  }
}

extension TriedSet {
  /// How good a set is.
  struct Standing: Sendable, Comparable {
    /// Whether the limits on the chosen are kept.
    let isWithin: Bool
    /// What is missing of the floors on those reached, each as a share of it.
    let missing: Double
    /// How many targets are won, in the mean over the runs.
    let won: Double
    /// How much of money and hours is used, each as a share of what there is.
    let spent: Double

    static func < (left: Standing, right: Standing) -> Bool {
      if left.isWithin != right.isWithin { return right.isWithin }
      if abs(left.missing - right.missing) > 1e-9 { return left.missing > right.missing }
      if abs(left.won - right.won) > 1e-9 { return left.won < right.won }
      return left.spent > right.spent + 1e-9
    }

    /// Whether everything demanded is kept in the runs.
    var isKept: Bool { isWithin && missing == 0 }
  }

  var standing: Standing {
    let missing = zip(rules.quotas, filled).reduce(0.0) { sum, entry in
      let (quota, filled) = entry
      return quota.isMet(by: filled) ? sum : sum + (quota.least - filled) / quota.least
    }
    let won = worlds.reduce(0) { $0 + $1.value(rules.worth) } / Double(worlds.count)
    let spent = zip(limits.constraints.limits, limits.used).reduce(0.0) { sum, entry in
      let (limit, used) = entry
      return limit.amounts.isEmpty || used == 0 ? sum : sum + used / limit.most
    }
    return Standing(isWithin: limits.isFeasible, missing: missing, won: won, spent: spent)
  }
}
