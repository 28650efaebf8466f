/// Communities by label propagation: everyone takes over the label most common among its neighbours,
/// again and again.
///
/// Quicker and rougher than `leiden`; well separated circles come out alike.
///
/// - Parameter seed: decides the order of turns and which of equally common labels is taken.
/// - Returns: the groups of equal label at the end, each cut into its connected pieces. Direction is
///   ignored, the weights of both directions add up.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: O(*m*) per round; ends when each vertex has a most common label of its
///   neighbours, after 100 rounds at the latest.
/// - Source: Raghavan, Albert, Kumara, "Near Linear Time Algorithm to Detect Community Structures in
///   Large-Scale Networks", Physical Review E 76 (2007), 036106.
public func labelPropagation(
  _ graph: Graph, seed: UInt64 = 1, execution: Execution = Execution()
) throws(KernelError) -> Partition {
  let simple = graph.undirected()
  let rows = simple.outgoing
  let n = graph.vertexCount
  var random = SplitMix64(seed: seed)
  var labels = (0..<Int32(n)).map { $0 }
  var order = labels
  var sums = [Double](repeating: 0, count: n)
  var near: [Int32] = []
  for _ in 0..<100 {
    order.shuffle(using: &random)
    var hasChanged = false
    for (turn, vertex) in order.lazy.map({ Int($0) }).enumerated() {
      if turn.isMultiple(of: 4096) { try execution.cancellation.check() }
      var most = 0.0
      for arc in rows.arcs(of: vertex) {
        let label = labels[Int(rows.targets[arc])]
        if sums[Int(label)] == 0 { near.append(label) }
        sums[Int(label)] += rows.weights.isEmpty ? 1 : rows.weights[arc]
        most = max(most, sums[Int(label)])
      }
      let own = sums[Int(labels[vertex])]
      var equal = 0
      var choice = labels[vertex]
      for label in near {
        if own < most, sums[Int(label)] == most {
          equal += 1
          if random.below(equal) == 0 { choice = label }
        }
        sums[Int(label)] = 0
      }
      near.removeAll(keepingCapacity: true)
      guard choice != labels[vertex] else { continue }
      labels[vertex] = choice
      hasChanged = true
    }
    if !hasChanged { break }
  }
  return simple.connectedParts(of: labels)
}
