internal import Relations

/// How long ties lasted: from their first day to the first time they were lost, as far as it could be
/// watched.
struct TieLives: Sendable {
  /// The tie, its first day, its age when it was lost or last seen, and which of the two.
  struct Life: Sendable {
    let tie: Int
    let birth: Day
    let age: Int
    let hasEnded: Bool
  }

  let lives: [Life]
  /// Ties whose beginning is not known or lies outside the days asked for.
  let left: Int
  /// Occasions: they do not last, so they do not end either.
  let occasions: Int
  /// The last day watched.
  let horizon: Day

  /// The lives of ties born between `first` and `last`, watched until `horizon`.
  init(_ courses: TieCourses, from first: Day?, to last: Day?, horizon: Day) {
    var lives: [Life] = []
    var left = 0
    var occasions = 0
    let limit = horizon.number + 1
    for tie in 0..<courses.count {
      if courses.isOccasion(tie) {
        occasions += 1
        continue
      }
      guard let spell = courses.spells(of: tie).first, spell.start != .min, spell.start < limit,
        first.map({ $0.number <= spell.start }) ?? true,
        last.map({ $0.number >= spell.start }) ?? true
      else {
        left += 1
        continue
      }
      let end = min(spell.end, limit)
      lives.append(
        Life(
          tie: tie, birth: Day(number: spell.start), age: Int(end - spell.start),
          hasEnded: spell.end < limit || spell.end == limit && spell.isEnded))
    }
    self.lives = lives
    self.left = left
    self.occasions = occasions
    self.horizon = horizon
  }

  /// The curve of some lives.
  static func curve(_ lives: some Sequence<Life>) -> SurvivalCurve {
    SurvivalCurve(ages: lives.map(\.age), hasEnded: lives.map(\.hasEnded))
  }
}

extension TieCourses {
  /// Whether a tie is alive on a day.
  func isAlive(_ tie: Int, on day: Day) -> Bool {
    spells(of: tie).contains { $0.start <= day.number && day.number < $0.end }
  }
}
