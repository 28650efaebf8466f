internal import Glibc
internal import Relations

/// Which ties hold on a day, and how fresh they are.
///
/// Lasting ties that hold, and ties without a date, are fresh. Kinds that live from contacts (own
/// contacts; kinds with a half-life; kinds of which at least half of the ties have contacts) age from
/// the last contact, occasions of the past from their day, and so do ties whose end is only the last
/// sighting: by half with every half-life of the kind, two years where it has none.
struct WarmCalendar {
  /// The half-life in days of kinds that have none.
  static let usualHalfLife = 730.0

  private let ties: TieTable
  private let kinds: [TieKind]
  private let halfLives: [Double]
  /// Per kind whether its ties age from the last contact.
  private let livesFromContacts: [Bool]
  /// Per tie the number of the last day of contact, `Int32.min` without one.
  private let contacts: [Int32]
  private let day: Day?
  /// Where ages are counted from; nil where nothing has a date.
  private let today: Day?

  /// - Parameter day: only ties that hold on it count, and ages are counted from it; nil = every tie
  ///   of the snapshot counts, and ages are counted from the day that it looks at, else from the last
  ///   day of the data.
  init(_ snapshot: Snapshot, day: Day?, rules: TieRules) {
    let network = snapshot.network
    ties = network.ties
    kinds = network.tieKinds
    self.day = day
    var contacts = [Int32](repeating: .min, count: network.ties.count)
    var latest = Int32.min
    let known = day ?? snapshot.dayLookedAt
    for contact in network.contacts where known.map({ contact.day <= $0 }) ?? true {
      let row = Int(contact.tie)
      contacts[row] = max(contacts[row], contact.day.number)
    }
    var rows = [Int](repeating: 0, count: network.tieKinds.count)
    var touched = rows
    for position in snapshot.ties {
      let row = Int(position)
      let kind = Int(ties.kind(of: row))
      rows[kind] += 1
      if contacts[row] != .min { touched[kind] += 1 }
      let period = ties.period(of: row)
      for named in [period.start?.number, period.last?.number, contacts[row]].compactMap({ $0 }) {
        latest = max(latest, named)
      }
    }
    today = known ?? (latest == .min ? nil : Day(number: latest))
    self.contacts = contacts
    halfLives = network.tieKinds.map { rules.halfLife(of: $0) ?? WarmCalendar.usualHalfLife }
    livesFromContacts = network.tieKinds.enumerated().map { place, kind in
      kind.closeness == .contact || rules.halfLife(of: kind) != nil
        || touched[place] > 0 && 2 * touched[place] >= rows[place]
    }
  }

  /// Whether a tie holds on the day: it lasts, or it is an occasion of the past.
  func holds(_ row: Int) -> Bool {
    guard let day else { return true }
    let period = ties.period(of: row)
    if isSighting(row, period) { return period.start.map { $0 <= day } ?? true }
    return period.contains(day)
  }

  /// How fresh a tie is, 0...1, and the last day on which it is known to have been used.
  func recency(of row: Int) -> (share: Double, lastDay: Day?) {
    let period = ties.period(of: row)
    let kind = Int(ties.kind(of: row))
    var known: [Int32] = contacts[row] == .min ? [] : [contacts[row]]
    guard let today else { return (1, nil) }
    let hasEnded = period.last.map { $0 < today } ?? false
    if livesFromContacts[kind], let start = period.start { known.append(start.number) }
    if let last = period.last, isSighting(row, period) || hasEnded {
      known.append(min(last, today).number)
    }
    let last = known.max().map { Day(number: $0) }
    guard let last, livesFromContacts[kind] || isSighting(row, period) || hasEnded else {
      return (1, last)
    }
    let days = Double(max(0, today.number - last.number))
    return (exp2(-days / halfLives[kind]), last)
  }

  /// Whether the end of a tie says when it was last seen, not when it ceased.
  private func isSighting(_ row: Int, _ period: Period) -> Bool {
    guard let last = period.last else { return false }
    return period.start == last || kinds[Int(ties.kind(of: row))].endIsSighting
  }
}

extension Snapshot {
  /// The last day that the selection looks at; nil where ties of all times count.
  fileprivate var dayLookedAt: Day? { selection.day?.last ?? selection.period?.last }
}
