public import GraphCore
public import Relations

/// A two-mode network: actors and what they belong to or take part in.
///
/// Clubs, events and channels are not people: each side is measured against its own kind, and ties
/// among people are made from what they share only on demand, by a rule with a name.
public struct Affiliations: Sendable {
  /// The snapshot restricted to ties between the two sides.
  public let snapshot: Snapshot
  /// Per vertex of `snapshot` whether it is something others belong to.
  public let isSecond: [Bool]
  /// Degree, closeness and betweenness per vertex, each by the most its side allows, 0...1.
  public let degree: [Double]
  /// See `degree`.
  public let closeness: [Double]
  /// See `degree`.
  public let betweenness: [Double]
  /// How many ties within one side were left out.
  public let leftOut: Int
}

extension Snapshot {
  /// The network as two sides: the actors of some kinds (clubs, events, channels), and all others.
  ///
  /// - Parameter kinds: what others belong to; nil = every kind but persons.
  /// - Throws: `noOrganisations` if one side is empty; `kernel`.
  /// - Complexity: that of `betweenness`.
  public func affiliations(
    with kinds: [Actor.Kind]? = nil, execution: Execution = Execution()
  ) throws(AnalysisError) -> Affiliations {
    let sides = try twoSides(kinds)
    guard let twoMode = TwoModeGraph(sides.snapshot.graph, isSecond: sides.isSecond) else {
      throw .noOrganisations
    }
    do throws(KernelError) {
      let raw = try GraphCore.betweenness(twoMode.graph, direction: .both, execution: execution)
      return Affiliations(
        snapshot: sides.snapshot, isSecond: sides.isSecond, degree: twoMode.degree(),
        closeness: try twoMode.closeness(execution: execution),
        betweenness: twoMode.betweenness(raw: raw), leftOut: sides.leftOut)
    } catch {
      throw .kernel(error)
    }
  }

  /// A network of the actors of one side, tied by what they share of the other.
  ///
  /// - Parameters:
  ///   - kinds: what others belong to; nil = every kind but persons.
  ///   - ontoSecond: whether clubs and events are kept instead of people.
  ///   - weight: how strongly those are tied who share something.
  /// - Throws: `noOrganisations` if one side is empty; `kernel`.
  /// - Complexity: O(Σ k²) over the sizes k of what is shared.
  public func projected(
    with kinds: [Actor.Kind]? = nil, ontoSecond: Bool = false, weight: ProjectionWeight,
    execution: Execution = Execution()
  ) throws(AnalysisError) -> Network {
    let sides = try twoSides(kinds)
    guard let twoMode = TwoModeGraph(sides.snapshot.graph, isSecond: sides.isSecond) else {
      throw .noOrganisations
    }
    let projection: (vertices: [Int32], graph: Graph)
    do throws(KernelError) {
      projection = try twoMode.projection(
        ontoSecond: ontoSecond, weight: weight, execution: execution)
    } catch {
      throw .kernel(error)
    }
    let kept = sides.snapshot.network.restricted(
      toActors: projection.vertices.map { sides.snapshot.actors[Int($0)] }, ties: [])
    return kept.tied(by: projection.graph, kind: TieKind("shared"))
  }

  /// The snapshot with only the ties between actors of `kinds` and all others.
  private func twoSides(
    _ kinds: [Actor.Kind]?
  ) throws(AnalysisError) -> (snapshot: Snapshot, isSecond: [Bool], leftOut: Int) {
    func isSecond(_ position: Int32) -> Bool {
      let kind = network.actors[Int(position)].kind
      return kinds.map { $0.contains(kind) } ?? (kind != .person)
    }
    let crossing = ties.filter { row in
      isSecond(network.ties[Int(row)].source) != isSecond(network.ties[Int(row)].target)
    }
    let second = actors.map(isSecond)
    guard second.contains(true), second.contains(false) else { throw .noOrganisations }
    let part = Snapshot(
      network.restricted(toActors: actors, ties: crossing), Selection(ignoresDirection: true))
    return (part, second, ties.count - crossing.count)
  }
}

extension Network {
  /// The same actors, tied as in a graph of them.
  fileprivate func tied(by graph: Graph, kind: TieKind) -> Network {
    var ties: [Tie] = []
    for vertex in 0..<graph.vertexCount {
      for arc in graph.outgoing.arcs(of: vertex) where graph.outgoing.targets[arc] > vertex {
        ties.append(
          Tie(
            source: vertex, target: Int(graph.outgoing.targets[arc]),
            strength: graph.isWeighted ? graph.outgoing.weights[arc] : 1))
      }
    }
    let network = try? Network(
      actors: actors, ties: ties, tieKinds: [kind], multipliers: multipliers, sources: sources,
      actorAttributes: actorAttributes)
    return network ?? self
  }
}
