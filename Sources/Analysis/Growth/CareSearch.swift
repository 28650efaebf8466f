/// Looks for a plan of contacts that keeps the floor, where the simple plans do not.
///
/// A contact can be put off within its week as long as the floor holds without it: that only makes its
/// tie fresher later. So it is enough to look at two kinds of days. Where the floor would not hold
/// tomorrow, a set of contacts none of which could wait; at the end of a week as many as there is room
/// for. A state that is in no tie better than one from which nothing was found is passed over.
struct CareSearch {
  private let task: CareTask
  /// How many states may still be looked at.
  private var budget: Int
  /// Per day the states from which nothing was found.
  private var failures: [[(levels: [Double], room: Int)]]
  private var contacts: [CareTask.Contact] = []
  /// Whether every possibility was looked at.
  private(set) var isComplete = true
  /// The contacts of a plan that keeps the floor, by day; nil if none was found.
  private(set) var found: [CareTask.Contact]?

  /// The most sets of contacts tried on one day.
  private static let mostSets = 400
  private static let mostFailures = 300

  init(_ task: CareTask) {
    self.task = task
    let work = task.ties.reduce(1) { $0 + $1.audience.count }
    budget = min(60_000, max(500, 20_000_000 / work))
    failures = [[(levels: [Double], room: Int)]](repeating: [], count: task.days)
    if search(0, task.levels, room: task.weeklyRoom ?? task.ties.count) { found = contacts }
  }

  /// Whether the floor can be kept from the beginning of a day on.
  private mutating func search(_ start: Int, _ from: [Double], room from0: Int) -> Bool {
    var (day, levels, room) = (start, from, from0)
    while true {
      if day % 7 == 0 { room = task.weeklyRoom ?? task.ties.count }
      let isMet = isKept(levels, day)
      if day == task.days - 1, isMet { return true }
      if !isMet || day % 7 == 6 {
        return branch(day, levels, room, isMet: isMet)
      }
      levels = task.decayed(levels)
      day += 1
    }
  }

  /// Whether the floor holds now, on the first day, and tomorrow, if that is still planned.
  private func isKept(_ levels: [Double], _ day: Int) -> Bool {
    (day > 0 || task.isEnough(task.reach(levels, ahead: 0)))
      && (day == task.days - 1 || task.isEnough(task.reach(levels, ahead: 1)))
  }

  private mutating func branch(_ day: Int, _ levels: [Double], _ room: Int, isMet: Bool) -> Bool {
    guard budget > 0 else {
      isComplete = false
      return false
    }
    budget -= 1
    let isHopeless = failures[day].contains { failed in
      failed.room >= room && zip(levels, failed.levels).allSatisfy { $0 <= $1 + 1e-12 }
    }
    if isHopeless { return false }
    let fresh = contacts.count
    for set in sets(day, levels, room) {
      var next = levels
      for tie in set {
        contacts.append(CareTask.Contact(day: day, tie: tie, level: next[tie], adds: 0))
        next[tie] = 1
      }
      if day == task.days - 1
        || search(day + 1, task.decayed(next), room: room - set.count)
      {
        return true
      }
      contacts.removeLast(contacts.count - fresh)
    }
    if failures[day].count < Self.mostFailures { failures[day].append((levels, room)) }
    return false
  }

  /// The sets of contacts worth trying on a day, those that reach most a week later first.
  private mutating func sets(_ day: Int, _ levels: [Double], _ room: Int) -> [[Int]] {
    var candidates = levels.indices.filter { levels[$0] < 1 - 1e-9 }
    let most = min(room, candidates.count)
    let gains = task.gains(levels)
    candidates.sort { (gains[$1], $0) < (gains[$0], $1) }
    while Self.choices(candidates.count, most, isExact: day % 7 == 6) > Self.mostSets,
      candidates.count > most
    {
      candidates.removeLast()
      isComplete = false
    }
    let sizes = day % 7 == 6 ? most...most : min(1, most)...most
    var sets: [(set: [Int], reach: Double)] = []
    for size in sizes {
      Self.combinations(candidates, size) { set in
        // None of a set could wait: without it the floor would not hold.
        if day % 7 != 6, sets.contains(where: { $0.set.allSatisfy(set.contains) }) { return }
        var next = levels
        for tie in set { next[tie] = 1 }
        if isKept(next, day) { sets.append((set, task.reach(next, ahead: 7))) }
      }
    }
    return sets.sorted { $0.reach > $1.reach }.map(\.set)
  }

  /// How many sets of `size` (or of 1 to `size`) there are of `count`, up to a large number.
  private static func choices(_ count: Int, _ size: Int, isExact: Bool) -> Int {
    var (term, sum) = (1, 0)
    for number in 0..<min(size, count) {
      term = term * (count - number) / (number + 1)
      sum += term
      if max(term, sum) > 1_000_000 { return 1_000_000 }
    }
    return isExact ? term : sum
  }

  /// Calls `body` with every set of `size` of the items, in order.
  private static func combinations(_ items: [Int], _ size: Int, _ body: ([Int]) -> Void) {
    var chosen: [Int] = []
    func choose(from place: Int) {
      if chosen.count == size { return body(chosen) }
      guard items.count - place >= size - chosen.count else { return }
      for next in place..<items.count {
        chosen.append(items[next])
        choose(from: next + 1)
        chosen.removeLast()
      }
    }
    choose(from: 0)
  }
}
