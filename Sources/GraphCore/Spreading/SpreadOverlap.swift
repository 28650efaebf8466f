/// How much those who start overlap, and what each of them is good for.
public struct SpreadOverlap: Sendable {
  /// How many runs were made.
  public let runs: Int
  /// Per start how many counted others it reaches alone.
  public let alone: [Double]
  /// Per start how many fewer are reached without it.
  public let lost: [Double]
  /// How many both of two starts reach, each alone: `shared[first][second]`; `alone` in the diagonal.
  public let shared: [[Double]]
  /// How many are reached without the channels among those who start.
  public let withoutChannels: Double
  /// How many all reach together in these runs.
  public let together: Double
}

extension Spreading {
  /// Follows the message from each of `seeds` alone, from all, and from all but each, in the same runs
  /// of chance.
  ///
  /// - Parameters:
  ///   - seeds: those who start, at most 64; none of them counts as reached.
  ///   - isCounted: who counts.
  /// - Complexity: linear in runs, in those who start and in the arcs of those who are won.
  public func overlap(
    of seeds: [Int32], isCounted: [Bool], runs: Int, seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> SpreadOverlap {
    precondition(seeds.count <= 64, "At most 64 can be compared.")
    var marks = isCounted
    for seed in seeds { marks[Int(seed)] = false }
    let counts = marks
    let parts = min(16, runs)
    let tallies = try execution.mapParts(parts) { (part) throws(KernelError) in
      var search = SpreadSearch(self)
      var tally = OverlapTally(seeds, vertexCount: graph.vertexCount)
      for run in (runs * part / parts)..<(runs * (part + 1) / parts) {
        try execution.cancellation.check()
        tally.count(Coins(seed: seed, run: run), self, counts, &search)
      }
      return tally
    }
    var sum = OverlapTally(seeds, vertexCount: 0)
    for tally in tallies { sum.add(tally) }
    return sum.overlap(runs)
  }
}

/// Counts over some runs.
private struct OverlapTally {
  private let seeds: [Int32]
  private var shared: [Int]
  private var lost: [Int]
  private var withoutChannels = 0
  private var together = 0
  /// Per vertex which seeds reach it alone in this run.
  private var masks: [UInt64]

  init(_ seeds: [Int32], vertexCount: Int) {
    self.seeds = seeds
    shared = [Int](repeating: 0, count: seeds.count * seeds.count)
    lost = [Int](repeating: 0, count: seeds.count)
    masks = [UInt64](repeating: 0, count: vertexCount)
  }

  mutating func count(
    _ coins: Coins, _ spreading: Spreading, _ counts: [Bool], _ search: inout SpreadSearch
  ) {
    var touched: [Int32] = []
    for (place, seed) in seeds.enumerated() {
      search.run(from: [seed], coins)
      for index in 0..<search.count where counts[Int(search.found[index])] {
        let vertex = search.found[index]
        if masks[Int(vertex)] == 0 { touched.append(vertex) }
        masks[Int(vertex)] |= 1 << UInt64(place)
      }
    }
    for vertex in touched { share(masks[Int(vertex)]) }
    func reached(_ seeds: [Int32]) -> Int {
      search.run(from: seeds, coins)
      return (0..<search.count).count { counts[Int(search.found[$0])] }
    }
    let all = spreading.isAdditive ? touched.count : reached(seeds)
    together += all
    if spreading.isAdditive {
      for vertex in touched where masks[Int(vertex)].nonzeroBitCount == 1 {
        lost[masks[Int(vertex)].trailingZeroBitCount] += 1
      }
    } else {
      for place in seeds.indices {
        var rest = seeds
        rest.remove(at: place)
        lost[place] += all - reached(rest)
      }
    }
    withoutChannels +=
      spreading.hasChannels ? reached(seeds.filter { !spreading.isChannel[Int($0)] }) : all
    for vertex in touched { masks[Int(vertex)] = 0 }
  }

  /// Counts one vertex for every two that reach it.
  private mutating func share(_ mask: UInt64) {
    var first = mask
    while first != 0 {
      let row = first.trailingZeroBitCount
      var second = mask
      while second != 0 {
        shared[row * seeds.count + second.trailingZeroBitCount] += 1
        second &= second - 1
      }
      first &= first - 1
    }
  }

  mutating func add(_ other: OverlapTally) {
    for place in shared.indices { shared[place] += other.shared[place] }
    for place in lost.indices { lost[place] += other.lost[place] }
    withoutChannels += other.withoutChannels
    together += other.together
  }

  func overlap(_ runs: Int) -> SpreadOverlap {
    func mean(_ count: Int) -> Double { Double(count) / Double(runs) }
    let rows = seeds.indices.map { row in
      seeds.indices.map { mean(shared[row * seeds.count + $0]) }
    }
    return SpreadOverlap(
      runs: runs, alone: seeds.indices.map { rows[$0][$0] }, lost: lost.map(mean), shared: rows,
      withoutChannels: mean(withoutChannels), together: mean(together))
  }
}
