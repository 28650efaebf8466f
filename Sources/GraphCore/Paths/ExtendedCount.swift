/// A positive number of any size: `mantissa` · 2^`exponent`.
///
/// Chains of a thousand forks have more
/// shortest paths than a `Double` can hold.
struct ExtendedCount {
  private var mantissa: Double
  private var exponent: Int

  static let zero = ExtendedCount(mantissa: 0, exponent: 0)
  static let one = ExtendedCount(mantissa: 1, exponent: 0)

  static func += (left: inout ExtendedCount, right: ExtendedCount) {
    guard left.mantissa > 0 else {
      left = right
      return
    }
    let shift = right.exponent - left.exponent
    if shift <= 0 {
      left.mantissa += ExtendedCount.scaled(right.mantissa, by: shift)
    } else {
      left.mantissa = ExtendedCount.scaled(left.mantissa, by: -shift) + right.mantissa
      left.exponent = right.exponent
    }
    if left.mantissa > 0x1p400 {
      left.mantissa *= 0x1p-400
      left.exponent += 400
    }
  }

  /// The ratio of two counts, 0 where it is too small to matter.
  static func / (left: ExtendedCount, right: ExtendedCount) -> Double {
    scaled(left.mantissa / right.mantissa, by: left.exponent - right.exponent)
  }

  private static func scaled(_ value: Double, by exponent: Int) -> Double {
    value * Double(sign: .plus, exponent: max(-1022, min(1023, exponent)), significand: 1)
  }
}

/// Adds the dependencies of one source, with path counts of any size.
///
/// - Parameters:
///   - order: the vertices reached, nearest first, the source in front.
///   - sizes: how many vertices each one stands for.
///   - isStep: whether the arc at a place of `rows` from one vertex to another lies on a shortest
///     path.
/// - Complexity: O(*n* + *m*).
/// - Source: Brandes, "A Faster Algorithm for Betweenness Centrality", 2001.
func addExtendedDependencies(
  _ rows: Graph.Adjacency, order: [Int32], sizes: [Double], to sums: inout [Double],
  isStep: (_ vertex: Int, _ arc: Int, _ target: Int) -> Bool
) {
  let weight = order.first.map { sizes[Int($0)] } ?? 0
  let counts = extendedCounts(rows, order: order, vertexCount: sums.count, isStep: isStep)
  var dependencies = [Double](repeating: 0, count: sums.count)
  for vertex in order.dropFirst().reversed().lazy.map(Int.init) {
    for arc in rows.arcs(of: vertex) {
      let target = Int(rows.targets[arc])
      guard isStep(vertex, arc, target) else { continue }
      dependencies[vertex] +=
        counts[vertex] / counts[target] * (sizes[target] + dependencies[target])
    }
    sums[vertex] += dependencies[vertex] * weight
  }
}

/// How many shortest paths lead from the first vertex of `order` to each of the others.
func extendedCounts(
  _ rows: Graph.Adjacency, order: [Int32], vertexCount: Int,
  isStep: (_ vertex: Int, _ arc: Int, _ target: Int) -> Bool
) -> [ExtendedCount] {
  var counts = [ExtendedCount](repeating: .zero, count: vertexCount)
  if let source = order.first { counts[Int(source)] = .one }
  for vertex in order.lazy.map(Int.init) {
    for arc in rows.arcs(of: vertex) {
      let target = Int(rows.targets[arc])
      if isStep(vertex, arc, target) { counts[target] += counts[vertex] }
    }
  }
  return counts
}
