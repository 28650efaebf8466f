internal import GraphCore
internal import Relations

extension Snapshot {
  /// The warmest ways to an actor, the warmest first, each without the go-betweens of those before.
  ///
  /// Of equally warm ways the one with fewer go-betweens comes first, then the one whose ids come
  /// first, compared from the beginning. No way leads through somebody who objected, nor through a
  /// channel: a gazette introduces nobody. If the first way is a direct tie, the alternatives do
  /// without it.
  ///
  /// - Returns: up to `question.alternatives` ways; none if there is no connection.
  /// - Throws: `unknownActor`, `notSelected`, `outOfRange`; `objected` if the one to be met did.
  /// - Complexity: that of `StrongestPaths` per way.
  public func warmPaths(_ question: WarmPath.Question) throws(AnalysisError) -> [WarmPath] {
    guard question.alternatives >= 1 else {
      throw .outOfRange(name: "alternatives", value: question.alternatives, least: 1)
    }
    let starts = try vertices(of: question.from)
    let goal = try vertices(of: [question.to])[0]
    guard !objectors[goal] else { throw .objected(question.to) }
    let warmth = Warmth(self)
    let order = idOrder
    var isBlocked = cannotIntroduce
    var isBarred = [Bool](repeating: false, count: actors.count)
    var result: [WarmPath] = []
    while result.count < question.alternatives {
      let search = StrongestPaths(
        to: [goal], in: warmth.graph, order: order, isBlocked: isBlocked, isBarred: isBarred)
      guard let path = search.strongest(from: starts, order: order) else { break }
      result.append(warmPath(path, warmth))
      if path.count == 1 { break }
      if path.count == 2 { isBarred[path[0]] = true }
      for goBetween in path.dropFirst().dropLast() { isBlocked[goBetween] = true }
    }
    return result
  }

  /// Per vertex whether no introduction leads through it.
  var cannotIntroduce: [Bool] {
    actors.map { position in
      let actor = network.actors[Int(position)]
      return actor.permission == .objected || actor.kind == .channel
    }
  }

  /// A path of vertices with the ties between them.
  func warmPath(_ path: [Int], _ warmth: Warmth) -> WarmPath {
    let steps = zip(path, path.dropFirst()).map { from, to in
      let pair = warmth[from, to]
      return WarmPath.Step(
        from: actors[from], to: actors[to], kind: pair.kind, strength: pair.strength,
        warmth: pair.warmth, lastDay: pair.lastDay)
    }
    return WarmPath(
      steps: steps, warmth: steps.reduce(1) { $0 * $1.warmth }, actors: path.map { actors[$0] })
  }
}

extension StrongestPaths {
  /// The strongest of the paths of several vertices; of equally strong ones the shortest, then the
  /// first in order.
  func strongest(from starts: [Int], order: [Int32]) -> [Int]? {
    var best: (start: Int, strength: Double, arcs: Int)?
    for start in starts {
      guard let (strength, arcs) = strength(of: start) else { continue }
      if let best {
        if strength < best.strength * (1 - 1e-12) { continue }
        let isEqual = strength <= best.strength * (1 + 1e-12)
        if isEqual, (best.arcs, order[best.start]) <= (arcs, order[start]) { continue }
      }
      best = (start, strength, arcs)
    }
    return best.flatMap { path(from: $0.start) }
  }
}
