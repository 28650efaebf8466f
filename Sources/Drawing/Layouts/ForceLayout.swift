internal import GraphCore

/// Places a connected graph by forces: ties pull their ends together, all vertices push each other
/// away, weakly tied ones are held by a slight pull to the middle.
///
/// Each vertex pushes with its mass (ties + 1) over the distance, each tie pulls with its strength
/// times the distance: communities come out as clouds. The graph is first shrunk level by level; the
/// smallest is placed from a seeded start, every larger one from the places of the smaller.
///
/// - Complexity: O(rounds · (*m* + *n* log *n*)); the result does not depend on the threads.
/// - Source: Jacomy et al., "ForceAtlas2", PLoS ONE 9 (2014), e98679 (forces, speed); Walshaw, "A
///   multilevel algorithm for force-directed graph-drawing", JGAA 7 (2003), 253–285 (levels).
struct ForceLayout {
  private let execution: Execution
  private var random: SplitMix64

  init(seed: UInt64, execution: Execution) {
    self.execution = execution
    random = SplitMix64(seed: seed)
  }

  /// The places of the vertices of `graph`; unit and extent mean nothing.
  mutating func place(_ graph: SpringGraph) throws(KernelError) -> Positions {
    var levels: [(graph: SpringGraph, parents: [Int32])] = []
    var coarsest = graph
    while coarsest.vertexCount > 12, let smaller = coarsest.coarsened() {
      levels.append((coarsest, smaller.parents))
      coarsest = smaller.graph
    }
    var positions = Positions(count: coarsest.vertexCount)
    for vertex in 0..<positions.count {
      positions.x[vertex] = 10 * random.unit()
      positions.y[vertex] = 10 * random.unit()
    }
    try settle(&positions, coarsest, rounds: 300)
    for level in levels.reversed() {
      positions = unfolded(positions, level.parents, masses: level.graph.masses)
      let rounds = max(60, min(300, 400_000 / (level.graph.vertexCount + 1)))
      try settle(&positions, level.graph, rounds: rounds)
    }
    return positions
  }

  /// Every vertex near the place of its parent, the further the more lies there and the lighter it
  /// is itself: a hub stays in the middle of its leaves.
  private mutating func unfolded(
    _ positions: Positions, _ parents: [Int32], masses: [Double]
  ) -> Positions {
    var loads = [Double](repeating: 0, count: positions.count)
    for (vertex, parent) in parents.enumerated() { loads[Int(parent)] += masses[vertex] }
    var result = Positions(count: parents.count)
    for (vertex, parent) in parents.enumerated() {
      let load = loads[Int(parent)]
      let reach = load.squareRoot() * (1 - masses[vertex] / load)
      result.x[vertex] = positions.x[Int(parent)] + reach * (random.unit() - 0.5)
      result.y[vertex] = positions.y[Int(parent)] + reach * (random.unit() - 0.5)
    }
    return result
  }

  /// Moves the vertices along their forces.
  ///
  /// Each is slowed by how much its force swings, all by how
  /// much they swing together.
  private func settle(
    _ positions: inout Positions, _ graph: SpringGraph, rounds: Int
  ) throws(KernelError) {
    let count = graph.vertexCount
    var former = Positions(count: count)
    var speed = 1.0
    for _ in 0..<rounds {
      let forces = try forces(positions, graph)
      var swinging = 0.0
      var pulling = 0.0
      for vertex in 0..<count {
        let swing = Self.length(
          forces.x[vertex] - former.x[vertex], forces.y[vertex] - former.y[vertex])
        let pull = Self.length(
          forces.x[vertex] + former.x[vertex], forces.y[vertex] + former.y[vertex])
        swinging += graph.masses[vertex] * swing
        pulling += graph.masses[vertex] * pull / 2
      }
      guard swinging > 0, pulling > 0 else { return }
      speed += min(pulling / swinging - speed, 0.5 * speed)
      for vertex in 0..<count {
        let swing =
          graph.masses[vertex]
          * Self.length(
            forces.x[vertex] - former.x[vertex], forces.y[vertex] - former.y[vertex])
        let factor = 0.1 * speed / (1 + (speed * swing).squareRoot())
        positions.x[vertex] += forces.x[vertex] * factor
        positions.y[vertex] += forces.y[vertex] * factor
      }
      former = forces
    }
  }

  private func forces(
    _ positions: Positions, _ graph: SpringGraph
  ) throws(KernelError) -> Positions {
    let count = graph.vertexCount
    let tree = QuadTree(x: positions.x, y: positions.y, mass: graph.masses)
    let parts = try execution.mapRanges(of: count, grain: 256) { (range) throws(KernelError) in
      var part = Positions(count: range.count)
      for vertex in range {
        let x = positions.x[vertex]
        let y = positions.y[vertex]
        let mass = graph.masses[vertex]
        let push = tree.repulsion(x: x, y: y)
        let distance = Self.length(x, y)
        let gravity = distance > 0 ? Self.gravity * mass / distance : 0
        var force = (x: push.x * mass - x * gravity, y: push.y * mass - y * gravity)
        for arc in graph.offsets[vertex]..<graph.offsets[vertex + 1] {
          let other = Int(graph.targets[arc])
          force.x += (positions.x[other] - x) * graph.pulls[arc]
          force.y += (positions.y[other] - y) * graph.pulls[arc]
        }
        part.x[vertex - range.lowerBound] = force.x
        part.y[vertex - range.lowerBound] = force.y
      }
      return part
    }
    return Positions(x: parts.flatMap(\.x), y: parts.flatMap(\.y))
  }

  private static let gravity = 1.0

  private static func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
}
