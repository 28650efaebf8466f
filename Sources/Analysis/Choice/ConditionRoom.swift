internal import GraphCore

/// What a list may still take on: how much of every limit and quota it uses.
struct ConditionRoom: ListRoom, Sendable {
  /// The task, everybody counting who is a target or to be avoided.
  private let counting: Coverage
  private let constraints: CoverConstraints
  /// Per limit and vertex how much the vertex counts.
  private let amounts: [[Double]]
  /// Per quota and vertex how much the vertex counts.
  private let worths: [[Double]]
  private(set) var list: [Int32] = []
  /// Per limit the sum over the list.
  private(set) var used: [Double]
  /// Per quota the sum over those covered.
  private(set) var filled: [Double]
  private var times: [Int32]
  private var classCounts: [Int]

  /// - Parameters:
  ///   - isCounted: per vertex whether a quota may ask about it.
  ///   - constraints: none where only classes are limited.
  init(_ coverage: Coverage, isCounted: [Bool], _ constraints: CoverConstraints, _ list: [Int32]) {
    counting = Coverage(
      graph: coverage.graph, steps: coverage.steps, isSilent: coverage.isSilent,
      isTarget: isCounted, candidates: [], size: 0, order: coverage.order, limits: coverage.limits)
    self.constraints = constraints
    let count = coverage.graph.vertexCount
    amounts = constraints.limits.map { limit in
      var row = [Double](repeating: 0, count: count)
      for (place, member) in limit.members.enumerated() {
        row[Int(coverage.candidates[Int(member)])] =
          limit.amounts.isEmpty ? 1 : limit.amounts[place]
      }
      return row
    }
    worths = constraints.quotas.map { quota in
      var row = [Double](repeating: 0, count: count)
      for (place, member) in quota.members.enumerated() {
        row[Int(member)] = quota.amounts.isEmpty ? 1 : quota.amounts[place]
      }
      return row
    }
    used = [Double](repeating: 0, count: amounts.count)
    filled = [Double](repeating: 0, count: worths.count)
    times = [Int32](repeating: 0, count: count)
    classCounts = [Int](repeating: 0, count: coverage.limits.capacities.count)
    for vertex in list { add(vertex) }
  }

  private func row(_ vertex: Int32) -> [Int32] {
    worths.isEmpty ? [] : counting.covered(by: [vertex])[0]
  }

  mutating func add(_ vertex: Int32) {
    list.append(vertex)
    for number in used.indices { used[number] += amounts[number][Int(vertex)] }
    for group in counting.limits.of(vertex) { classCounts[Int(group)] += 1 }
    for target in row(vertex) {
      if times[Int(target)] == 0 {
        for number in filled.indices { filled[number] += worths[number][Int(target)] }
      }
      times[Int(target)] += 1
    }
  }

  /// Whether a vertex may join.
  func permits(_ vertex: Int32) -> Bool {
    for group in counting.limits.of(vertex)
    where classCounts[Int(group)] >= counting.limits.capacities[Int(group)] { return false }
    for (number, limit) in constraints.limits.enumerated()
    where !limit.allows(used[number] + amounts[number][Int(vertex)]) { return false }
    guard constraints.quotas.contains(where: { $0.most < .infinity }) else { return true }
    let new = row(vertex).filter { times[Int($0)] == 0 }
    return constraints.quotas.enumerated().allSatisfy { number, quota in
      quota.allows(new.reduce(filled[number]) { $0 + worths[number][Int($1)] })
    }
  }

  /// Whether a vertex may take the place of one of the list.
  func permits(_ vertex: Int32, inPlace place: Int) -> Bool {
    let leaving = list[place]
    for (number, limit) in constraints.limits.enumerated() {
      let sum = used[number] - amounts[number][Int(leaving)] + amounts[number][Int(vertex)]
      if !limit.allows(sum) || !limit.suffices(sum) { return false }
    }
    guard !constraints.quotas.isEmpty else { return true }
    var after = filled
    var isOnly = Set<Int32>()
    for target in row(leaving) where times[Int(target)] == 1 {
      isOnly.insert(target)
      for number in after.indices { after[number] -= worths[number][Int(target)] }
    }
    for target in row(vertex) where times[Int(target)] == 0 || isOnly.contains(target) {
      for number in after.indices { after[number] += worths[number][Int(target)] }
    }
    return zip(constraints.quotas, after).allSatisfy { $0.allows($1) && $0.suffices($1) }
  }
}

extension CoverLimit {
  /// Whether a sum is not too much; sums of decimals are compared with a tolerance.
  fileprivate func allows(_ sum: Double) -> Bool { sum <= most + 1e-9 * max(1, abs(most)) }

  /// Whether a sum is enough.
  fileprivate func suffices(_ sum: Double) -> Bool { sum >= least - 1e-9 * max(1, abs(least)) }
}
