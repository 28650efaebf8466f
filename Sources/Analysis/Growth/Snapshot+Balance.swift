internal import GraphCore
internal import Relations

extension Snapshot {
  /// What remains of a campaign.
  ///
  /// Counted are the ties made between its first and last day. The trend before comes from stretches
  /// of the same length that end on its eve, as far back as the data go, 12 at most; a tie belongs to
  /// a place or topic if one of its ends does.
  ///
  /// - Throws: `unknownCampaign`; `noDates` if the campaign or the ties name no days.
  /// - Complexity: O(*m* log *m*), and linear per place and topic.
  public func balance(_ question: Balance.Question) throws(AnalysisError) -> Balance {
    let wanted = question.campaign.lowercased()
    let named = network.campaigns.first { $0.name == question.campaign }
    guard let campaign = named ?? network.campaigns.first(where: { $0.name.lowercased() == wanted })
    else {
      throw .unknownCampaign(question.campaign, known: network.campaigns.map(\.name))
    }
    let courses = TieCourses(self, rules: question.rules)
    guard let begin = campaign.period.start, let horizon = courses.lastDay else { throw .noDates }
    let span = DaySpan(
      first: begin, last: max(begin, min(campaign.period.last ?? horizon, horizon)))
    let writer = BalanceWriter(self, courses, question, campaign, span, horizon)
    return writer.balance()
  }
}

/// Counts ties by the stretch of time in which they were made.
private struct BalanceWriter {
  let snapshot: Snapshot
  let courses: TieCourses
  let question: Balance.Question
  let campaign: Campaign
  let span: DaySpan
  let horizon: Day
  let lives: [TieLives.Life]
  /// Occasions that were left out.
  let occasions: Int
  /// How many whole stretches as long as the campaign lie before it.
  let windows: Int

  init(
    _ snapshot: Snapshot, _ courses: TieCourses, _ question: Balance.Question,
    _ campaign: Campaign, _ span: DaySpan, _ horizon: Day
  ) {
    self.snapshot = snapshot
    self.courses = courses
    self.question = question
    self.campaign = campaign
    self.span = span
    self.horizon = horizon
    let found = TieLives(courses, from: nil, to: nil, horizon: horizon)
    lives = found.lives
    occasions = found.occasions
    let known = Int(span.first.number - (courses.firstDay ?? span.first).number)
    windows = min(12, known / span.count)
  }

  func balance() -> Balance {
    let all = part(.all, "", lives)
    var parts = [all]
    for basis in [Balance.Part.Basis.place, .topic] { parts += self.parts(basis) }
    let made = lives.filter { isMade($0) }
    let others = lives.filter { !isMade($0) }
    return Balance(
      question: question, campaign: campaign, span: span, windowsBefore: windows, parts: parts,
      occasions: occasions,
      curve: TieLives.curve(made), otherCurve: TieLives.curve(others),
      test: LogRank(
        (made.map(\.age), made.map(\.hasEnded)), (others.map(\.age), others.map(\.hasEnded))),
      costPerLasting: cost(all))
  }

  private func isMade(_ life: TieLives.Life) -> Bool {
    life.birth >= span.first && life.birth <= span.last
  }

  /// The stretch in which a tie was made: 0 = the campaign, 1 = the one before it; nil = none.
  private func window(_ life: TieLives.Life) -> Int? {
    if isMade(life) { return 0 }
    guard life.birth < span.first else { return nil }
    let window = Int(span.first.number - life.birth.number - 1) / span.count + 1
    return window <= windows ? window : nil
  }

  private func part(
    _ basis: Balance.Part.Basis, _ name: String, _ lives: [TieLives.Life]
  ) -> Balance.Part {
    var made = [Int](repeating: 0, count: windows + 1)
    for life in lives { if let window = window(life) { made[window] += 1 } }
    let own = lives.filter { isMade($0) }
    let curve = TieLives.curve(own)
    let lasting = question.ages.map { age in
      var alive = [Int](repeating: 0, count: windows + 1)
      var watched = 0
      for life in lives {
        guard let window = window(life) else { continue }
        let day = life.birth.advanced(by: age)
        guard day <= horizon else { continue }
        if window == 0 { watched += 1 }
        alive[window] += courses.isAlive(life.tie, on: day) ? 1 : 0
      }
      let share = watched > 0 ? curve.share(at: age) : nil
      let isWhole = watched == own.count
      return Balance.Lasting(
        age: age, watched: watched, alive: alive[0], share: share?.share, low: share?.low,
        high: share?.high, excess: isWhole && windows > 0 ? excess(alive) : nil)
    }
    return Balance.Part(
      basis: basis, name: name, made: made[0], madeExcess: windows > 0 ? excess(made) : nil,
      lasting: lasting)
  }

  /// - Parameter counts: of the campaign, then of the stretches before it, nearest first.
  private func excess(_ counts: [Int]) -> Balance.Excess {
    Trend(counts.dropFirst().reversed()).excess(counts[0])
  }

  /// One part per place or topic in which ties were made.
  private func parts(_ basis: Balance.Part.Basis) -> [Balance.Part] {
    var byName: [String: [TieLives.Life]] = [:]
    for life in lives where window(life) != nil {
      let ends = [courses.lower[life.tie], courses.upper[life.tie]].map {
        snapshot.actor(of: Int($0))
      }
      let names = ends.flatMap { basis == .place ? [$0.place] : $0.topics }
      var seen: [String] = []
      for name in names where !name.isEmpty && !seen.contains(name) {
        seen.append(name)
        byName[name, default: []].append(life)
      }
    }
    return byName.map { part(basis, $0.key, $0.value) }.filter { $0.made > 0 }.sorted {
      ($1.made, $0.name) < ($0.made, $1.name)
    }
  }

  private func cost(_ all: Balance.Part) -> Balance.Cost? {
    guard let cost = campaign.cost,
      let lasting = all.lasting.last(where: { $0.watched == all.made && $0.alive > 0 })
    else { return nil }
    let extra = lasting.excess.flatMap { $0.more > 0 ? cost / $0.more : nil }
    return Balance.Cost(
      age: lasting.age, perTie: cost / Double(lasting.alive), perExtra: extra)
  }
}
