public import GraphCore
internal import Relations

extension Snapshot {
  /// The audiences of the channels, and what they add to what partners reach.
  ///
  /// Channels that objected are left out. Without a goal and with a budget the supplement reaches as
  /// many further people as the money allows; with a goal it is the cheapest that gets there.
  ///
  /// - Throws: `unknownActor`, `notSelected`, `outOfRange`, `objected` (a partner), `noChannels`;
  ///   `refused` if the goal is out of reach or too dear.
  /// - Complexity: linear in the ties of the channels, their overlaps, and a search from the partners.
  public func channels(
    _ question: Channels.Question, execution: Execution = Execution()
  ) throws(AnalysisError) -> Channels {
    for (name, value) in [
      ("channelSteps", question.channelSteps), ("partnerSteps", question.partnerSteps),
    ] where value < 1 {
      throw .outOfRange(name: name, value: value, least: 1)
    }
    let isObjector = objectors
    let partners = try vertices(of: question.partners)
    if let partner = partners.first(where: { isObjector[$0] }) {
      throw .objected(actor(of: partner).id)
    }
    let isPartner = mask(partners)
    let channels = actors.indices.filter {
      question.kinds.contains(actor(of: $0).kind) && !isObjector[$0] && !isPartner[$0]
    }
    if channels.isEmpty { throw .noChannels }
    return try ChannelCount(self, question, partners: partners, channels: channels)
      .answer(execution)
  }
}

/// The numbers of a question about channels.
private struct ChannelCount {
  private let snapshot: Snapshot
  private let question: Channels.Question
  private let channels: [Int]
  private let costs: [Double?]
  private let audiences: [[Int32]]
  private let isOrganic: [Bool]
  private let isTarget: [Bool]

  init(
    _ snapshot: Snapshot, _ question: Channels.Question, partners: [Int], channels found: [Int]
  ) throws(AnalysisError) {
    self.snapshot = snapshot
    self.question = question
    let isObjector = snapshot.objectors
    let isTarget =
      try question.towards.map { ids throws(AnalysisError) in try snapshot.target(ids) }
      ?? snapshot.eligible(nil)
    let graph = snapshot.messageGraph(direction: question.direction)
    let order = snapshot.idOrder
    let task = Coverage(
      graph: graph, steps: question.channelSteps, isSilent: isObjector, isTarget: isTarget,
      candidates: found.map(Int32.init), size: found.count, order: order)
    let covered = task.covered(by: found.map(Int32.init))
    let sorted = found.indices.sorted { left, right in
      covered[left].count == covered[right].count
        ? order[found[left]] < order[found[right]] : covered[left].count > covered[right].count
    }
    channels = sorted.map { found[$0] }
    audiences = sorted.map { covered[$0] }
    let known = try PartnerCosts(snapshot, Conditions())
    costs = channels.map { known.money[$0] }
    var isOrganic = snapshot.mask(partners)
    let heard = reachable(
      from: partners, steps: question.partnerSteps, in: graph, isSilent: isObjector)
    for vertex in heard.vertices { isOrganic[Int(vertex)] = true }
    self.isOrganic = isOrganic
    self.isTarget = isTarget
  }

  func answer(_ execution: Execution) throws(AnalysisError) -> Channels {
    var times = [Int](repeating: 0, count: isTarget.count)
    for audience in audiences { for vertex in audience { times[Int(vertex)] += 1 } }
    let possible = isTarget.count { $0 }
    let organic = isTarget.indices.count { isTarget[$0] && isOrganic[$0] }
    let entries = channels.indices.map { place in
      Channels.Entry(
        actor: snapshot.actors[channels[place]], audience: audiences[place].count,
        exclusive: audiences[place].count { times[Int($0)] == 1 },
        additional: audiences[place].count { !isOrganic[Int($0)] }, cost: costs[place],
        shared: shared(with: place))
    }
    return Channels(
      question: question, entries: entries, organic: organic,
      together: isTarget.indices.count { isTarget[$0] && (isOrganic[$0] || times[$0] > 0) },
      possible: possible,
      supplement: try supplement(organic: organic, possible: possible, execution))
  }

  /// How many of a channel's audience each channel reaches.
  private func shared(with place: Int) -> [Int] {
    var isHere = [Bool](repeating: false, count: isTarget.count)
    for vertex in audiences[place] { isHere[Int(vertex)] = true }
    return audiences.map { audience in audience.count { isHere[Int($0)] } }
  }

  private func supplement(
    organic: Int, possible: Int, _ execution: Execution
  ) throws(AnalysisError) -> Channels.Supplement? {
    let goal: Int? = question.goal.map { amount in
      switch amount {
      case .count(let count): count
      case .share(let share): Int((share * Double(possible) - 1e-9).rounded(.up))
      }
    }
    guard goal != nil || question.budget != nil else { return nil }
    if let goal, goal <= organic {
      return Channels.Supplement(
        channels: [], adds: [], cost: 0, lower: 0, upper: nil, goal: goal)
    }
    let bought = channels.indices.filter { costs[$0] != nil || question.defaultCost != nil }
    guard !bought.isEmpty else { throw .refused(.unknownCosts(hours: false)) }
    let prices = bought.map { costs[$0] ?? question.defaultCost ?? 0 }
    let problem = problem(of: bought)
    let limits = question.budget.map { [CoverLimit.budget($0, costs: prices)] } ?? []
    let constraints = CoverConstraints(limits: limits)
    if let goal {
      let task = CoverGoal(least: Double(goal - organic), times: 1, costs: prices)
      let outcome: CoverGoalOutcome
      do throws(KernelError) {
        outcome = try problem.select(goal: task, constraints, execution)
      } catch {
        throw .kernel(error)
      }
      return try cheapest(outcome, bought, goal: goal, organic: organic, problem)
    }
    let outcome: CoverOutcome
    do throws(KernelError) {
      outcome = try problem.select(constraints, execution)
    } catch {
      throw .kernel(error)
    }
    guard case .chosen(let selection) = outcome else {
      let least = prices.min() ?? 0
      throw .refused(.nobody(Demand(.money, most: question.budget), needs: least))
    }
    return Channels.Supplement(
      channels: selection.chosen.map { bought[Int($0)] }, adds: adds(selection.chosen, problem),
      cost: selection.used[0], lower: nil, upper: Int(selection.upper), goal: nil)
  }

  private func cheapest(
    _ outcome: CoverGoalOutcome, _ bought: [Int], goal: Int, organic: Int,
    _ problem: CoverProblem
  ) throws(AnalysisError) -> Channels.Supplement {
    switch outcome {
    case .met(let selection):
      return Channels.Supplement(
        channels: selection.chosen.map { bought[Int($0)] }, adds: adds(selection.chosen, problem),
        cost: selection.cost, lower: selection.lower, upper: nil, goal: goal)
    case .unreachable(let heard):
      throw .refused(.channelsTooFew(goal: goal, possible: organic + Int(heard)))
    case .tooMuch(let shortfall):
      throw .refused(
        .channelsTooDear(
          Demand(.money, most: question.budget), goal: goal,
          reached: organic + Int(shortfall.heard ?? 0),
          needs: shortfall.needs.first.flatMap { $0 } ?? shortfall.lower,
          isProven: shortfall.isProven))
    case .impossible:
      throw .refused(
        .channelsTooFew(goal: goal, possible: organic))
    }
  }

  /// How many each adds to those before.
  private func adds(_ chosen: [Int32], _ problem: CoverProblem) -> [Int] {
    var before = 0
    return chosen.indices.map { place in
      let value = Int(problem.value(of: Array(chosen[...place])))
      defer { before = value }
      return value - before
    }
  }

  /// What each of these channels adds to what the partners reach.
  private func problem(of bought: [Int]) -> CoverProblem {
    var offsets = [0]
    var elements: [Int32] = []
    for place in bought {
      elements.append(contentsOf: audiences[place].filter { !isOrganic[Int($0)] })
      offsets.append(elements.count)
    }
    return CoverProblem(offsets: offsets, elements: elements, elementCount: isTarget.count)
  }
}
