/// A run of chance with what every candidate would bring in it.
struct TriedWorld: Sendable {
  private var world: ComplexWorld
  private let spreading: Spreading
  private let candidates: [Int32]
  private let isCounted: [Bool]
  /// Per candidate what its start would bring.
  private var gains: [ComplexWorld.Gain]
  /// How many of those who count are won.
  private(set) var won = 0

  init(
    _ world: ComplexWorld, _ spreading: Spreading, _ candidates: [Int32], isCounted: [Bool]
  ) {
    self.world = world
    self.spreading = spreading
    self.candidates = candidates
    self.isCounted = isCounted
    gains = [ComplexWorld.Gain](repeating: ComplexWorld.Gain(), count: candidates.count)
  }

  /// Lets a vertex start for good; returns whom that changed.
  mutating func win(_ vertex: Int32) -> [Int32] {
    _ = world.start(vertex)
    won += world.gain(of: vertex, isCounted: isCounted).won
    let changed = world.touched
    world.keep()
    return changed
  }

  /// How many the candidate at a place would win.
  func won(of place: Int) -> Int { gains[place].won }

  func addScores(to scores: inout [Double], isNearness: Bool) {
    // Below 2⁻²⁰ nearness only decides among equals.
    let weight = isNearness ? 1 : 0x1p-20
    for (place, gain) in gains.enumerated() {
      scores[place] += Double(gain.won) + gain.nearer * weight
    }
  }

  /// Tries those candidates whose gain may differ now; nil = all.
  ///
  /// Who would win nobody else depends on those it tells alone; who would, on more, and is always tried.
  mutating func tryAll(after changed: [Int32]?, _ cancellation: Cancellation) throws(KernelError) {
    if changed?.isEmpty == true { return }
    var isNear = [Bool](repeating: changed == nil, count: isCounted.count)
    let into = spreading.graph.incoming
    for vertex in changed ?? [] {
      isNear[Int(vertex)] = true
      for arc in into.arcs(of: Int(vertex)) { isNear[Int(into.targets[arc])] = true }
    }
    var avalanche: Avalanche?
    for (place, vertex) in candidates.enumerated() {
      guard isNear[Int(vertex)] || gains[place].isWide else { continue }
      try cancellation.check()
      gains[place] = gain(of: vertex, &avalanche)
    }
  }

  private mutating func gain(_ vertex: Int32) -> ComplexWorld.Gain {
    _ = world.start(vertex)
    let gain = world.gain(of: vertex, isCounted: isCounted)
    world.undo(vertex)
    return gain
  }

  /// What a candidate would bring; a trial ends where it sets off an avalanche that is known.
  private mutating func gain(
    of vertex: Int32, _ avalanche: inout Avalanche?
  ) -> ComplexWorld.Gain {
    let isStopped = world.start(vertex, until: avalanche?.isTrigger ?? [])
    if isStopped {
      world.undo(vertex)
      return avalanche?.gain(of: vertex, spreading, isCounted: isCounted) ?? gain(vertex)
    }
    let gain = world.gain(of: vertex, isCounted: isCounted)
    let isLarge = world.touched.count >= max(64, 2 * (avalanche?.size ?? 0))
    if isLarge, gain.isWide, world.isAtOnce, !spreading.isChannel[Int(vertex)] {
      avalanche = Avalanche(world, vertex, gain)
    }
    world.undo(vertex)
    return gain
  }
}

/// A large set that several candidates would win alike.
///
/// Whoever wins a trigger wins all of it; and a candidate that belongs to it and wins a trigger wins
/// exactly it, and is a trigger itself. So the second of many candidates that would set it off is
/// followed half as far as the first on average, the third a third as far.
private struct Avalanche {
  /// The run once it has happened.
  private var world: ComplexWorld
  private let own: ComplexWorld.Gain
  private(set) var isTrigger: [Bool]
  let size: Int

  /// - Parameter world: just after the start of `vertex`.
  init(_ world: ComplexWorld, _ vertex: Int32, _ gain: ComplexWorld.Gain) {
    self.world = world
    self.own = gain
    size = world.touched.count
    isTrigger = [Bool](repeating: false, count: world.times.count)
    isTrigger[Int(vertex)] = true
    self.world.keep()
  }

  /// What a candidate brings that wins a trigger.
  mutating func gain(
    of vertex: Int32, _ spreading: Spreading, isCounted: [Bool]
  ) -> ComplexWorld.Gain {
    if world.isWon(vertex), !spreading.isChannel[Int(vertex)] {
      isTrigger[Int(vertex)] = true
      return own
    }
    _ = world.start(vertex)
    let more = world.gain(of: vertex, isCounted: isCounted)
    world.undo(vertex)
    return ComplexWorld.Gain(
      won: own.won + more.won, nearer: own.nearer + more.nearer, isWide: true)
  }
}
