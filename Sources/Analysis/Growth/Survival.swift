public import Relations

/// How long ties last: survival curves and half-lives, per kind.
public struct Survival: Sendable, Hashable {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// Only ties made between these days; nil = open.
    public var first, last: Day?
    /// When a tie is alive.
    public var rules: TieRules

    /// A question; by default all ties whose beginning is known.
    public init(first: Day? = nil, last: Day? = nil, rules: TieRules = TieRules()) {
      self.first = first
      self.last = last
      self.rules = rules
    }
  }

  /// The ties of a kind.
  public struct Kind: Sendable, Hashable {
    /// The word of the kind.
    public let name: String
    /// How long they last.
    public let curve: SurvivalCurve
  }

  /// The question.
  public let question: Question
  /// Kinds with ties, most first, then by name.
  public let kinds: [Kind]
  /// All ties together.
  public let all: SurvivalCurve
  /// Ties left out, because their beginning is not known or was not asked for.
  public let left: Int
  /// Occasions: they do not last, and are left out.
  public let occasions: Int
  /// The last day watched: whatever is there then is cut off.
  public let horizon: Day
}

/// What became of the ties of each time: of those made in a month, how many are alive how much later.
public struct Retention: Sendable, Hashable {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// How long the times are.
    public var every: TimeStep
    /// The ages in days, ascending.
    public var ages: [Int]
    /// The first and last day; nil = those of the data.
    public var first, last: Day?
    /// When a tie is alive.
    public var rules: TieRules

    /// A question; by default month by month, after 30, 90, 180 and 365 days.
    public init(
      every: TimeStep = .month, ages: [Int] = [30, 90, 180, 365], first: Day? = nil,
      last: Day? = nil, rules: TieRules = TieRules()
    ) {
      self.every = every
      self.ages = ages
      self.first = first
      self.last = last
      self.rules = rules
    }
  }

  /// The ties made in one time.
  public struct Cohort: Sendable, Hashable {
    /// First and last day.
    public let span: DaySpan
    /// How many ties were made.
    public let made: Int
    /// Per age how many could be watched that long, and how many of them were alive then.
    public let watched, alive: [Int]

    /// Per age the share alive of those watched, 0...1; nil if none was.
    public var shares: [Double?] {
      zip(alive, watched).map { $1 > 0 ? Double($0) / Double($1) : nil }
    }
  }

  /// The question.
  public let question: Question
  /// In the order of time; also those in which no tie was made.
  public let cohorts: [Cohort]
  /// All of them together.
  public let all: Cohort
  /// Ties left out, because their beginning is not known or lies outside.
  public let left: Int
  /// Occasions: they do not last, and are left out.
  public let occasions: Int
}

extension Snapshot {
  /// How long the ties of each kind last.
  ///
  /// A tie ends when it is lost for the first time; ties still alive on the last day of the data are
  /// cut off there.
  ///
  /// - Throws: `noDates`; `onlyOccasions` if no tie is of a kind that lasts.
  /// - Complexity: O(*m* log *m*).
  public func survival(_ question: Survival.Question) throws(AnalysisError) -> Survival {
    let courses = TieCourses(self, rules: question.rules)
    guard let horizon = courses.lastDay else { throw .noDates }
    let found = TieLives(courses, from: question.first, to: question.last, horizon: horizon)
    if found.lives.isEmpty, found.occasions > 0 {
      throw .onlyOccasions(courses.occasionKinds(network))
    }
    var byKind = [[TieLives.Life]](repeating: [], count: network.tieKinds.count)
    for life in found.lives { byKind[Int(courses.kinds[life.tie])].append(life) }
    let kinds = byKind.indices.filter { !byKind[$0].isEmpty }.map { kind in
      Survival.Kind(name: network.tieKinds[kind].id, curve: TieLives.curve(byKind[kind]))
    }.sorted { ($1.curve.count, $0.name) < ($0.curve.count, $1.name) }
    return Survival(
      question: question, kinds: kinds, all: TieLives.curve(found.lives), left: found.left,
      occasions: found.occasions, horizon: horizon)
  }

  /// What became of the ties made in each time.
  ///
  /// A tie that was lost and returned counts as alive.
  ///
  /// - Throws: `noDates`, `tooManySteps`, `onlyOccasions`.
  /// - Complexity: O(*m* log *m*).
  public func retention(_ question: Retention.Question) throws(AnalysisError) -> Retention {
    let courses = TieCourses(self, rules: question.rules)
    guard let horizon = courses.lastDay else { throw .noDates }
    let spans = try courses.spans(
      every: question.every, first: question.first, last: question.last)
    let found = TieLives(
      courses, from: spans.first?.first, to: spans.last?.last, horizon: horizon)
    if found.lives.isEmpty, found.occasions > 0 {
      throw .onlyOccasions(courses.occasionKinds(network))
    }
    var members = [[Int]](repeating: [], count: spans.count)
    for (number, life) in found.lives.enumerated() {
      var (low, high) = (0, spans.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if spans[middle].last < life.birth { low = middle + 1 } else { high = middle }
      }
      members[low].append(number)
    }
    func cohort(_ span: DaySpan, _ numbers: some Sequence<Int>) -> Retention.Cohort {
      var made = 0
      var watched = [Int](repeating: 0, count: question.ages.count)
      var alive = watched
      for number in numbers {
        let life = found.lives[number]
        made += 1
        for (place, age) in question.ages.enumerated() {
          let day = life.birth.advanced(by: age)
          guard day <= horizon else { break }
          watched[place] += 1
          alive[place] += courses.isAlive(life.tie, on: day) ? 1 : 0
        }
      }
      return Retention.Cohort(span: span, made: made, watched: watched, alive: alive)
    }
    let whole = DaySpan(
      first: spans.first?.first ?? horizon, last: spans.last?.last ?? horizon)
    return Retention(
      question: question, cohorts: zip(spans, members).map { cohort($0, $1) },
      all: cohort(whole, found.lives.indices), left: found.left, occasions: found.occasions)
  }
}
