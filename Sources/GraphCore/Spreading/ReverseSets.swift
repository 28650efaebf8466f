/// Reverse-reachable sets: each holds whoever, if starting, would have got the message to one vertex
/// drawn from the targets (none twice before all were), in one run of chance.
///
/// The share of the sets that contain one of *S* estimates the share of the targets that *S* gets to.
/// Set *j* depends on the seed and *j* alone.
public struct ReverseSets: Sendable {
  /// Set *j* is `members[offsets[j]..<offsets[j + 1]]`.
  public private(set) var offsets: [Int32] = [0]
  /// Vertices; the root first.
  public private(set) var members: [Int32] = []
  private let seed: UInt64
  /// The targets, shuffled: set *j* has root *j* modulo their number.
  private let roots: [Int32]

  /// No sets yet.
  ///
  /// - Parameter roots: the targets.
  public init(seed: UInt64, roots: [Int32]) {
    self.seed = seed
    self.roots = roots.shuffled(seed: seed)
  }

  /// How many sets there are.
  public var count: Int { offsets.count - 1 }

  /// The vertices of a set.
  public func members(of set: Int) -> ArraySlice<Int32> {
    members[Int(offsets[set])..<Int(offsets[set + 1])]
  }

  /// How many members all sets together may have: about 130 million, 1 GB with the index.
  static let capacity = 1 << 27

  /// Draws sets until there are `goal`, or until their members no longer fit.
  ///
  /// - Returns: whether all fitted; if not, the sets stay as they were, since keeping those that fit
  ///   would prefer the small ones.
  mutating func extend(
    to goal: Int, _ spreading: Spreading, _ execution: Execution
  ) throws(KernelError) -> Bool {
    let first = count
    let number = goal - first
    guard number > 0 else { return true }
    let none = ReverseSets(emptyLike: self)
    let room = (ReverseSets.capacity - members.count) / 8
    let count = spreading.partCount(of: number)
    let parts = try execution.mapParts(count) { (part) throws(KernelError) in
      var search = ReverseSearch(spreading)
      var sets = none
      for set in (number * part / count)..<(number * (part + 1) / count) {
        if set & 255 == 0 { try execution.cancellation.check() }
        sets.draw(first + set, &search)
        if sets.members.count > room { return (sets: sets, isComplete: false) }
      }
      return (sets: sets, isComplete: true)
    }
    guard parts.allSatisfy(\.isComplete) else { return false }
    offsets.reserveCapacity(goal + 1)
    members.reserveCapacity(parts.reduce(members.count) { $0 + $1.sets.members.count })
    for part in parts {
      let start = Int32(members.count)
      members.append(contentsOf: part.sets.members)
      for offset in part.sets.offsets.dropFirst() { offsets.append(start + offset) }
    }
    return true
  }

  private init(emptyLike other: ReverseSets) {
    seed = other.seed
    roots = other.roots
  }

  private mutating func draw(_ set: Int, _ search: inout ReverseSearch) {
    var random = SplitMix64(seed: seed, stream: UInt64(set))
    _ = search.run(from: roots[set % roots.count], &random)
    members.append(contentsOf: search.members)
    offsets.append(Int32(members.count))
  }
}

extension Spreading {
  /// How many of `count` fresh reverse-reachable sets contain one of a set.
  ///
  /// Nothing is stored, and a set is followed only until it meets one of them.
  ///
  /// - Parameters:
  ///   - isGoal: per vertex whether it belongs to the set.
  ///   - roots: the targets; none is drawn twice before all were.
  func hits(
    isGoal: [Bool], roots: [Int32], count: Int, seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> Int {
    let parts = partCount(of: count)
    let roots = roots.shuffled(seed: seed)
    return try execution.mapParts(parts) { (part) throws(KernelError) in
      var search = ReverseSearch(self)
      var hits = 0
      for set in (count * part / parts)..<(count * (part + 1) / parts) {
        if set & 255 == 0 { try execution.cancellation.check() }
        var random = SplitMix64(seed: seed, stream: UInt64(set))
        if search.run(from: roots[set % roots.count], isGoal: isGoal, &random) { hits += 1 }
      }
      return hits
    }.reduce(0, +)
  }

  /// Into how many parts the drawing of `sets` sets is cut: each needs scratch memory for all
  /// vertices, which a few sets are not worth.
  func partCount(of sets: Int) -> Int {
    max(1, min(8, sets / max(256, graph.vertexCount / 16)))
  }
}

extension [Int32] {
  /// The same in an order that depends on the seed alone.
  func shuffled(seed: UInt64) -> [Int32] {
    var random = SplitMix64(seed: seed, stream: .max)
    return shuffled(using: &random)
  }
}
