import GraphCore
import Testing

@Suite struct CoverSelectionTests {
  /// DEFINITIONS: costs 1, 1, 3; gains 3, 3, 7; within 3 the one worth 7, not the two cheap ones.
  @Test func takesTheDearOneIfItIsWorthMore() throws {
    let problem = CoverProblem(
      rows: [[0, 1, 2], [3, 4, 5], [6, 7, 8, 9, 10, 11, 12]], elementCount: 13)
    let found = try problem.chosen(
      CoverConstraints(limits: [.budget(3, costs: [1, 1, 3])]))
    #expect(found.chosen == [2])
    #expect(found.value == 7)
    #expect(found.upper == 7)
    #expect(found.used == [3])
  }

  /// Two equal cliques and two places: the fair choice takes one of each.
  @Test func meetsTheFloorOfEveryGroup() throws {
    // Candidates 0, 1 cover 6 elements each of group A; 2 covers 4 of group B.
    let problem = CoverProblem(
      rows: [[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11], [12, 13, 14, 15]], elementCount: 16)
    let size = CoverLimit.size(2, of: 3)
    let free = try problem.chosen(CoverConstraints(limits: [size]))
    #expect(free.chosen == [0, 1])
    let fair = try problem.chosen(
      CoverConstraints(
        limits: [size], quotas: [CoverLimit(members: [12, 13, 14, 15], least: 2)]))
    #expect(fair.chosen == [0, 2])
    #expect(fair.value == 10)
    #expect(fair.isOptimal)
    #expect(fair.filled == [4])
  }

  @Test func sparesThoseToBeAvoided() throws {
    // Elements 0...5 count, 6...8 are to be avoided.
    let problem = CoverProblem(
      rows: [[0, 1, 2, 3, 6, 7], [0, 1, 2], [4, 5, 8], [3, 8]], elementCount: 9,
      weights: [1, 1, 1, 1, 1, 1, 0, 0, 0])
    let avoided = CoverLimit(members: [6, 7, 8], most: 1)
    let found = try problem.chosen(
      CoverConstraints(limits: [.size(3, of: 4)], quotas: [avoided]))
    #expect(found.chosen == [1, 2, 3])
    #expect(found.value == 6)
    #expect(found.filled == [1])
    #expect(found.isOptimal)
  }

  @Test func saysWhyThereIsNothing() throws {
    let problem = CoverProblem(rows: [[0, 1], [2], [3]], elementCount: 4)
    func obstacle(_ constraints: CoverConstraints) throws -> CoverObstacle? {
      guard case .impossible(let why) = try problem.select(constraints, Execution()) else {
        return nil
      }
      return why
    }
    let costs = CoverLimit.budget(100, costs: [150, 120, 130])
    #expect(try obstacle(CoverConstraints(limits: [costs])) == .nobody(limit: 0, least: 120))
    #expect(
      try obstacle(CoverConstraints(required: [0], limits: [costs]))
        == .required(limit: 0, sum: 150))
    #expect(
      try obstacle(CoverConstraints(limits: [CoverLimit(members: [1, 2], least: 3)]))
        == .tooFew(limit: 0, possible: 2))
    #expect(
      try obstacle(CoverConstraints(quotas: [CoverLimit(members: [0, 1, 2, 3], least: 5)]))
        == .unreachable(quota: 0, possible: 4))
    #expect(
      try obstacle(
        CoverConstraints(required: [0], quotas: [CoverLimit(members: [0, 1], most: 1)]))
        == .requiredCover(quota: 0, sum: 2))
    // All three are needed, two may be taken and 280 may be spent.
    let together = CoverConstraints(
      limits: [.size(2, of: 3), .budget(280, costs: [150, 120, 130])],
      quotas: [CoverLimit(members: [0, 1, 2, 3], least: 4)])
    #expect(
      try obstacle(together)
        == .together(CoverObstacle.Conflict(isProven: true, ways: [.lower(share: 0.75)])))
    var dear = together
    dear.limits[0] = .size(3, of: 3)
    #expect(
      try obstacle(dear)
        == .together(
          CoverObstacle.Conflict(
            isProven: true, ways: [.raise(limit: 1, to: 400), .lower(share: 0.75)])))
  }

  /// Against all subsets of small random problems with every kind of constraint.
  @Test(arguments: 1...150) func isTheBestOfAllSets(seed: Int) throws {
    let (problem, constraints) = randomTask(candidates: 9, elements: 24, seed: UInt64(seed))
    let trial = AllCoverSets(problem, constraints)
    switch try problem.select(constraints, Execution()) {
    case .chosen(let found):
      #expect(trial.permits(found.chosen))
      #expect(abs(found.value - trial.best) < 1e-9)
      #expect(found.upper >= trial.best - 1e-9)
      #expect(found.isOptimal)
      #expect(Array(found.chosen.prefix(constraints.required.count)) == constraints.required)
      for (place, replacement) in found.replacements.enumerated() {
        guard let replacement else { continue }
        var other = found.chosen
        other[place] = replacement.candidate
        #expect(trial.permits(other))
        #expect(abs(problem.value(of: other) - found.value - replacement.change) < 1e-9)
      }
    case .impossible(let why):
      #expect(trial.best == -.infinity)
      guard case .together(let conflict) = why else { return }
      #expect(conflict.isProven)
      for way in conflict.ways {
        #expect(AllCoverSets(problem, constraints.changed(way)).best > -.infinity)
      }
    }
  }

  /// The bound holds, and the choice is good, where not everything can be tried.
  @Test(arguments: 1...6) func boundsLargerProblems(seed: Int) throws {
    let (problem, constraints) = randomTask(candidates: 400, elements: 900, seed: UInt64(seed))
    guard case .chosen(let found) = try problem.select(constraints, Execution()) else { return }
    #expect(found.value <= found.upper)
    #expect(found.value >= 0.9 * found.upper)
    let again = try problem.select(constraints, Execution(threads: 1))
    #expect(again == .chosen(found))
  }

  @Test func transposesSampledSets() throws {
    // Sets {0, 1}, {1}, {2}: candidate 1 is in two of them.
    let problem = CoverProblem(
      coveringOffsets: [0, 2, 3, 4], candidates: [0, 1, 1, 2], candidateCount: 3,
      weights: [0.5, 0.5, 0.5])
    #expect(problem.offsets == [0, 1, 3, 4])
    #expect(problem.elements == [0, 0, 1, 2])
    #expect(try problem.chosen(CoverConstraints(limits: [.size(1, of: 3)])).value == 1)
  }

  private func randomTask(
    candidates: Int, elements: Int, seed: UInt64
  ) -> (CoverProblem, CoverConstraints) {
    var random = SplitMix64(seed: seed, stream: 3)
    let density = Double(4 + random.below(4)) / Double(elements)
    let rows = (0..<candidates).map { _ in
      (0..<Int32(elements)).filter { _ in random.unit() < density }
    }
    var weights: [Double] = []
    if random.below(3) == 0 { weights = (0..<elements).map { _ in random.unit() } }
    let problem = CoverProblem(rows: rows, elementCount: elements, weights: weights)
    var constraints = CoverConstraints()
    if random.below(2) == 0 {
      constraints.limits.append(.size(2 + random.below(4), of: candidates))
    }
    let costs = (0..<candidates).map { _ in Double(random.below(9)) / 2 }
    constraints.limits.append(.budget(3 + Double(random.below(10)), costs: costs))
    if random.below(2) == 0 {
      let members = (0..<Int32(candidates)).filter { _ in random.below(2) == 0 }
      constraints.limits.append(
        CoverLimit(members: members, least: Double(random.below(3)), most: 2))
    }
    if random.below(2) == 0 {
      let members = (0..<Int32(elements)).filter { _ in random.below(2) == 0 }
      constraints.quotas.append(CoverLimit(members: members, least: Double(random.below(9))))
    }
    if random.below(2) == 0 {
      let members = (0..<Int32(elements)).filter { _ in random.below(3) == 0 }
      constraints.quotas.append(CoverLimit(members: members, most: Double(2 + random.below(5))))
    }
    if random.below(3) == 0 { constraints.required = [1] }
    return (problem, constraints)
  }
}

extension CoverProblem {
  init(rows: [[Int32]], elementCount: Int, weights: [Double] = []) {
    var offsets = [0]
    for row in rows { offsets.append(offsets[offsets.count - 1] + row.count) }
    self.init(
      offsets: offsets, elements: rows.flatMap { $0 }, elementCount: elementCount,
      weights: weights)
  }

  func chosen(_ constraints: CoverConstraints) throws -> CoverSelection {
    guard case .chosen(let selection) = try select(constraints, Execution()) else {
      throw Missing()
    }
    return selection
  }

  private struct Missing: Error {}
}

extension CoverConstraints {
  /// The constraints with a suggested change.
  fileprivate func changed(_ way: CoverObstacle.Way) -> CoverConstraints {
    var changed = self
    switch way {
    case .raise(let number, let sum): changed.limits[number] = limits[number].with(most: sum)
    case .raiseQuota(let number, let sum): changed.quotas[number] = quotas[number].with(most: sum)
    case .lower(let share):
      changed.limits = limits.map { $0.with(least: $0.least * share) }
      changed.quotas = quotas.map { $0.with(least: $0.least * share) }
    }
    return changed
  }
}

extension CoverLimit {
  fileprivate func with(least: Double? = nil, most: Double? = nil) -> CoverLimit {
    CoverLimit(
      members: members, amounts: amounts, least: least ?? self.least, most: most ?? self.most)
  }
}

/// Every set, tried one by one.
private struct AllCoverSets {
  let problem: CoverProblem
  let constraints: CoverConstraints

  init(_ problem: CoverProblem, _ constraints: CoverConstraints) {
    self.problem = problem
    self.constraints = constraints
  }

  func permits(_ chosen: [Int32]) -> Bool {
    let members = Set(chosen)
    guard members.count == chosen.count, members.isSuperset(of: constraints.required) else {
      return false
    }
    let covered = Set(
      chosen.flatMap { problem.elements[problem.offsets[Int($0)]..<problem.offsets[Int($0) + 1]] })
    func isWithin(_ limit: CoverLimit, _ present: Set<Int32>) -> Bool {
      var sum = 0.0
      for (place, member) in limit.members.enumerated() where present.contains(member) {
        sum += limit.amounts.isEmpty ? 1 : limit.amounts[place]
      }
      return sum >= limit.least - 1e-9 && sum <= limit.most + 1e-9
    }
    return constraints.limits.allSatisfy { isWithin($0, members) }
      && constraints.quotas.allSatisfy { isWithin($0, covered) }
  }

  var best: Double {
    var best = -Double.infinity
    for set in 0..<(1 << problem.candidateCount) {
      let chosen = (0..<Int32(problem.candidateCount)).filter { set >> Int($0) & 1 == 1 }
      if permits(chosen) { best = max(best, problem.value(of: chosen)) }
    }
    return best
  }
}
