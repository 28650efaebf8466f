/// Who may be chosen by expected reach, and what must be kept to beside a number.
public struct ConstrainedSpreadChoice: Sendable {
  /// Candidates are places in `candidates`, members of quotas are vertices.
  public var constraints: CoverConstraints
  /// Who may be chosen.
  public var candidates: [Int32]
  /// For each vertex its place among equals: the lower one wins.
  public var order: [Int32]
  /// Who is to be reached.
  public var isTarget: [Bool]
  /// Who else may belong to a quota.
  public var isCounted: [Bool]

  /// A task; see the properties.
  public init(
    constraints: CoverConstraints, candidates: [Int32], order: [Int32], isTarget: [Bool],
    isCounted: [Bool]
  ) {
    self.constraints = constraints
    self.candidates = candidates
    self.order = order
    self.isTarget = isTarget
    self.isCounted = isCounted
  }

  /// The targets and those who are counted beside them.
  public var roots: [Int32] {
    isTarget.indices.filter { isTarget[$0] || isCounted[$0] }.map(Int32.init)
  }

  /// The targets.
  var targets: [Int32] { isTarget.indices.filter { isTarget[$0] }.map(Int32.init) }
}

/// What came of a choice by expected reach within constraints.
public enum ConstrainedChoice: Sendable {
  /// A permitted set: what is proven about it, and the sums of its limits and quotas, in expectation.
  case chosen(CertifiedChoice, CoverSelection)
  /// No permitted set, and why.
  case impossible(CoverObstacle)
}

extension Spreading {
  /// Chooses within constraints (money, hours, floors of groups) by expected reach.
  ///
  /// Reverse-reachable sets are the elements of a cover problem; a quota counts the sets whose roots
  /// belong to it, so that it is kept in expectation on the sets drawn. What is chosen is judged on
  /// fresh sets; the bound on what could be chosen is that of the problem.
  ///
  /// - Parameters:
  ///   - sets: how many sets to choose on.
  ///   - delta: how likely the certificate may be wrong.
  /// - Complexity: that of the sets and of `CoverProblem.select`.
  public func choose(
    _ task: ConstrainedSpreadChoice, sets number: Int, delta: Double, seed: UInt64,
    _ execution: Execution
  ) throws(KernelError) -> ConstrainedChoice {
    let (sets, problem, constraints) = try covering(task, sets: number, seed: seed, execution)
    switch try problem.select(constraints, execution) {
    case .impossible(let obstacle): return .impossible(obstacle)
    case .chosen(let selection):
      let chosen = selection.chosen.map { task.candidates[Int($0)] }
      let share = try share(of: chosen, task.targets, sets: sets.count, (seed, 0), execution)
      let depth = logarithm(2 / delta)
      let drawn = Double((0..<sets.count).count { task.isTarget[Int(sets.root(of: $0))] })
      return .chosen(
        CertifiedChoice(
          chosen: chosen,
          low: Estimate.farthest(
            from: share, towards: 0, depth: depth / Double(sets.count)),
          high: Estimate.farthest(
            from: min(1, selection.upper / max(1, drawn)), towards: 1,
            depth: depth / max(1, drawn)), sets: sets.count, members: sets.members.count,
          isGoalMet: true), selection)
    }
  }

  /// The task on sets drawn for it: their number, the cover problem, the constraints in its terms.
  func covering(
    _ task: ConstrainedSpreadChoice, sets number: Int, seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> (sets: ReverseSets, CoverProblem, CoverConstraints) {
    precondition(isAdditive, "Only reach that adds up as sets do makes a cover problem.")
    let roots = task.roots
    var sets = ReverseSets(seed: SplitMix64.seed(seed, of: .choosing), roots: roots)
    var count = number
    while try !sets.extend(to: count, self, execution) { count /= 2 }
    var constraints = task.constraints
    let worth = Double(roots.count) / Double(sets.count)
    constraints.quotas = constraints.quotas.map { sets.limit($0, worth: worth) }
    let problem = sets.problem(
      candidates: task.candidates, order: task.order, isTarget: task.isTarget)
    return (sets, problem, constraints)
  }
}

extension ReverseSets {
  /// The vertex a set was drawn for.
  func root(of set: Int) -> Int32 { members[Int(offsets[set])] }

  /// The sets as a cover problem: candidate *c* covers the sets that hold `candidates[c]`; a set whose
  /// root is no target is worth nothing.
  func problem(
    candidates: [Int32], order: [Int32], isTarget: [Bool]
  ) -> CoverProblem {
    var places = [Int32](repeating: -1, count: isTarget.count)
    for (place, vertex) in candidates.enumerated() { places[Int(vertex)] = Int32(place) }
    var starts = [0]
    starts.reserveCapacity(count + 1)
    var covering: [Int32] = []
    for set in 0..<count {
      for vertex in members(of: set) where places[Int(vertex)] >= 0 {
        covering.append(places[Int(vertex)])
      }
      starts.append(covering.count)
    }
    let hasOthers = (0..<count).contains { !isTarget[Int(root(of: $0))] }
    return CoverProblem(
      coveringOffsets: starts, candidates: covering, candidateCount: candidates.count,
      weights: hasOthers ? (0..<count).map { isTarget[Int(root(of: $0))] ? 1 : 0 } : [],
      order: candidates.map { order[Int($0)] })
  }

  /// A sum over vertices as a sum over the sets drawn for them.
  ///
  /// - Parameter worth: how many vertices a set stands for.
  fileprivate func limit(_ limit: CoverLimit, worth: Double) -> CoverLimit {
    var amounts: [Int32: Double] = [:]
    for (place, member) in limit.members.enumerated() {
      amounts[member] = limit.amounts.isEmpty ? 1 : limit.amounts[place]
    }
    var sets: [Int32] = []
    var sums: [Double] = []
    for set in 0..<count {
      guard let amount = amounts[root(of: set)] else { continue }
      sets.append(Int32(set))
      sums.append(amount * worth)
    }
    return CoverLimit(members: sets, amounts: sums, least: limit.least, most: limit.most)
  }
}
