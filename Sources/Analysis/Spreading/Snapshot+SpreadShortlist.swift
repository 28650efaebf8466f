public import GraphCore
internal import Relations

extension Snapshot {
  /// Chooses partners who between them reach as many of the target as possible by chance.
  ///
  /// Where reach adds up as sets do (cascade, threshold) chosen on reverse-reachable sets with a
  /// certificate; under the complex rules greedily by trying, without one. Conditions are kept either
  /// way.
  ///
  /// - Throws: `AnalysisError` as `shortlist` does; `unknownTopic`; `outOfRange` for epsilon (in
  ///   hundredths) or confidence (in per cent).
  public func spreadShortlist(
    _ question: SpreadShortlist.Question, execution: Execution = Execution()
  ) throws(AnalysisError) -> SpreadShortlist {
    let task = try SpreadTask(self, question, execution)
    guard !task.coverage.candidates.isEmpty else { return SpreadShortlist(nobodyFor: task) }
    let choice = try task.choose(execution)
    do throws(KernelError) {
      let rivals = task.rivals(size: choice.chosen.count)
      var report = try task.report(on: choice.chosen, beside: rivals, execution)
      let most = try task.spreading.mostReached(by: choice.chosen, of: task.roots, execution)
      report.reached = report.reached.atMost(most)
      let substitutes = try task.substitutes(choice, execution)
      return SpreadShortlistWriter(task, choice, rivals, report, substitutes).shortlist()
    } catch {
      throw .kernel(error)
    }
  }
}

/// How sure ties are taken to be.
enum TieCertainty {
  /// Each as sure as the network says.
  case stated
  /// The same, but for one that is certain: its position in `Network.ties`.
  case statedBut(certain: Int32)
  /// All there are, as in a world in which it is known which exist.
  case known

  func confidences(of arcs: SpreadArcs) -> [Double] {
    switch self {
    case .stated: arcs.confidences
    case .statedBut(let tie):
      zip(arcs.ties, arcs.confidences).map { $0 == tie ? 1 : $1 }
    case .known: arcs.confidences.map { _ in 1 }
    }
  }
}

/// A shortlist question under a model, translated into vertices.
struct SpreadTask {
  let snapshot: Snapshot
  let question: SpreadShortlist.Question
  let arcs: SpreadArcs
  let spreading: Spreading
  /// Candidates who may bring somebody else, required ones, limits, target.
  let coverage: Coverage
  let choice: SpreadChoice
  /// The target.
  let roots: [Int32]
  let places: SpreadDivision
  let topics: SpreadDivision
  /// Money, hours, floors and avoidance; nil without, where reach adds up as sets do.
  let conditions: ConditionTask?

  /// The same as a list by steps.
  let list: ShortlistTask
  /// Sets to compare with.
  private let named: [[Int32]]

  /// - Parameter position: where in their ranges chances lie, 0...1.
  init(
    _ snapshot: Snapshot, _ question: SpreadShortlist.Question,
    certainty: TieCertainty = .stated, position: Double = 0.5, _ execution: Execution
  ) throws(AnalysisError) {
    try question.check()
    self.snapshot = snapshot
    self.question = question
    var asked = question.list
    asked.steps = question.model.steps ?? max(1, snapshot.actors.count)
    asked.direction = question.model.direction
    var arcs = try SpreadArcs(snapshot, question.model)
    list = try ShortlistTask(
      snapshot, asked, execution, carrying: arcs.carrying(snapshot, question.model))
    let isTarget = list.coverage.isTarget
    roots = isTarget.indices.filter { isTarget[$0] }.map(Int32.init)
    places = SpreadDivision(.place, of: isTarget, in: snapshot)
    topics = SpreadDivision(.topic, of: isTarget, in: snapshot)
    named = try question.compare.map { ids throws(AnalysisError) in
      try snapshot.starters(ids)
    }
    var isUsed = snapshot.mask(list.coverage.candidates.map(Int.init))
    for vertex in named.joined() { isUsed[Int(vertex)] = true }
    arcs.leaveIdle(snapshot, question.model, but: isUsed)
    self.arcs = arcs
    spreading = arcs.spreading(
      snapshot, question.model,
      chances: arcs.chances(certainty: certainty.confidences(of: arcs), position: position))
    coverage = try list.coverage.keeping(
      spreading.helpers(isTarget: isTarget), orElse: list.emptiness)
    let isFree =
      spreading.isAdditive && question.list.size != nil && question.list.conditions == .none
    conditions = isFree ? nil : try list.conditions(of: coverage.candidates)
    choice = SpreadChoice(
      candidates: coverage.candidates, required: coverage.required, size: coverage.size,
      order: coverage.order, limits: coverage.limits)
  }

  /// The simple choices of as many as a list has.
  func rivals(size: Int) -> SpreadRivals {
    SpreadRivals(
      list.coverage, size: size, graph: arcs.graph, named: named, positions: snapshot.actors)
  }

  /// Who is chosen, and what is proven about it.
  struct Choice {
    let chosen: [Int32]
    let certificate: SpreadShortlist.Certificate?
    var demands: [Demand] = []
    /// Per chosen one who could take the place; nil if that is still to be found.
    var substitutes: [SpreadSubstitute?]?
  }

  func choose(_ execution: Execution) throws(AnalysisError) -> Choice {
    if let conditions { return try choose(within: conditions, execution) }
    do throws(KernelError) {
      return try chooseCertified(execution)
    } catch {
      throw .kernel(error)
    }
  }

  private func chooseCertified(_ execution: Execution) throws(KernelError) -> Choice {
    let found = try spreading.choose(
      choice, roots: roots,
      goal: CertifiedChoice.Goal(
        epsilon: question.epsilon, delta: 1 - question.confidence, leastSets: leastSets),
      seed: question.seed, execution)
    return Choice(chosen: found.chosen, certificate: certificate(found))
  }

  private func certificate(_ found: CertifiedChoice) -> SpreadShortlist.Certificate {
    let total = Double(roots.count)
    return SpreadShortlist.Certificate(
      low: found.low * total, high: found.high * total, sets: found.sets,
      isGoalMet: found.isGoalMet)
  }

  /// Money, hours, floors and avoidance where it takes several sources: by trying.
  private func chooseByTrying(
    within conditions: ConditionTask, _ execution: Execution
  ) throws(AnalysisError) -> Choice {
    let outcome: TriedChoice
    do throws(KernelError) {
      outcome = try spreading.chooseByTrying(
        constrained(conditions), worlds: worlds, runs: runs, seed: question.seed, execution)
    } catch {
      throw .kernel(error)
    }
    switch outcome {
    case .impossible(let obstacle): throw .refused(conditions.refusal(obstacle))
    case .notFound(let nearest):
      throw .refused(conditions.refusal(nearest: nearest.used, filled: nearest.filled))
    case .chosen(let selection):
      if selection.chosen.isEmpty { throw list.emptiness }
      return Choice(
        chosen: selection.chosen, certificate: nil,
        demands: isPlain
          ? [] : conditions.demands(used: selection.used, filled: selection.filled),
        substitutes: selection.replacements)
    }
  }

  /// Money, hours, floors and avoidance: sets drawn once are the elements of a cover problem.
  private func choose(
    within conditions: ConditionTask, _ execution: Execution
  ) throws(AnalysisError) -> Choice {
    guard spreading.isAdditive else { return try chooseByTrying(within: conditions, execution) }
    let outcome: ConstrainedChoice
    do throws(KernelError) {
      outcome = try spreading.choose(
        constrained(conditions), sets: manySets, delta: 1 - question.confidence,
        seed: question.seed, execution)
    } catch {
      throw .kernel(error)
    }
    switch outcome {
    case .impossible(let obstacle): throw .refused(conditions.refusal(obstacle))
    case .chosen(let found, let selection):
      if found.chosen.isEmpty { throw list.emptiness }
      let drawn = coverage.isTarget.indices.count { coverage.isTarget[$0] || list.isAvoided[$0] }
      let worth = Double(drawn) / Double(max(1, found.sets))
      return Choice(
        chosen: found.chosen, certificate: certificate(found),
        demands: conditions.demands(used: selection.used, filled: selection.filled),
        substitutes: selection.replacements.map { replacement in
          replacement.map {
            SpreadSubstitute(
              vertex: coverage.candidates[Int($0.candidate)], change: $0.change * worth)
          }
        })
    }
  }

  /// Whether nothing but size, places and organisations limits the choice.
  private var isPlain: Bool { question.list.size != nil && question.list.conditions == .none }

  /// The conditions for the kernel.
  func constrained(_ conditions: ConditionTask) -> ConstrainedSpreadChoice {
    ConstrainedSpreadChoice(
      constraints: conditions.constraints, candidates: coverage.candidates, order: coverage.order,
      isTarget: coverage.isTarget, isCounted: list.isAvoided)
  }

  /// Per chosen one who could take the place.
  func substitutes(
    _ found: Choice, _ execution: Execution
  ) throws(KernelError) -> [SpreadSubstitute?] {
    if let known = found.substitutes {
      // Somebody who could take several places takes the first.
      var isTaken: Set<Int32> = []
      return known.map { $0.flatMap { isTaken.insert($0.vertex).inserted ? $0 : nil } }
    }
    return try spreading.substitutes(
      for: found.chosen, choice, roots: roots, sets: manySets, seed: question.seed, execution)
  }

  /// In how many runs of chance candidates are tried under the complex rules: in more where they are
  /// short.
  private var worlds: Int {
    let graph = spreading.graph
    return max(32, min(500, 20_000 / (graph.vertexCount + graph.arcCount)))
  }

  /// How many fresh runs judge a list under the complex rules.
  private var runs: Int { 1000 }

  /// More sets than the certificate needs cost little and make a better list.
  private var leastSets: Int { min(1 << 16, 4 * roots.count) }

  /// Where no stopping rule draws more: on few sets a list looks better than it is.
  private var manySets: Int { max(1 << 14, leastSets) }

  /// What the chosen ones and their rivals get to, on fresh sets or runs.
  func report(
    on chosen: [Int32], beside rivals: SpreadRivals, _ execution: Execution
  ) throws(KernelError) -> SpreadReport {
    let parts = VertexParts(joining: [places, topics])
    var question = SpreadReport.Question(
      list: chosen, rivals: rivals.rivals, roots: roots, parts: parts)
    if spreading.isAdditive {
      return try spreading.report(question, seed: self.question.seed, execution)
    }
    // A wide reach is known well enough from few runs; each of both looks may err.
    question.doubt /= 2
    let few = try spreading.simulatedReport(
      question, runs: runs, seed: self.question.seed, execution)
    if few.reached.high - few.reached.low <= 0.04 * few.reached.value { return few }
    return try spreading.simulatedReport(
      question, runs: 4 * runs, seed: self.question.seed, execution)
  }
}

extension Coverage {
  /// The same task with those candidates alone who help, and the required ones.
  fileprivate func keeping(
    _ isHelper: [Bool], orElse emptiness: AnalysisError
  ) throws(AnalysisError) -> Coverage {
    let kept = candidates.filter { isHelper[Int($0)] || required.contains($0) }
    if kept.isEmpty { throw emptiness }
    return Coverage(
      graph: graph, steps: steps, isSilent: isSilent, isTarget: isTarget, candidates: kept,
      required: required, size: size, order: order, limits: limits)
  }
}

extension Snapshot {
  /// The vertices of actors who may start a message, each once.
  func starters(_ ids: [Actor.ID]) throws(AnalysisError) -> [Int32] {
    var set: [Int32] = []
    for vertex in try vertices(of: ids) where !set.contains(Int32(vertex)) {
      if objectors[vertex] { throw .objected(actor(of: vertex).id) }
      set.append(Int32(vertex))
    }
    return set
  }
}

extension SpreadShortlist.Question {
  fileprivate func check() throws(AnalysisError) {
    try model.check()
    guard (0.01...0.6).contains(epsilon) else {
      throw .kernel(.outOfRange(parameter: "epsilon", value: epsilon, allowed: 0.01...0.6))
    }
    guard confidence > 0, confidence < 1 else {
      throw .kernel(
        .outOfRange(parameter: "confidence", value: confidence, allowed: 0.5...0.999999))
    }
  }
}
