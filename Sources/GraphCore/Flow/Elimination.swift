/// Vertices of a grounded Laplacian eliminated one by one, those with fewest neighbours first.
struct Elimination {
  /// The neighbours of each vertex that are eliminated later or belong to the core, ascending, and
  /// the weights of the ties to them.
  private(set) var near: [[Int32]]
  private(set) var weights: [[Double]]
  /// The diagonal, as it was when the vertex was eliminated.
  private(set) var diagonal: [Double]
  /// A right-hand side of ones, reduced alike.
  private(set) var loads: [Double]
  /// The eliminated, first to last; and what is left, ascending.
  private(set) var order: [Int32] = []
  private(set) var core: [Int32] = []
  /// The vertex left out: one with most neighbours.
  let ground: Int
  private var isLeft: [Bool]

  init(_ vertices: ArraySlice<Int32>, _ rows: Graph.Adjacency, _ local: [Int32]) {
    let n = vertices.count
    let degrees = vertices.map { rows.degree(of: Int($0)) }
    let ground = degrees.firstIndex(of: degrees.max() ?? 0) ?? 0
    near = []
    weights = []
    diagonal = []
    for vertex in vertices {
      let arcs = rows.arcs(of: Int(vertex))
      let given = rows.weights.isEmpty ? arcs.map { _ in 1 } : Array(rows.weights[arcs])
      diagonal.append(given.reduce(0, +))
      let kept = zip(arcs, given).filter { local[Int(rows.targets[$0.0])] != Int32(ground) }
      near.append(kept.map { local[Int(rows.targets[$0.0])] })
      weights.append(kept.map { $0.1 })
    }
    near[ground] = []
    weights[ground] = []
    loads = [Double](repeating: 1, count: n)
    isLeft = [Bool](repeating: true, count: n)
    isLeft[ground] = false
    self.ground = ground
  }

  mutating func run(_ cancellation: Cancellation) throws(KernelError) {
    let n = near.count
    var left = n - 1
    var entries = near.reduce(0) { $0 + $1.count }
    var buckets = [[Int32]](repeating: [], count: max(1, n))
    for vertex in (0..<n).reversed() where isLeft[vertex] {
      buckets[near[vertex].count].append(Int32(vertex))
    }
    var degree = 0
    // Lists pay while they are mostly empty; a matrix is faster on what is denser.
    while left > 32, entries < left * left / 6 {
      while buckets[degree].isEmpty { degree += 1 }
      guard let next = buckets[degree].popLast() else { break }
      let vertex = Int(next)
      guard isLeft[vertex], near[vertex].count == degree else { continue }
      if order.count.isMultiple(of: 64) { try cancellation.check() }
      isLeft[vertex] = false
      order.append(next)
      left -= 1
      entries -= degree
      for (place, other) in near[vertex].enumerated() {
        let other = Int(other)
        entries -= near[other].count
        join(other, without: vertex, place)
        entries += near[other].count
        buckets[near[other].count].append(Int32(other))
        degree = min(degree, near[other].count)
      }
    }
    core = (0..<Int32(n)).filter { isLeft[Int($0)] }
  }

  /// Ties `other` to the rest of the neighbours of `vertex`, whose `place`-th neighbour it is.
  private mutating func join(_ other: Int, without vertex: Int, _ place: Int) {
    let (theirs, theirWeights) = (near[vertex], weights[vertex])
    let (own, ownWeights) = (near[other], weights[other])
    let factor = theirWeights[place] / diagonal[vertex]
    diagonal[other] -= theirWeights[place] * factor
    loads[other] += loads[vertex] * factor
    var merged: [Int32] = []
    var mergedWeights: [Double] = []
    merged.reserveCapacity(own.count + theirs.count)
    mergedWeights.reserveCapacity(own.count + theirs.count)
    var i = 0
    var j = 0
    while i < own.count || j < theirs.count {
      if j == theirs.count || (i < own.count && own[i] < theirs[j]) {
        if own[i] != Int32(vertex) {
          merged.append(own[i])
          mergedWeights.append(ownWeights[i])
        }
        i += 1
      } else if i == own.count || theirs[j] < own[i] {
        if theirs[j] != Int32(other) {
          merged.append(theirs[j])
          mergedWeights.append(theirWeights[j] * factor)
        }
        j += 1
      } else {
        merged.append(own[i])
        mergedWeights.append(ownWeights[i] + theirWeights[j] * factor)
        i += 1
        j += 1
      }
    }
    near[other] = merged
    weights[other] = mergedWeights
  }
}
