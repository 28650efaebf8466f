/// One run of chance under a rule that takes several sources, in which those who start join one by
/// one.
///
/// Per vertex it keeps the step in which it is won, and per step how many sources have told it by then;
/// so one more who starts costs no more than what it changes. Where no limit of steps is near, all
/// happens in one step.
struct ComplexWorld: Sendable {
  /// What all runs share.
  struct Rules: Sendable {
    let spreading: Spreading
    /// How many sources each vertex needs.
    let needs: [Int32]
    /// How many steps there are to keep apart.
    let levels: Int
    /// How many steps a message takes from one to the next: 0 where steps are not kept apart.
    let delay: Int32
    /// The time of those who are not won.
    let never: Int32

    /// - Parameter most: a limit of so many steps or more is not looked at.
    init(_ spreading: Spreading, most: Int = .max) {
      let n = spreading.graph.vertexCount
      let isLimited = spreading.steps < min(n, most)
      self.spreading = spreading
      needs = (0..<n).map { spreading.need(degree: spreading.graph.incoming.degree(of: $0)) }
      levels = isLimited ? spreading.steps : 1
      delay = isLimited ? 1 : 0
      never = Int32(levels) + delay
    }
  }

  private let rules: Rules
  private var coins: Coins
  /// Per vertex when it is won.
  private(set) var times: [Int32]
  /// Per vertex and level how many sources have told it by then.
  private var told: [Int32]
  private var isStart: [Bool]
  /// Whom the last start changed, who they told included; each once.
  private(set) var touched: [Int32] = []
  private var isTouched: [Bool]
  /// The times and rows of those touched as they were.
  private var before: [Int32]
  private var rows: [Int32] = []
  private var queue = MinimumHeap<Int>()
  /// Whom any start changed.
  private var used: [Int32] = []

  init(_ rules: Rules, _ coins: Coins) {
    let n = rules.needs.count
    self.rules = rules
    self.coins = coins
    times = [Int32](repeating: rules.never, count: n)
    told = [Int32](repeating: 0, count: n * rules.levels)
    isStart = [Bool](repeating: false, count: n)
    isTouched = isStart
    before = times
  }

  /// Begins another run, in which nobody has started yet.
  mutating func restart(_ coins: Coins) {
    self.coins = coins
    keep()
    for vertex in used {
      times[Int(vertex)] = rules.never
      isStart[Int(vertex)] = false
      let row = Int(vertex) * rules.levels
      for level in 0..<rules.levels { told[row + level] = 0 }
    }
    used.removeAll(keepingCapacity: true)
  }

  /// Lets one more vertex start; afterwards `keep` or `undo`.
  ///
  /// - Parameter isEnd: stops as soon as one of these is won; empty = goes on to the end.
  /// - Returns: whether it stopped, and must be undone.
  /// - Complexity: the arcs of those whose time changes, times the steps by which it does.
  mutating func start(_ vertex: Int32, until isEnd: [Bool] = []) -> Bool {
    let start = Int(vertex)
    guard !isStart[start] else { return false }
    touch(start)
    isStart[start] = true
    times[start] = 0
    queue.push(start)
    // By time, then by number.
    while let entry = queue.pop() {
      let (time, speaker) = (Int32(entry >> 32), entry & 0xFFFF_FFFF)
      guard times[speaker] == time else { continue }
      if !isEnd.isEmpty, isEnd[speaker], speaker != start {
        queue.removeAll()
        return true
      }
      speak(speaker)
    }
    return false
  }

  private mutating func speak(_ speaker: Int) {
    let spreading = rules.spreading
    if spreading.isSilent[speaker] { return }
    let isChannel = spreading.isChannel[speaker]
    if isChannel, !isStart[speaker] { return }
    let first = Int(times[speaker])
    // A channel that only heard the message has told nobody yet.
    let last = min(isChannel ? rules.levels : Int(before[speaker]), rules.levels)
    guard first < last else { return }
    let out = spreading.graph.outgoing
    let chances = spreading.chances.outgoing
    let tops = spreading.chances.tops
    for arc in out.arcs(of: speaker) {
      let target = Int(out.targets[arc])
      guard times[target] > rules.delay,
        coins[arc] < (chances.isEmpty ? tops[target] : chances[arc])
      else { continue }
      tell(target, from: first, until: last)
    }
  }

  private mutating func tell(_ target: Int, from first: Int, until last: Int) {
    touch(target)
    let row = target * rules.levels
    var new = times[target]
    for level in first..<last {
      told[row + level] += 1
      if told[row + level] >= rules.needs[target] { new = min(new, Int32(level) + rules.delay) }
    }
    guard new < times[target] else { return }
    times[target] = new
    queue.push(Int(new) << 32 | target)
  }

  private mutating func touch(_ vertex: Int) {
    guard !isTouched[vertex] else { return }
    isTouched[vertex] = true
    touched.append(Int32(truncatingIfNeeded: vertex))
    before[vertex] = times[vertex]
    let row = vertex * rules.levels
    for level in 0..<rules.levels { rows.append(told[row + level]) }
  }

  /// Makes the last start final.
  mutating func keep() {
    used.append(contentsOf: touched)
    forget()
  }

  private mutating func forget() {
    for vertex in touched { isTouched[Int(vertex)] = false }
    touched.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
  }

  /// Takes the last start, which is that of `vertex`, back.
  mutating func undo(_ vertex: Int32) {
    for (place, changed) in touched.enumerated() {
      times[Int(changed)] = before[Int(changed)]
      let row = Int(changed) * rules.levels
      for level in 0..<rules.levels { told[row + level] = rows[place * rules.levels + level] }
    }
    if !touched.isEmpty { isStart[Int(vertex)] = false }
    forget()
  }
}

extension ComplexWorld {
  /// What the last start brought.
  struct Gain: Sendable {
    /// What those won by it are worth.
    var won = 0.0
    /// How much nearer the others came: the share of the sources they need that it brought, less that
    /// of those won, each times what it is worth.
    var nearer = 0.0
    /// What those won by it add to the sum that has an upper end.
    var burden = 0.0
    /// Whether anybody else was won by it, or won sooner.
    var isWide = false
  }

  /// What the start of `vertex`, which is the last, brought.
  ///
  /// - Parameter burdens: what each vertex adds to the sum that has an upper end; empty without one.
  func gain(of vertex: Int32, worth: [Double], burdens: [Double]) -> Gain {
    var gain = Gain()
    let last = rules.levels - 1
    for (place, changed) in touched.enumerated() {
      let target = Int(changed)
      let (old, new) = (before[target], times[target])
      if old != new, changed != vertex { gain.isWide = true }
      if !burdens.isEmpty, old == rules.never, new < rules.never {
        gain.burden += burdens[target]
      }
      let worth = worth[target]
      guard worth > 0, old == rules.never else { continue }
      let need = Double(rules.needs[target])
      let had = Double(rows[place * rules.levels + last])
      if new < rules.never {
        gain.won += worth
        gain.nearer -= worth * (had / need)
      } else {
        gain.nearer += worth * ((Double(told[target * rules.levels + last]) - had) / need)
      }
    }
    return gain
  }

  /// Whether a vertex is won.
  func isWon(_ vertex: Int32) -> Bool { times[Int(vertex)] < rules.never }

  /// Whether all happens in one step.
  var isAtOnce: Bool { rules.delay == 0 }

  /// Whom the last start won who were not won before, in the order in which they were first told.
  var newlyWon: [Int32] {
    touched.filter { before[Int($0)] == rules.never && times[Int($0)] < rules.never }
  }
}
