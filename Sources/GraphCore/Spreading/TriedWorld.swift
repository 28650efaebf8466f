/// A run of chance with what every candidate would bring in it.
struct TriedWorld: Sendable {
  private var world: ComplexWorld
  private let spreading: Spreading
  private let candidates: [Int32]
  /// What winning each vertex is worth.
  private var worth: [Double]
  /// What each vertex adds to the sum that has an upper end; empty without one.
  private let burdens: [Double]
  /// Per vertex in which sums it counts, and how much.
  private let rows: LimitRows?
  /// The sums over those won.
  private var tally: [Double]
  /// Per candidate what its start would bring.
  private var gains: [ComplexWorld.Gain]
  /// What those won are worth.
  private(set) var won = 0.0
  /// How many vertices the last trial of all candidates changed: a measure of the time it took.
  private(set) var work = 0

  /// - Parameters:
  ///   - rows: sums to keep over those won.
  ///   - sums: how many they are.
  init(
    _ world: ComplexWorld, _ spreading: Spreading, _ candidates: [Int32], worth: [Double],
    burdens: [Double] = [], tallied rows: LimitRows? = nil, of sums: Int = 0
  ) {
    self.world = world
    self.spreading = spreading
    self.candidates = candidates
    self.worth = worth
    self.burdens = burdens
    self.rows = rows
    tally = [Double](repeating: 0, count: sums)
    gains = [ComplexWorld.Gain](repeating: ComplexWorld.Gain(), count: candidates.count)
  }

  /// Lets a vertex start for good; returns whom that changed.
  mutating func win(_ vertex: Int32) -> [Int32] {
    _ = world.start(vertex)
    won += world.gain(of: vertex, worth: worth, burdens: []).won
    count(&tally)
    let changed = world.touched
    world.keep()
    return changed
  }

  /// Lets other vertices count; all candidates are to be tried again.
  mutating func weigh(_ worth: [Double]) {
    self.worth = worth
    won = value(worth)
  }

  /// What those won are worth by other weights.
  func value(_ worth: [Double]) -> Double {
    worth.indices.reduce(0) { world.isWon(Int32($1)) ? $0 + worth[$1] : $0 }
  }

  /// Adds the sums over those won.
  func addTally(to sums: inout [Double]) {
    for number in sums.indices { sums[number] += tally[number] }
  }

  /// Adds what the sums would grow by if a vertex started.
  mutating func addChange(of vertex: Int32, to sums: inout [Double]) {
    _ = world.start(vertex)
    count(&sums)
    world.undo(vertex)
  }

  /// Adds those newly won by the last start to sums.
  private func count(_ sums: inout [Double]) {
    guard let rows, !sums.isEmpty else { return }
    for vertex in world.newlyWon {
      for entry in rows.row(Int(vertex)) { sums[Int(rows.limits[entry])] += rows.amounts[entry] }
    }
  }

  /// What those whom the candidate at a place would win add to the sum that has an upper end.
  func burden(of place: Int) -> Double { gains[place].burden }

  /// What those whom the candidate at a place would win are worth.
  func won(of place: Int) -> Double { gains[place].won }

  func addScores(to scores: inout [Double], isNearness: Bool) {
    // Below 2⁻²⁰ nearness only decides among equals.
    let weight = isNearness ? 1 : 0x1p-20
    for (place, gain) in gains.enumerated() {
      scores[place] += gain.won + gain.nearer * weight
    }
  }

  /// Tries those candidates whose gain may differ now; nil = all.
  ///
  /// Who would win nobody else depends on those it tells alone; who would, on more, and is always tried.
  ///
  /// - Parameter isShut: who is not tried at all; empty = nobody.
  mutating func tryAll(
    after changed: [Int32]?, but isShut: [Bool] = [], _ cancellation: Cancellation
  ) throws(KernelError) {
    work = 0
    if changed?.isEmpty == true { return }
    var isNear = [Bool](repeating: changed == nil, count: worth.count)
    let into = spreading.graph.incoming
    for vertex in changed ?? [] {
      isNear[Int(vertex)] = true
      for arc in into.arcs(of: Int(vertex)) { isNear[Int(into.targets[arc])] = true }
    }
    var avalanche: Avalanche?
    for (place, vertex) in candidates.enumerated() {
      guard isNear[Int(vertex)] || gains[place].isWide else { continue }
      if !isShut.isEmpty, isShut[place] { continue }
      try cancellation.check()
      gains[place] = gain(of: vertex, &avalanche)
    }
  }

  private mutating func gain(_ vertex: Int32) -> ComplexWorld.Gain {
    _ = world.start(vertex)
    let gain = world.gain(of: vertex, worth: worth, burdens: burdens)
    work += world.touched.count
    world.undo(vertex)
    return gain
  }

  /// What a candidate would bring; a trial ends where it sets off an avalanche that is known.
  private mutating func gain(
    of vertex: Int32, _ avalanche: inout Avalanche?
  ) -> ComplexWorld.Gain {
    let isStopped = world.start(vertex, until: avalanche?.isTrigger ?? [])
    work += world.touched.count
    if isStopped {
      world.undo(vertex)
      return avalanche?.gain(of: vertex, spreading, worth: worth, burdens: burdens)
        ?? gain(vertex)
    }
    let gain = world.gain(of: vertex, worth: worth, burdens: burdens)
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
    of vertex: Int32, _ spreading: Spreading, worth: [Double], burdens: [Double]
  ) -> ComplexWorld.Gain {
    if world.isWon(vertex), !spreading.isChannel[Int(vertex)] {
      isTrigger[Int(vertex)] = true
      return own
    }
    _ = world.start(vertex)
    let more = world.gain(of: vertex, worth: worth, burdens: burdens)
    world.undo(vertex)
    return ComplexWorld.Gain(
      won: own.won + more.won, nearer: own.nearer + more.nearer, burden: own.burden + more.burden,
      isWide: true)
  }
}
