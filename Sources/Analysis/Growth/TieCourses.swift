internal import GraphCore
internal import Glibc
internal import Relations

/// The ties of a snapshot over time: when each is alive and when it fades, by `TieRules`.
///
/// Plain arrays in compressed rows; ties are ordered by their two ends, so that those of a pair stand
/// together.
struct TieCourses: Sendable {
  /// One stretch of days, half-open; `Int32.min` and `.max` stand for open sides.
  struct Stretch: Sendable {
    let start: Int32
    var end: Int32
    /// Whether the tie ends with the last day because a row says so; else it has faded, or goes on.
    var isEnded: Bool
  }
  /// A day on which something lifted a tie, and its level after it.
  struct Lift: Sendable {
    let day: Int32
    let level: Double
  }

  /// The lower and the higher vertex of each tie.
  private(set) var lower: [Int32] = []
  private(set) var upper: [Int32] = []
  private(set) var kinds: [Int16] = []
  /// 0 = mutual, 1 = from the lower to the higher vertex, 2 = back.
  private(set) var directions: [UInt8] = []
  /// Positions in `Network.ties` of the rows of each tie: `rows[rowOffsets[t]..<rowOffsets[t + 1]]`.
  private(set) var rowOffsets: [Int] = [0]
  private(set) var rows: [Int32] = []
  /// When each tie is alive, in order.
  private(set) var spellOffsets: [Int] = [0]
  private(set) var spells: [Stretch] = []
  /// When it is alive and its level low.
  private(set) var fadingOffsets: [Int] = [0]
  private(set) var fadings: [Stretch] = []
  /// What lifted it, only for kinds that decay.
  private(set) var liftOffsets: [Int] = [0]
  private(set) var lifts: [Lift] = []
  /// The half-life of each kind of the network, in days; 0 = none.
  let halfLives: [Double]
  /// Whether each kind of the network is one of occasions.
  let isOccasion: [Bool]
  let rules: TieRules
  /// The first and last day that a row or contact names.
  private(set) var firstDay: Day?
  private(set) var lastDay: Day?
  /// Rows without start and end.
  private(set) var undated = 0
  /// Contacts outside the periods of their tie.
  private(set) var ignoredContacts = 0

  var count: Int { lower.count }

  /// The stretches in which tie `tie` is alive.
  func spells(of tie: Int) -> ArraySlice<Stretch> {
    spells[spellOffsets[tie]..<spellOffsets[tie + 1]]
  }

  /// The ties of the selected rows of `snapshot` between vertices with `isMember` (nil = all).
  ///
  /// - Complexity: O(*m* log *m* + *c* log *c*) for *m* rows and *c* contacts.
  init(_ snapshot: Snapshot, rules: TieRules, isMember: [Bool]? = nil) {
    self.rules = rules
    let network = snapshot.network
    halfLives = network.tieKinds.map { rules.halfLife(of: $0) ?? 0 }
    isOccasion = TieCourses.occasions(snapshot, rules, halfLives)
    let keys = TieCourses.keys(snapshot, isMember)
    let contacts = TieContacts(network, keys)
    reserve(keys.count)
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end].isSameTie(keys[start]) { end += 1 }
      add(keys[start..<end], network, contacts)
      start = end
    }
    for contact in contacts.days { note(contact, contact) }
  }

  // MARK: Rows of a tie

  /// A row and what tells its tie from others.
  struct Key {
    let pair: UInt64
    let rest: UInt32
    let row: Int32

    func isSameTie(_ other: Key) -> Bool { pair == other.pair && rest == other.rest }
  }

  private static func keys(_ snapshot: Snapshot, _ isMember: [Bool]?) -> [Key] {
    let network = snapshot.network
    var keys: [Key] = []
    keys.reserveCapacity(snapshot.ties.count)
    for row in snapshot.ties {
      let tie = network.ties[Int(row)]
      guard !tie.isSelfTie, tie.effectiveStrength > 0,
        let source = snapshot.vertex(ofActorAt: Int(tie.source)),
        let target = snapshot.vertex(ofActorAt: Int(tie.target))
      else { continue }
      if let isMember, !isMember[source] || !isMember[target] { continue }
      let direction: UInt32 = tie.isDirected ? source < target ? 1 : 2 : 0
      keys.append(
        Key(
          pair: UInt64(min(source, target)) << 32 | UInt64(max(source, target)),
          rest: UInt32(UInt16(bitPattern: tie.kind)) << 2 | direction, row: row))
    }
    keys.sort { ($0.pair, $0.rest, $0.row) < ($1.pair, $1.rest, $1.row) }
    return keys
  }

  private mutating func reserve(_ count: Int) {
    lower.reserveCapacity(count)
    upper.reserveCapacity(count)
    rows.reserveCapacity(count)
    spells.reserveCapacity(count)
  }

  private mutating func add(_ keys: ArraySlice<Key>, _ network: Network, _ contacts: TieContacts) {
    guard let key = keys.first else { return }
    lower.append(Int32(truncatingIfNeeded: key.pair >> 32))
    upper.append(Int32(truncatingIfNeeded: key.pair & 0xFFFF_FFFF))
    kinds.append(Int16(bitPattern: UInt16(key.rest >> 2)))
    directions.append(UInt8(key.rest & 3))
    let halfLife = halfLives[Int(kinds[kinds.count - 1])]
    var periods: [Stretch] = []
    for key in keys {
      rows.append(key.row)
      let period = network.ties[Int(key.row)].period
      if period == .always { undated += 1 }
      var stretch = Stretch(
        start: period.start?.number ?? .min, end: period.end?.number ?? .max,
        isEnded: period.end != nil)
      if stretch.start != .min { note(stretch.start, stretch.start) }
      if stretch.end != .max { note(stretch.end - 1, stretch.end - 1) }
      // A meeting of one day: with a half-life it fades from then on instead of ending at once.
      if halfLife > 0, stretch.start != .min, stretch.end == stretch.start + 1 {
        stretch.end = .max
        stretch.isEnded = false
      }
      periods.append(stretch)
    }
    if periods.count > 1 { periods.sort { ($0.start, $0.end) < ($1.start, $1.end) } }
    let uses = contacts.ofTie(startingAt: keys.startIndex)
    let first = (spells: spells.count, fadings: fadings.count)
    var begin = 0
    while begin < periods.count {
      var whole = periods[begin]
      var end = begin + 1
      while end < periods.count, periods[end].start <= whole.end {
        if periods[end].end > whole.end {
          (whole.end, whole.isEnded) = (periods[end].end, periods[end].isEnded)
        }
        end += 1
      }
      let inside = uses.filter { contacts.days[$0] >= whole.start && contacts.days[$0] < whole.end }
      if halfLife > 0 {
        decay(whole, starts: periods[begin..<end].map(\.start), inside, contacts, halfLife, first)
      } else {
        append(whole, to: &spells, from: first.spells)
      }
      ignoredContacts -= inside.count
      begin = end
    }
    ignoredContacts += uses.count
    rowOffsets.append(rows.count)
    spellOffsets.append(spells.count)
    fadingOffsets.append(fadings.count)
    liftOffsets.append(lifts.count)
  }

  private mutating func note(_ first: Int32, _ last: Int32) {
    firstDay = min(firstDay ?? Day(number: first), Day(number: first))
    lastDay = max(lastDay ?? Day(number: last), Day(number: last))
  }

  // MARK: Decay

  /// Adds what one period holds of a tie that decays.
  private mutating func decay(
    _ period: Stretch, starts: [Int32], _ uses: [Int], _ contacts: TieContacts,
    _ halfLife: Double, _ first: (spells: Int, fadings: Int)
  ) {
    var since = period.start
    var level = 1.0
    var start = 0
    var use = 0
    while start < starts.count || use < uses.count {
      // Of one day, the beginning of a row comes first.
      let isStart =
        use == uses.count
        || start < starts.count && starts[start] <= contacts.days[uses[use]]
      let day = isStart ? starts[start] : contacts.days[uses[use]]
      if day > since {
        append(
          from: since, level, until: Stretch(start: since, end: day, isEnded: false), halfLife,
          first)
      }
      if isStart {
        level = 1
        start += 1
      } else {
        let left = since == .min ? 1 : level * exp2(-Double(day - since) / halfLife)
        level = min(1, left + contacts.weights[uses[use]])
        use += 1
      }
      since = day
      if day != .min { lifts.append(Lift(day: day, level: level)) }
    }
    append(from: since, level, until: period, halfLife, first)
  }

  /// Adds the days from a lift (or from ever) to the next, as far as the tie lives.
  private mutating func append(
    from since: Int32, _ level: Double, until limit: Stretch, _ halfLife: Double,
    _ first: (spells: Int, fadings: Int)
  ) {
    guard since != .min else {
      let whole = Stretch(start: since, end: limit.end, isEnded: limit.isEnded)
      return append(whole, to: &spells, from: first.spells)
    }
    let faded = TieCourses.end(of: since, level, halfLife, least: rules.lost)
    let dies = min(limit.end, faded)
    let isEnded = limit.isEnded && limit.end <= faded
    guard dies > since else { return }
    append(Stretch(start: since, end: dies, isEnded: isEnded), to: &spells, from: first.spells)
    let fades = TieCourses.end(of: since, level, halfLife, least: rules.fading)
    guard fades < dies else { return }
    append(
      Stretch(start: max(since, fades), end: dies, isEnded: isEnded), to: &fadings,
      from: first.fadings)
  }

  /// The day after the last on which a level that was `level` on day `since` is at least `least`.
  static func end(of since: Int32, _ level: Double, _ halfLife: Double, least: Double) -> Int32 {
    guard level >= least else { return since }
    guard least > 0 else { return .max }
    // A hair of tolerance: a level that is exactly at the limit has not fallen below it.
    let days = (halfLife * log2(level / least) + 1e-9).rounded(.down)
    return days < Double(Int32.max / 2) ? since + Int32(days) + 1 : .max
  }

  /// Appends a stretch, or lengthens the last one of the same tie if it follows at once.
  private func append(_ stretch: Stretch, to list: inout [Stretch], from first: Int) {
    if list.count > first, list[list.count - 1].end >= stretch.start {
      guard stretch.end >= list[list.count - 1].end else { return }
      list[list.count - 1].end = stretch.end
      list[list.count - 1].isEnded = stretch.isEnded
    } else {
      list.append(stretch)
    }
  }
}
