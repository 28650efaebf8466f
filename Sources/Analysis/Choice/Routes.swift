public import GraphCore
public import Relations

/// The ways along which a message gets from partners to the others, checked one by one.
public struct Routes: Hashable, Sendable {
  /// Positions in `Network.actors` from a partner to somebody reached, both included.
  public let routes: [[Int32]]
  /// The routes on which something is wrong: somebody who objected passes the message on, two
  /// neighbours are not tied, or it takes too many steps.
  ///
  /// Always empty: found by walking every route along the rows of the network, independently of the
  /// search that made it.
  public let faulty: [[Int32]]
  /// How many who objected hear it all the same; they pass nothing on.
  public let objectorsHearing: Int
}

extension Snapshot {
  /// A shortest route from one of `partners` to everybody they reach.
  ///
  /// - Throws: `unknownActor`, `notSelected`, `objected`.
  /// - Complexity: linear in actors and ties.
  public func routes(
    from partners: [Actor.ID], steps: Int, direction: MeasureOptions.Direction? = nil
  ) throws(AnalysisError) -> Routes {
    let seeds = try vertices(of: partners)
    let isObjector = objectors
    if let seed = seeds.first(where: { isObjector[$0] }) {
      throw .objected(actor(of: seed).id)
    }
    let rows = messageGraph(direction: direction).outgoing
    var previous = [Int32](repeating: -1, count: actors.count)
    var isSeen = mask(seeds)
    var level = seeds
    var found: [Int] = []
    for _ in 0..<steps {
      var next: [Int] = []
      for vertex in level where !isObjector[vertex] {
        for arc in rows.arcs(of: vertex) {
          let other = Int(rows.targets[arc])
          guard !isSeen[other] else { continue }
          isSeen[other] = true
          previous[other] = Int32(vertex)
          next.append(other)
        }
      }
      found.append(contentsOf: next.sorted())
      level = next
    }
    let routes = found.map { vertex in
      var route = [actors[vertex]]
      var current = Int(previous[vertex])
      while current >= 0 {
        route.append(actors[current])
        current = Int(previous[current])
      }
      return Array(route.reversed())
    }
    let check = RouteCheck(self, partners: partners, steps: steps, direction: direction)
    return Routes(
      routes: routes, faulty: routes.filter { !check.permits($0) },
      objectorsHearing: found.count { isObjector[$0] })
  }
}

/// Walks routes along the rows of the network.
private struct RouteCheck {
  private let network: Network
  private let ties: Set<UInt64>
  private let partners: Set<Actor.ID>
  private let steps: Int

  init(
    _ snapshot: Snapshot, partners: [Actor.ID], steps: Int, direction: MeasureOptions.Direction?
  ) {
    network = snapshot.network
    self.partners = Set(partners)
    self.steps = steps
    var ties: Set<UInt64> = []
    let rule = MessageDirection(snapshot, direction)
    for position in snapshot.ties {
      let tie = snapshot.network.ties[Int(position)]
      guard tie.effectiveStrength > 0 else { continue }
      let ways = rule.ways(of: tie)
      if ways.forward { ties.insert(RouteCheck.key(tie.source, tie.target)) }
      if ways.backward { ties.insert(RouteCheck.key(tie.target, tie.source)) }
    }
    self.ties = ties
  }

  private static func key(_ from: Int32, _ to: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: from)) << 32 | UInt64(UInt32(bitPattern: to))
  }

  func permits(_ route: [Int32]) -> Bool {
    guard let first = route.first, partners.contains(network.actors[Int(first)].id),
      (2...steps + 1).contains(route.count)
    else { return false }
    for (from, to) in zip(route, route.dropFirst()) {
      if network.actors[Int(from)].permission == .objected { return false }
      if !ties.contains(RouteCheck.key(from, to)) { return false }
    }
    return true
  }
}
