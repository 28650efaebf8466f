internal import Glibc

/// What a plan of contacts is made for: ties that fade, who hears through them, the time there is.
///
/// Through tie *i* with level ℓᵢ each of its audience hears the message with probability ℓᵢ,
/// independently; somebody in several audiences hears it with 1 − Π (1 − ℓᵢ). A contact makes its tie
/// whole. The expected reach must not fall below the floor at the beginning of any day but the first,
/// which may be mended at once.
struct CareTask {
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
  /// The least expected reach.
  let least: Double
  /// How many contacts a week has room for; nil = any number.
  var weeklyRoom: Int?
  let days: Int
  /// Below this level a tie is cared for in time that is left.
  let keptLevel: Double

  init(
    ties: [Tie], people: Int, floor: Double, weeklyRoom: Int?, days: Int, keptLevel: Double
  ) {
    self.ties = ties
    self.people = people
    least = floor * Double(people)
    self.weeklyRoom = weeklyRoom
    self.days = days
    self.keptLevel = keptLevel
  }

  var levels: [Double] { ties.map(\.level) }

  /// The levels a day later.
  func decayed(_ levels: [Double]) -> [Double] {
    zip(levels, ties).map { $0 * exp2(-1 / $1.halfLife) }
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

  /// The expected reach some days ahead.
  func reach(_ levels: [Double], ahead: Double) -> Double {
    silence(levels, ahead: ahead).reduce(0) { $0 + 1 - $1 }
  }

  /// Whether a reach keeps the floor, but for rounding.
  func isEnough(_ reach: Double) -> Bool { reach >= least - 1e-9 * least }

  /// What a contact adds to the expected reach, per tie: all of its audience that hears nothing yet; 0
  /// where nothing has faded.
  func gains(_ levels: [Double]) -> [Double] {
    let silence = silence(levels, ahead: 0)
    return ties.indices.map { tie in
      guard levels[tie] < 1 - 1e-9 else { return 0 }
      return ties[tie].audience.reduce(0) { $0 + silence[Int($1)] }
    }
  }

  /// What somebody's contacts come to: the lowest reach, on which day, and whether the floor is kept.
  ///
  /// - Parameter contacts: by day.
  func course(
    _ contacts: [Contact]
  ) -> (lowest: Double, day: Int, isFeasible: Bool, contacts: [Contact]) {
    var levels = levels
    var (lowest, lowestDay, isFeasible) = (Double.infinity, 0, true)
    var made: [Contact] = []
    var next = contacts[...]
    func look(_ day: Int) {
      let now = reach(levels, ahead: 0)
      if now < lowest - 1e-12 { (lowest, lowestDay) = (now, day) }
      if !isEnough(now) { isFeasible = false }
    }
    for day in 0..<days {
      if day > 0 {
        levels = decayed(levels)
        look(day)
      }
      while let contact = next.first, contact.day == day {
        next.removeFirst()
        let gain = gains(levels)[contact.tie]
        made.append(
          Contact(day: day, tie: contact.tie, level: levels[contact.tie], adds: gain))
        levels[contact.tie] = 1
      }
      if day == 0 { look(0) }
    }
    return (lowest, lowestDay, isFeasible, made)
  }
}
