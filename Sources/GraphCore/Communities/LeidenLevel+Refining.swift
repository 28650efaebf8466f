extension LeidenLevel {
  /// Parts of the communities: each vertex starts alone and, if it is tied well enough to the rest
  /// of its community, joins the part of it (tied well enough likewise) where modularity gains most,
  /// or one at random, by gain.
  ///
  /// - Parameters:
  ///   - labels: the community of each vertex, 0..<`communities`.
  ///   - order: all vertices, in the order of their turn.
  ///   - random: nil to join the best part; else each with a probability in proportion to its gain.
  /// - Returns: the part of each vertex: the number of one of its vertices. Parts are connected.
  func refined(
    _ labels: [Int32], _ communities: Int, _ order: [Int32], _ resolution: Double,
    _ random: inout SplitMix64?, _ cancellation: Cancellation
  ) throws(KernelError) -> [Int32] {
    let offsets = offsets
    let targets = targets
    let weights = weights
    let strengths = strengths
    let factor = resolution / total
    var sums = [Double](repeating: 0, count: communities)
    for vertex in 0..<count { sums[Int(labels[vertex])] += strengths[vertex] }
    var parts = (0..<Int32(count)).map { $0 }
    var partSums = strengths
    var isAlone = [Bool](repeating: true, count: count)
    // Ties of each part to the rest of its community; −1 = not counted yet, as for all lone ones.
    var tiesOut = [Double](repeating: -1, count: count)
    var tiesTo = [Float](repeating: 0, count: count)
    var near = [Int32](repeating: 0, count: count + 1)
    for (turn, vertex) in order.lazy.map({ Int($0) }).enumerated() {
      if turn & 0xFFFF == 0 { try cancellation.check() }
      guard isAlone[vertex] else { continue }
      let label = labels[vertex]
      let sum = sums[Int(label)]
      let strength = strengths[vertex]
      var nearCount = 0
      var out = 0.0
      for arc in offsets[vertex]..<offsets[vertex + 1] {
        let target = Int(targets[arc])
        guard labels[target] == label else { continue }
        let part = parts[target]
        let ties = tiesTo[Int(part)]
        near[nearCount] = part
        nearCount &+= ties == 0 ? 1 : 0
        tiesTo[Int(part)] = ties + weights[arc]
        out += Double(weights[arc])
      }
      tiesOut[vertex] = out
      let isTied = out >= strength * factor * (sum - strength)
      var best = vertex
      var bestGain = 0.0
      var bestTies = 0.0
      var gains = 0.0
      for place in 0..<nearCount {
        let part = Int(near[place])
        let ties = Double(tiesTo[part])
        tiesTo[part] = 0
        guard isTied else { continue }
        let gain = ties - strength * factor * partSums[part]
        guard gain > (random == nil ? bestGain : 0) else { continue }
        if tiesOut[part] < 0 { tiesOut[part] = tiesWithin(label, of: part, labels) }
        guard tiesOut[part] >= partSums[part] * factor * (sum - partSums[part]) else { continue }
        gains += gain
        if let draw = random?.unit(), draw * gains >= gain { continue }
        best = part
        bestGain = gain
        bestTies = ties
      }
      guard best != vertex else { continue }
      parts[vertex] = Int32(best)
      partSums[best] += strength
      tiesOut[best] += out - 2 * bestTies
      isAlone[best] = false
      isAlone[vertex] = false
    }
    return parts
  }

  /// The weight of the ties of a vertex to others of its community.
  private func tiesWithin(_ label: Int32, of vertex: Int, _ labels: [Int32]) -> Double {
    var sum = 0.0
    for arc in offsets[vertex]..<offsets[vertex + 1] where labels[Int(targets[arc])] == label {
      sum += Double(weights[arc])
    }
    return sum
  }

  /// The graph whose vertices are the parts.
  ///
  /// - Parameter parts: the part of each vertex, 0..<`partCount`.
  func shrunken(to parts: [Int32], _ partCount: Int) -> LeidenLevel {
    var starts = [Int](repeating: 0, count: partCount + 1)
    for part in parts { starts[Int(part) + 1] += 1 }
    for part in 0..<partCount { starts[part + 1] += starts[part] }
    var next = starts
    var members = [Int32](repeating: 0, count: count)
    for vertex in 0..<count {
      members[next[Int(parts[vertex])]] = Int32(vertex)
      next[Int(parts[vertex])] += 1
    }
    var newOffsets = [0]
    newOffsets.reserveCapacity(partCount + 1)
    var newTargets = [Int32](repeating: 0, count: targets.count + 1)
    var newWeights = [Float](repeating: 0, count: targets.count)
    var end = 0
    var newStrengths = [Double](repeating: 0, count: partCount)
    var tiesTo = [Float](repeating: 0, count: partCount)
    for part in 0..<partCount {
      let first = end
      tiesTo[part] = 1  // so that ties within are never new
      for place in starts[part]..<starts[part + 1] {
        let vertex = Int(members[place])
        newStrengths[part] += strengths[vertex]
        for arc in offsets[vertex]..<offsets[vertex + 1] {
          let other = parts[Int(targets[arc])]
          let ties = tiesTo[Int(other)]
          newTargets[end] = other
          end &+= ties == 0 ? 1 : 0
          tiesTo[Int(other)] = ties + weights[arc]
        }
      }
      tiesTo[part] = 0
      for place in first..<end {
        newWeights[place] = tiesTo[Int(newTargets[place])]
        tiesTo[Int(newTargets[place])] = 0
      }
      newOffsets.append(end)
    }
    newTargets.removeLast(newTargets.count - end)
    newWeights.removeLast(newWeights.count - end)
    return LeidenLevel(
      offsets: newOffsets, targets: newTargets, weights: newWeights, strengths: newStrengths,
      total: total)
  }
}
