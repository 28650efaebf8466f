internal import Glibc

/// Betweenness from sampled shortest paths, with an error that is stated and holds.
public struct SampledBetweenness: Sendable, Hashable {
  /// Estimated betweenness in vertex order, on the scale of `betweenness`.
  public let values: [Double]
  /// With the confidence asked for, no value of any vertex is off by more than this; on the scale of
  /// `values`.
  public let error: Double
  /// How many paths were looked at.
  public let samples: Int
}

/// Betweenness estimated from random shortest paths, as many as the wanted error needs.
///
/// Two vertices are drawn, then one of the shortest paths between them; the vertices inside it are
/// counted. After each round the spread of the counts tells how sure they are (empirical Bernstein
/// bound, shared out over all vertices and rounds); it ends when every vertex is sure enough.
///
/// - Parameters:
///   - error: the largest error allowed, as a share of all pairs, above 0 and below 1.
///   - confidence: the probability with which all vertices keep to it, above 0 and below 1.
///   - share: divide by the number of pairs of others, as `betweenness` does.
///   - seed: fixes chance; the same seed gives the same values on any number of threads.
/// - Returns: estimates without bias; weights are ignored.
/// - Throws: `KernelError.cancelled`; `.outOfRange` for an error or confidence outside its bounds.
/// - Complexity: at most about ln(*n*)/(2·`error`²) searches from both ends, each of which meets a
///   small part of a community's arcs.
/// - Source: Borassi, Natale, "KADABRA is an ADaptive Algorithm for Betweenness via Random
///   Approximation", ESA 2016 (searches, adaptive stop); Audibert, Munos, Szepesvári, "Tuning Bandit
///   Algorithms in Stochastic Environments", ALT 2007 (bound).
public func sampledBetweenness(
  _ graph: Graph, error: Double, confidence: Double = 0.95, share: Bool = false, seed: UInt64 = 1,
  execution: Execution = Execution()
) throws(KernelError) -> SampledBetweenness {
  for (name, value) in [("error", error), ("confidence", confidence)]
  where !(value > 0 && value < 1) {
    throw .outOfRange(parameter: name, value: value, allowed: 0...1)
  }
  let n = graph.vertexCount
  guard n > 2 else {
    return SampledBetweenness(
      values: [Double](repeating: 0, count: n), error: 0, samples: 0)
  }
  let places = try Renumbering.breadthFirst(graph, execution.cancellation)
  let local = try graph.renumbered(by: places, execution.cancellation)
  var schedule = SampleSchedule(vertexCount: n, error: error, confidence: confidence)
  while !schedule.isDone {
    let batches = schedule.nextBatches()
    let hits = try execution.mapParts(batches.count) { (batch) throws(KernelError) -> [Int32] in
      try execution.cancellation.check()
      var sampler = PathSampler(vertexCount: n)
      var random = SplitMix64(seed: seed, stream: UInt64(batches.lowerBound + batch))
      var inside: [Int32] = []
      for _ in 0..<SampleSchedule.batchSize { sampler.sample(local, &random, into: &inside) }
      return inside
    }
    schedule.count(hits)
  }
  // Each sample is an ordered pair; undirected each pair counts once.
  let ordered = Double(n) * Double(n - 1)
  let pairs = graph.isDirected ? ordered : ordered / 2
  let others = Double(n - 1) * Double(n - 2) / (graph.isDirected ? 1 : 2)
  let scale = share ? pairs / others : pairs
  return SampledBetweenness(
    values: places.restore(schedule.means).map { $0 * scale }, error: schedule.bound * scale,
    samples: schedule.samples)
}

/// How many samples there are, how sure they make, and how many come next.
private struct SampleSchedule {
  static let batchSize = 128
  private let error: Double
  /// ln(3 · vertices · rounds / δ): the failure allowed is shared out evenly.
  private let logarithm: Double
  private var hits: [Int]
  private var batches = 0
  private(set) var bound = Double.infinity

  init(vertexCount n: Int, error: Double, confidence: Double) {
    self.error = error
    let rounds = 64.0
    logarithm = log(3 * Double(n) * rounds / (1 - confidence))
    hits = [Int](repeating: 0, count: n)
  }

  var samples: Int { batches * SampleSchedule.batchSize }
  var isDone: Bool { bound <= error }
  var means: [Double] { hits.map { Double($0) / Double(max(1, samples)) } }

  /// The numbers of the next batches: half as many again as there were.
  mutating func nextBatches() -> Range<Int> {
    let first = Int((3 * logarithm / error / Double(SampleSchedule.batchSize)).rounded(.up))
    let end = batches == 0 ? max(8, first) : batches + (batches + 1) / 2
    defer { batches = end }
    return batches..<end
  }

  mutating func count(_ found: [[Int32]]) {
    for batch in found {
      for vertex in batch { hits[Int(vertex)] += 1 }
    }
    let total = Double(samples)
    // The bound grows with the variance p(1 − p): the vertex nearest to one half decides.
    let variance = hits.reduce(0.0) { most, count in
      let mean = Double(count) / total
      return max(most, mean * (1 - mean))
    }
    bound = (2 * variance * logarithm / total).squareRoot() + 3 * logarithm / total
  }
}

/// Draws shortest paths: two searches that meet in the middle.
private struct PathSampler: ~Copyable {
  private var near: Side
  private var far: Side

  init(vertexCount n: Int) {
    near = Side(vertexCount: n)
    far = Side(vertexCount: n)
  }

  /// Draws two vertices and a shortest path from one to the other; adds the vertices inside it.
  mutating func sample(_ graph: Graph, _ random: inout SplitMix64, into inside: inout [Int32]) {
    let n = graph.vertexCount
    let source = random.below(n)
    var target = random.below(n - 1)
    if target >= source { target += 1 }
    near.start(at: Int32(source))
    far.start(at: Int32(target))
    while true {
      let meeting: [Int32]
      if near.cost(graph.outgoing) <= far.cost(graph.incoming) {
        guard near.advance(graph.outgoing) else { return }
        meeting = near.meeting(far)
      } else {
        guard far.advance(graph.incoming) else { return }
        meeting = far.meeting(near)
      }
      guard !meeting.isEmpty else { continue }
      let middle = Side.pick(meeting, &random) { near.counts[Int($0)] * far.counts[Int($0)] }
      if middle != source, middle != target { inside.append(middle) }
      near.walkBack(graph.incoming, from: middle, &random, into: &inside)
      far.walkBack(graph.outgoing, from: middle, &random, into: &inside)
      return
    }
  }
}

/// One of the two searches.
private struct Side: ~Copyable {
  private(set) var depths: [Int32]
  /// Paths from the start, per depth up to a common factor.
  private(set) var counts: [Double]
  private var reached: [Int32] = []
  /// Where the outermost level begins in `reached`.
  private var level = 0

  init(vertexCount n: Int) {
    depths = [Int32](repeating: -1, count: n)
    counts = [Double](repeating: 0, count: n)
  }

  mutating func start(at vertex: Int32) {
    for old in reached { depths[Int(old)] = -1 }
    reached.removeAll(keepingCapacity: true)
    reached.append(vertex)
    depths[Int(vertex)] = 0
    counts[Int(vertex)] = 1
    level = 0
  }

  /// The arcs that the next step looks at.
  func cost(_ rows: Graph.Adjacency) -> Int {
    (level..<reached.count).reduce(0) { $0 + rows.degree(of: Int(reached[$1])) }
  }

  /// Takes one step; false if nobody new is met.
  mutating func advance(_ rows: Graph.Adjacency) -> Bool {
    let end = reached.count
    let next = depths[Int(reached[level])] + 1
    // Only ratios within a level matter: a factor keeps counts of any size in bounds.
    let most = (level..<end).reduce(0.0) { max($0, counts[Int(reached[$1])]) }
    let factor = most > 0x1p300 ? 0x1p-300 : 1
    for place in level..<end {
      let vertex = Int(reached[place])
      let count = counts[vertex] * factor
      for arc in rows.arcs(of: vertex) {
        let target = Int(rows.targets[arc])
        if depths[target] < 0 {
          depths[target] = next
          counts[target] = count
          reached.append(Int32(target))
        } else if depths[target] == next {
          counts[target] += count
        }
      }
    }
    level = end
    return reached.count > end
  }

  /// The vertices of the outermost level that the other search knows too.
  borrowing func meeting(_ other: borrowing Side) -> [Int32] {
    var result: [Int32] = []
    for place in level..<reached.count where other.depths[Int(reached[place])] >= 0 {
      result.append(reached[place])
    }
    return result
  }

  /// Goes back to the start along a random shortest path; adds the vertices on the way.
  borrowing func walkBack(
    _ rows: Graph.Adjacency, from vertex: Int32, _ random: inout SplitMix64,
    into inside: inout [Int32]
  ) {
    var vertex = vertex
    while depths[Int(vertex)] > 1 {
      let before = depths[Int(vertex)] - 1
      var candidates: [Int32] = []
      for arc in rows.arcs(of: Int(vertex)) where depths[Int(rows.targets[arc])] == before {
        candidates.append(rows.targets[arc])
      }
      vertex = Side.pick(candidates, &random) { counts[Int($0)] }
      inside.append(vertex)
    }
  }

  /// One of several vertices, each with a probability in proportion to its weight.
  static func pick(
    _ vertices: [Int32], _ random: inout SplitMix64, weight: (Int32) -> Double
  ) -> Int32 {
    let total = vertices.reduce(0.0) { $0 + weight($1) }
    var rest = random.unit() * total
    for vertex in vertices.dropLast() {
      rest -= weight(vertex)
      if rest < 0 { return vertex }
    }
    return vertices[vertices.count - 1]
  }
}
