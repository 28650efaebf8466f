internal import GraphCore

/// An undirected graph whose edges come and go among known pairs, with its degrees and triangles kept
/// up to date.
///
/// Rows hold every pair there ever is; a flag says which are there now. A change costs as much as
/// comparing the rows of its two ends.
struct ChangingGraph: Sendable {
  let vertexCount: Int
  private let offsets: [Int]
  private let targets: [Int32]
  /// The two positions of each pair in `targets`.
  private let arcs: [(Int32, Int32)]
  private var isThere: [Bool]
  /// How many ties carry messages along each arc now.
  private var carriers: [Int16]
  /// Neighbours of each vertex now.
  private(set) var degrees: [Int32]
  /// Triangles each vertex belongs to now.
  private(set) var triangles: [Int32]
  /// Pairs tied now.
  private(set) var pairCount = 0

  /// No pair is tied yet.
  ///
  /// - Parameter pairs: lower and higher vertex of each, ascending, each once.
  init(vertexCount: Int, pairs: [(lower: Int32, upper: Int32)]) {
    self.vertexCount = vertexCount
    var offsets = [Int](repeating: 0, count: vertexCount + 1)
    for pair in pairs {
      offsets[Int(pair.lower) + 1] += 1
      offsets[Int(pair.upper) + 1] += 1
    }
    for vertex in 0..<vertexCount { offsets[vertex + 1] += offsets[vertex] }
    var next = offsets
    var targets = [Int32](repeating: 0, count: 2 * pairs.count)
    var arcs: [(Int32, Int32)] = []
    arcs.reserveCapacity(pairs.count)
    // Pairs ascend, so rows do: first the lower neighbours, then the higher ones.
    for pair in pairs {
      let (there, back) = (next[Int(pair.lower)], next[Int(pair.upper)])
      targets[there] = pair.upper
      targets[back] = pair.lower
      next[Int(pair.lower)] += 1
      next[Int(pair.upper)] += 1
      arcs.append((Int32(there), Int32(back)))
    }
    self.offsets = offsets
    self.targets = targets
    self.arcs = arcs
    isThere = [Bool](repeating: false, count: targets.count)
    carriers = [Int16](repeating: 0, count: targets.count)
    degrees = [Int32](repeating: 0, count: vertexCount)
    triangles = degrees
  }

  // MARK: Changes

  /// Ties or unties a pair that is not in this state already.
  mutating func set(_ pair: Int, isTied: Bool) {
    let (there, back) = (Int(arcs[pair].0), Int(arcs[pair].1))
    let (u, v) = (Int(targets[back]), Int(targets[there]))
    isThere[there] = isTied
    isThere[back] = isTied
    let step: Int32 = isTied ? 1 : -1
    degrees[u] += step
    degrees[v] += step
    pairCount += Int(step)
    let common = forCommon(u, v, step)
    triangles[u] += step * common
    triangles[v] += step * common
  }

  /// Counts a tie of a pair that carries messages up (lower to higher vertex) or down.
  mutating func carry(_ pair: Int, up: Bool, down: Bool, by step: Int16) {
    if up { carriers[Int(arcs[pair].0)] += step }
    if down { carriers[Int(arcs[pair].1)] += step }
  }

  /// Changes the triangles of all common neighbours of two vertices and counts these.
  private mutating func forCommon(_ u: Int, _ v: Int, _ step: Int32) -> Int32 {
    let isShorter = offsets[u + 1] - offsets[u] <= offsets[v + 1] - offsets[v]
    let (short, long) = isShorter ? (u, v) : (v, u)
    var place = offsets[long]
    let end = offsets[long + 1]
    let isSkewed = (end - place) > 16 * (offsets[short + 1] - offsets[short])
    var common: Int32 = 0
    for arc in offsets[short]..<offsets[short + 1] where isThere[arc] {
      let target = targets[arc]
      if isSkewed {
        place = lowerBound(target, place, end)
      } else {
        while place < end, targets[place] < target { place += 1 }
      }
      guard place < end else { break }
      guard targets[place] == target, isThere[place] else { continue }
      triangles[Int(target)] += step
      common += 1
    }
    return common
  }

  private func lowerBound(_ target: Int32, _ start: Int, _ end: Int) -> Int {
    var (low, high) = (start, end)
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] < target { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: What there is now

  /// Vertices with a neighbour.
  var tiedCount: Int { degrees.count { $0 > 0 } }

  /// The mean, over the vertices with two neighbours or more, of the share of their neighbours tied to
  /// each other; nil if there are none.
  var meanClustering: Double? {
    var sum = 0.0
    var count = 0
    for vertex in 0..<vertexCount where degrees[vertex] > 1 {
      count += 1
      let degree = Double(degrees[vertex])
      sum += 2 * Double(triangles[vertex]) / (degree * (degree - 1))
    }
    return count > 0 ? sum / Double(count) : nil
  }

  /// Freeman's degree centralisation of the tied vertices; nil below three.
  var degreeCentralisation: Double? {
    centralisation(degrees.filter { $0 > 0 }.map(Double.init), of: .degree)
  }

  /// How many components the tied vertices form, and how many vertices the largest has.
  func components() -> (count: Int, largest: Int) {
    var isSeen = [Bool](repeating: false, count: vertexCount)
    var queue: [Int32] = []
    var count = 0
    var largest = 0
    for start in 0..<vertexCount where degrees[start] > 0 && !isSeen[start] {
      isSeen[start] = true
      queue.removeAll(keepingCapacity: true)
      queue.append(Int32(start))
      var next = 0
      while next < queue.count {
        let vertex = Int(queue[next])
        next += 1
        for arc in offsets[vertex]..<offsets[vertex + 1] where isThere[arc] {
          let target = Int(targets[arc])
          if isSeen[target] { continue }
          isSeen[target] = true
          queue.append(targets[arc])
        }
      }
      count += 1
      largest = max(largest, queue.count)
    }
    return (count, largest)
  }

  /// How many vertices other than the seeds a message reaches within some steps; silent vertices hear
  /// it but do not pass it on.
  func reach(from seeds: [Int], steps: Int, isSilent: [Bool]) -> Int {
    var isReached = [Bool](repeating: false, count: vertexCount)
    var frontier = seeds.map { Int32($0) }
    for seed in seeds { isReached[seed] = true }
    var count = 0
    for _ in 0..<steps where !frontier.isEmpty {
      var further: [Int32] = []
      for vertex in frontier where !isSilent[Int(vertex)] {
        for arc in offsets[Int(vertex)]..<offsets[Int(vertex) + 1] where carriers[arc] > 0 {
          let target = Int(targets[arc])
          if isReached[target] { continue }
          isReached[target] = true
          further.append(targets[arc])
        }
      }
      count += further.count
      frontier = further
    }
    return count
  }
}
