extension Graph {
  /// An invented community: circles of uneven size, people of very uneven activity, small groups in
  /// which most know each other, some ties between circles and many to friends of friends.
  ///
  /// - Parameters:
  ///   - edgeCount: how many ties; fewer come out if hardly more are possible.
  ///   - isDirected: ties are follows then; a third of them are returned.
  /// - Returns: a graph with whole weights 1...100; the same for the same seed.
  /// - Complexity: O(*n* + *m* log *m*) expected.
  public static func community(
    vertexCount n: Int, edgeCount: Int, isDirected: Bool = false, seed: UInt64
  ) -> Graph {
    var random = SplitMix64(seed: seed)
    var draft = CommunityDraft(vertexCount: n, isDirected: isDirected, &random)
    guard n > 1 else {
      return Graph(vertexCount: n, sources: [], targets: [], isDirected: isDirected)
    }
    draft.tieGroups(until: edgeCount * 6 / 10, &random)
    draft.tieAnyone(until: edgeCount * 8 / 10, &random)
    draft.tieFriendsOfFriends(until: edgeCount, &random)
    let names = Array(0..<Int32(n)).shuffled(using: &random)
    return Graph(
      vertexCount: n, sources: draft.sources.map { names[Int($0)] },
      targets: draft.targets.map { names[Int($0)] }, weights: draft.weights,
      isDirected: isDirected)
  }
}

/// The edges drawn so far.
///
/// Vertices of a circle have neighbouring numbers.
private struct CommunityDraft {
  private let n: Int
  private let isDirected: Bool
  /// The first vertex of each circle, and *n*.
  private var starts = [0]
  private var circles: [Int32] = []
  /// Σ of the activities of the vertices before each.
  private var activities = [0.0]
  private var known = Set<Int64>()
  private(set) var sources: [Int32] = []
  private(set) var targets: [Int32] = []
  private(set) var weights: [Double] = []

  init(vertexCount: Int, isDirected: Bool, _ random: inout SplitMix64) {
    n = vertexCount
    self.isDirected = isDirected
    while starts[starts.count - 1] < n {
      let size = Int(Double(60) * CommunityDraft.pareto(1.3, top: 30, &random))
      starts.append(min(n, starts[starts.count - 1] + size))
    }
    for circle in 1..<max(1, starts.count) {
      for _ in starts[circle - 1]..<starts[circle] {
        circles.append(Int32(circle - 1))
        let activity = CommunityDraft.pareto(1.25, top: 150, &random)
        activities.append(activities[activities.count - 1] + activity)
      }
    }
  }

  private static func pareto(
    _ exponent: Double, top: Double, _ random: inout SplitMix64
  ) -> Double {
    // u^(−1/exponent) by halving and roots is not exact; drawing the power as a product of
    // uniforms would be slow. The exponent is close to 4/3: u^(−3/4) = 1/(√u·∜u).
    let u = max(random.unit(), 1e-12)
    let root = u.squareRoot()
    let value = 1 / (root * root.squareRoot())
    return min(top, 1 + (value - 1) * (4.0 / 3) / exponent)
  }

  /// A member of the vertices in `range`, in proportion to activity.
  private func draw(_ range: Range<Int>, _ random: inout SplitMix64) -> Int {
    let low = activities[range.lowerBound]
    let goal = low + random.unit() * (activities[range.upperBound] - low)
    var (first, last) = (range.lowerBound, range.upperBound - 1)
    while first < last {
      let middle = (first + last + 1) / 2
      if activities[middle] <= goal { first = middle } else { last = middle - 1 }
    }
    return first
  }

  private mutating func tie(_ source: Int, _ target: Int, _ random: inout SplitMix64) {
    guard source != target else { return }
    let (one, other) = isDirected ? (source, target) : (min(source, target), max(source, target))
    guard known.insert(Int64(one) << 32 | Int64(other)).inserted else { return }
    sources.append(Int32(source))
    targets.append(Int32(target))
    var weight = 1.0
    while weight < 100, random.unit() < 0.78 { weight += 1 }
    weights.append(weight)
    if isDirected, random.unit() < 0.2 { tie(target, source, &random) }
  }

  /// Groups of three to a dozen within a circle, in which most know each other.
  mutating func tieGroups(until count: Int, _ random: inout SplitMix64) {
    for _ in 0..<(20 * count) where sources.count < count {
      let circle = Int(circles[random.below(n)])
      let range = starts[circle]..<starts[circle + 1]
      let size = 3 + Int(CommunityDraft.pareto(1.2, top: 10, &random))
      let members = (0..<size).map { _ in
        random.unit() < 0.5 ? range.lowerBound + random.below(range.count) : draw(range, &random)
      }
      for (place, member) in members.enumerated() {
        for other in members[..<place] where random.unit() < 0.6 { tie(member, other, &random) }
      }
    }
  }

  /// Ties within and between circles, in proportion to activity.
  mutating func tieAnyone(until count: Int, _ random: inout SplitMix64) {
    for _ in 0..<(20 * count) where sources.count < count {
      let source = draw(0..<n, &random)
      let circle = Int(circles[source])
      let range = random.unit() < 0.67 ? starts[circle]..<starts[circle + 1] : 0..<n
      tie(source, draw(range, &random), &random)
    }
  }

  /// Ties that close a path of two ties.
  mutating func tieFriendsOfFriends(until count: Int, _ random: inout SplitMix64) {
    guard !sources.isEmpty else { return }
    let drawn = Graph(
      vertexCount: n, sources: sources, targets: targets, isDirected: isDirected)
    for _ in 0..<(20 * count) where sources.count < count {
      let edge = random.below(sources.count)
      let source = Int(sources[edge])
      let arcs = drawn.outgoing.arcs(of: Int(targets[edge]))
      guard !arcs.isEmpty else { continue }
      tie(source, Int(drawn.outgoing.targets[arcs.lowerBound + random.below(arcs.count)]), &random)
    }
  }
}
