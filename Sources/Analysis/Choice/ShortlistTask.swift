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
  /// Where we stand with everybody.
  let standing: PartnerStanding
  /// Those who cooperate already: required, but free and not counted.
  let withUs: [Int32]
  /// How many were left out because they declined.
  let declined: Int
  /// Why nobody can be chosen; nil if somebody can.
  let ending: Shortlist.Ending?
  private let classes: LimitedClasses
  let execution: Execution

  /// How a message runs from a partner.
  struct Carrying {
    /// The arcs along which it runs.
    var graph: Graph
    /// How many arcs it runs at most.
    var steps: Int
    /// Who hears but does not pass on.
    var isSilent: [Bool]
  }

  /// - Parameter carrying: how a message runs where that is not along all ties for so many steps.
  init(
    _ snapshot: Snapshot, _ question: Shortlist.Question, _ execution: Execution,
    carrying: Carrying? = nil
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
    let isTarget = try ShortlistTask.target(snapshot, question, but: isAvoided)
    let standing = PartnerStanding(
      snapshot, topic: question.topic, place: question.place, us: question.from)
    self.standing = standing
    let order = snapshot.idOrder
    let withUs =
      question.isAfresh
      ? []
      : snapshot.actors.indices.filter { vertex in
        standing.isWithUs[vertex] && !isObjector[vertex] && !isExcluded[vertex] && !isUs[vertex]
          && !isAvoided[vertex]
      }.sorted { order[$0] < order[$1] }
    self.withUs = withUs.map(Int32.init)
    let isGiven = snapshot.mask(withUs)
    let must = required.filter { !isGiven[$0] }
    let isRequired = snapshot.mask(must + withUs)
    let isEligible = snapshot.eligible(question.kinds)
    let isAmong = try question.among.map { ids throws(AnalysisError) in
      snapshot.mask(
        ids.compactMap { snapshot.network.position(of: $0) }
          .compactMap { snapshot.vertex(ofActorAt: $0) })
    }
    let suggested = snapshot.actors.indices.filter { vertex in
      isEligible[vertex] && !isObjector[vertex] && !isExcluded[vertex] && !isUs[vertex]
        && !isAvoided[vertex] && isAmong?[vertex] ?? true && !isRequired[vertex]
    }
    let willing = suggested.filter { question.includesDeclined || !standing.hasDeclined[$0] }
    declined = suggested.count - willing.count
    if willing.isEmpty, must.isEmpty, withUs.isEmpty { throw .noCandidates }
    let graph = snapshot.messageGraph(direction: question.direction)
    let way =
      carrying ?? Carrying(graph: graph, steps: question.steps, isSilent: isObjector)
    let getsAnywhere = reachesAnother(
      isTarget: isTarget, steps: way.steps, in: way.graph, isSilent: way.isSilent)
    let sameness = Sameness(
      snapshot, candidates: snapshot.actors.indices.filter { isEligible[$0] && !isUs[$0] })
    let reaching = sameness == nil ? willing.filter { getsAnywhere[$0] } : []
    ending = ShortlistTask.ending(sameness, reaching, isAvoided)
    costs = try PartnerCosts(
      snapshot, question.conditions, topic: question.topic, place: question.place)
    let known = try ShortlistTask.known(reaching, must, costs, question, snapshot)
    leftOut = reaching.count - known.count
    classes = try LimitedClasses(snapshot, question, must, free: isGiven)
    let candidates = (known + must + withUs).sorted()
    coverage = Coverage(
      graph: graph, steps: question.steps, isSilent: isObjector, isTarget: isTarget,
      candidates: candidates.map(Int32.init), required: (withUs + must).map(Int32.init),
      size: question.size.map { $0 + withUs.count } ?? candidates.count, order: order,
      limits: classes.limits)
  }

  /// Who is to be reached: those asked for, of the topic and the place, nobody to be avoided.
  static func target(
    _ snapshot: Snapshot, _ question: Shortlist.Question, but isAvoided: [Bool]
  ) throws(AnalysisError) -> [Bool] {
    let wanted =
      try question.towards.map { ids throws(AnalysisError) in try snapshot.target(ids) }
      ?? snapshot.eligible(nil)
    let isMember =
      question.topic == nil && question.place == nil
      ? wanted : try snapshot.field(topic: question.topic, place: question.place)
    let isTarget = wanted.indices.map { wanted[$0] && isMember[$0] && !isAvoided[$0] }
    if !isTarget.contains(true) { throw .emptyTarget }
    return isTarget
  }

  private static func ending(
    _ sameness: Sameness?, _ reaching: [Int], _ isAvoided: [Bool]
  ) -> Shortlist.Ending? {
    if let sameness { return .alike(sameness) }
    guard reaching.isEmpty else { return nil }
    return isAvoided.contains(true) ? .onlyAvoided : .nobodyReaches
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
    _ candidates: [Int], _ must: [Int], _ costs: PartnerCosts, _ question: Shortlist.Question,
    _ snapshot: Snapshot
  ) throws(AnalysisError) -> [Int] {
    let conditions = question.conditions
    let needsMoney = conditions.budget != nil && conditions.defaultCost == nil
    let needsHours = conditions.hours != nil && conditions.defaultHours == nil
    let isKnown = { (vertex: Int) in
      (!needsMoney || costs.money[vertex] != nil) && (!needsHours || costs.hours[vertex] != nil)
    }
    if let vertex = must.first(where: { !isKnown($0) }) {
      throw .unknownCost(snapshot.actor(of: vertex).id)
    }
    let known = candidates.filter(isKnown)
    if known.isEmpty, !candidates.isEmpty {
      let isHours = needsHours && candidates.allSatisfy { costs.hours[$0] == nil }
      throw .refused(.unknownCosts(hours: isHours))
    }
    return known
  }

  /// Why nobody can be on a list by chance.
  var emptiness: AnalysisError { isAvoided.contains(true) ? .allReachAvoided : .reachNobody }

  /// Per vertex whether it is a target or to be avoided.
  var isCounted: [Bool] { isAvoided.indices.map { coverage.isTarget[$0] || isAvoided[$0] } }

  /// Whether anything but size, places and organisations limits the choice.
  private var hasConditions: Bool { question.size == nil || question.conditions != .none }

  /// Chooses.
  func choose() throws(AnalysisError) -> ShortlistChoice {
    if coverage.candidates.isEmpty { return ShortlistChoice(chosen: [], covered: 0, upper: 0) }
    if let goal = question.goal { return try choose(goal) }
    guard hasConditions else {
      do throws(KernelError) {
        let found = try coverage.choose(execution)
        return try completed(
          ShortlistChoice(
            chosen: adding(found.chosen), covered: found.covered, upper: found.upper), nil)
      } catch {
        throw .kernel(error)
      }
    }
    let task = try conditions()
    let found = try choose(within: task)
    do throws(KernelError) {
      return try completed(found, task)
    } catch {
      throw .kernel(error)
    }
  }

  /// The required ones and those who still add something to what is covered, partners counted.
  private func adding(_ chosen: [Int32]) -> [Int32] {
    var isCovered = [Bool](repeating: false, count: coverage.graph.vertexCount)
    let rows = coverage.covered(by: chosen)
    var adding: [Int32] = []
    for (place, vertex) in chosen.enumerated() {
      let new = rows[place].filter { !isCovered[Int($0)] }
      for target in new { isCovered[Int(target)] = true }
      if place < coverage.required.count || !new.isEmpty { adding.append(vertex) }
    }
    return adding
  }

  /// The choice with second voices where the list has room for them, those who add nobody last, and
  /// with somebody else for every place.
  private func completed(
    _ choice: ShortlistChoice, _ task: ConditionTask?
  ) throws(KernelError) -> ShortlistChoice {
    var choice = choice
    var room = ConditionRoom(
      coverage, isCounted: isCounted, task?.constraints ?? CoverConstraints(), choice.chosen)
    // Money and hours go only to those who add somebody.
    if question.size != nil, question.conditions.budget == nil, question.conditions.hours == nil {
      choice.chosen += try coverage.secondVoices(
        beside: choice.chosen, count: coverage.size - choice.chosen.count, within: &room, execution)
    }
    if let task { choice.demands = task.demands(used: room.used, filled: room.filled) }
    choice.chosen = addingFirst(choice.chosen)
    let final = ConditionRoom(
      coverage, isCounted: isCounted, task?.constraints ?? CoverConstraints(), choice.chosen)
    let fixed = task == nil ? withUs.count : coverage.required.count
    let isLimited = task != nil
    choice.substitutes = try coverage.standbys(
      for: choice.chosen, keeping: fixed,
      allows: { (place: Int, vertex: Int32) -> Bool in
        !isLimited || final.permits(vertex, inPlace: place)
      }, execution)
    return choice
  }

  /// The required ones, those who add somebody who is not on the list, then the others.
  private func addingFirst(_ chosen: [Int32]) -> [Int32] {
    let isListed = snapshot.mask(chosen.map(Int.init))
    var isReached = isListed
    let rows = coverage.covered(by: chosen)
    var first: [Int32] = []
    var last: [Int32] = []
    for (place, vertex) in chosen.enumerated() {
      let new = rows[place].filter { !isReached[Int($0)] }
      for target in new { isReached[Int(target)] = true }
      if place < coverage.required.count || !new.isEmpty {
        first.append(vertex)
      } else {
        last.append(vertex)
      }
    }
    return first + last
  }

  /// The conditions as limits on the candidates.
  ///
  /// - Parameter candidates: nil = all.
  func conditions(of candidates: [Int32]? = nil) throws(AnalysisError) -> ConditionTask {
    var task = try ConditionTask(
      snapshot, question.conditions, candidates: candidates ?? coverage.candidates,
      required: coverage.required,
      withUs: withUs, isTarget: coverage.isTarget, isAvoided: isAvoided, size: question.size,
      costs: costs, execution)
    task.add(classes: classes.members, names: classes.names, capacities: classes.capacities)
    return task
  }

  private func choose(
    within task: ConditionTask
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
      var choice = ShortlistChoice(
        chosen: selection.chosen.map { coverage.candidates[Int($0)] },
        covered: Int(selection.value), upper: Int(selection.upper))
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
}

/// What came of the choice of partners.
struct ShortlistChoice {
  /// Vertices: those with us, the other required ones, then the one that adds most first.
  var chosen: [Int32]
  /// How many targets they cover.
  let covered: Int
  /// No permitted list covers more.
  let upper: Int
  /// Per chosen one somebody else who could take the place; nil if nobody may.
  var substitutes: [CoverageChoice.Replacement?] = []
  /// What was demanded, and what the chosen make of it.
  var demands: [Demand] = []
  /// Parts of which a partner was demanded of each, but where nobody qualifies.
  var emptyParts: [Localized] = []
  /// How many the best list found without any floor reaches; nil without floors.
  var unfairReach: Int?
  /// What came of the goal; nil without one.
  var attainment: Shortlist.Attainment?
}
