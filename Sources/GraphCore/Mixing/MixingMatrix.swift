/// Who is tied to whom, by group: the weight of the ties between each two groups.
///
/// Ties with an end of unknown group are left out. In an undirected graph the matrix is symmetric;
/// a tie within a group counts twice there, so that row sums are sums of strengths.
public struct MixingMatrix: Sendable, Hashable {
  /// The number of groups.
  public let count: Int
  /// Weights row by row: from group *a* to group *b* at `a * count + b`.
  public let weights: [Double]
  /// Whether the graph is directed.
  public let isDirected: Bool

  /// Sums the ties of a graph by group.
  ///
  /// - Parameters:
  ///   - groups: the group of each vertex, 0..<`count`; below 0 = unknown.
  ///   - count: the number of groups.
  /// - Complexity: O(*n* + *m*) time, O(`count`²) memory.
  public init(_ graph: Graph, groups: [Int32], count: Int) {
    precondition(groups.count == graph.vertexCount, "Each vertex needs a group.")
    let rows = graph.outgoing
    var weights = [Double](repeating: 0, count: count * count)
    for vertex in groups.indices where groups[vertex] >= 0 {
      let row = Int(groups[vertex]) * count
      for arc in rows.arcs(of: vertex) {
        let other = groups[Int(rows.targets[arc])]
        if other >= 0 { weights[row + Int(other)] += rows.weights.isEmpty ? 1 : rows.weights[arc] }
      }
    }
    self.count = count
    self.weights = weights
    isDirected = graph.isDirected
  }

  /// The weight from one group to another.
  public subscript(from: Int, to: Int) -> Double { weights[from * count + to] }

  /// Krackhardt's E–I index of all ties: (external − internal) / (external + internal), −1 = all
  /// within their group, 1 = all between groups; nil without ties.
  ///
  /// - Source: Krackhardt, Stern, "Informal Networks and Organizational Crises", Social Psychology
  ///   Quarterly 51 (1988), 123–140.
  public var eiIndex: Double? {
    let internalWeight = (0..<count).reduce(0.0) { $0 + self[$1, $1] }
    let all = weights.reduce(0, +)
    return all > 0 ? (all - 2 * internalWeight) / all : nil
  }

  /// The E–I index of the ties that have an end in `group`; nil without ties.
  ///
  /// An undirected tie within the group counts once.
  public func eiIndex(of group: Int) -> Double? {
    var external = 0.0
    for other in 0..<count where other != group {
      external += isDirected ? self[group, other] + self[other, group] : self[group, other]
    }
    let internalWeight = isDirected ? self[group, group] : self[group, group] / 2
    let all = external + internalWeight
    return all > 0 ? (external - internalWeight) / all : nil
  }

  /// Assortativity by group: 1 = ties only within groups, 0 = as chance has it, below = avoiding
  /// one's own; nil without ties or if all ties end in one group.
  ///
  ///     r = (Σ e_cc − Σ a_c·b_c) / (1 − Σ a_c·b_c)
  ///
  /// - Source: Newman, "Mixing Patterns in Networks", Physical Review E 67 (2003), 026126. Equals
  ///   NetworkX `attribute_assortativity_coefficient`.
  public var assortativity: Double? {
    let all = weights.reduce(0, +)
    guard all > 0 else { return nil }
    var within = 0.0
    var expected = 0.0
    for group in 0..<count {
      within += self[group, group] / all
      let out = (0..<count).reduce(0.0) { $0 + self[group, $1] } / all
      let into = (0..<count).reduce(0.0) { $0 + self[$1, group] } / all
      expected += out * into
    }
    return expected < 1 - 1e-12 ? (within - expected) / (1 - expected) : nil
  }

  /// Homophily of a group: the share of its ties' weight that stays within, and the share that would
  /// if ties were drawn by strength alone; nil for a group without ties.
  public func homophily(of group: Int) -> (found: Double, expected: Double)? {
    let all = weights.reduce(0, +)
    let out = (0..<count).reduce(0.0) { $0 + self[group, $1] }
    guard out > 0 else { return nil }
    let into = (0..<count).reduce(0.0) { $0 + self[$1, group] }
    return (self[group, group] / out, into / all)
  }
}

/// The E–I index of each vertex: (external − internal) / (external + internal) of its ties.
///
/// - Parameter groups: the group of each vertex; below 0 = unknown, its ties are left out.
/// - Returns: *n* numbers in vertex order, −1...1; NaN without ties to known groups. Direction is
///   ignored, the weights of both directions add up.
/// - Complexity: O(*n* + *m*).
public func eiIndex(_ graph: Graph, groups: [Int32]) -> [Double] {
  precondition(groups.count == graph.vertexCount, "Each vertex needs a group.")
  let rows = graph.undirected().outgoing
  return groups.indices.map { vertex in
    var sums = (external: 0.0, internal: 0.0)
    for arc in rows.arcs(of: vertex) where groups[vertex] >= 0 {
      let other = groups[Int(rows.targets[arc])]
      guard other >= 0 else { continue }
      let weight = rows.weights.isEmpty ? 1 : rows.weights[arc]
      if other == groups[vertex] { sums.internal += weight } else { sums.external += weight }
    }
    let all = sums.external + sums.internal
    return all > 0 ? (sums.external - sums.internal) / all : .nan
  }
}
