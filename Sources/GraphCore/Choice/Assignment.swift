/// Who may be assigned to whom, and how well they fit.
public struct AssignmentTask: Sendable {
  /// *n* + 1 positions: person *x* may go to `partners[offsets[x]..<offsets[x + 1]]`.
  public let offsets: [Int]
  /// Partners, each once within a row.
  public let partners: [Int32]
  /// How well each fits, 0...1; more is better.
  public let warmths: [Double]
  /// Per partner how many persons at most.
  public let capacities: [Int]

  /// A task; see the properties.
  public init(offsets: [Int], partners: [Int32], warmths: [Double], capacities: [Int]) {
    precondition(partners.count == warmths.count, "One warmth per pair.")
    self.offsets = offsets
    self.partners = partners
    self.warmths = warmths
    self.capacities = capacities
  }
}

extension AssignmentTask {
  /// Assigns as many persons as possible to partners within their capacities, and of all such
  /// assignments one of the greatest total warmth.
  ///
  /// A minimum-cost flow by successive shortest paths: persons join one by one, each along the
  /// cheapest chain of moves (she goes to *p*, somebody of *p* to *q* …) that ends at a partner with
  /// room, or with somebody who stays without one. Between two partners only the person whose move
  /// costs least matters, so the search runs over partners alone, with potentials that keep every
  /// cost positive. Warmths are rounded to 2⁻⁴⁰, sums are exact.
  ///
  /// - Returns: the partner of each person, −1 for none. Of equally good assignments the same one
  ///   everywhere: it depends on the order of persons and partners alone.
  /// - Throws: `KernelError.cancelled`.
  /// - Complexity: O(*n*·*k*²) in the worst case, *k* = partners; about linear in the pairs while there
  ///   is room.
  /// - Source: Jonker, Volgenant, "A shortest augmenting path algorithm for dense and sparse linear
  ///   assignment problems", Computing 38 (1987), 325–340; here with capacities.
  public func assign(_ cancellation: Cancellation) throws(KernelError) -> [Int32] {
    var search = AssignmentSearch(self)
    for person in 0..<(offsets.count - 1) {
      try cancellation.check()
      search.insert(person)
    }
    return search.partner.map { $0 == Int32(capacities.count) ? -1 : $0 }
  }
}

/// The state of the search; the last partner stands for "none" and has room for all.
private struct AssignmentSearch {
  private let task: AssignmentTask
  /// How many partners, "none" included.
  private let count: Int
  /// Costs per pair, not negative; 1 − warmth in units of 2⁻⁴⁰.
  private let costs: [Int]
  /// The cost of staying without a partner: more than any chain of moves can save.
  private let penalty: Int
  private(set) var partner: [Int32]
  private var free: [Int]
  private var potential: [Int]
  /// For each pair of partners those who might move from the first to the second.
  private var movers: [MinimumHeap<Mover>]
  private var distance: [Int]
  private var previous: [Int32]
  private var isDone: [Bool]

  init(_ task: AssignmentTask) {
    self.task = task
    count = task.capacities.count + 1
    costs = task.warmths.map { Int(((1 - min(1, max(0, $0))) * 0x1p40).rounded()) }
    penalty = (1 << 40) * (count + 1)
    partner = [Int32](repeating: -1, count: task.offsets.count - 1)
    free = task.capacities + [Int.max]
    potential = [Int](repeating: 0, count: count)
    movers = [MinimumHeap<Mover>](repeating: MinimumHeap(), count: count * count)
    distance = [Int](repeating: 0, count: count)
    previous = [Int32](repeating: -1, count: count)
    isDone = [Bool](repeating: false, count: count)
  }

  mutating func insert(_ person: Int) {
    let end = search(for: person)
    // Move everybody along the chain, from its end.
    var to = end
    while previous[to] >= 0 {
      let from = Int(previous[to])
      if let mover = cheapest(from: from, to: to) { settle(Int(mover.person), at: to) }
      to = from
    }
    settle(person, at: to)
    if free[end] < Int.max { free[end] -= 1 }
  }

  /// Finds the cheapest chain; returns the partner with room at its end.
  private mutating func search(for person: Int) -> Int {
    for place in 0..<count {
      distance[place] = Int.max
      previous[place] = -1
      isDone[place] = false
    }
    for entry in task.offsets[person]..<task.offsets[person + 1] {
      let place = Int(task.partners[entry])
      guard task.capacities[place] > 0 else { continue }
      distance[place] = costs[entry] - potential[place]
    }
    distance[count - 1] = penalty - potential[count - 1]
    while true {
      var nearest = -1
      for place in 0..<count where !isDone[place] && distance[place] < Int.max {
        if nearest < 0 || isNearer(place, than: nearest) { nearest = place }
      }
      if free[nearest] > 0 {
        for place in 0..<count where isDone[place] {
          potential[place] += distance[place] - distance[nearest]
        }
        return nearest
      }
      isDone[nearest] = true
      relax(from: nearest)
    }
  }

  /// Nearer, or as near and with room.
  private func isNearer(_ place: Int, than other: Int) -> Bool {
    if distance[place] != distance[other] { return distance[place] < distance[other] }
    return free[place] > 0 && free[other] == 0
  }

  private mutating func relax(from place: Int) {
    for to in 0..<count where !isDone[to] {
      guard let mover = cheapest(from: place, to: to) else { continue }
      let far = distance[place] + mover.cost + potential[place] - potential[to]
      if far < distance[to] {
        distance[to] = far
        previous[to] = Int32(place)
      }
    }
  }

  /// Who would move from one partner to another at the least cost; those who left are forgotten.
  private mutating func cheapest(from: Int, to: Int) -> Mover? {
    let pair = from * count + to
    while let mover = movers[pair].first {
      if partner[Int(mover.person)] == Int32(from) { return mover }
      _ = movers[pair].pop()
    }
    return nil
  }

  /// Puts a person at a partner, and on the lists of those who might move on.
  private mutating func settle(_ person: Int, at place: Int) {
    partner[person] = Int32(place)
    let entries = task.offsets[person]..<task.offsets[person + 1]
    let none = count - 1
    let own =
      place == none ? penalty : entries.first { Int(task.partners[$0]) == place }.map { costs[$0] }
    guard let own else { return }
    for entry in entries where Int(task.partners[entry]) != place {
      let other = Int(task.partners[entry])
      guard task.capacities[other] > 0 else { continue }
      movers[place * count + other].push(
        Mover(cost: costs[entry] - own, person: Int32(person)))
    }
    if place != none {
      movers[place * count + none].push(Mover(cost: penalty - own, person: Int32(person)))
    }
  }
}

/// Somebody who might move, and what that costs.
private struct Mover: Comparable {
  let cost: Int
  let person: Int32

  static func < (left: Mover, right: Mover) -> Bool {
    left.cost == right.cost ? left.person < right.person : left.cost < right.cost
  }
}
