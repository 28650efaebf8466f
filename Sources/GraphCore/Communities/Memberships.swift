/// One of several circles a vertex belongs to.
public struct Membership: Sendable, Hashable {
  /// The circle.
  public let group: Int32
  /// The share of the vertex's strength that goes to it, 0...1.
  public let share: Double

  /// A circle and the share that goes to it.
  public init(group: Int32, share: Double) {
    self.group = group
    self.share = share
  }
}

/// Overlapping membership: every circle that holds a good part of somebody's ties.
///
/// - Parameters:
///   - partition: the circles, such as those of `leiden`.
///   - least: the share of a vertex's strength from which it belongs to a circle, 0...1.
/// - Returns: per vertex its circles, largest share first (equal shares by number); its own circle is
///   always among them, with share 1 for an isolate. Direction is ignored, the weights of both
///   directions add up.
/// - Complexity: O(*n* + *m*).
/// - Source: the share is that of Guimerà, Amaral, "Functional Cartography of Complex Metabolic
///   Networks", Nature 433 (2005), 895–900.
public func memberships(
  _ graph: Graph, _ partition: Partition, least: Double = 0.2
) -> [[Membership]] {
  precondition(
    partition.groups.count == graph.vertexCount, "The partition is one of another graph.")
  let rows = graph.undirected().outgoing
  var sums = [Double](repeating: 0, count: partition.count)
  var near: [Int32] = []
  return (0..<graph.vertexCount).map { vertex in
    let own = partition.groups[vertex]
    var total = 0.0
    near.removeAll(keepingCapacity: true)
    for arc in rows.arcs(of: vertex) {
      let group = partition.groups[Int(rows.targets[arc])]
      let weight = rows.weights.isEmpty ? 1 : rows.weights[arc]
      if sums[Int(group)] == 0, group != own { near.append(group) }
      sums[Int(group)] += weight
      total += weight
    }
    var result = [Membership(group: own, share: total > 0 ? sums[Int(own)] / total : 1)]
    for group in near where sums[Int(group)] >= least * total {
      result.append(Membership(group: group, share: sums[Int(group)] / total))
    }
    for group in near + [own] { sums[Int(group)] = 0 }
    return result.sorted { $0.share != $1.share ? $0.share > $1.share : $0.group < $1.group }
  }
}
