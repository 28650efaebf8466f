/// A chosen set, and how good it is.
public struct CoverageChoice: Sendable, Hashable {
  /// A candidate for the place of a chosen vertex.
  public struct Replacement: Sendable, Hashable {
    /// The candidate.
    public let vertex: Int32
    /// By how much the number of covered targets would change.
    public let change: Int

    /// A replacement; see the properties.
    public init(vertex: Int32, change: Int) {
      self.vertex = vertex
      self.change = change
    }
  }

  /// The chosen vertices: the required ones in their order, then the one that adds most first.
  public let chosen: [Int32]
  /// The number of covered targets, *f*.
  public let covered: Int
  /// No permitted set of this size covers more.
  public let upper: Int
  /// Per chosen vertex the best other candidate for its place; nil if nobody else may take it.
  public let replacements: [Replacement?]

  /// A choice; see the properties.
  public init(chosen: [Int32], covered: Int, upper: Int, replacements: [Replacement?]) {
    self.chosen = chosen
    self.covered = covered
    self.upper = upper
    self.replacements = replacements
  }
}

extension Coverage {
  /// Chooses: the best set there is if the task is small, otherwise a greedy set improved by
  /// exchanging single vertices, never worse than the greedy one.
  ///
  /// The bound is the least, over several prefixes *A* of the choice, of *f(A)* plus the greatest
  /// gains on top of *A*: by submodularity no set of the size covers more.
  ///
  /// - Throws: `KernelError.cancelled`.
  public func choose(_ execution: Execution) throws(KernelError) -> CoverageChoice {
    let sizes = try sizes(execution)
    let greedy = try lazyGreedy(sizes: sizes, execution.cancellation)
    var upper = greedy.upper
    var chosen = try exchanged(greedy.chosen, sizes: sizes, execution)
    if let best = try branchAndBound(from: chosen, sizes: sizes, execution) {
      chosen = try filled(best.chosen, sizes: sizes, execution.cancellation)
      if best.isOptimal { upper = best.covered }
    }
    chosen = try ordered(chosen, sizes: sizes, execution.cancellation)
    let audit = try audit(chosen, execution)
    let covered = covered(chosen)
    let onTop = topSum(of: audit.gains, count: size - required.count)
    return CoverageChoice(
      chosen: chosen, covered: covered, upper: max(covered, min(upper, covered + onTop)),
      replacements: audit.replacements)
  }

  /// Chooses greedily alone: for choosing again and again where exchanges and proofs would take long.
  public func chooseAgain(_ execution: Execution) throws(KernelError) -> [Int32] {
    let sizes = try sizes(execution)
    return try lazyGreedy(sizes: sizes, execution.cancellation).chosen
  }

  /// Exchanges single vertices as long as that covers more, always the exchange that wins most.
  private func exchanged(
    _ start: [Int32], sizes: [Int32], _ execution: Execution
  ) throws(KernelError) -> [Int32] {
    var chosen = start
    let work = sizes.reduce(0) { $0 + Int($1) + 1 }
    for _ in 0..<max(2, min(50, execution.limit(40_000_000) / work)) {
      let audit = try audit(chosen, execution)
      var best: (place: Int, replacement: CoverageChoice.Replacement)?
      for place in chosen.indices.dropFirst(required.count) {
        guard let replacement = audit.replacements[place], replacement.change > 0 else { continue }
        if let best, best.replacement.change >= replacement.change { continue }
        best = (place, replacement)
      }
      guard let best else { break }
      chosen[best.place] = best.replacement.vertex
    }
    return chosen
  }

  /// The set and, if it is smaller than asked for, those who fit best beside it.
  private func filled(
    _ chosen: [Int32], sizes: [Int32], _ cancellation: Cancellation
  ) throws(KernelError) -> [Int32] {
    guard chosen.count < size else { return chosen }
    let task = Coverage(
      graph: graph, steps: steps, isSilent: isSilent, isTarget: isTarget, candidates: candidates,
      required: chosen, size: size, order: order, limits: limits)
    return try task.lazyGreedy(sizes: sizes, cancellation).chosen
  }

  /// The same set in greedy order.
  private func ordered(
    _ chosen: [Int32], sizes: [Int32], _ cancellation: Cancellation
  ) throws(KernelError) -> [Int32] {
    var sizeOf = [Int32](repeating: 0, count: graph.vertexCount)
    for (place, vertex) in candidates.enumerated() { sizeOf[Int(vertex)] = sizes[place] }
    let task = Coverage(
      graph: graph, steps: steps, isSilent: isSilent, isTarget: isTarget, candidates: chosen,
      required: required, size: chosen.count, order: order)
    return try task.lazyGreedy(sizes: chosen.map { sizeOf[Int($0)] }, cancellation).chosen
  }

  /// *f* of a set.
  public func covered(_ chosen: [Int32]) -> Int {
    var search = StepSearch(vertexCount: graph.vertexCount)
    var covered = [Bool](repeating: false, count: graph.vertexCount)
    return chosen.reduce(0) { $0 + cover($1, covered: &covered, &search) }
  }
}
