public import GraphCore
internal import Relations

extension Snapshot {
  /// How the network grew.
  ///
  /// The selection's period does not count: all its ties are followed over time.
  ///
  /// - Throws: `noDates` if no tie, contact or day asked for says when; `tooManySteps`;
  ///   `outOfRange`; `kernel` if cancelled.
  /// - Complexity: O(*m* log *m*) for *m* ties and contacts, O(*n* + *m*) per step, and what the
  ///   triangles of pairs that come or go cost.
  public func growth(
    _ question: Growth.Question, execution: Execution = Execution()
  ) throws(AnalysisError) -> Growth {
    guard question.steps >= 1 else {
      throw .outOfRange(name: "steps", value: question.steps, least: 1)
    }
    let whole = TieCourses(self, rules: question.rules)
    let spans = try whole.spans(every: question.every, first: question.first, last: question.last)
    var series: [Growth.Series] = []
    for part in growthParts(by: question.by) {
      let courses =
        part.isMember.map { TieCourses(self, rules: question.rules, isMember: $0) } ?? whole
      let partners = currentPartners.filter { part.isMember?[$0] ?? true }
      do throws(KernelError) {
        let counter = GrowthCounter(
          courses, TieRuns(courses, spans, .steps(question.every)), spans: spans,
          carriage: Carriage(self, question.direction), vertexCount: actors.count)
        let rows = try counter.rows(
          partners: partners, steps: question.steps, isSilent: objectors, execution)
        series.append(
          Growth.Series(
            name: part.name, actors: part.isMember.map { $0.count { $0 } } ?? actors.count,
            partners: partners.count, rows: rows))
      } catch {
        throw .kernel(error)
      }
    }
    var halfLives: [String: Double] = [:]
    for (kind, days) in zip(network.tieKinds, whole.halfLives) where days > 0 {
      halfLives[kind.id] = days
    }
    return Growth(
      question: question, series: series, undated: whole.undated,
      ignoredContacts: whole.ignoredContacts, halfLives: halfLives,
      occasions: whole.occasionKinds(network), isOfOccasions: whole.isOfOccasions,
      singleDays: whole.singleDayCount,
      dataEnd: spans.last.flatMap { span in
        question.last == nil && question.every.isShortened(span) ? span.last : nil
      })
  }

  /// The vertices of multipliers who cooperate or are active and did not object, ascending.
  var currentPartners: [Int] {
    var isPartner = [Bool](repeating: false, count: actors.count)
    for multiplier in network.multipliers {
      guard multiplier.stage == .cooperating || multiplier.stage == .active,
        let vertex = vertex(ofActorAt: Int(multiplier.actor)),
        actor(of: vertex).permission != .objected
      else { continue }
      isPartner[vertex] = true
    }
    return isPartner.indices.filter { isPartner[$0] }
  }

  /// The parts that have a series: all, or each place or topic with its members.
  private func growthParts(
    by basis: Growth.Question.Basis?
  ) -> [(name: String, isMember: [Bool]?)] {
    guard let basis else { return [("", nil)] }
    let everybody = [Bool](repeating: true, count: actors.count)
    let division = Division(basis == .place ? .place : .topic, of: everybody, in: self)
    return division.counts(of: actors.indices).filter { !$0.name.isEmpty }.map { part in
      let members = actors.indices.map { vertex in
        let actor = actor(of: vertex)
        return basis == .place ? actor.place == part.name : actor.topics.contains(part.name)
      }
      return (part.name, members)
    }
  }
}

extension TieCourses {
  /// The most steps an answer has.
  static let stepLimit = 6_000

  /// The steps of time asked for: from the beginning of one where no first day was given, up to the
  /// last day of the data where no last one was.
  func spans(every: TimeStep, first: Day?, last: Day?) throws(AnalysisError) -> [DaySpan] {
    guard let from = first ?? firstDay ?? last, let to = last ?? lastDay ?? first else {
      throw .noDates
    }
    // Days asked for may lie beyond those of the data.
    let (begin, end) = first == nil ? (min(from, to), to) : (from, max(from, to))
    let spans = every.steps(
      from: begin, to: end, isClipped: (first != nil, true), limit: Self.stepLimit)
    guard let spans else { throw .tooManySteps(limit: Self.stepLimit) }
    return spans
  }
}

/// Along which directions the ties of courses carry messages, as `MessageDirection` says.
struct Carriage: Sendable {
  private let isEveryTieMutual: Bool
  private let rule: MessageDirection
  private let actors: [Int32]

  init(_ snapshot: Snapshot, _ direction: MeasureOptions.Direction?) {
    isEveryTieMutual = !snapshot.graph.isDirected
    rule = MessageDirection(snapshot, direction)
    actors = snapshot.actors
  }

  /// Whether a tie carries messages from its lower to its higher vertex, and back.
  func directions(of tie: Int, in courses: TieCourses) -> (up: Bool, down: Bool) {
    let direction = courses.directions[tie]
    guard !isEveryTieMutual, direction != 0 else { return (true, true) }
    let (lower, upper) = (actors[Int(courses.lower[tie])], actors[Int(courses.upper[tie])])
    let isUp = direction == 1
    let carries = rule.carries(
      kind: courses.kinds[tie], from: isUp ? lower : upper, to: isUp ? upper : lower)
    let (along, back) = (carries != .backward, carries != .forward)
    return isUp ? (along, back) : (back, along)
  }
}
