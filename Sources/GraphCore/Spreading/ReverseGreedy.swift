/// A greedy choice on reverse-reachable sets.
struct ReverseGreedy: Sendable {
  /// The chosen vertices, the required ones first.
  var chosen: [Int32] = []
  /// How many sets contain one of them.
  var covered = 0
  /// No permitted choice is contained in more.
  var upper = 0
}

/// Who may be chosen, how many, and what must be kept to.
public struct SpreadChoice: Sendable {
  /// Who may be chosen, each once, in order: of equal ones the first wins; includes `required`.
  public var candidates: [Int32]
  /// Who must be chosen, in this order before all others.
  public var required: [Int32]
  /// How many to choose, at least as many as are required.
  public var size: Int
  /// How many of one class may be chosen.
  public var limits: ClassLimits

  /// A task; see the properties.
  ///
  /// - Parameter order: for each vertex its place among equals: the lower one wins.
  public init(
    candidates: [Int32], required: [Int32] = [], size: Int, order: [Int32],
    limits: ClassLimits = ClassLimits()
  ) {
    precondition(required.count <= size, "More are required than can be chosen.")
    self.candidates = candidates.sorted { order[Int($0)] < order[Int($1)] }
    self.required = required
    self.size = size
    self.limits = limits
  }
}

extension ReverseSets {
  /// Chooses vertices that between them are in as many sets as possible, one after the other.
  ///
  /// Of equal gains the vertex that is in more sets wins, then the one first in order. Whoever brings
  /// nobody but itself is passed over; ends early when nobody else is left.
  ///
  /// - Parameter mayHelp: per vertex whether it could bring somebody else beside those chosen, where
  ///   the sets show nobody.
  /// - Returns: also a number of sets that no permitted choice exceeds: the least, over the prefixes
  ///   *A* of the choice, of what *A* covers plus the greatest gains on top.
  /// - Complexity: linear in the members of all sets, plus *n* log *n*.
  /// - Source: Tang, Tang, Xiao, Yuan, "Online Processing Algorithms for Influence Maximization",
  ///   SIGMOD 2018 (the bound).
  func greedy(
    _ task: SpreadChoice, vertexCount: Int, _ cancellation: Cancellation,
    mayHelp: ([Int32]) -> [Bool]
  ) throws(KernelError) -> ReverseGreedy {
    var state = ReverseGreedyState(self, task, vertexCount: vertexCount)
    var result = ReverseGreedy(upper: count)
    for vertex in task.required { result.covered += state.choose(vertex) }
    result.chosen = task.required
    let open = task.size - task.required.count
    result.upper = min(count, result.covered + state.topSum(open))
    while result.chosen.count < task.size,
      let vertex = state.best(mayHelp: { mayHelp(result.chosen) })
    {
      try cancellation.check()
      result.covered += state.choose(vertex)
      result.chosen.append(vertex)
      result.upper = min(result.upper, result.covered + state.topSum(open))
    }
    return result
  }
}

/// What every vertex would still add.
private struct ReverseGreedyState {
  private let sets: ReverseSets
  private let task: SpreadChoice
  /// The sets of vertex *v*: `index[starts[v]..<starts[v + 1]]`.
  private let starts: [Int32]
  private let index: [Int32]
  private var gains: [Int32]
  /// How many of its gains are sets drawn for the vertex itself.
  private var own: [Int32]
  private var isCovered: [Bool]
  /// Candidates by the number of sets they are in, most first, equal ones in order.
  private let ranking: [Int32]
  private var isChosen: [Bool]
  private var counts: [Int]
  private let isPartition: Bool

  init(_ sets: ReverseSets, _ task: SpreadChoice, vertexCount n: Int) {
    var starts = [Int32](repeating: 0, count: n + 1)
    for vertex in sets.members { starts[Int(vertex) + 1] += 1 }
    for vertex in 0..<n { starts[vertex + 1] += starts[vertex] }
    var next = starts
    var index = [Int32](repeating: 0, count: sets.members.count)
    for set in 0..<sets.count {
      for place in Int(sets.offsets[set])..<Int(sets.offsets[set + 1]) {
        let vertex = Int(sets.members[place])
        index[Int(next[vertex])] = Int32(truncatingIfNeeded: set)
        next[vertex] += 1
      }
    }
    gains = (0..<n).map { starts[$0 + 1] - starts[$0] }
    own = [Int32](repeating: 0, count: n)
    for set in 0..<sets.count { own[Int(sets.root(of: set))] += 1 }
    self.sets = sets
    self.task = task
    self.starts = starts
    self.index = index
    isCovered = [Bool](repeating: false, count: sets.count)
    isChosen = [Bool](repeating: false, count: n)
    counts = [Int](repeating: 0, count: task.limits.capacities.count)
    isPartition =
      task.limits.offsets.isEmpty || task.candidates.allSatisfy { task.limits.of($0).count <= 1 }
    ranking = ReverseGreedyState.ranking(task, gains)
  }

  /// The candidates by gain, most first; equal ones stay in the order of the task.
  private static func ranking(_ task: SpreadChoice, _ gains: [Int32]) -> [Int32] {
    let top = Int(task.candidates.lazy.map { gains[Int($0)] }.max() ?? 0)
    var places = [Int32](repeating: 0, count: top + 2)
    for vertex in task.candidates { places[top - Int(gains[Int(vertex)]) + 1] += 1 }
    for gain in 0...top { places[gain + 1] += places[gain] }
    var ranking = [Int32](repeating: 0, count: task.candidates.count)
    for vertex in task.candidates {
      let bucket = top - Int(gains[Int(vertex)])
      ranking[Int(places[bucket])] = vertex
      places[bucket] += 1
    }
    return ranking
  }

  /// The vertex that adds most; nil if nobody may be chosen who brings somebody else.
  ///
  /// - Parameter mayHelp: asked where no set shows that the best one brings somebody else.
  mutating func best(mayHelp: () -> [Bool]) -> Int32? {
    while let vertex = best() {
      if gains[Int(vertex)] > own[Int(vertex)] { return vertex }
      let isHelper = mayHelp()
      if isHelper[Int(vertex)] { return vertex }
      // With more who are chosen nobody brings more.
      for other in task.candidates where !isHelper[Int(other)] { isChosen[Int(other)] = true }
    }
    return nil
  }

  private func best() -> Int32? {
    var best: Int32?
    var gain: Int32 = -1
    for vertex in ranking {
      // No later one is in more sets than that.
      if starts[Int(vertex) + 1] - starts[Int(vertex)] <= gain { break }
      guard gains[Int(vertex)] > gain, !isChosen[Int(vertex)],
        task.limits.allow(vertex, counts: counts)
      else { continue }
      best = vertex
      gain = gains[Int(vertex)]
    }
    return best
  }

  /// Chooses a vertex; returns how many sets it adds.
  mutating func choose(_ vertex: Int32) -> Int {
    isChosen[Int(vertex)] = true
    task.limits.count(vertex, &counts)
    var added = 0
    for place in Int(starts[Int(vertex)])..<Int(starts[Int(vertex) + 1]) {
      let set = Int(index[place])
      if isCovered[set] { continue }
      isCovered[set] = true
      added += 1
      own[Int(sets.root(of: set))] -= 1
      for member in Int(sets.offsets[set])..<Int(sets.offsets[set + 1]) {
        gains[Int(sets.members[member])] -= 1
      }
    }
    return added
  }

  /// The greatest sum of the gains of `number` candidates; where everybody belongs to one class at
  /// most, of a class no more than its limit allows.
  func topSum(_ number: Int) -> Int {
    guard number > 0 else { return 0 }
    if isPartition, !task.limits.offsets.isEmpty { return limitedTopSum(number) }
    var heap = MinimumHeap<Int32>()
    var size = 0
    var sum = 0
    var least: Int32 = 0
    for vertex in ranking {
      if size == number, starts[Int(vertex) + 1] - starts[Int(vertex)] <= least { break }
      let gain = gains[Int(vertex)]
      guard gain > least || size < number else { continue }
      if size == number {
        sum -= Int(heap.pop() ?? 0)
      } else {
        size += 1
      }
      heap.push(gain)
      sum += Int(gain)
      if size == number, let first = heap.pop() {
        least = first
        heap.push(first)
      }
    }
    return sum
  }

  private func limitedTopSum(_ number: Int) -> Int {
    var sum = 0
    var taken = 0
    var counts = [Int](repeating: 0, count: task.limits.capacities.count)
    for vertex in task.candidates.sorted(by: { gains[Int($0)] > gains[Int($1)] }) {
      if taken == number { break }
      guard task.limits.allow(vertex, counts: counts) else { continue }
      task.limits.count(vertex, &counts)
      sum += Int(gains[Int(vertex)])
      taken += 1
    }
    return sum
  }
}
