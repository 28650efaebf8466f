internal import GraphCore
internal import Relations

/// The simple choices that a list has to beat.
struct SpreadRivals {
  /// How often sets are drawn where chance chooses them.
  static let draws = 16

  let rivals: [SpreadShortlist.Rival]
  /// Per rival its sets.
  let families: [[[Int32]]]

  /// - Parameters:
  ///   - candidates: who may be chosen, in order: of equal ones the first wins.
  ///   - named: sets to compare with.
  init(
    candidates: [Int32], size: Int, graph: Graph, isTarget: [Bool], named: [[Int32]],
    positions: [Int32], seed: UInt64
  ) {
    let size = min(size, candidates.count)
    var random = SplitMix64(seed: seed, stream: 77)
    let drawn = (0..<SpreadRivals.draws).map { _ in
      Array(candidates.shuffled(using: &random).prefix(size))
    }
    let rows = graph.outgoing
    let ranked = candidates.enumerated().sorted { left, right in
      let degrees = (rows.degree(of: Int(left.element)), rows.degree(of: Int(right.element)))
      return degrees.0 == degrees.1 ? left.offset < right.offset : degrees.0 > degrees.1
    }
    let people = isTarget.indices.filter { isTarget[$0] }.map(Int32.init)
    var isCandidate = [Bool](repeating: false, count: isTarget.count)
    for candidate in candidates { isCandidate[Int(candidate)] = true }
    let friends = (0..<SpreadRivals.draws).map { _ in
      SpreadRivals.friends(of: people, size: size, graph, isCandidate, &random)
    }
    rivals =
      [.random, .mostTies, .friends]
      + named.map { .named($0.map { positions[Int($0)] }) }
    families = [drawn, [ranked.prefix(size).map(\.element)], friends] + named.map { [$0] }
  }

  /// Different candidates, each a contact of somebody drawn from the people.
  private static func friends(
    of people: [Int32], size: Int, _ graph: Graph, _ isCandidate: [Bool],
    _ random: inout SplitMix64
  ) -> [Int32] {
    var chosen: [Int32] = []
    guard !people.isEmpty else { return [] }
    for _ in 0..<(40 * size) where chosen.count < size {
      let person = people[random.below(people.count)]
      guard var friend = graph.contact(of: person, &random) else { continue }
      // Where people are tied to clubs only: somebody else of the club.
      if !isCandidate[Int(friend)] { friend = graph.contact(of: friend, &random) ?? friend }
      if friend != person, isCandidate[Int(friend)], !chosen.contains(friend) {
        chosen.append(friend)
      }
    }
    return chosen
  }
}

extension Graph {
  /// One of those who can tell a vertex something, drawn evenly; nil if there is none.
  fileprivate func contact(of vertex: Int32, _ random: inout SplitMix64) -> Int32? {
    let row = incoming.arcs(of: Int(vertex))
    return row.isEmpty ? nil : incoming.targets[row.lowerBound + random.below(row.count)]
  }
}
