public import GraphCore
internal import Relations

extension Snapshot {
  /// Chooses partners who between them reach as many of the target as possible by chance.
  ///
  /// Where reach adds up as sets do (cascade, threshold) chosen on reverse-reachable sets with a
  /// certificate; under the complex rules greedily by trying, without one.
  ///
  /// - Throws: `AnalysisError` as `shortlist` does; `unknownTopic`; `outOfRange` for epsilon (in
  ///   hundredths) or confidence (in per cent).
  public func spreadShortlist(
    _ question: SpreadShortlist.Question, execution: Execution = Execution()
  ) throws(AnalysisError) -> SpreadShortlist {
    let task = try SpreadTask(self, question, execution)
    let choice = try task.choose(execution)
    do throws(KernelError) {
      let report = try task.report(on: choice.chosen, execution)
      return SpreadShortlistWriter(task, choice, report).shortlist()
    } catch {
      throw .kernel(error)
    }
  }
}

/// A shortlist question under a model, translated into vertices.
struct SpreadTask {
  let snapshot: Snapshot
  let question: SpreadShortlist.Question
  let arcs: SpreadArcs
  let spreading: Spreading
  /// Candidates, required ones, limits, target: those of a list by steps.
  let coverage: Coverage
  let choice: SpreadChoice
  /// The target.
  let roots: [Int32]
  let places: SpreadDivision
  let topics: SpreadDivision
  let rivals: SpreadRivals

  private let list: ShortlistTask

  init(
    _ snapshot: Snapshot, _ question: SpreadShortlist.Question, _ execution: Execution
  ) throws(AnalysisError) {
    try question.check()
    self.snapshot = snapshot
    self.question = question
    list = try ShortlistTask(snapshot, question.list, execution)
    coverage = list.coverage
    choice = SpreadChoice(
      candidates: coverage.candidates, required: coverage.required, size: coverage.size,
      order: coverage.order, limits: coverage.limits)
    let isTarget = coverage.isTarget
    roots = isTarget.indices.filter { isTarget[$0] }.map(Int32.init)
    if roots.isEmpty { throw .noCandidates }
    places = SpreadDivision(.place, of: isTarget, in: snapshot)
    topics = SpreadDivision(.topic, of: isTarget, in: snapshot)
    var named: [[Int32]] = []
    for ids in question.compare {
      var set: [Int32] = []
      for vertex in try snapshot.vertices(of: ids) where !set.contains(Int32(vertex)) {
        if snapshot.objectors[vertex] { throw .objected(snapshot.actor(of: vertex).id) }
        set.append(Int32(vertex))
      }
      named.append(set)
    }
    var isUsed = snapshot.mask(coverage.candidates.map(Int.init))
    for vertex in named.joined() { isUsed[Int(vertex)] = true }
    var arcs = try SpreadArcs(snapshot, question.model)
    arcs.leaveIdle(snapshot, question.model, but: isUsed)
    self.arcs = arcs
    spreading = arcs.spreading(
      snapshot, question.model,
      chances: arcs.chances(certainty: arcs.confidences, position: 0.5))
    rivals = SpreadRivals(
      candidates: choice.candidates, size: coverage.size, graph: arcs.graph, isTarget: isTarget,
      named: named, positions: snapshot.actors, seed: question.seed)
  }

  /// Who is chosen, and what is proven about it.
  struct Choice {
    let chosen: [Int32]
    let certificate: SpreadShortlist.Certificate?
    var demands: [Demand] = []
  }

  /// Whether money, hours, floors or avoidance limit the choice.
  var hasConditions: Bool {
    question.list.size == nil || question.list.conditions != .none
  }

  func choose(_ execution: Execution) throws(AnalysisError) -> Choice {
    if hasConditions { return try chooseWithinConditions(execution) }
    do throws(KernelError) {
      return spreading.isAdditive
        ? try chooseCertified(execution)
        : Choice(
          chosen: try spreading.chooseByTrying(
            choice, isTarget: coverage.isTarget, worlds: 32, seed: question.seed, execution),
          certificate: nil)
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

  /// Money, hours, floors and avoidance: sets drawn once are the elements of a cover problem.
  private func chooseWithinConditions(_ execution: Execution) throws(AnalysisError) -> Choice {
    guard spreading.isAdditive else { throw .notWithConditions }
    let conditions = try list.conditions()
    let outcome: ConstrainedChoice
    do throws(KernelError) {
      outcome = try spreading.choose(
        within: conditions.constraints, candidates: coverage.candidates, order: coverage.order,
        isTarget: coverage.isTarget, isCounted: list.isAvoided, sets: leastSets,
        delta: 1 - question.confidence, seed: question.seed, execution)
    } catch {
      throw .kernel(error)
    }
    switch outcome {
    case .impossible(let obstacle): throw .refused(conditions.refusal(obstacle))
    case .chosen(let found, let selection):
      return Choice(
        chosen: found.chosen, certificate: certificate(found),
        demands: conditions.demands(selection))
    }
  }

  /// More sets than the certificate needs cost little and make a better list.
  private var leastSets: Int { min(1 << 16, 4 * roots.count) }

  /// What the chosen ones and their rivals get to, on fresh sets or runs.
  func report(on chosen: [Int32], _ execution: Execution) throws(KernelError) -> SpreadReport {
    let parts = VertexParts(joining: [places, topics])
    let question = SpreadReport.Question(
      list: chosen, families: rivals.families, roots: roots, parts: parts)
    return spreading.isAdditive
      ? try spreading.report(question, seed: self.question.seed, execution)
      : try spreading.simulatedReport(
        question, runs: 4000, seed: self.question.seed, execution)
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
