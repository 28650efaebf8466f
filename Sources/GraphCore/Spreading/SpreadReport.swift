/// What a list, each of its members, and other sets get to.
///
/// All numbers are expected counts of targets; whoever belongs to a set never counts as reached by it.
public struct SpreadReport: Sendable {
  /// What is asked.
  public struct Question: Sendable {
    /// The list, in order.
    public var list: [Int32]
    /// What the list is compared with; at most 64 of them sets.
    public var rivals: [SpreadRival]
    /// The targets.
    public var roots: [Int32]
    /// The parts of vertices.
    public var parts: VertexParts
    /// How likely an interval may miss.
    public var doubt: Double

    /// A question; by default with intervals that hold in 95 of 100 cases.
    public init(
      list: [Int32], rivals: [SpreadRival] = [], roots: [Int32],
      parts: VertexParts = VertexParts(), doubt: Double = 0.05
    ) {
      self.list = list
      self.rivals = rivals
      self.roots = roots
      self.parts = parts
      self.doubt = doubt
      precondition(rivals.count <= 64, "At most 64 sets can be compared.")
    }
  }

  /// How many reverse-reachable sets were drawn, or runs made.
  public let sets: Int
  /// How many targets the list reaches.
  public var reached: Estimate
  /// Per member of the list how many it reaches whom nobody further up reaches.
  public let adds: [Double]
  /// Per member how many it reaches alone.
  public let reaches: [Double]
  /// Per member how many nobody else on the list reaches.
  public let exclusive: [Double]
  /// Per part how many of those reached belong to it.
  public let byParts: [Double]
  /// Per member and part how many of those it adds belong to it: `addsByParts[member][part]`.
  public let addsByParts: [[Double]]
  /// Per rival how many are reached; where chance draws sets, on average over these.
  public let rivals: [Estimate]
}

extension Spreading {
  /// Counts on as many sets as it takes for an interval of two per cent around the reach of the list,
  /// 16,384 to about a million.
  ///
  /// - Returns: unbiased: the sets had no part in any choice.
  public func report(
    _ question: SpreadReport.Question, seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> SpreadReport {
    let rounds = 7
    let doubt = question.doubt / Double(rounds)
    let own = SplitMix64.seed(seed, of: .reporting)
    var tally = ReportTally(question)
    var goal = 16_384
    for round in 0..<rounds {
      try extend(&tally, to: goal, question, seed: own, execution)
      let reached = Estimate.share(of: tally.sets, sum: Double(tally.reached), doubt: doubt)
      if round == rounds - 1 || reached.high - reached.low <= 0.04 * reached.value
        || tally.work > 60_000_000
      {
        break
      }
      goal *= 2
    }
    return tally.report(question, doubt: doubt)
  }

  private func extend(
    _ tally: inout ReportTally, to goal: Int, _ question: SpreadReport.Question, seed: UInt64,
    _ execution: Execution
  ) throws(KernelError) {
    let first = tally.sets
    let number = goal - first
    let marks = ReportMarks(question, vertexCount: graph.vertexCount, seed: seed)
    let roots = question.roots.shuffled(seed: seed)
    let count = partCount(of: number)
    let tallies = try execution.mapParts(count) { (part) throws(KernelError) in
      var search = ReverseSearch(self)
      var tally = ReportTally(question)
      for set in (number * part / count)..<(number * (part + 1) / count) {
        if set & 255 == 0 { try execution.cancellation.check() }
        var random = SplitMix64(seed: seed, stream: UInt64(first + set))
        _ = search.run(from: roots[(first + set) % roots.count], &random)
        tally.count(search, marks, question, number: first + set)
      }
      return tally
    }
    for part in tallies { tally.add(part) }
  }
}

/// To which sets each vertex belongs.
private struct ReportMarks {
  /// The place on the list, or −1.
  var ranks: [Int32]
  /// Per vertex one bit per rival that is a set.
  var sets: [UInt64]
  /// Per rival the odds of a set drawn evenly, and who may be drawn.
  var odds: [(odds: DrawingOdds, isCandidate: [Bool])?] = []
  let seed: UInt64

  init(_ question: SpreadReport.Question, vertexCount: Int, seed: UInt64) {
    self.seed = seed
    ranks = [Int32](repeating: -1, count: vertexCount)
    sets = [UInt64](repeating: 0, count: vertexCount)
    for (rank, vertex) in question.list.enumerated() { ranks[Int(vertex)] = Int32(rank) }
    for (number, rival) in question.rivals.enumerated() {
      odds.append(nil)
      switch rival {
      case .set(let members): for vertex in members { sets[Int(vertex)] |= 1 << UInt64(number) }
      case .evenly(_, let candidates):
        var isCandidate = [Bool](repeating: false, count: vertexCount)
        for vertex in candidates { isCandidate[Int(vertex)] = true }
        odds[number] = (DrawingOdds(drawing: rival.size, from: candidates.count), isCandidate)
      case .contacts: break
      }
    }
  }
}

/// Counts over some sets, added up in the order of the parts.
private struct ReportTally {
  /// On how many sets those are judged who are drawn anew for each: drawing takes its time.
  static let mostDrawn = 16_384

  private(set) var sets = 0
  private(set) var work = 0
  private(set) var reached = 0
  private var adds: [Int]
  private var reaches: [Int]
  private var exclusive: [Int]
  private var byParts: [Int]
  private var addsByParts: [Int]
  /// Per rival how many sets it meets, or how likely it does, and of how many.
  private var hits: [Double]
  private var judged: [Int]
  private var met: [Int32] = []

  init(_ question: SpreadReport.Question) {
    let size = question.list.count
    adds = [Int](repeating: 0, count: size)
    reaches = adds
    exclusive = adds
    byParts = [Int](repeating: 0, count: question.parts.count)
    addsByParts = [Int](repeating: 0, count: question.parts.count * size)
    hits = [Double](repeating: 0, count: question.rivals.count)
    judged = [Int](repeating: 0, count: question.rivals.count)
  }

  mutating func count(
    _ search: borrowing ReverseSearch, _ marks: ReportMarks, _ question: SpreadReport.Question,
    number: Int
  ) {
    sets += 1
    work += search.count
    met.removeAll(keepingCapacity: true)
    for vertex in search.members where marks.ranks[Int(vertex)] >= 0 {
      met.append(marks.ranks[Int(vertex)])
    }
    countRivals(search, marks, question, number: number)
    let root = Int(search.found[0])
    guard marks.ranks[root] < 0, let first = met.min() else { return }
    reached += 1
    adds[Int(first)] += 1
    for rank in met { reaches[Int(rank)] += 1 }
    if met.count == 1 { exclusive[Int(first)] += 1 }
    for part in question.parts.of(root) {
      byParts[Int(part)] += 1
      addsByParts[Int(first) * byParts.count + Int(part)] += 1
    }
  }

  /// Counts which rivals would have got the message to the root, who is none of theirs.
  private mutating func countRivals(
    _ search: borrowing ReverseSearch, _ marks: ReportMarks, _ question: SpreadReport.Question,
    number: Int
  ) {
    let root = Int(search.found[0])
    var mask: UInt64 = 0
    for vertex in search.members { mask |= marks.sets[Int(vertex)] }
    mask &= ~marks.sets[root]
    for (rival, asked) in question.rivals.enumerated() {
      if let entry = marks.odds[rival] {
        let isMember = entry.isCandidate[root]
        let found = search.members.count { entry.isCandidate[Int($0)] } - (isMember ? 1 : 0)
        hits[rival] += entry.odds.heard(by: found, isCandidate: isMember)
      } else if case .contacts(let draw) = asked {
        guard number < Self.mostDrawn else { continue }
        var random = SplitMix64(seed: marks.seed, stream: 1 << 40 + UInt64(number))
        let set = draw.draw(&random)
        if !set.contains(Int32(root)), search.members.contains(where: set.contains) {
          hits[rival] += 1
        }
      } else {
        hits[rival] += Double(mask >> UInt64(rival) & 1)
      }
      judged[rival] += 1
    }
  }

  mutating func add(_ other: ReportTally) {
    sets += other.sets
    work += other.work
    reached += other.reached
    for place in adds.indices {
      adds[place] += other.adds[place]
      reaches[place] += other.reaches[place]
      exclusive[place] += other.exclusive[place]
    }
    for place in byParts.indices { byParts[place] += other.byParts[place] }
    for place in addsByParts.indices { addsByParts[place] += other.addsByParts[place] }
    for place in hits.indices {
      hits[place] += other.hits[place]
      judged[place] += other.judged[place]
    }
  }

  func report(_ question: SpreadReport.Question, doubt: Double) -> SpreadReport {
    let total = Double(question.roots.count)
    func expected(_ count: Int) -> Double { Double(count) * total / Double(sets) }
    let parts = byParts.count
    return SpreadReport(
      sets: sets,
      reached: Estimate.share(of: sets, sum: Double(reached), doubt: doubt).scaled(by: total),
      adds: adds.map(expected), reaches: reaches.map(expected),
      exclusive: exclusive.map(expected), byParts: byParts.map(expected),
      addsByParts: adds.indices.map { member in
        (0..<parts).map { expected(addsByParts[member * parts + $0]) }
      },
      rivals: hits.indices.map { rival in
        Estimate.share(of: judged[rival], sum: hits[rival], doubt: doubt).scaled(by: total)
      })
  }
}
