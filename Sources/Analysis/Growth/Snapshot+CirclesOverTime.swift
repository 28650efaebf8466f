public import GraphCore
internal import Relations
internal import Wording

extension Snapshot {
  /// The network of a step: the same actors, the ties alive on its last day, and its occasions.
  ///
  /// - Parameter sample: the number of the step, from 1.
  private func state(
    _ courses: TieCourses, _ runs: TieRuns, sample: Int, _ span: DaySpan
  ) -> Snapshot {
    var rows: [Int32] = []
    let step = Period(first: span.first, last: span.last) ?? .always
    for tie in 0..<courses.count
    where runs.runs(of: tie).contains(where: { Int($0.first) <= sample && sample <= Int($0.last) })
    {
      let own = courses.rows[courses.rowOffsets[tie]..<courses.rowOffsets[tie + 1]]
      let isOccasion = courses.isOccasion(tie)
      let there = own.filter { row in
        let period = network.ties[Int(row)].period
        return isOccasion ? period.overlaps(step) : period.contains(span.last)
      }
      // A meeting that still fades has no row that holds the day: its latest one stands for it.
      let past = own.last { (network.ties[Int($0)].period.start ?? span.first) <= span.last }
      rows += there.isEmpty ? past.map { [$0] } ?? [] : Array(there)
    }
    return Snapshot(self, ties: rows.sorted())
  }

  /// Circles that keep who they are from date to date.
  ///
  /// On each date circles are found anew. Of all pairs of a circle then and a circle before, the
  /// most alike (Jaccard's index of their members) are the same circle, then the next most alike, as
  /// long as `overlap` is reached.
  ///
  /// - Throws: `noDates`, `tooManySteps`, `outOfRange`, `kernel`.
  /// - Complexity: that of `groups` per date.
  /// - Source: Greene, Doyle, Cunningham, "Tracking the evolution of communities in dynamic social
  ///   networks", ASONAM 2010 (Jaccard matching, events).
  public func circles(
    _ question: CircleCourse.Question, execution: Execution = Execution()
  ) throws(AnalysisError) -> CircleCourse {
    guard question.least >= 2 else {
      throw .outOfRange(name: "least", value: question.least, least: 2)
    }
    let courses = TieCourses(self, rules: question.rules)
    let spans = try courses.spans(
      every: question.every, first: question.first, last: question.last)
    let quiet = Execution(threads: execution.threads, cancellation: execution.cancellation)
    let runs = TieRuns(courses, spans, .dates(question.every))
    var tracker = CircleTracker(question)
    for (place, span) in spans.enumerated() {
      let found = try state(courses, runs, sample: place + 1, span)
        .groups(question.groups, execution: quiet)
      tracker.add(found.groups.filter { $0.members.count >= question.least })
      execution.progress?(Double(place + 1) / Double(spans.count))
    }
    return CircleCourse(
      question: question, dates: spans.map(\.last), circles: tracker.finish())
  }
}

/// Follows circles from date to date.
private struct CircleTracker {
  private struct Track {
    let number: Int
    var name: Localized
    var largest = 0
    var states: [CircleCourse.State] = []
    var end: CircleCourse.Event?
    var members: [Int32] { states.last?.members ?? [] }
  }

  private let question: CircleCourse.Question
  private var tracks: [Track] = []
  /// Positions in `tracks` of those there on the last date.
  private var current: [Int] = []
  private var date = 0

  init(_ question: CircleCourse.Question) { self.question = question }

  mutating func add(_ groups: [Groups.Group]) {
    defer { date += 1 }
    let before = current.map { tracks[$0].members }
    let common = CircleTracker.common(before, groups.map(\.members))
    let matches = match(before, groups, common)
    // Who continues keeps its number; the others are born, larger ones first.
    var trackOf = [Int](repeating: -1, count: groups.count)
    for (old, new) in matches { trackOf[new] = current[old] }
    for new in groups.indices where trackOf[new] < 0 {
      trackOf[new] = tracks.count
      tracks.append(Track(number: tracks.count + 1, name: groups[new].name))
    }
    let former = matches.reduce(into: [Int](repeating: -1, count: groups.count)) {
      $0[$1.new] = $1.old
    }
    let later = matches.reduce(into: [Int](repeating: -1, count: before.count)) {
      $0[$1.old] = $1.new
    }
    for new in groups.indices {
      append(new, groups, before, common, former: former, later: later, trackOf)
    }
    for old in before.indices where later[old] < 0 {
      let heir = groups.indices.max { (common[old][$0], $1) < (common[old][$1], $0) }
      let isHeir = heir.map { 2 * common[old][$0] > before[old].count } ?? false
      tracks[current[old]].end = .end(into: isHeir ? heir.map { tracks[trackOf[$0]].number } : nil)
    }
    current = trackOf
  }

  private mutating func append(
    _ new: Int, _ groups: [Groups.Group], _ before: [[Int32]], _ common: [[Int]],
    former: [Int], later: [Int], _ trackOf: [Int]
  ) {
    let members = groups[new].members
    let old = former[new]
    var events: [CircleCourse.Event] = []
    var likeness: Double?
    if old < 0 {
      let parent = before.indices.max { (common[$0][new], $1) < (common[$1][new], $0) }
      let isChild = parent.map { 2 * common[$0][new] > members.count } ?? false
      events.append(.birth(from: isChild ? parent.map { tracks[current[$0]].number } : nil))
    } else {
      let shared = common[old][new]
      likeness = Double(shared) / Double(members.count + before[old].count - shared)
      let change = members.count - before[old].count
      if 10 * abs(change) >= before[old].count, change != 0 { events.append(.growth(change)) }
      for other in groups.indices
      where other != new && former[other] < 0 && 4 * common[old][other] >= before[old].count {
        events.append(.split(into: tracks[trackOf[other]].number))
      }
    }
    for other in before.indices
    where other != old && later[other] < 0 && 2 * common[other][new] > before[other].count {
      events.append(.merger(of: tracks[current[other]].number))
    }
    let track = trackOf[new]
    tracks[track].states.append(
      CircleCourse.State(date: date, members: members, likeness: likeness, events: events))
    if members.count > tracks[track].largest {
      tracks[track].largest = members.count
      tracks[track].name = groups[new].name
    }
  }

  /// Pairs of circles that are the same, the most alike first.
  private func match(
    _ before: [[Int32]], _ groups: [Groups.Group], _ common: [[Int]]
  ) -> [(old: Int, new: Int)] {
    var pairs: [(likeness: Double, old: Int, new: Int)] = []
    for old in before.indices {
      for new in groups.indices where common[old][new] > 0 {
        let shared = common[old][new]
        let all = before[old].count + groups[new].members.count - shared
        let likeness = Double(shared) / Double(all)
        if likeness >= question.overlap { pairs.append((likeness, old, new)) }
      }
    }
    pairs.sort { ($1.likeness, $0.old, $0.new) < ($0.likeness, $1.old, $1.new) }
    var isUsed = (
      old: [Bool](repeating: false, count: before.count),
      new: [Bool](repeating: false, count: groups.count)
    )
    var matches: [(old: Int, new: Int)] = []
    for pair in pairs where !isUsed.old[pair.old] && !isUsed.new[pair.new] {
      isUsed.old[pair.old] = true
      isUsed.new[pair.new] = true
      matches.append((pair.old, pair.new))
    }
    return matches
  }

  /// How many members each former circle shares with each new one.
  private static func common(_ before: [[Int32]], _ now: [[Int32]]) -> [[Int]] {
    var groupOf: [Int32: Int] = [:]
    for (group, members) in now.enumerated() { for member in members { groupOf[member] = group } }
    return before.map { members in
      var counts = [Int](repeating: 0, count: now.count)
      for member in members { if let group = groupOf[member] { counts[group] += 1 } }
      return counts
    }
  }

  func finish() -> [CircleCourse.Circle] {
    tracks.map { track in
      CircleCourse.Circle(
        number: track.number, name: track.name, states: track.states, end: track.end)
    }
  }
}
