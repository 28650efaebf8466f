/// The strongest paths from a set of roots to everywhere.
///
/// The strength of a path is the product of the weights of its steps, which lie in 0...1, times a
/// damping factor for every vertex between its ends. A step is an arc, or leads from one member of a
/// hub to another. Of equally strong paths (to a relative 1e-12) the one with the fewest steps
/// counts, of these the one whose vertices come first in a given order, compared from the far end
/// towards the root; of several equally strong steps between two vertices the arc, then the first
/// hub. A vertex that no path of the least strength leads to has none.
///
/// - Complexity: O((*m* + memberships) · *h*) time, *h* = most steps on a strongest path, in practice
///   a few times *m*; O(*n*) memory and a record per improvement. A hub costs its members, not their
///   pairs.
/// - Source: Bellman, "On a routing problem", Quarterly of Applied Mathematics 16 (1958), 87–90, here
///   with products, round by round so that paths with fewer steps are kept apart.
public struct StrongestPaths: Sendable {
  /// Where a search may go.
  public struct Limits: Sendable {
    /// Vertices no path leads through; they may be its ends.
    public var isBlocked: [Bool]
    /// Vertices that no root leads to in a single step.
    public var isBarred: [Bool]
    /// What a path keeps of its strength at each vertex between its ends, 0...1.
    public var damping: Double
    /// The least strength of a path.
    public var least: Double
    /// The most steps of a path.
    public var mostSteps: Int

    /// Limits; by default none but the vertices to keep out of.
    public init(
      isBlocked: [Bool], isBarred: [Bool], damping: Double = 1, least: Double = 0,
      mostSteps: Int = .max
    ) {
      self.isBlocked = isBlocked
      self.isBarred = isBarred
      self.damping = damping
      self.least = least
      self.mostSteps = mostSteps
    }
  }

  /// A vertex of a path, and the hub through which it was come to; −1 for an arc, and for the root.
  public struct Stop: Hashable, Sendable {
    /// The vertex.
    public let vertex: Int
    /// The hub, or −1.
    public let hub: Int
  }

  private let rows: Graph.Adjacency
  private let hubs: Hubs
  private let order: [Int32]
  private let limits: Limits
  private let isRoot: [Bool]
  /// The last record of each vertex, −1 without one; records of a vertex: ever more steps, ever
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
  ///   - roots: where paths begin.
  ///   - graph: undirected, weights in 0...1 (without weights all count 1).
  ///   - hubs: of the same vertices.
  ///   - order: for each vertex its place among equals.
  ///   - limits: one entry per vertex.
  public init(
    from roots: [Int], in graph: Graph, hubs: Hubs, order: [Int32], limits: Limits
  ) {
    var latest = [Int32](repeating: -1, count: graph.vertexCount)
    var isRoot = [Bool](repeating: false, count: graph.vertexCount)
    var records = Records()
    var round = Round(graph, hubs, limits)
    var frontier: [Int] = []
    for root in roots where !isRoot[root] {
      isRoot[root] = true
      round.best[root] = 1
      latest[root] = records.add(hops: 0, strength: 1, after: -1)
      frontier.append(root)
    }
    var hop = 0
    while !frontier.isEmpty, hop < limits.mostSteps {
      hop += 1
      frontier = round.run(from: frontier, isFirst: hop == 1)
      for vertex in frontier {
        latest[vertex] = records.add(
          hops: hop, strength: round.best[vertex], after: latest[vertex])
      }
    }
    rows = graph.outgoing
    self.hubs = hubs
    self.order = order
    self.limits = limits
    self.isRoot = isRoot
    self.latest = latest
    self.records = records
  }

  /// The strength of the strongest path to a vertex, 0...1, and the number of its steps; nil without
  /// a path; 1 and 0 for a root.
  public func strength(of vertex: Int) -> (strength: Double, steps: Int)? {
    let record = Int(latest[vertex])
    return record < 0 ? nil : (records.strengths[record], Int(records.hops[record]))
  }

  /// The strongest path to a vertex, from a root, both included; nil without one.
  public func path(to vertex: Int) -> [Stop]? {
    guard var (strength, hop) = strength(of: vertex) else { return nil }
    var path: [Stop] = []
    var current = vertex
    while hop > 0 {
      guard let before = step(to: current, hops: hop, strength: strength) else { return nil }
      path.append(Stop(vertex: current, hub: before.hub))
      (current, strength, hop) = (before.vertex, before.strength, before.hops)
    }
    path.append(Stop(vertex: current, hub: -1))
    return path.reversed()
  }

  /// The vertex first in order from which `vertex` is come to on a path of that strength and length.
  private func step(to vertex: Int, hops: Int, strength: Double) -> Before? {
    if hops == 1, limits.isBarred[vertex] { return nil }
    var choice: Before?
    func consider(_ other: Int, _ weight: Double, hub: Int) {
      guard hops == 1 ? isRoot[other] : !limits.isBlocked[other] && !isRoot[other],
        let rest = record(within: hops - 1, of: other)
      else { return }
      let product = records.strengths[rest] * weight * (hops == 1 ? 1 : limits.damping)
      guard product >= strength * (1 - 1e-12) else { return }
      if let choice, order[choice.vertex] <= order[other] { return }
      choice = Before(
        vertex: other, hub: hub, hops: Int(records.hops[rest]), strength: records.strengths[rest])
    }
    for arc in rows.arcs(of: vertex) {
      consider(Int(rows.targets[arc]), rows.weights.isEmpty ? 1 : rows.weights[arc], hub: -1)
    }
    for place in hubs.hubs(of: vertex) {
      let hub = Int(hubs.hubs[place])
      let factor = hubs.factors[hub] * hubs.weights[place]
      for member in hubs.members(of: hub) where Int(hubs.members[member]) != vertex {
        consider(Int(hubs.members[member]), factor * hubs.memberWeights[member], hub: hub)
      }
    }
    return choice
  }

  private struct Before {
    let vertex: Int
    let hub: Int
    let hops: Int
    let strength: Double
  }

  /// The record of the strongest path to a vertex with at most so many steps.
  private func record(within hops: Int, of vertex: Int) -> Int? {
    var record = Int(latest[vertex])
    while record >= 0, records.hops[record] > hops { record = Int(records.previous[record]) }
    return record < 0 ? nil : record
  }
}

/// One round after the other: what all paths with one step more come to.
private struct Round {
  private let rows: Graph.Adjacency
  private let hubs: StrongestPaths.Hubs
  private let limits: StrongestPaths.Limits
  /// The strength of the strongest path found to each vertex, 0 without one.
  var best: [Double]
  private var candidate: [Double]
  /// The strongest that has come to each hub in this round.
  private var arrived: [Double]
  private var improved: [Int] = []

  init(_ graph: Graph, _ hubs: StrongestPaths.Hubs, _ limits: StrongestPaths.Limits) {
    rows = graph.outgoing
    self.hubs = hubs
    self.limits = limits
    best = [Double](repeating: 0, count: graph.vertexCount)
    candidate = best
    arrived = [Double](repeating: 0, count: hubs.factors.count)
  }

  /// Goes one step on from `frontier`.
  ///
  /// - Returns: the vertices whose strength grew.
  mutating func run(from frontier: [Int], isFirst: Bool) -> [Int] {
    improved.removeAll(keepingCapacity: true)
    var visited: [Int] = []
    for vertex in frontier where isFirst || !limits.isBlocked[vertex] {
      let strength = isFirst ? best[vertex] : best[vertex] * limits.damping
      for arc in rows.arcs(of: vertex) {
        offer(
          strength * (rows.weights.isEmpty ? 1 : rows.weights[arc]), to: Int(rows.targets[arc]),
          isFirst)
      }
      for place in hubs.hubs(of: vertex) {
        let hub = Int(hubs.hubs[place])
        if arrived[hub] == 0 { visited.append(hub) }
        arrived[hub] = max(arrived[hub], strength * hubs.weights[place])
      }
    }
    for hub in visited {
      let strength = arrived[hub] * hubs.factors[hub]
      for member in hubs.members(of: hub) {
        offer(strength * hubs.memberWeights[member], to: Int(hubs.members[member]), isFirst)
      }
      arrived[hub] = 0
    }
    for vertex in improved {
      best[vertex] = candidate[vertex]
      candidate[vertex] = 0
    }
    return improved
  }

  private mutating func offer(_ product: Double, to vertex: Int, _ isFirst: Bool) {
    guard product > best[vertex] * (1 + 1e-12), product > candidate[vertex],
      product >= limits.least * (1 - 1e-12), !(isFirst && limits.isBarred[vertex])
    else { return }
    if candidate[vertex] == 0 { improved.append(vertex) }
    candidate[vertex] = product
  }
}
