internal import CPrefetch

/// One of the ever smaller graphs of the Leiden algorithm.
///
/// Weights are scaled so that the base graph's mean is 1; what a vertex holds within itself counts
/// in its strength only.
struct LeidenLevel: Sendable {
  let offsets: [Int]
  let targets: [Int32]
  let weights: [Float]
  /// The sum of the weights at each vertex, of those within it too (twice).
  let strengths: [Double]
  /// The sum of the strengths, 2*W*: the same on every level.
  let total: Double

  var count: Int { strengths.count }

  /// The base graph, its vertices in `order`.
  init(
    _ rows: Graph.Adjacency, order: [Int32], places: [Int32], _ cancellation: Cancellation
  ) throws(KernelError) {
    let arcs = rows.targets.count
    let scale = rows.weights.isEmpty ? 1 : Double(arcs) / rows.weights.reduce(0, +)
    let given = rows.weights
    let ends = rows.targets
    var offsets = [0]
    offsets.reserveCapacity(order.count + 1)
    var targets: [Int32] = []
    targets.reserveCapacity(arcs)
    var weights: [Float] = []
    weights.reserveCapacity(arcs)
    var strengths: [Double] = []
    strengths.reserveCapacity(order.count)
    var total = 0.0
    for vertex in order {
      if strengths.count & 0x3FFF == 0 { try cancellation.check() }
      var strength = 0.0
      for arc in rows.arcs(of: Int(vertex)) {
        targets.append(places[Int(ends[arc])])
        // A weight so small that a Float would lose it still ties.
        let weight =
          given.isEmpty ? 1 : max(Float(given[arc] * scale), Float.leastNormalMagnitude)
        weights.append(weight)
        strength += Double(weight)
      }
      offsets.append(targets.count)
      strengths.append(strength)
      total += strength
    }
    self.init(
      offsets: offsets, targets: targets, weights: weights, strengths: strengths, total: total)
  }

  init(
    offsets: [Int], targets: [Int32], weights: [Float], strengths: [Double], total: Double
  ) {
    self.offsets = offsets
    self.targets = targets
    self.weights = weights
    self.strengths = strengths
    self.total = total
  }

  /// The modularity of labels of this level's vertices; that of the base graph is the same.
  func quality(of labels: [Int32], _ resolution: Double) -> Double {
    var between = 0.0
    var sums = [Double](repeating: 0, count: count)
    for vertex in 0..<count {
      let label = labels[vertex]
      sums[Int(label)] += strengths[vertex]
      for arc in offsets[vertex]..<offsets[vertex + 1] where labels[Int(targets[arc])] != label {
        between += Double(weights[arc])
      }
    }
    return 1 - between / total
      - resolution * sums.reduce(0.0) { $0 + ($1 / total) * ($1 / total) }
  }

  /// Moves vertices to the best neighbouring community until none gains by moving.
  ///
  /// - Parameters:
  ///   - labels: the community of each vertex, 0..<`count`; changed.
  ///   - order: all vertices; the order of the first visit. A vertex is visited again when a
  ///     neighbour moved to another community.
  func move(
    _ labels: inout [Int32], _ order: [Int32], _ resolution: Double, _ cancellation: Cancellation
  ) throws(KernelError) {
    let offsets = offsets
    let targets = targets
    let weights = weights
    let strengths = strengths
    let factor = resolution / total
    var sums = [Double](repeating: 0, count: count)
    var sizes = [Int32](repeating: 0, count: count)
    for vertex in 0..<count {
      sums[Int(labels[vertex])] += strengths[vertex]
      sizes[Int(labels[vertex])] += 1
    }
    var empty = (0..<Int32(count)).filter { sizes[Int($0)] == 0 }
    var tiesTo = [Float](repeating: 0, count: count)
    var near = [Int32](repeating: 0, count: count + 1)
    var queue = order
    var isQueued = [Bool](repeating: true, count: count)
    var head = 0
    var waiting = count
    var steps = 0
    let mostSteps = 1000 * count
    while waiting > 0, steps < mostSteps {
      steps += 1
      if steps & 0xFFFF == 0 { try cancellation.check() }
      let vertex = Int(queue[head])
      head += 1
      if head == count { head = 0 }
      waiting -= 1
      isQueued[vertex] = false
      // Rows lie anywhere: ask for those of vertices that come soon.
      offsets.prefetch(Int(queue[min(head &+ 8, count &- 1)]))
      let soon = offsets[Int(queue[min(head &+ 3, count &- 1)])]
      targets.prefetch(soon)
      weights.prefetch(soon)
      var nearCount = 0
      let row = offsets[vertex]..<offsets[vertex + 1]
      for arc in row {
        // Whether a label is new is hard to foresee: count without a branch.
        let label = labels[Int(targets[arc])]
        let sum = tiesTo[Int(label)]
        near[nearCount] = label
        nearCount &+= sum == 0 ? 1 : 0
        tiesTo[Int(label)] = sum + weights[arc]
      }
      let old = Int(labels[vertex])
      let expected = strengths[vertex] * factor
      // Gains within rounding are none: else two vertices might follow each other for ever.
      let margin = 1e-9 + 1e-6 * strengths[vertex]
      sums[old] -= strengths[vertex]
      var best = old
      var bestGain = Double(tiesTo[old]) - expected * sums[old]
      for place in 0..<nearCount {
        let label = Int(near[place])
        let gain = Double(tiesTo[label]) - expected * sums[label]
        tiesTo[label] = 0
        if gain > bestGain + margin {
          bestGain = gain
          best = label
        }
      }
      if bestGain < -margin, sizes[old] > 1, let free = empty.last { best = Int(free) }
      sums[best] += strengths[vertex]
      guard best != old else { continue }
      if sizes[best] == 0 { empty.removeLast() }
      sizes[best] += 1
      sizes[old] -= 1
      if sizes[old] == 0 { empty.append(Int32(old)) }
      labels[vertex] = Int32(best)
      for arc in row {
        let target = Int(targets[arc])
        guard labels[target] != Int32(best), !isQueued[target] else { continue }
        isQueued[target] = true
        var place = head + waiting
        if place >= count { place -= count }
        queue[place] = Int32(target)
        waiting += 1
      }
    }
  }
}

extension Array {
  /// Asks for the memory at a place that is needed soon.
  @inline(__always)
  fileprivate func prefetch(_ place: Int) {
    withUnsafeBufferPointer { values in
      if let base = values.baseAddress { CPrefetch.prefetch(base + place) }
    }
  }
}
