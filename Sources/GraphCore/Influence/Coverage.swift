/// The task of choosing vertices that between them get to as many targets as possible.
///
/// A vertex *covers* itself and whatever it gets to in at most `steps` steps, if it is a target; a
/// set covers what one of its vertices covers, *f(S)*. This is maximum coverage: *f* grows with the
/// set and every vertex adds less the later it comes (monotone and submodular).
public struct Coverage: Sendable {
  /// The arcs along which messages run.
  public let graph: Graph
  /// How many arcs a message runs, at least 1.
  public let steps: Int
  /// Vertices that are reached but do not pass on; none of them is a candidate.
  public let isSilent: [Bool]
  /// What is to be covered.
  public let isTarget: [Bool]
  /// Who may be chosen, each once; includes `required`.
  public let candidates: [Int32]
  /// Who must be chosen, in this order before all others.
  public let required: [Int32]
  /// How many to choose, at least as many as are required.
  public let size: Int
  /// For each vertex its place among equals: the lower one wins.
  public let order: [Int32]
  /// How many of one class may be chosen.
  public let limits: ClassLimits

  /// A task; see the properties.
  public init(
    graph: Graph, steps: Int, isSilent: [Bool], isTarget: [Bool], candidates: [Int32],
    required: [Int32] = [], size: Int, order: [Int32], limits: ClassLimits = ClassLimits()
  ) {
    precondition(required.count <= size, "More are required than can be chosen.")
    self.graph = graph
    self.steps = steps
    self.isSilent = isSilent
    self.isTarget = isTarget
    self.candidates = candidates
    self.required = required
    self.size = size
    self.order = order
    self.limits = limits
  }

  /// The targets that each of `vertices` covers, ascending within each.
  public func covered(by vertices: [Int32]) -> [[Int32]] {
    var search = StepSearch(vertexCount: graph.vertexCount)
    return vertices.map { vertex in
      search.run(graph.outgoing, from: vertex, steps: steps, isSilent: isSilent)
      var targets: [Int32] = []
      for place in 0..<search.count where isTarget[Int(search.found[place])] {
        targets.append(search.found[place])
      }
      return targets.sorted()
    }
  }

  /// How many targets each candidate covers alone.
  ///
  /// - Complexity: a search of `steps` steps per candidate, over all threads.
  public func sizes(_ execution: Execution) throws(KernelError) -> [Int32] {
    let covered = [Bool](repeating: false, count: graph.vertexCount)
    return try execution.mapRanges(of: candidates.count, grain: 64) { (range) throws(KernelError) in
      var search = StepSearch(vertexCount: graph.vertexCount)
      return range.map { place in
        gain(of: candidates[place], covered: covered, &search)
      }
    }.flatMap { $0 }
  }

  /// How many targets that are not yet covered `vertex` covers.
  func gain(of vertex: Int32, covered: [Bool], _ search: inout StepSearch) -> Int32 {
    search.run(graph.outgoing, from: vertex, steps: steps, isSilent: isSilent)
    var gain: Int32 = 0
    for place in 0..<search.count {
      let other = Int(search.found[place])
      if isTarget[other], !covered[other] { gain += 1 }
    }
    return gain
  }

  /// Marks what `vertex` covers; returns how many targets are new.
  func cover(_ vertex: Int32, covered: inout [Bool], _ search: inout StepSearch) -> Int {
    search.run(graph.outgoing, from: vertex, steps: steps, isSilent: isSilent)
    var new = 0
    for place in 0..<search.count {
      let other = Int(search.found[place])
      if isTarget[other], !covered[other] {
        covered[other] = true
        new += 1
      }
    }
    return new
  }
}

/// Classes of vertices (a place, an organisation) of which only so many may be chosen.
///
/// A vertex may belong to several classes or none.
public struct ClassLimits: Sendable {
  /// The classes of vertex *v* are `classes[offsets[v]..<offsets[v + 1]]`; empty = no limits.
  public let offsets: [Int]
  /// Class numbers.
  public let classes: [Int32]
  /// Per class how many may be chosen.
  public let capacities: [Int]

  /// No limits.
  public init() { self.init(of: [], capacities: []) }

  /// Limits from the classes of each vertex.
  public init(of classesOfVertices: [[Int32]], capacities: [Int]) {
    var offsets = [0]
    for classes in classesOfVertices { offsets.append(offsets[offsets.count - 1] + classes.count) }
    self.offsets = classesOfVertices.isEmpty ? [] : offsets
    classes = classesOfVertices.flatMap { $0 }
    self.capacities = capacities
  }

  /// The classes of a vertex.
  public func of(_ vertex: Int32) -> ArraySlice<Int32> {
    offsets.isEmpty ? [] : classes[offsets[Int(vertex)]..<offsets[Int(vertex) + 1]]
  }

  /// Whether `vertex` may join the chosen ones counted in `counts`, if `leaving` leaves.
  func allow(_ vertex: Int32, counts: [Int], leaving: Int32? = nil) -> Bool {
    for group in of(vertex) {
      var count = counts[Int(group)]
      if let leaving, of(leaving).contains(group) { count -= 1 }
      if count >= capacities[Int(group)] { return false }
    }
    return true
  }

  /// Counts a vertex that was chosen (`by` = 1) or given up (−1).
  func count(_ vertex: Int32, by change: Int = 1, _ counts: inout [Int]) {
    for group in of(vertex) { counts[Int(group)] += change }
  }

  /// The number of chosen per class.
  func counts(of chosen: [Int32]) -> [Int] {
    var counts = [Int](repeating: 0, count: capacities.count)
    for vertex in chosen { count(vertex, &counts) }
    return counts
  }
}
