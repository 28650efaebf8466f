internal import GraphCore
internal import Relations
internal import Wording

/// The conditions of a choice translated into limits on candidates and quotas of targets.
struct ConditionTask {
  /// Candidate *c* is `candidates[c]`.
  private(set) var constraints = CoverConstraints()
  /// What each limit means.
  private(set) var limitDemands: [Demand] = []
  /// What each quota means.
  private(set) var quotaDemands: [Demand] = []
  /// Parts of which a partner (or reach) is demanded of each, but nobody there qualifies.
  private(set) var emptyParts: [Localized] = []
  private let snapshot: Snapshot
  private let candidates: [Int32]
  /// Per candidate whether it is with us already, so that no limit counts it.
  private let isFree: [Bool]
  private let isTarget: [Bool]
  private let execution: Execution

  /// - Parameters:
  ///   - withUs: those of the required who are free and do not count.
  ///   - size: how many partners at most; nil = any number.
  ///   - limits: classes of which only so many may be chosen, with their names.
  init(
    _ snapshot: Snapshot, _ conditions: Conditions, candidates: [Int32], required: [Int32],
    withUs: [Int32], isTarget: [Bool], isAvoided: [Bool], size: Int?, costs: PartnerCosts,
    _ execution: Execution
  ) throws(AnalysisError) {
    self.snapshot = snapshot
    self.candidates = candidates
    self.isTarget = isTarget
    self.execution = execution
    var place = [Int32](repeating: -1, count: snapshot.actors.count)
    for (number, vertex) in candidates.enumerated() { place[Int(vertex)] = Int32(number) }
    var isFree = [Bool](repeating: false, count: candidates.count)
    for vertex in withUs { isFree[Int(place[Int(vertex)])] = true }
    self.isFree = isFree
    constraints.required = required.map { place[Int($0)] }
    if let size {
      let members = isFree.indices.filter { !isFree[$0] }.map(Int32.init)
      add(CoverLimit(members: members, most: Double(size)), Demand(.size, most: Double(size)))
    }
    if let budget = conditions.budget {
      let money = candidates.enumerated().map { place, vertex in
        isFree[place] ? 0 : costs.money[Int(vertex)] ?? conditions.defaultCost ?? 0
      }
      add(.budget(budget, costs: money), Demand(.money, most: budget))
    }
    if let hours = conditions.hours {
      let each = candidates.enumerated().map { place, vertex in
        isFree[place] ? 0 : costs.hours[Int(vertex)] ?? conditions.defaultHours ?? 0
      }
      add(.budget(hours, costs: each), Demand(.hours, most: hours))
    }
    for ceiling in conditions.atMost { try add(ceiling) }
    for floor in conditions.partnersAtLeast { try addPartners(floor) }
    for floor in conditions.reachAtLeast { try addReach(floor) }
    if !conditions.avoid.isEmpty { addAvoided(isAvoided, conditions.avoidAtMost) }
  }

  /// Adds limits per place or organisation: the classes of each vertex.
  mutating func add(
    classes: [[Int32]], names: [String], capacities: [Int]
  ) {
    guard !names.isEmpty else { return }
    var members = [[Int32]](repeating: [], count: names.count)
    for (candidate, vertex) in candidates.enumerated() {
      for part in classes[Int(vertex)] { members[Int(part)].append(Int32(candidate)) }
    }
    for (number, name) in names.enumerated() where members[number].count > capacities[number] {
      let most = Double(capacities[number])
      add(
        CoverLimit(members: members[number], most: most),
        Demand(.partners(of: Localized(name)), most: most))
    }
  }

  private mutating func add(_ limit: CoverLimit, _ demand: Demand) {
    constraints.limits.append(limit)
    limitDemands.append(demand)
  }

  /// The candidates of each part.
  private func candidates(of classes: Classes) -> [[Int32]] {
    var members = [[Int32]](repeating: [], count: classes.names.count)
    for (candidate, vertex) in candidates.enumerated() {
      for part in classes.members[Int(vertex)] { members[Int(part)].append(Int32(candidate)) }
    }
    return members
  }

  private mutating func add(_ ceiling: Conditions.Ceiling) throws(AnalysisError) {
    let classes = try Classes(ceiling.basis, of: snapshot, execution)
    let members = candidates(of: classes).map { $0.filter { !isFree[Int($0)] } }
    for (number, name) in classes.names.enumerated() where members[number].count > ceiling.most {
      add(
        CoverLimit(members: members[number], most: Double(ceiling.most)),
        Demand(.partners(of: name), most: Double(ceiling.most)))
    }
  }

  private mutating func addPartners(_ floor: Conditions.Floor) throws(AnalysisError) {
    let classes = try Classes(floor.basis, of: snapshot, execution)
    let members = candidates(of: classes)
    for number in try parts(floor, classes) {
      if floor.part == nil, members[number].isEmpty {
        emptyParts.append(classes.names[number])
        continue
      }
      let least: Double =
        switch floor.least {
        case .count(let count): Double(count)
        case .share(let share): (share * Double(members[number].count)).rounded(.up)
        }
      add(
        CoverLimit(members: members[number], least: least),
        Demand(
          .partners(of: classes.names[number]), least: least, total: Double(members[number].count)))
    }
  }

  private mutating func addReach(_ floor: Conditions.Floor) throws(AnalysisError) {
    let classes = try Classes(floor.basis, of: snapshot, execution)
    let members = classes.vertices(where: isTarget)
    for number in try parts(floor, classes) where !members[number].isEmpty {
      let total = Double(members[number].count)
      let least: Double =
        switch floor.least {
        case .count(let count): floor.part == nil ? min(Double(count), total) : Double(count)
        case .share(let share): (share * total - 1e-9).rounded(.up)
        }
      constraints.quotas.append(CoverLimit(members: members[number], least: least))
      quotaDemands.append(
        Demand(.reach(of: classes.names[number]), least: least, total: total))
    }
  }

  /// The parts a floor speaks of, largest name order as found.
  private func parts(
    _ floor: Conditions.Floor, _ classes: Classes
  ) throws(AnalysisError) -> [Int] {
    guard let part = floor.part else { return Array(classes.names.indices) }
    guard let number = classes.number(of: part) else { throw .unknownPart(part) }
    return [number]
  }

  private mutating func addAvoided(_ isAvoided: [Bool], _ most: Conditions.Amount) {
    let members = isAvoided.indices.filter { isAvoided[$0] }.map(Int32.init)
    let total = Double(members.count)
    let limit: Double =
      switch most {
      case .count(let count): Double(count)
      case .share(let share): (share * total + 1e-9).rounded(.down)
      }
    constraints.quotas.append(CoverLimit(members: members, most: limit))
    quotaDemands.append(Demand(.avoided, most: limit, total: total))
  }

  /// The constraints without what is demanded at least.
  var withoutFloors: CoverConstraints {
    CoverConstraints(
      required: constraints.required, limits: constraints.limits.filter { $0.least <= 0 },
      quotas: constraints.quotas.filter { $0.least <= 0 })
  }

  /// Whether anything is demanded at least.
  var hasFloors: Bool { (limitDemands + quotaDemands).contains { $0.least != nil } }

  /// The demands with what the chosen ones make of them.
  ///
  /// - Parameters:
  ///   - used: per limit the sum over the chosen.
  ///   - quotaSums: per quota the sum over those they reach.
  func demands(used: [Double], filled quotaSums: [Double]) -> [Demand] {
    func filled(_ demands: [Demand], _ sums: [Double]) -> [Demand] {
      zip(demands, sums).map { demand, sum in
        var demand = demand
        demand.actual = sum
        return demand
      }
    }
    return filled(limitDemands, used) + filled(quotaDemands, quotaSums)
  }

  /// Why there is no choice, where none was found: what the list that came nearest misses.
  func refusal(nearest used: [Double], filled: [Double]) -> Refusal {
    let missed = demands(used: used, filled: filled).filter(\.isMissed)
    // With so much of every floor the list that was found would do.
    let share =
      missed.map { demand in
        demand.least.map { (demand.actual ?? 0) / $0 } ?? 0
      }.min().map { ($0 * 100).rounded(.down) / 100 } ?? 0
    return .notFound(missed: missed, ways: share > 0 ? [.lower(share: share)] : [])
  }

  /// Why there is no choice, in terms of the question.
  func refusal(_ obstacle: CoverObstacle) -> Refusal {
    switch obstacle {
    case .required(let limit, let sum): .required(limitDemands[limit], needs: sum)
    case .requiredCover(let quota, let sum): .required(quotaDemands[quota], needs: sum)
    case .nobody(let limit, let least): .nobody(limitDemands[limit], needs: least)
    case .tooFew(let limit, let possible): .tooLittle(limitDemands[limit], possible: possible)
    case .unreachable(let quota, let possible):
      .tooLittle(quotaDemands[quota], possible: possible)
    case .together(let conflict):
      .together(
        isProven: conflict.isProven,
        ways: conflict.ways.map { way in
          switch way {
          case .raise(let limit, let sum): .raise(limitDemands[limit], to: sum)
          case .raiseQuota(let quota, let sum): .raise(quotaDemands[quota], to: sum)
          case .lower(let share): .lower(share: share)
          }
        })
    }
  }
}
