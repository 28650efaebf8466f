/// Contacts planned day by day so that an expected reach stays above a floor.
///
/// As late as the floor allows, the contact that adds most is made, until the floor holds on the next
/// day. What to do with the time that is left at the end of a week is the manner of a plan.
struct CarePlan {
  /// What becomes of the time that is left.
  enum Manner: CaseIterable {
    /// It goes to ties that fade, the most faded first.
    case caring
    /// It goes to the contacts that add most.
    case full
    /// The time of a week is used in full on its first day, for the contacts that add most.
    case eager
    /// It is left.
    case sparing
  }

  private(set) var contacts: [CareTask.Contact] = []
  let lowest: Double
  let lowestDay: Int
  let isFeasible: Bool

  init(_ task: CareTask, _ manner: Manner) {
    var builder = Builder(task)
    for day in 0..<task.days { builder.pass(day, manner) }
    self.init(task, builder.contacts)
  }

  /// A plan of given contacts, by day.
  init(_ task: CareTask, _ contacts: [CareTask.Contact]) {
    let course = task.course(contacts)
    self.contacts = course.contacts
    (lowest, lowestDay, isFeasible) = (course.lowest, course.day, course.isFeasible)
  }

  /// The same without contacts that neither the floor needs nor ties that fade; the last go first.
  func withoutIdleContacts(_ task: CareTask) -> CarePlan {
    guard isFeasible, contacts.count <= 200 else { return self }
    var plan = self
    for place in contacts.indices.reversed() where contacts[place].level >= task.keptLevel {
      var fewer = plan.contacts
      fewer.remove(at: place)
      let trial = CarePlan(task, fewer)
      if trial.isFeasible { plan = trial }
    }
    return plan
  }

  /// How many contacts fall into each week.
  func weeks(_ count: Int) -> [Int] {
    var weeks = [Int](repeating: 0, count: count)
    for contact in contacts { weeks[contact.day / 7] += 1 }
    return weeks
  }

  /// Passes through the days and makes contacts.
  private struct Builder {
    let task: CareTask
    var levels: [Double]
    var room = 0
    var contacts: [CareTask.Contact] = []

    init(_ task: CareTask) {
      self.task = task
      levels = task.levels
    }

    mutating func pass(_ day: Int, _ manner: Manner) {
      if day % 7 == 0 { room = task.weeklyRoom ?? .max }
      if day > 0 { levels = task.decayed(levels) }
      if manner == .eager, day % 7 == 0 {
        while room > 0, makeBest(day) {}
      }
      // What is due tomorrow must be done today.
      while room > 0, !task.isEnough(task.reach(levels, ahead: 1)), makeBest(day) {}
      guard day % 7 == 6 else { return }
      switch manner {
      case .full where task.weeklyRoom != nil:
        while room > 0, makeBest(day) {}
      case .caring:
        let faded = levels.indices.filter { levels[$0] < task.keptLevel }
          .sorted { (levels[$0], $0) < (levels[$1], $1) }
        for tie in faded.prefix(room) { make(tie, task.gains(levels)[tie], day) }
      default: break
      }
    }

    /// Makes the contact that adds most; of equal ones the one whose tie has faded most, then the
    /// first.
    private mutating func makeBest(_ day: Int) -> Bool {
      var best: (tie: Int, gain: Double)?
      for (tie, gain) in task.gains(levels).enumerated() where gain > 1e-9 {
        if let found = best {
          let isEqual = abs(gain - found.gain) <= 1e-12 * max(1, gain)
          if isEqual ? levels[tie] >= levels[found.tie] - 1e-12 : gain < found.gain { continue }
        }
        best = (tie, gain)
      }
      guard let best else { return false }
      make(best.tie, best.gain, day)
      return true
    }

    private mutating func make(_ tie: Int, _ gain: Double, _ day: Int) {
      contacts.append(
        CareTask.Contact(day: day, tie: tie, level: levels[tie], adds: gain))
      levels[tie] = 1
      room -= 1
    }
  }
}
