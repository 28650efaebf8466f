internal import GraphCore
internal import Relations
internal import Wording

/// A shortlist question translated into vertices.
struct ShortlistTask {
  let snapshot: Snapshot
  let question: Shortlist.Question
  let coverage: Coverage
  let costs: PartnerCosts
  /// How many were left out because nothing is known about their costs or hours.
  let leftOut: Int
  let isAvoided: [Bool]
  private let classes: LimitedClasses
  let execution: Execution

  init(
    _ snapshot: Snapshot, _ question: Shortlist.Question, _ execution: Execution
  ) throws(AnalysisError) {
    try ShortlistTask.checkNumbers(question)
    self.snapshot = snapshot
    self.question = question
    self.execution = execution
    let isObjector = snapshot.objectors
    let required = try ShortlistTask.required(snapshot, question)
    let isAvoided = snapshot.mask(try snapshot.vertices(of: question.conditions.avoid))
    self.isAvoided = isAvoided
    let isExcluded = snapshot.mask(try snapshot.vertices(of: question.without))
    if let vertex = required.first(where: { isExcluded[$0] }) {
      throw .contradictory(snapshot.actor(of: vertex).id)
    }
    let isUs = snapshot.mask(try snapshot.vertices(of: question.from))
    let isRequired = snapshot.mask(required)
    let isEligible = snapshot.eligible(question.kinds)
    var candidates = snapshot.actors.indices.filter { vertex in
      isRequired[vertex]
        || isEligible[vertex] && !isObjector[vertex] && !isExcluded[vertex] && !isUs[vertex]
          && !isAvoided[vertex]
    }
    if candidates.isEmpty { throw .noCandidates }
    costs = try PartnerCosts(snapshot, question.conditions)
    let all = candidates.count
    candidates = try ShortlistTask.known(candidates, costs, question, isRequired, snapshot)
    leftOut = all - candidates.count
    let wanted =
      try question.towards.map { ids throws(AnalysisError) in try snapshot.target(ids) }
      ?? snapshot.eligible(nil)
    let isTarget = wanted.indices.map { wanted[$0] && !isAvoided[$0] }
    if !isTarget.contains(true) { throw .emptyTarget }
    classes = try LimitedClasses(snapshot, question, required)
    coverage = Coverage(
      graph: snapshot.messageGraph(direction: question.direction), steps: question.steps,
      isSilent: isObjector, isTarget: isTarget,
      candidates: candidates.map(Int32.init), required: required.map(Int32.init),
      size: question.size ?? candidates.count, order: snapshot.idOrder, limits: classes.limits)
  }

  private static func checkNumbers(_ question: Shortlist.Question) throws(AnalysisError) {
    for (name, value) in [
      ("size", question.size ?? 1), ("steps", question.steps), ("perPlace", question.perPlace ?? 1),
      ("perOrganisation", question.perOrganisation ?? 1),
      ("goal", question.goal?.people ?? 1), ("heardFrom", question.goal?.heardFrom ?? 1),
    ] where value < 1 {
      throw .outOfRange(name: name, value: value, least: 1)
    }
  }

  /// The vertices of those who must be on the list, each once.
  private static func required(
    _ snapshot: Snapshot, _ question: Shortlist.Question
  ) throws(AnalysisError) -> [Int] {
    let isObjector = snapshot.objectors
    var required: [Int] = []
    for vertex in try snapshot.vertices(of: question.must) where !required.contains(vertex) {
      if isObjector[vertex] { throw .objected(snapshot.actor(of: vertex).id) }
      required.append(vertex)
    }
    if let size = question.size, required.count > size {
      throw .tooManyRequired(required: required.count, size: size)
    }
    return required
  }

  /// The candidates whose costs are known as far as they are limited.
  private static func known(
    _ candidates: [Int], _ costs: PartnerCosts, _ question: Shortlist.Question,
    _ isRequired: [Bool], _ snapshot: Snapshot
  ) throws(AnalysisError) -> [Int] {
    let conditions = question.conditions
    let needsMoney = conditions.budget != nil && conditions.defaultCost == nil
    let needsHours = conditions.hours != nil && conditions.defaultHours == nil
    let isKnown = { (vertex: Int) in
      (!needsMoney || costs.money[vertex] != nil) && (!needsHours || costs.hours[vertex] != nil)
    }
    if let vertex = candidates.first(where: { isRequired[$0] && !isKnown($0) }) {
      throw .unknownCost(snapshot.actor(of: vertex).id)
    }
    let known = candidates.filter(isKnown)
    if known.isEmpty {
      let isHours = needsHours && candidates.allSatisfy { costs.hours[$0] == nil }
      throw .refused(.unknownCosts(hours: isHours))
    }
    return known
  }

  /// Per vertex whether it is a target or to be avoided.
  var isCounted: [Bool] { isAvoided.indices.map { coverage.isTarget[$0] || isAvoided[$0] } }

  /// Whether anything but size, places and organisations limits the choice.
  private var hasConditions: Bool { question.size == nil || question.conditions != .none }

  /// Chooses.
  func choose() throws(AnalysisError) -> ShortlistChoice {
    if let goal = question.goal { return try choose(goal) }
    do throws(KernelError) {
      guard hasConditions else {
        return ShortlistChoice(choice: try coverage.choose(execution))
      }
    } catch {
      throw .kernel(error)
    }
    return try chooseWithin(conditions: conditions())
  }

  /// The conditions as limits on the candidates.
  ///
  /// - Parameter candidates: nil = all.
  func conditions(of candidates: [Int32]? = nil) throws(AnalysisError) -> ConditionTask {
    var task = try ConditionTask(
      snapshot, question.conditions, candidates: candidates ?? coverage.candidates,
      required: coverage.required,
      isTarget: coverage.isTarget, isAvoided: isAvoided, size: question.size, costs: costs,
      execution)
    task.add(classes: classes.members, names: classes.names, capacities: classes.capacities)
    return task
  }

  private func chooseWithin(
    conditions task: ConditionTask
  ) throws(AnalysisError) -> ShortlistChoice {
    let outcome: CoverOutcome
    var free: CoverOutcome?
    do throws(KernelError) {
      let problem = try coverage.problem(isCounted: isCounted, execution)
      outcome = try problem.select(task.constraints, execution)
      if task.hasFloors { free = try problem.select(task.withoutFloors, execution) }
    } catch {
      throw .kernel(error)
    }
    switch outcome {
    case .impossible(let obstacle): throw .refused(task.refusal(obstacle))
    case .chosen(let selection):
      if selection.chosen.isEmpty, isAvoided.contains(true) { throw .allReachAvoided }
      var choice = ShortlistChoice(choice: choice(selection))
      choice.demands = task.demands(used: selection.used, filled: selection.filled)
      choice.emptyParts = task.emptyParts
      if case .chosen(let other)? = free {
        choice.unfairReach = Int(other.value) - other.chosen.count { isTarget($0) }
      }
      return choice
    }
  }

  private func isTarget(_ candidate: Int32) -> Bool {
    coverage.isTarget[Int(coverage.candidates[Int(candidate)])]
  }

  /// A selection of candidates as a choice of vertices.
  private func choice(_ selection: CoverSelection) -> CoverageChoice {
    CoverageChoice(
      chosen: selection.chosen.map { coverage.candidates[Int($0)] }, covered: Int(selection.value),
      upper: Int(selection.upper),
      replacements: selection.replacements.map { replacement in
        replacement.map {
          CoverageChoice.Replacement(
            vertex: coverage.candidates[Int($0.candidate)], change: Int($0.change))
        }
      })
  }
}

/// What came of the choice of partners.
struct ShortlistChoice {
  let choice: CoverageChoice
  /// What was demanded, and what the chosen make of it.
  var demands: [Demand] = []
  /// Parts of which a partner was demanded of each, but where nobody qualifies.
  var emptyParts: [Localized] = []
  /// How many the best list found without any floor reaches; nil without floors.
  var unfairReach: Int?
  /// What came of the goal; nil without one.
  var attainment: Shortlist.Attainment?
}

/// The places and organisations of every vertex, as far as they are limited.
struct LimitedClasses {
  private(set) var members: [[Int32]] = []
  private(set) var names: [String] = []
  private(set) var capacities: [Int] = []

  /// - Throws: `limitExceeded` if those required alone are too many; `noOrganisations`,
  ///   `unknownColumn`.
  init(
    _ snapshot: Snapshot, _ question: Shortlist.Question, _ required: [Int]
  ) throws(AnalysisError) {
    guard question.perPlace != nil || question.perOrganisation != nil else { return }
    members = [[Int32]](repeating: [], count: snapshot.actors.count)
    if let perPlace = question.perPlace { addPlaces(of: snapshot, most: perPlace) }
    if let perOrganisation = question.perOrganisation {
      let organisations = try Organisations(of: snapshot, column: question.organisationColumn)
      let first = Int32(names.count)
      for vertex in snapshot.actors.indices {
        members[vertex].append(contentsOf: organisations.members[vertex].map { first + $0 })
      }
      names.append(contentsOf: organisations.names)
      capacities.append(
        contentsOf: repeatElement(perOrganisation, count: organisations.names.count))
    }
    for (number, name) in names.enumerated() {
      let found = required.count { members[$0].contains(Int32(number)) }
      if found > capacities[number] {
        throw .limitExceeded(name: name, found: found, limit: capacities[number])
      }
    }
  }

  /// The same for the kernels.
  var limits: ClassLimits { ClassLimits(of: members, capacities: capacities) }

  private mutating func addPlaces(of snapshot: Snapshot, most: Int) {
    var numbers: [String: Int32] = [:]
    for vertex in snapshot.actors.indices {
      let place = snapshot.network.actors[Int(snapshot.actors[vertex])].place
      guard !place.isEmpty else { continue }
      let number = numbers[place] ?? Int32(names.count)
      if Int(number) == names.count {
        numbers[place] = number
        names.append(place)
      }
      members[vertex].append(number)
    }
    capacities = [Int](repeating: most, count: names.count)
  }
}
