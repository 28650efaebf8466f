internal import Glibc
public import Relations

extension ViewDay {
  /// The days from `first` to `last`, on which occasions age as the rules say: one counts as long as
  /// 2^(−age/half-life) is at least `rules.lost`.
  public init(first: Day, last: Day, in network: Network, rules: TieRules) {
    self.init(first: first, last: last, kinds: network.tieKinds) { kind in
      guard let halfLife = rules.halfLife(of: kind), rules.lost > 0 else { return nil }
      // As `TieCourses` counts: a level that is exactly the least still counts.
      return Int(min(1e9, halfLife * log2(1 / rules.lost) + 1e-9))
    }
  }
}

extension Network {
  /// The last day that a tie or a contact names; nil if none does.
  ///
  /// - Complexity: O(ties + contacts); O(contacts) where no tie has days.
  public var lastNamedDay: Day? {
    var last = contacts.map(\.day).max()
    guard ties.sharedPeriod != .always else { return last }
    for row in ties.indices {
      let period = ties.period(of: row)
      for day in [period.start, period.last] {
        if let day, last.map({ day > $0 }) ?? true { last = day }
      }
    }
    return last
  }
}
