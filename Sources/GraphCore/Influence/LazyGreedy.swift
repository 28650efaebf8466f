extension Coverage {
  /// Chooses one vertex after the other, each time the one that adds most; the required ones first.
  ///
  /// Of equal gains the vertex that covers more alone wins, then the one first in order. A vertex
  /// whose class is full is passed over. Ends early if nobody may be chosen any more.
  ///
  /// - Returns: the chosen in order, and a number that *f* of no permitted set of this size exceeds.
  /// - Complexity: one short search per candidate (in `sizes`) and per renewed gain, in practice a few
  ///   dozen per choice.
  /// - Source: Nemhauser, Wolsey, Fisher, Mathematical Programming 14 (1978), 265–294: without limits
  ///   at least 1 − 1/e of the best; Minoux, "Accelerated greedy algorithms", 1978: the lazy renewal.
  func lazyGreedy(
    sizes: [Int32], _ cancellation: Cancellation
  ) throws(KernelError) -> (chosen: [Int32], upper: Int) {
    var search = StepSearch(vertexCount: graph.vertexCount)
    var covered = [Bool](repeating: false, count: graph.vertexCount)
    var counts = limits.counts(of: required)
    var chosen = required
    var value = 0
    for vertex in required { value += cover(vertex, covered: &covered, &search) }
    var isTaken = [Bool](repeating: false, count: graph.vertexCount)
    for vertex in required { isTaken[Int(vertex)] = true }
    var gains = candidates.indices.map { isTaken[Int(candidates[$0])] ? 0 : sizes[$0] }
    var queue = GainQueue(
      candidates.indices.filter { !isTaken[Int(candidates[$0])] }.map {
        GainQueue.Entry(
          gain: sizes[$0], size: sizes[$0], order: order[Int(candidates[$0])], place: Int32($0),
          round: -1)
      })
    var upper = value + topSum(of: gains, count: size - chosen.count)
    let interval = max(1, size / 8)
    while chosen.count < size, var entry = queue.popFirst() {
      try cancellation.check()
      let vertex = candidates[Int(entry.place)]
      guard limits.allow(vertex, counts: counts) else { continue }
      if Int(entry.round) < chosen.count {
        entry.gain = gain(of: vertex, covered: covered, &search)
        entry.round = Int32(chosen.count)
        gains[Int(entry.place)] = entry.gain
        queue.insert(entry)
        continue
      }
      value += cover(vertex, covered: &covered, &search)
      gains[Int(entry.place)] = 0
      limits.count(vertex, &counts)
      chosen.append(vertex)
      if chosen.count.isMultiple(of: interval) {
        upper = min(upper, value + topSum(of: gains, count: size - required.count))
      }
    }
    return (chosen, upper)
  }

  /// The greatest sum of `count` of the numbers, one per candidate.
  ///
  /// If every candidate belongs to at most one class, at most as many of a class as its limit
  /// allows.
  func topSum(of gains: [Int32], count: Int) -> Int {
    let keys = gains.indices.lazy.filter { gains[$0] > 0 }
      .map { UInt64(UInt32(bitPattern: gains[$0])) << 32 | UInt64($0) }
    var sum = 0
    var taken = 0
    var counts = [Int](repeating: 0, count: limits.capacities.count)
    let isPartition = limits.offsets.isEmpty || candidates.allSatisfy { limits.of($0).count <= 1 }
    for key in keys.sorted(by: >) {
      if taken == count { break }
      let place = Int(key & 0xFFFF_FFFF)
      if isPartition {
        guard limits.allow(candidates[place], counts: counts) else { continue }
        limits.count(candidates[place], &counts)
      }
      sum += Int(gains[place])
      taken += 1
    }
    return sum
  }
}

/// Candidates by the gain last known: a binary heap.
private struct GainQueue {
  struct Entry {
    var gain: Int32
    let size: Int32
    let order: Int32
    let place: Int32
    var round: Int32

    func precedes(_ other: Entry) -> Bool {
      if gain != other.gain { return gain > other.gain }
      if size != other.size { return size > other.size }
      return order < other.order
    }
  }

  private var heap: [Entry]

  init(_ entries: [Entry]) { heap = entries.sorted { $0.precedes($1) } }

  mutating func insert(_ entry: Entry) {
    heap.append(entry)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      if !entry.precedes(heap[parent]) { break }
      heap[child] = heap[parent]
      child = parent
    }
    heap[child] = entry
  }

  mutating func popFirst() -> Entry? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return first }
    var parent = 0
    while true {
      var child = 2 * parent + 1
      if child >= heap.count { break }
      if child + 1 < heap.count, heap[child + 1].precedes(heap[child]) { child += 1 }
      if !heap[child].precedes(last) { break }
      heap[parent] = heap[child]
      parent = child
    }
    heap[parent] = last
    return first
  }
}
