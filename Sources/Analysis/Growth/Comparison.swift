public import GraphCore
public import Relations
public import Wording

/// A network on two days: which ties are new, which were lost, which are there on both.
///
/// Up to `mostActors` actors with ties are told apart one by one; of more the circles are shown,
/// which are found among the ties of both days together.
public struct Comparison: Sendable {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// The two days, the earlier one first.
    public var before, after: Day
    /// When a tie is alive.
    public var rules: TieRules
    /// How many actors are shown one by one at most.
    public var mostActors: Int
    /// Fixes chance in finding circles.
    public var seed: UInt64

    /// A question.
    public init(
      before: Day, after: Day, rules: TieRules = TieRules(), mostActors: Int = 1_500,
      seed: UInt64 = 1
    ) {
      self.before = before
      self.after = after
      self.rules = rules
      self.mostActors = mostActors
      self.seed = seed
    }
  }

  /// An actor or a circle with ties on one of the days.
  public struct Node: Sendable, Hashable {
    /// What it is called; nil for somebody who objected to being contacted.
    public let name: Localized?
    /// How many others the actor is tied to, or how many tied members the circle has.
    public let before, after: Int
  }

  /// Two nodes and how many pairs of actors between them are new, lost, tied on both days.
  public struct Link: Sendable, Hashable {
    /// Positions in `nodes`, the lower first.
    public let first, second: Int
    /// Pairs of actors.
    public let new, lost, kept: Int
  }

  /// A pair of actors that came or went.
  public struct Change: Sendable, Hashable {
    /// Whether it came.
    public let isNew: Bool
    /// Positions in `Network.actors`.
    public let first, second: Int32
  }

  /// The question.
  public let question: Question
  /// Whether nodes are circles.
  public let isAggregated: Bool
  /// In the order of the network; circles by size.
  public let nodes: [Node]
  /// Ascending.
  public let links: [Link]
  /// All pairs that came or went: those that came first, each in the order of the network.
  public let changes: [Change]
  /// Pairs on both days.
  public let kept: Int

  /// Pairs that came.
  public var new: Int { changes.count { $0.isNew } }
  /// Pairs that went.
  public var lost: Int { changes.count - new }
}

extension Snapshot {
  /// What changed between two days.
  ///
  /// - Throws: `kernel` if cancelled.
  /// - Complexity: that of `TieCourses`, and of finding circles in large networks.
  public func comparison(
    _ question: Comparison.Question, execution: Execution = Execution()
  ) throws(AnalysisError) -> Comparison {
    let courses = TieCourses(self, rules: question.rules)
    let span = DaySpan(first: question.before.advanced(by: 1), last: question.after)
    let pairs = PairFrames(courses, TieRuns(courses, [span], .days))
    var found: [(lower: Int, upper: Int, before: Bool, after: Bool)] = []
    let (before, after) = (pairs.mask(at: -1), pairs.mask(at: 0))
    for pair in 0..<pairs.count where before[pair] || after[pair] {
      found.append(
        (Int(pairs.lower[pair]), Int(pairs.upper[pair]), before[pair], after[pair]))
    }
    var isTied = [Bool](repeating: false, count: actors.count)
    for item in found { (isTied[item.lower], isTied[item.upper]) = (true, true) }
    let tied = isTied.indices.filter { isTied[$0] }
    let isAggregated = tied.count > question.mostActors
    var nodeOf = [Int](repeating: -1, count: actors.count)
    var names: [Localized?]
    if isAggregated {
      (nodeOf, names) = try circleNodes(courses, question, execution)
    } else {
      for (number, vertex) in tied.enumerated() { nodeOf[vertex] = number }
      names = tied.map {
        actor(of: $0).permission == .objected ? nil : Localized(actor(of: $0).name)
      }
    }
    return comparison(question, found, nodeOf, names, isAggregated)
  }

  private func comparison(
    _ question: Comparison.Question,
    _ pairs: [(lower: Int, upper: Int, before: Bool, after: Bool)], _ nodeOf: [Int],
    _ names: [Localized?], _ isAggregated: Bool
  ) -> Comparison {
    var degrees = [(before: Int, after: Int)](repeating: (0, 0), count: actors.count)
    var cells: [UInt64: (new: Int, lost: Int, kept: Int)] = [:]
    var came: [Comparison.Change] = []
    var went: [Comparison.Change] = []
    var kept = 0
    for pair in pairs {
      for end in [pair.lower, pair.upper] {
        degrees[end].before += pair.before ? 1 : 0
        degrees[end].after += pair.after ? 1 : 0
      }
      let isKept = pair.before && pair.after
      if isKept {
        kept += 1
      } else {
        let change = Comparison.Change(
          isNew: pair.after, first: actors[pair.lower], second: actors[pair.upper])
        if pair.after { came.append(change) } else { went.append(change) }
      }
      let ends = (nodeOf[pair.lower], nodeOf[pair.upper])
      guard ends.0 != ends.1 else { continue }
      let key = UInt64(min(ends.0, ends.1)) << 32 | UInt64(max(ends.0, ends.1))
      var cell = cells[key] ?? (0, 0, 0)
      if isKept { cell.kept += 1 } else if pair.after { cell.new += 1 } else { cell.lost += 1 }
      cells[key] = cell
    }
    var sizes = [(before: Int, after: Int)](repeating: (0, 0), count: names.count)
    for vertex in actors.indices where nodeOf[vertex] >= 0 {
      let degree = degrees[vertex]
      sizes[nodeOf[vertex]].before += isAggregated ? (degree.before > 0 ? 1 : 0) : degree.before
      sizes[nodeOf[vertex]].after += isAggregated ? (degree.after > 0 ? 1 : 0) : degree.after
    }
    return Comparison(
      question: question, isAggregated: isAggregated,
      nodes: zip(names, sizes).map {
        Comparison.Node(name: $0, before: $1.before, after: $1.after)
      },
      links: cells.sorted { $0.key < $1.key }.map { key, cell in
        Comparison.Link(
          first: Int(key >> 32), second: Int(key & 0xFFFF_FFFF), new: cell.new, lost: cell.lost,
          kept: cell.kept)
      }, changes: came + went, kept: kept)
  }

  /// The circle of each vertex, those of one or two members as one; their names.
  private func circleNodes(
    _ courses: TieCourses, _ question: Comparison.Question, _ execution: Execution
  ) throws(AnalysisError) -> (nodeOf: [Int], names: [Localized?]) {
    let rows = (0..<courses.count).filter {
      courses.isAlive($0, on: question.before) || courses.isAlive($0, on: question.after)
    }.flatMap { courses.rows[courses.rowOffsets[$0]..<courses.rowOffsets[$0 + 1]] }
    let both = Snapshot(self, ties: rows.sorted())
    let groups = try both.groups(Groups.Question(seed: question.seed), execution: execution)
    let named = groups.groups.prefix { $0.members.count > 2 }.prefix(40)
    let hasOthers = groups.membership.contains { Int($0) >= named.count }
    return (
      groups.membership.map { min(Int($0), named.count) },
      named.map(\.name)
        + (hasOthers ? [Localized(de: "alle anderen", en: "everybody else")] : [])
    )
  }
}

extension PairFrames {
  /// Per pair whether it is tied at the end of a frame; −1 = on the eve of the first.
  func mask(at frame: Int) -> [Bool] {
    var mask = [Bool](repeating: false, count: count)
    for pair in 0..<count { mask[pair] = isTied(pair, at: frame) }
    return mask
  }
}
