internal import Glibc

/// Plans contacts day by day so that an expected reach stays above a floor.
///
/// Through tie *i* with level ℓᵢ each of its audience hears the message with probability ℓᵢ,
/// independently; somebody in several audiences hears it with 1 − Π (1 − ℓᵢ). As late as the floor
/// allows, the contact that adds most is made, until the floor holds on the next day.
struct CarePlan {
  /// A tie to be cared for.
  struct Tie {
    var level: Double
    /// In days.
    let halfLife: Double
    /// Numbers of those who hear through it.
    let audience: [Int32]
  }
  /// A contact: how many days after the first, which tie, its level before, what it adds.
  struct Contact {
    let day: Int
    let tie: Int
    let level: Double
    let adds: Double
  }

  let ties: [Tie]
  /// How many different people hear through any tie.
  let people: Int
  /// How many contacts a week has room for; nil = any number.
  let weeklyRoom: Int?
  let days: Int

  private(set) var contacts: [Contact] = []
  private(set) var lowest = Double.infinity
  private(set) var lowestDay = 0
  private(set) var isFeasible = true

  /// - Parameter isEager: whether the room of each week is used in full, on its first day.
  init(
    ties: [Tie], people: Int, floor: Double, weeklyRoom: Int?, days: Int, isEager: Bool = false
  ) {
    self.ties = ties
    self.people = people
    self.weeklyRoom = weeklyRoom
    self.days = days
    var levels = ties.map(\.level)
    let least = floor * Double(people)
    var room = weeklyRoom ?? .max
    for day in 0..<days {
      if day % 7 == 0 { room = weeklyRoom ?? .max }
      if day > 0 {
        for tie in ties.indices { levels[tie] *= exp2(-1 / ties[tie].halfLife) }
      }
      // A day counts as it begins; the first one may be mended at once.
      if day > 0 { look(day, levels, least) }
      if isEager, day % 7 == 0 {
        while room > 0, contact(day, &levels, leastGain: 1e-9) { room -= 1 }
      }
      // What is due tomorrow must be done today.
      while room > 0, reach(levels, ahead: 1) < least - 1e-9 * least {
        guard contact(day, &levels, leastGain: 1e-9) else { break }
        room -= 1
      }
      if day == 0 { look(day, levels, least) }
    }
  }

  private mutating func look(_ day: Int, _ levels: [Double], _ least: Double) {
    let now = reach(levels, ahead: 0)
    if now < lowest - 1e-12 { (lowest, lowestDay) = (now, day) }
    if now < least - 1e-9 * least { isFeasible = false }
  }

  /// Makes the contact that adds most; of equal ones the one whose tie has faded most, then the first.
  private mutating func contact(_ day: Int, _ levels: inout [Double], leastGain: Double) -> Bool {
    let silence = silence(levels, ahead: 0)
    var best: (tie: Int, gain: Double)?
    for tie in ties.indices where levels[tie] < 1 - 1e-9 {
      var gain = 0.0
      for person in ties[tie].audience {
        // Whoever hears it for certain already gains nothing.
        let others = levels[tie] < 1 ? silence[Int(person)] / (1 - levels[tie]) : 0
        gain += others * (1 - levels[tie])
      }
      guard gain > leastGain else { continue }
      if let found = best {
        let isEqual = abs(gain - found.gain) <= 1e-12 * max(1, gain)
        if isEqual ? levels[tie] >= levels[found.tie] - 1e-12 : gain < found.gain { continue }
      }
      best = (tie, gain)
    }
    guard let best else { return false }
    contacts.append(
      Contact(day: day, tie: best.tie, level: levels[best.tie], adds: best.gain))
    levels[best.tie] = 1
    return true
  }

  /// Per person the probability of hearing nothing.
  private func silence(_ levels: [Double], ahead: Double) -> [Double] {
    var silence = [Double](repeating: 1, count: people)
    for (tie, level) in zip(ties, levels) {
      let left = 1 - level * exp2(-ahead / tie.halfLife)
      for person in tie.audience { silence[Int(person)] *= left }
    }
    return silence
  }

  private func reach(_ levels: [Double], ahead: Double) -> Double {
    silence(levels, ahead: ahead).reduce(0) { $0 + 1 - $1 }
  }

  /// The expected reach of given levels on the first day.
  var startReach: Double { reach(ties.map(\.level), ahead: 0) }
}
