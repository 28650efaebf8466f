/// The strongest paths from everywhere to a set of roots.
///
/// The strength of a path is the product of its arc weights, which lie in 0...1. Of equally strong
/// paths (to a relative 1e-12) the one with the fewest arcs counts, of these the one whose vertices
/// come first in a given order, compared from the far end towards the root. A vertex that is not
/// connected to a root has no path.
///
/// - Complexity: O(*m* · *h*) time, *h* = most arcs on a strongest path, in practice a few times *m*;
///   O(*n*) memory and a record per improvement.
/// - Source: Bellman, "On a routing problem", Quarterly of Applied Mathematics 16 (1958), 87–90, here
///   with products, round by round so that paths with fewer arcs are kept apart.
public struct StrongestPaths: Sendable {
  private let rows: Graph.Adjacency
  private let order: [Int32]
  private let isBlocked: [Bool]
  private let isBarred: [Bool]
  private let isRoot: [Bool]
  /// The last record of each vertex, −1 without one; records of a vertex: ever more arcs, ever
  /// stronger.
  private let latest: [Int32]
  private let records: Records

  private struct Records {
    var hops: [Int32] = []
    var strengths: [Double] = []
    var previous: [Int32] = []

    mutating func add(hops hop: Int, strength: Double, after: Int32) -> Int32 {
      hops.append(Int32(hop))
      strengths.append(strength)
      previous.append(after)
      return Int32(hops.count - 1)
    }
  }

  /// Searches from the roots.
  ///
  /// - Parameters:
  ///   - roots: where paths end.
  ///   - graph: undirected, weights in 0...1 (without weights all count 1).
  ///   - order: for each vertex its place among equals.
  ///   - isBlocked: vertices no path leads through; they may be its ends.
  ///   - isBarred: vertices whose arc to a root is not used.
  public init(
    to roots: [Int], in graph: Graph, order: [Int32], isBlocked: [Bool], isBarred: [Bool]
  ) {
    let rows = graph.outgoing
    var best = [Double](repeating: 0, count: graph.vertexCount)
    var candidate = best
    var latest = [Int32](repeating: -1, count: graph.vertexCount)
    var isRoot = [Bool](repeating: false, count: graph.vertexCount)
    var records = Records()
    var frontier: [Int] = []
    for root in roots where !isRoot[root] {
      isRoot[root] = true
      best[root] = 1
      latest[root] = records.add(hops: 0, strength: 1, after: -1)
      frontier.append(root)
    }
    var hop = 0
    while !frontier.isEmpty {
      hop += 1
      var improved: [Int] = []
      for vertex in frontier where hop == 1 || !isBlocked[vertex] {
        let strength = best[vertex]
        for arc in rows.offsets[vertex]..<rows.offsets[vertex + 1] {
          let other = Int(rows.targets[arc])
          if hop == 1, isBarred[other] { continue }
          let product = strength * (rows.weights.isEmpty ? 1 : rows.weights[arc])
          guard product > best[other] * (1 + 1e-12), product > candidate[other] else { continue }
          if candidate[other] == 0 { improved.append(other) }
          candidate[other] = product
        }
      }
      for vertex in improved {
        best[vertex] = candidate[vertex]
        candidate[vertex] = 0
        latest[vertex] = records.add(hops: hop, strength: best[vertex], after: latest[vertex])
      }
      frontier = improved
    }
    self.rows = rows
    self.order = order
    self.isBlocked = isBlocked
    self.isBarred = isBarred
    self.isRoot = isRoot
    self.latest = latest
    self.records = records
  }

  /// The strength of the strongest path of a vertex, 0...1, and the number of its arcs; nil without
  /// a path; 1 and 0 for a root.
  public func strength(of vertex: Int) -> (strength: Double, arcs: Int)? {
    let record = Int(latest[vertex])
    return record < 0 ? nil : (records.strengths[record], Int(records.hops[record]))
  }

  /// The vertices of the strongest path, from `vertex` to a root, both included; nil without one.
  public func path(from vertex: Int) -> [Int]? {
    guard var (strength, hop) = strength(of: vertex) else { return nil }
    var path = [vertex]
    var current = vertex
    while hop > 0 {
      guard let next = step(from: current, hops: hop, strength: strength, avoiding: path) else {
        return nil
      }
      path.append(next.vertex)
      (current, strength, hop) = (next.vertex, next.strength, hop - 1)
    }
    return path
  }

  /// The first vertex in order after `vertex` on a path of exactly that strength and length.
  private func step(
    from vertex: Int, hops: Int, strength: Double, avoiding path: [Int]
  ) -> (vertex: Int, strength: Double)? {
    var choice: (vertex: Int, strength: Double)?
    for arc in rows.arcs(of: vertex) {
      let other = Int(rows.targets[arc])
      if hops == 1 ? !isRoot[other] || isBarred[vertex] : isBlocked[other] { continue }
      guard let rest = strengthWithin(hops - 1, of: other) else { continue }
      let product = rest * (rows.weights.isEmpty ? 1 : rows.weights[arc])
      guard product >= strength * (1 - 1e-12), !path.contains(other) else { continue }
      if let choice, order[choice.vertex] < order[other] { continue }
      choice = (other, rest)
    }
    return choice
  }

  /// The strongest path of a vertex with at most so many arcs.
  private func strengthWithin(_ hops: Int, of vertex: Int) -> Double? {
    var record = Int(latest[vertex])
    while record >= 0, records.hops[record] > hops { record = Int(records.previous[record]) }
    return record < 0 ? nil : records.strengths[record]
  }
}
