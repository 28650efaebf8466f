internal import Wording

/// Dispersion: the tie of a vertex that best joins its separate circles.
///
/// The dispersion of the tie *u*–*v*, seen from *u*, is the number of pairs of common neighbours that
/// are not tied and have no common neighbour among *u*'s neighbours but *v*, by the number of common
/// neighbours. A partner or an old friend knows people from all parts of somebody's life.
///
/// - Returns: *n* scores in vertex order, each the largest over the ties of the vertex; NaN for
///   isolates. Direction and weights are ignored.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: O(Σ_v Σ_{w neighbour of v} c(v, w)²), c common neighbours; O(*n*) memory per part.
/// - Source: Backstrom, Kleinberg, "Romantic Partnerships and the Dispersion of Social Ties", CSCW
///   2014. Equals the maximum over *v* of NetworkX `dispersion(G, u, v)`.
public func dispersion(
  _ graph: Graph, execution: Execution = Execution()
) throws(KernelError) -> [Double] {
  let rows = graph.undirected().outgoing
  return try execution.mapRanges(of: graph.vertexCount, grain: 64) { (range) throws(KernelError) in
    var circle = EgoCircle(rows)
    return try range.map { (vertex) throws(KernelError) in
      try circle.largestDispersion(of: vertex, execution.cancellation)
    }
  }.flatMap { $0 }
}

/// Scratch memory for looking at one vertex and its neighbours.
private struct EgoCircle {
  let rows: Graph.Adjacency
  /// The vertex whose neighbour somebody was found to be last, and its place there.
  var isNear: [Bool]
  /// Paths of two ties within the circle from the neighbour looked at; −1 = tied to it or itself.
  var paths: [Int32]
  var middle: [Int32]
  var pairs: [Int]

  init(_ rows: Graph.Adjacency) {
    let n = rows.offsets.count - 1
    self.rows = rows
    isNear = [Bool](repeating: false, count: n)
    paths = [Int32](repeating: 0, count: n)
    middle = [Int32](repeating: 0, count: n)
    pairs = [Int](repeating: 0, count: n)
  }

  mutating func largestDispersion(
    of vertex: Int, _ cancellation: Cancellation
  ) throws(KernelError) -> Double {
    let near = rows.arcs(of: vertex)
    guard !near.isEmpty else { return .nan }
    let targets = rows.targets
    for arc in near { isNear[Int(targets[arc])] = true }
    for arc in near {
      try cancellation.check()
      countPairs(from: Int(targets[arc]), near)
    }
    var best = 0.0
    for arc in near {
      let other = Int(targets[arc])
      if pairs[other] > 0 {
        let common = rows.arcs(of: other).count { isNear[Int(targets[$0])] }
        best = max(best, Double(pairs[other]) / Double(common))
      }
      pairs[other] = 0
    }
    for arc in near { isNear[Int(targets[arc])] = false }
    return best
  }

  /// Counts for each neighbour the pairs (`first`, a later one) that it alone joins.
  private mutating func countPairs(from first: Int, _ near: Range<Int>) {
    let targets = rows.targets
    for arc in rows.arcs(of: first) {
      let between = Int(targets[arc])
      guard isNear[between] else { continue }
      for next in rows.arcs(of: between) where isNear[Int(targets[next])] {
        paths[Int(targets[next])] += 1
        middle[Int(targets[next])] = Int32(between)
      }
    }
    for arc in rows.arcs(of: first) { paths[Int(targets[arc])] = 0 }
    for arc in near {
      let last = Int(targets[arc])
      if last > first, paths[last] == 1 { pairs[Int(middle[last])] += 1 }
      paths[last] = 0
    }
  }
}

extension Measure {
  static let dispersion = Measure(
    id: "dispersion", name: Localized(de: "Spannweite", en: "Dispersion"),
    meaning: Localized(
      de:
        "Wie weit der Kontakt reicht, der die getrennten Kreise einer Person am besten verbindet.",
      en: "How far the contact reaches that best joins somebody's separate circles."),
    range: 0...Double.infinity, cost: .linear,
    compute: { graph, _, execution throws(KernelError) in
      try GraphCore.dispersion(graph, execution: execution)
    })
}
