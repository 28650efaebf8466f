internal import GraphCore
internal import Relations

/// Whom the actors of a list know: the others they are tied to, whatever the direction.
///
/// Where nobody on the list is tied to one of them (in a list of club members, say), whom they
/// meet: those tied to the same organisation or occasion.
struct Acquaintance {
  /// Whether they meet in organisations instead of being tied.
  let isThroughOrganisations: Bool
  /// For each on the list how many they know.
  let counts: [Int]
  /// How many of them nobody else on the list knows.
  let only: [Int]

  /// - Parameters:
  ///   - list: vertices.
  ///   - isOther: per vertex whether it counts.
  ///   - graph: undirected.
  init(of list: [Int], among isOther: [Bool], in graph: Graph, isPerson: [Bool]) {
    var known = list.map { vertex in
      graph.outgoing.arcs(of: vertex).map { Int(graph.outgoing.targets[$0]) }
        .filter { isOther[$0] }
    }
    isThroughOrganisations = known.allSatisfy(\.isEmpty) && !list.isEmpty
    if isThroughOrganisations {
      // Persons are reached but not gone through: every way leads over an organisation.
      known = list.map { vertex in
        reachable(
          from: [vertex], steps: 2, in: graph, isSilent: Acquaintance.silent(isPerson, vertex)
        )
        .vertices.map(Int.init).filter { isOther[$0] }
      }
    }
    var times = [Int](repeating: 0, count: graph.vertexCount)
    for others in known { for other in others { times[other] += 1 } }
    counts = known.map(\.count)
    // On a list of one there is nobody else to compare with.
    only = known.map { others in known.count > 1 ? others.count { times[$0] == 1 } : 0 }
  }

  private static func silent(_ isPerson: [Bool], _ start: Int) -> [Bool] {
    var isSilent = isPerson
    isSilent[start] = false
    return isSilent
  }

  /// The fact about the list's entry at `place`.
  func fact(at place: Int, total: Int, scope: Fact.Scope) -> Fact {
    isThroughOrganisations
      ? .meets(count: counts[place], total: total, scope: scope, only: only[place])
      : .knows(count: counts[place], total: total, scope: scope, only: only[place])
  }
}
