internal import Relations
internal import Wording

/// Lists of one sort that come again, such as one file a year: each is a state, and what the next no
/// longer names ended on the day before it.
struct TieSeries {
  /// Which list of which series a table is.
  struct State: Hashable {
    /// What the lists have in common.
    let series: String
    /// The days of all lists, in order.
    let days: [Day]
    /// The list's place among them.
    let place: Int
  }

  private struct Key: Hashable {
    let series: String
    let source: Int32
    let target: Int32
    let isDirected: Bool
    let kind: Int16
    /// The how manieth of the same in its list.
    let repetition: Int
  }
  private var lists: [(file: Int, rows: Range<Int>)] = []

  /// Adds the ties of a file.
  mutating func add(file: Int, rows: Range<Int>) { lists.append((file, rows)) }

  /// Joins the ties that several lists of a series name, and ends those that a later one does not.
  ///
  /// - Returns: how many ties less there are.
  consuming func finish(_ states: [Int: State], _ assembly: inout NetworkAssembly) -> Int {
    guard !states.isEmpty else { return 0 }
    var found: [Key: [(place: Int, row: Int)]] = [:]
    var stateOf: [String: State] = [:]
    var inSeries = [Bool](repeating: false, count: assembly.ties.count)
    for (file, rows) in lists {
      guard let state = states[file] else { continue }
      stateOf[state.series] = state
      var seen: [Key: Int] = [:]
      for row in rows {
        inSeries[row] = true
        let key = Self.key(assembly.ties[row], state.series, 0)
        let repetition = seen[key, default: 0]
        seen[key] = repetition + 1
        found[Self.key(assembly.ties[row], state.series, repetition), default: []]
          .append((state.place, row))
      }
    }
    guard !found.isEmpty else { return 0 }
    var kept: [(row: Int, period: Period)] = []
    for row in inSeries.indices where !inSeries[row] {
      kept.append((row, assembly.ties[row].period))
    }
    for (key, places) in found {
      guard let days = stateOf[key.series]?.days else { continue }
      for run in Self.runs(places) {
        kept.append((run[0].row, Self.period(run, days, assembly.ties)))
      }
    }
    kept.sort { $0.row < $1.row }
    let joined = assembly.ties.count - kept.count
    assembly.keepTies(kept)
    for state in stateOf.values.sorted(by: { $0.series < $1.series }) {
      Self.tell(state, &assembly)
    }
    return joined
  }

  private static func key(_ tie: Tie, _ series: String, _ repetition: Int) -> Key {
    let (low, high) = (min(tie.source, tie.target), max(tie.source, tie.target))
    return Key(
      series: series, source: tie.isDirected ? tie.source : low,
      target: tie.isDirected ? tie.target : high, isDirected: tie.isDirected, kind: tie.kind,
      repetition: repetition)
  }

  /// Stretches of lists that follow one another.
  private static func runs(_ places: [(place: Int, row: Int)]) -> [[(place: Int, row: Int)]] {
    var runs: [[(place: Int, row: Int)]] = []
    for item in places.sorted(by: { $0.place < $1.place }) {
      if let last = runs.last?.last, last.place + 1 == item.place {
        runs[runs.count - 1].append(item)
      } else {
        runs.append([item])
      }
    }
    return runs
  }

  /// When the ties of a run held: as the lists say, else from the first list that names them (open if
  /// that is the first of all) to the day before the first that does not.
  private static func period(
    _ run: [(place: Int, row: Int)], _ days: [Day], _ ties: TieTable
  ) -> Period {
    let (own, newest) = (ties[run[0].row].period, ties[run[run.count - 1].row].period)
    let (first, last) = (run[0].place, run[run.count - 1].place)
    let start = own.start ?? (first == 0 ? nil : days[first])
    let end = newest.end ?? (last + 1 < days.count ? days[last + 1] : nil)
    return Period(start: start, end: end) ?? own
  }

  private static func tell(_ state: State, _ assembly: inout NetworkAssembly) {
    let days = state.days.map(\.description)
    let shown =
      days.count > 4 ? "\(days[0]) … \(days[days.count - 1])" : days.joined(separator: ", ")
    assembly.warn(
      Localized(
        de: "\(days.count) Listen „\(state.series)“ nacheinander",
        en: "\(days.count) lists “\(state.series)”, one after the other"),
      found: shown,
      advice: Localized(
        de: "als Stände gelesen: was die nächste nicht mehr nennt, endete am Tag vor ihr",
        en: "read as states: what the next no longer names ended on the day before it"))
  }
}
