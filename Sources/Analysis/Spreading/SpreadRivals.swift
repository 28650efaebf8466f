internal import GraphCore
internal import Relations

/// The simple choices that a list has to beat.
struct SpreadRivals {
  let titles: [SpreadShortlist.Rival]
  /// Per title its set, or how it is drawn.
  let rivals: [SpreadRival]

  /// - Parameters:
  ///   - coverage: who may be chosen, and who is to be reached.
  ///   - graph: along which ties are counted.
  ///   - named: sets to compare with.
  init(
    _ coverage: Coverage, size: Int, graph: Graph, named: [[Int32]], positions: [Int32]
  ) {
    let (candidates, isTarget) = (coverage.candidates, coverage.isTarget)
    let size = min(size, candidates.count)
    let rows = graph.outgoing
    let ranked = candidates.sorted { left, right in
      let degrees = (rows.degree(of: Int(left)), rows.degree(of: Int(right)))
      return degrees.0 == degrees.1
        ? coverage.order[Int(left)] < coverage.order[Int(right)] : degrees.0 > degrees.1
    }
    let people = isTarget.indices.filter { isTarget[$0] }.map(Int32.init)
    var isCandidate = [Bool](repeating: false, count: isTarget.count)
    for candidate in candidates { isCandidate[Int(candidate)] = true }
    titles =
      [.random, .mostTies, .friends] + named.map { .named($0.map { positions[Int($0)] }) }
    rivals =
      [
        .evenly(size: size, of: candidates), .set(Array(ranked.prefix(size))),
        .contacts(
          ContactDraw(size: size, people: people, graph: graph, isCandidate: isCandidate)),
      ] + named.map { .set($0) }
  }
}
