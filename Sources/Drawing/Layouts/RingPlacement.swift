internal import Glibc
internal import GraphCore

/// The layout `circle`: all actors on a ring, group beside group, tied ones near each other.
struct RingPlacement {
  /// Undirected.
  let graph: Graph
  /// The group of each vertex; groups follow each other in this order.
  let groups: [Int]
  let radii: [Double]
  let canvas: Box
  /// The width kept free for names on both sides.
  let room: Double

  func placement() -> Placement {
    var result = Placement(positions: Positions(count: radii.count), radii: radii)
    let centre = canvas.centre
    result.centreOfRing = centre
    let ring = max(
      10, min(canvas.width / 2 - room, canvas.height / 2 - room / 6 - (radii.max() ?? 0)))
    guard radii.count > 1 else {
      for vertex in radii.indices {
        (result.positions.x[vertex], result.positions.y[vertex]) = (centre.x, centre.y)
      }
      return result
    }
    var order = radii.indices.sorted { (groups[$0], $0) < (groups[$1], $1) }
    for _ in 0..<12 { order = reordered(order) }
    // Every actor gets an arc as wide as its disc; groups are a little apart.
    let pause = order.indices.count { groups[order[$0]] != groups[order[($0 + 1) % order.count]] }
    let mean = radii.reduce(0, +) / Double(radii.count)
    let whole = radii.reduce(0) { $0 + 2 * $1 + 0.6 * mean } + Double(pause) * 2.5 * mean
    let factor = min(1, 2 * Double.pi * ring * 0.985 / whole)
    var angle = -Double.pi / 2
    let spare = 2 * Double.pi / whole
    for (position, vertex) in order.enumerated() {
      let half = (radii[vertex] + 0.3 * mean) * spare
      angle += half
      result.positions.x[vertex] = centre.x + ring * cos(angle)
      result.positions.y[vertex] = centre.y + ring * sin(angle)
      // A little less than the arc: places are rounded to tenths of a point.
      result.radii[vertex] =
        factor == 1 ? radii[vertex] : max(0.05, radii[vertex] * factor * 0.9 - 0.08)
      angle += half
      let next = order[(position + 1) % order.count]
      if groups[next] != groups[vertex] { angle += 2.5 * mean * spare }
    }
    return result
  }

  /// Moves each vertex, within its group, towards the mean direction of those it is tied to.
  private func reordered(_ order: [Int]) -> [Int] {
    let count = order.count
    var angles = [Double](repeating: 0, count: count)
    for (position, vertex) in order.enumerated() {
      angles[vertex] = 2 * Double.pi * Double(position) / Double(count)
    }
    var wanted = angles
    let rows = graph.outgoing
    for (position, vertex) in order.enumerated() where rows.degree(of: vertex) > 0 {
      let own = 2 * Double.pi * Double(position) / Double(count)
      var sum = 0.0
      for arc in rows.arcs(of: vertex) {
        // The shorter way round, so that the seam of the ring is a place like any other.
        sum += remainder(angles[Int(rows.targets[arc])] - own, 2 * Double.pi)
      }
      wanted[vertex] = own + 0.7 * sum / Double(rows.degree(of: vertex))
    }
    return order.sorted { (groups[$0], wanted[$0], $0) < (groups[$1], wanted[$1], $1) }
  }
}
