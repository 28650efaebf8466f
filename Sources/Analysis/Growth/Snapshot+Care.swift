internal import Glibc
internal import GraphCore
internal import Relations

extension Snapshot {
  /// Whom to contact when.
  ///
  /// Cared for are the ties of `question.actors` that fade and are alive on the first day; those who
  /// objected are left alone. Through each hears its other end, and whom that reaches in
  /// `question.steps` steps on that day. Contacts are made as late as the floor allows; time that is
  /// left goes to ties that have faded. If the hours do not suffice for that, other plans are looked
  /// for, in small cases all there are.
  ///
  /// - Throws: `unknownActor`, `notSelected`, `noDates`, `nothingFades`, `allLost`, `outOfRange`.
  /// - Complexity: O(days · contacts per day · Σ audiences); a search takes up to 20 million looks at
  ///   somebody who hears.
  public func care(_ question: Care.Question) throws(AnalysisError) -> Care {
    guard question.weeks >= 1 else {
      throw .outOfRange(name: "weeks", value: question.weeks, least: 1)
    }
    let ours = try vertices(of: question.actors)
    let courses = TieCourses(self, rules: question.rules)
    guard let start = question.start ?? courses.lastDay?.advanced(by: 1) else { throw .noDates }
    let span = DaySpan(first: start, last: start.advanced(by: 7 * question.weeks - 1))
    let found = fading(ours, courses, question, on: start)
    guard !found.isEmpty else { throw nothingToCareFor(ours, courses, on: start) }
    var numbers: [Int32: Int32] = [:]
    let audiences = found.map { item in
      item.audience.map { vertex in
        let number = numbers[vertex] ?? Int32(numbers.count)
        numbers[vertex] = number
        return number
      }
    }
    let ties = zip(found, audiences).map { item, audience in
      CareTask.Tie(
        level: item.fading.level, halfLife: courses.halfLives[Int(courses.kinds[item.tie])],
        audience: audience)
    }
    var task = CareTask(
      ties: ties, people: numbers.count, floor: question.floor, weeklyRoom: nil,
      days: span.count, keptLevel: question.rules.fading)
    let free = CarePlan(task, .sparing)
    task.weeklyRoom = question.hours.map { Int(($0 * 60 / question.minutesPerContact + 1e-9)) }
    let (best, isProven) = bestPlan(task, canBeKept: free.isFeasible)
    let hours = question.minutesPerContact / 60
    return Care(
      question: question, span: span, fading: found.map(\.fading),
      appointments: best.contacts.map {
        Care.Appointment(
          day: start.advanced(by: $0.day), tie: $0.tie, level: $0.level, adds: $0.adds)
      },
      fullReach: numbers.count, startReach: task.reach(task.levels, ahead: 0),
      lowestReach: best.lowest,
      lowestDay: start.advanced(by: best.lowestDay), isFeasible: best.isFeasible,
      isProven: isProven,
      hoursByWeek: best.weeks(question.weeks).map { Double($0) * hours },
      hoursNeeded: free.isFeasible
        ? (free.weeks(question.weeks).max() ?? 0) > 0
          ? Double(free.weeks(question.weeks).max() ?? 0) * hours : 0 : nil)
  }

  /// The first plan that keeps the floor, else the one that comes nearest; whether there is none that
  /// does.
  private func bestPlan(
    _ task: CareTask, canBeKept: Bool
  ) -> (plan: CarePlan, isProven: Bool) {
    var best = CarePlan(task, .caring)
    guard !best.isFeasible else { return (best, false) }
    guard canBeKept else { return (best, true) }
    for manner in [CarePlan.Manner.full, .eager] {
      let plan = CarePlan(task, manner)
      if plan.isFeasible { return (plan.withoutIdleContacts(task), false) }
      if plan.lowest > best.lowest { best = plan }
    }
    let search = CareSearch(task)
    guard let contacts = search.found else { return (best, search.isComplete) }
    return (CarePlan(task, contacts).withoutIdleContacts(task), false)
  }

  /// Why there is no tie to care for: none fades, or all are lost already.
  private func nothingToCareFor(
    _ ours: [Int], _ courses: TieCourses, on day: Day
  ) -> AnalysisError {
    let isOurs = mask(ours)
    let isSilent = objectors
    let fading = (0..<courses.count).filter { tie in
      let (lower, upper) = (Int(courses.lower[tie]), Int(courses.upper[tie]))
      return courses.halfLives[Int(courses.kinds[tie])] > 0 && isOurs[lower] != isOurs[upper]
        && !isSilent[isOurs[lower] ? upper : lower]
    }
    guard !fading.isEmpty, let last = courses.lastDay, last < day else { return .nothingFades }
    return .allLost(on: day, lastDay: last)
  }

  private struct FadingTie {
    let tie: Int
    let fading: Care.Fading
    /// Vertices that hear through it, ascending.
    let audience: [Int32]
  }

  /// The ties of some vertices that fade, those that fade next first, then by the id of the other.
  private func fading(
    _ ours: [Int], _ courses: TieCourses, _ question: Care.Question, on day: Day
  ) -> [FadingTie] {
    let isOurs = mask(ours)
    let alive = (0..<courses.count).filter { courses.isAlive($0, on: day) }
    let messages = messageGraph(of: alive, courses, question.direction)
    let isSilent = objectors
    var found: [FadingTie] = []
    for tie in alive {
      let (lower, upper) = (Int(courses.lower[tie]), Int(courses.upper[tie]))
      let halfLife = courses.halfLives[Int(courses.kinds[tie])]
      guard halfLife > 0, isOurs[lower] != isOurs[upper] else { continue }
      let (own, other) = isOurs[lower] ? (lower, upper) : (upper, lower)
      guard !isSilent[other], let lift = courses.lastLift(of: tie, before: day) else { continue }
      var audience = [Int32(other)]
      if question.steps > 0 {
        var silent = isSilent
        for vertex in ours { silent[vertex] = true }
        audience += reachable(from: [other], steps: question.steps, in: messages, isSilent: silent)
          .vertices
          .filter { !isOurs[Int($0)] }
      }
      let level = lift.level * exp2(-Double(day.number - lift.day) / halfLife)
      func last(_ least: Double) -> Day? {
        let end = TieCourses.end(of: lift.day, lift.level, halfLife, least: least)
        return end == .max ? nil : Day(number: end - 1)
      }
      found.append(
        FadingTie(
          tie: tie,
          fading: Care.Fading(
            from: actors[own], to: actors[other],
            kind: network.tieKinds[Int(courses.kinds[tie])].id,
            lastContact: Day(number: lift.day), level: level,
            fadesAfter: last(courses.rules.fading), lostAfter: last(courses.rules.lost),
            reach: audience.count), audience: audience.sorted()))
    }
    let order = idOrder
    return found.sorted { left, right in
      let days = (left.fading.fadesAfter?.number ?? .max, right.fading.fadesAfter?.number ?? .max)
      if days.0 != days.1 { return days.0 < days.1 }
      func rank(_ item: FadingTie) -> Int32 {
        order[vertex(ofActorAt: Int(item.fading.to)) ?? 0]
      }
      return (rank(left), left.tie) < (rank(right), right.tie)
    }
  }

  /// The graph along which messages run on a day.
  private func messageGraph(
    of alive: [Int], _ courses: TieCourses, _ direction: MeasureOptions.Direction?
  ) -> Graph {
    let carriage = Carriage(self, direction)
    var sources: [Int32] = []
    var targets: [Int32] = []
    for tie in alive {
      let (up, down) = carriage.directions(of: tie, in: courses)
      if up {
        sources.append(courses.lower[tie])
        targets.append(courses.upper[tie])
      }
      if down {
        sources.append(courses.upper[tie])
        targets.append(courses.lower[tie])
      }
    }
    return Graph(
      vertexCount: actors.count, sources: sources, targets: targets, isDirected: true)
  }
}

extension TieCourses {
  /// What lifted a tie last up to a day; nil if nothing is known to have.
  func lastLift(of tie: Int, before day: Day) -> Lift? {
    lifts[liftOffsets[tie]..<liftOffsets[tie + 1]].last { $0.day <= day.number }
  }
}
