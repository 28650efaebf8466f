/// A set, or a way to draw one, that a list is compared with.
public enum SpreadRival: Sendable {
  /// Those and no others.
  case set([Int32])
  /// So many of these, each choice as likely: counted over all choices.
  case evenly(size: Int, of: [Int32])
  /// A contact each of people drawn by chance: drawn anew for each count.
  case contacts(ContactDraw)

  /// How many a set has; of contacts the most.
  public var size: Int {
    switch self {
    case .set(let members): members.count
    case .evenly(let size, let candidates): min(size, candidates.count)
    case .contacts(let draw): draw.size
    }
  }

  /// Draws a set, in an order that means nothing.
  func draw(_ random: inout SplitMix64) -> [Int32] {
    switch self {
    case .set(let members): return members
    case .evenly(let size, var candidates):
      let size = min(size, candidates.count)
      for place in 0..<size {
        candidates.swapAt(place, place + random.below(candidates.count - place))
      }
      return Array(candidates.prefix(size))
    case .contacts(let draw): return draw.draw(&random)
    }
  }

  /// Every set there is, if they are at most so many; nil if chance draws them from more.
  func everySet(limit: Int) -> [[Int32]]? {
    switch self {
    case .set(let members): return [members]
    case .evenly(let size, let candidates):
      let size = min(size, candidates.count)
      guard choices(of: size, from: candidates.count, limit: limit + 1) <= limit else { return nil }
      var sets: [[Int32]] = [[]]
      for (place, candidate) in candidates.enumerated() {
        let left = candidates.count - place - 1
        sets = sets.flatMap { set -> [[Int32]] in
          let with = set.count < size ? [set + [candidate]] : []
          return set.count + left >= size ? [set] + with : with
        }
      }
      return sets
    case .contacts: return nil
    }
  }
}

/// Draws different candidates, each a contact of somebody drawn from the people.
public struct ContactDraw: Sendable {
  /// How many to draw.
  public let size: Int
  private let people: [Int32]
  private let graph: Graph
  private let isCandidate: [Bool]

  /// - Parameters:
  ///   - people: from whom to draw.
  ///   - graph: a contact is who can tell somebody something.
  public init(size: Int, people: [Int32], graph: Graph, isCandidate: [Bool]) {
    self.size = size
    self.people = people
    self.graph = graph
    self.isCandidate = isCandidate
  }

  func draw(_ random: inout SplitMix64) -> [Int32] {
    var chosen: [Int32] = []
    guard !people.isEmpty else { return [] }
    for _ in 0..<(40 * size) where chosen.count < size {
      let person = people[random.below(people.count)]
      guard var friend = contact(of: person, &random) else { continue }
      // Where people are tied to clubs only: somebody else of the club.
      if !isCandidate[Int(friend)] { friend = contact(of: friend, &random) ?? friend }
      if friend != person, isCandidate[Int(friend)], !chosen.contains(friend) {
        chosen.append(friend)
      }
    }
    return chosen
  }

  /// One of those who can tell a vertex something, drawn evenly; nil if there is none.
  private func contact(of vertex: Int32, _ random: inout SplitMix64) -> Int32? {
    let row = graph.incoming.arcs(of: Int(vertex))
    return row.isEmpty ? nil : graph.incoming.targets[row.lowerBound + random.below(row.count)]
  }
}

/// How likely a set drawn evenly from candidates reaches somebody, by how many of them would.
struct DrawingOdds: Sendable {
  /// Of somebody who is no candidate: by how many candidates would reach it.
  private let outsiders: [Double]
  /// Of a candidate, who must not be drawn: by how many others would reach it.
  private let members: [Double]

  /// - Parameters:
  ///   - size: how many are drawn.
  ///   - count: from how many.
  init(drawing size: Int, from count: Int) {
    outsiders = DrawingOdds.meeting(size, count)
    let isLeftOut = count > 0 ? 1 - Double(size) / Double(count) : 0
    members = DrawingOdds.meeting(size, count - 1).map { $0 * isLeftOut }
  }

  func heard(by candidates: Int, isCandidate: Bool) -> Double {
    isCandidate ? members[candidates] : outsiders[candidates]
  }

  /// 1 − C(n − c, k)/C(n, k) for each c.
  private static func meeting(_ size: Int, _ count: Int) -> [Double] {
    var missing = 1.0
    var odds = [0.0]
    for found in 0..<max(0, count) {
      missing *= max(0, Double(count - found - size)) / Double(count - found)
      odds.append(1 - missing)
    }
    return odds
  }
}

extension Coverage {
  /// How many targets a set of `size` candidates reaches on average, themselves left out, each set as
  /// likely: without any chance.
  ///
  /// - Complexity: a search of `steps` steps per candidate, over all threads.
  public func expectedReach(drawing size: Int, _ execution: Execution) throws(KernelError) -> Double
  {
    let n = graph.vertexCount
    let parts = try execution.mapRanges(of: candidates.count, grain: max(64, candidates.count / 16))
    {
      (range) throws(KernelError) in
      try execution.cancellation.check()
      var search = StepSearch(vertexCount: n)
      var counts = [Int32](repeating: 0, count: n)
      for place in range {
        search.run(graph.outgoing, from: candidates[place], steps: steps, isSilent: isSilent)
        for found in 1..<search.count { counts[Int(search.found[found])] += 1 }
      }
      return counts
    }
    var isCandidate = [Bool](repeating: false, count: n)
    for vertex in candidates { isCandidate[Int(vertex)] = true }
    let odds = DrawingOdds(drawing: min(size, candidates.count), from: candidates.count)
    var sum = 0.0
    for vertex in 0..<n where isTarget[vertex] {
      let count = parts.reduce(0) { $0 + Int($1[vertex]) }
      sum += odds.heard(by: count, isCandidate: isCandidate[vertex])
    }
    return sum
  }
}

extension Coverage {
  /// How many targets a rival reaches, itself left out: exactly, or the mean of 1,000 draws with a
  /// range of two standard errors.
  public func reach(
    of rival: SpreadRival, seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> Estimate {
    switch rival {
    case .set(let members):
      return Estimate(exactly: Double(reached(from: members)))
    case .evenly(let size, _):
      return Estimate(exactly: try expectedReach(drawing: size, execution))
    case .contacts(let draw):
      let draws = 1000
      let counts = try execution.mapRanges(of: draws, grain: 32) { (range) throws(KernelError) in
        try range.map { (number) throws(KernelError) in
          try execution.cancellation.check()
          var random = SplitMix64(seed: seed, stream: 77 << 32 + UInt64(number))
          return Double(reached(from: draw.draw(&random)))
        }
      }.flatMap { $0 }
      let mean = counts.reduce(0, +) / Double(draws)
      let squares = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let error = (squares / Double(draws - 1) / Double(draws)).squareRoot()
      return Estimate(value: mean, low: max(0, mean - 2 * error), high: mean + 2 * error)
    }
  }

  /// How many targets a set reaches, itself left out.
  public func reached(from set: [Int32]) -> Int {
    var search = StepSearch(vertexCount: graph.vertexCount)
    search.begin()
    for vertex in set { search.add(vertex) }
    let start = search.count
    search.expand(graph.outgoing, steps: steps, isSilent: isSilent)
    return (start..<search.count).count { isTarget[Int(search.found[$0])] }
  }
}
