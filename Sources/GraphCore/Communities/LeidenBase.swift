/// A graph prepared for many runs of the Leiden algorithm: vertices renumbered so that neighbours
/// stand near each other in memory, weights as shares of the total.
struct LeidenBase: Sendable {
  private let level: LeidenLevel
  /// The place of each vertex in `level`.
  private let places: [Int32]

  /// - Parameter graph: undirected.
  init(_ graph: Graph, _ cancellation: Cancellation) throws(KernelError) {
    let order = try Renumbering.breadthFirst(graph, cancellation)
    places = order.positions
    level = try LeidenLevel(
      graph.outgoing, order: order.vertices, places: places, cancellation)
  }

  /// One run; a label from 0 to *n* − 1 per vertex of the graph.
  ///
  /// - Parameter isGreedy: whether refinement joins the best neighbour instead of a random one.
  func communities(
    resolution: Double, random: SplitMix64, isGreedy: Bool, _ cancellation: Cancellation
  ) throws(KernelError) -> [Int32] {
    guard level.total > 0 else { return places }
    var random = random
    var labels = (0..<Int32(places.count)).map { $0 }
    var quality = -Double.infinity
    // A round on a large graph costs as much as all runs on a small one: enough is enough there.
    let worthwhile = level.targets.count > 120_000 ? 1e-3 : 1e-5
    for _ in 0..<20 {
      let next = try round(from: labels, resolution, &random, isGreedy, cancellation)
      let value = next.quality
      if value > quality { labels = next.labels }
      if value < quality + worthwhile { break }
      quality = value
    }
    return places.map { labels[Int($0)] }
  }

  /// Moves, refines and shrinks until every vertex of the shrunken graph is a community.
  private func round(
    from start: [Int32], _ resolution: Double, _ random: inout SplitMix64,
    _ isGreedy: Bool, _ cancellation: Cancellation
  ) throws(KernelError) -> (labels: [Int32], quality: Double) {
    var choice = isGreedy ? nil : SplitMix64(seed: random.next())
    var level = level
    var labels = start  // of the vertices of `level`
    var nodes: [Int32]?  // the vertex of `level` that holds each vertex of the base
    while true {
      let order = visitingOrder(level.count, &random)
      try level.move(&labels, order, resolution, cancellation)
      let communities = compact(&labels)
      if communities == level.count { break }
      var parts = try level.refined(
        labels, communities, order, resolution, &choice, cancellation)
      var count = compact(&parts)
      if count == level.count {  // no part of two vertices: shrink to the communities themselves
        parts = labels
        count = communities
      }
      var labelsOfParts = [Int32](repeating: 0, count: count)
      for vertex in 0..<level.count { labelsOfParts[Int(parts[vertex])] = labels[vertex] }
      nodes = nodes.map { $0.map { parts[Int($0)] } } ?? parts
      level = level.shrunken(to: parts, count)
      labels = labelsOfParts
    }
    let quality = level.quality(of: labels, resolution)
    return (nodes.map { $0.map { labels[Int($0)] } } ?? labels, quality)
  }
}

/// 0..<count in random order, but neighbours in blocks: blocks are shuffled, and each block within
/// itself, so that memory is still walked through piece by piece.
private func visitingOrder(_ count: Int, _ random: inout SplitMix64) -> [Int32] {
  let size = 64
  var blocks = (0..<((count + size - 1) / size)).map { Int32($0) }
  blocks.shuffle(using: &random)
  var order: [Int32] = []
  order.reserveCapacity(count)
  for block in blocks {
    let start = order.count
    let first = Int(block) * size
    for vertex in first..<min(first + size, count) { order.append(Int32(vertex)) }
    for place in stride(from: order.count - 1, to: start, by: -1) {
      order.swapAt(place, start + random.below(place - start + 1))
    }
  }
  return order
}

/// Renumbers labels 0..<count in order of appearance; returns how many there are.
private func compact(_ labels: inout [Int32]) -> Int {
  var numbers = [Int32](repeating: -1, count: labels.count)
  var count: Int32 = 0
  for index in labels.indices {
    let label = Int(labels[index])
    if numbers[label] < 0 {
      numbers[label] = count
      count += 1
    }
    labels[index] = numbers[label]
  }
  return Int(count)
}
