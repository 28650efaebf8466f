/// Who could take the place of a chosen vertex.
public struct SpreadSubstitute: Sendable, Hashable {
  /// The one who would.
  public let vertex: Int32
  /// By how many targets the expected reach would change, those chosen counted.
  public let change: Double

  /// A substitute; see the properties.
  public init(vertex: Int32, change: Double) {
    self.vertex = vertex
    self.change = change
  }
}

extension Spreading {
  /// For each of the chosen somebody of its own who could take its place; nil for the required ones,
  /// and if nobody else may.
  ///
  /// All may be needed at once: see `CoverProblem.standbys`.
  ///
  /// Counted on reverse-reachable sets that had no part in the choice.
  ///
  /// - Parameters:
  ///   - chosen: the required ones first.
  ///   - roots: the targets.
  /// - Complexity: that of the sets, and a look at every pair of a candidate and a chosen one.
  public func substitutes(
    for chosen: [Int32], _ task: SpreadChoice, roots: [Int32], sets number: Int, seed: UInt64,
    _ execution: Execution
  ) throws(KernelError) -> [SpreadSubstitute?] {
    precondition(isAdditive, "Only reach that adds up as sets do can be counted on sets.")
    var sets = ReverseSets(seed: SplitMix64.seed(seed, of: .simulating), roots: roots)
    var count = number
    while try !sets.extend(to: count, self, execution) { count /= 2 }
    var isTarget = [Bool](repeating: false, count: graph.vertexCount)
    for root in roots { isTarget[Int(root)] = true }
    var place = [Int32](repeating: -1, count: graph.vertexCount)
    for (index, vertex) in task.candidates.enumerated() { place[Int(vertex)] = Int32(index) }
    let problem = sets.problem(
      candidates: task.candidates, order: place, isTarget: isTarget)
    let state = CoverState(
      problem,
      CoverConstraints(
        required: chosen.map { place[Int($0)] },
        limits: task.limits.asCoverLimits(candidates: task.candidates)))
    let worth = Double(roots.count) / Double(sets.count)
    let all = Array(0..<Int32(task.candidates.count))
    let swaps = try state.exchanges(
      keeping: task.required.count, among: all, count: StandbyOption.count(places: chosen.count),
      execution)
    let found = try problem.standbys(
      swaps.map { $0.map { StandbyOption(candidate: $0.candidate, change: $0.change) } },
      execution.cancellation)
    return found.indices.map { leaving in
      found[leaving].map {
        SpreadSubstitute(
          vertex: task.candidates[Int(swaps[leaving][$0].candidate)],
          change: swaps[leaving][$0].change * worth)
      }
    }
  }
}

extension ClassLimits {
  /// The same as limits on the places of candidates.
  fileprivate func asCoverLimits(candidates: [Int32]) -> [CoverLimit] {
    var members = [[Int32]](repeating: [], count: capacities.count)
    for (place, vertex) in candidates.enumerated() {
      for group in of(vertex) { members[Int(group)].append(Int32(place)) }
    }
    return zip(members, capacities).map { CoverLimit(members: $0, most: Double($1)) }
  }
}
