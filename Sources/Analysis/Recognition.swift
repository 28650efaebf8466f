internal import GraphCore
public import Relations

/// Who can be recognised in a published map although all names are gone: by the pattern of ties.
///
/// Somebody who knows how many acquaintances a person has, and how many those have, finds the person
/// if nobody else has the same pattern. Direction, strength and days are not looked at.
///
/// - Source: Hay, Miklau, Jensen, Towsley, Weis, "Resisting Structural Re-identification in Anonymized
///   Social Networks", PVLDB 1 (2008), 102–114: the queries H₁ (number of neighbours) and H₂ (the
///   numbers of the neighbours' neighbours).
public struct Recognition: Sendable {
  /// Positions in `Network.actors` of those looked at, ascending.
  public let actors: [Int32]
  /// For each of them: how many (oneself included) have as many neighbours and the same details.
  public let alikeByDegree: [Int]
  /// For each of them: how many have neighbours with the same numbers of neighbours as well.
  public let alikeByNeighbours: [Int]

  /// How many stand out from a crowd of `k`: fewer than *k* are alike.
  public func exposed(below k: Int) -> (byDegree: Int, byNeighbours: Int) {
    (
      alikeByDegree.filter { $0 < k }.count, alikeByNeighbours.filter { $0 < k }.count
    )
  }
}

extension Snapshot {
  /// How many are alike each selected actor.
  ///
  /// - Parameters:
  ///   - kinds: which kinds of actor are looked at; nil = all.
  ///   - showsPlaces: whether places are published too.
  /// - Complexity: O(*m* log *m*) time, O(*m*) memory.
  public func recognition(
    among kinds: [Actor.Kind]? = nil, showsPlaces: Bool = false
  ) -> Recognition {
    let neighbours = distinctNeighbours()
    let degrees = neighbours.map(\.count)
    let looked = actors.indices.filter { vertex in
      kinds?.contains(network.actors[Int(actors[vertex])].kind) ?? true
    }
    func details(_ vertex: Int) -> [String] {
      let actor = network.actors[Int(actors[vertex])]
      return [actor.kind.id] + (showsPlaces ? [actor.place] : [])
    }
    let coarse = looked.map { Pattern(details: details($0), numbers: [degrees[$0]]) }
    let fine = looked.map { vertex in
      Pattern(
        details: details(vertex), numbers: neighbours[vertex].map { degrees[Int($0)] }.sorted())
    }
    return Recognition(
      actors: looked.map { actors[$0] }, alikeByDegree: Self.crowds(coarse),
      alikeByNeighbours: Self.crowds(fine))
  }

  private struct Pattern: Hashable {
    let details: [String]
    let numbers: [Int]
  }

  /// For each pattern how often it occurs.
  private static func crowds(_ patterns: [Pattern]) -> [Int] {
    var counts: [Pattern: Int] = [:]
    for pattern in patterns { counts[pattern, default: 0] += 1 }
    return patterns.map { counts[$0] ?? 0 }
  }

  /// The others each vertex is tied to, each once, whatever the direction.
  private func distinctNeighbours() -> [[Int32]] {
    var neighbours = [[Int32]](repeating: [], count: graph.vertexCount)
    for vertex in 0..<graph.vertexCount {
      for arc in graph.outgoing.arcs(of: vertex) {
        let other = graph.outgoing.targets[arc]
        guard Int(other) != vertex else { continue }
        neighbours[vertex].append(other)
        if graph.isDirected { neighbours[Int(other)].append(Int32(vertex)) }
      }
    }
    return neighbours.map { list in
      var distinct: [Int32] = []
      for other in list.sorted() where distinct.last != other { distinct.append(other) }
      return distinct
    }
  }
}
