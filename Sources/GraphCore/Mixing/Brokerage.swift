/// How often a vertex stands between two others that are not tied, by whose group is whose.
///
/// Counted are the ordered pairs *a* → *v* → *b* without an arc *a* → *b*; along undirected edges
/// both ways.
public struct BrokerageRoles: Sendable, Hashable {
  /// a, v and b of one group: v holds its own group together.
  public var coordinator = 0
  /// a and b of one group, v of another: an outsider between them.
  public var itinerant = 0
  /// v and b of one group, a of another: v decides what comes in.
  public var gatekeeper = 0
  /// a and v of one group, b of another: v carries something out.
  public var representative = 0
  /// Three groups: v belongs to neither side.
  public var liaison = 0

  /// All five together.
  public var total: Int { coordinator + itinerant + gatekeeper + representative + liaison }

  /// No role at all.
  public init() {}
}

/// The brokerage roles of every vertex.
///
/// - Parameter groups: the group of each vertex; below 0 = unknown: pairs with an unknown group in
///   any of the three places are left out.
/// - Returns: *n* counts in vertex order. Weights are ignored.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: O(paths of two arcs) time, O(*n*) memory.
/// - Source: Gould, Fernandez, "Structures of Mediation", Sociological Methodology 19 (1989), 89–126.
///   Equals the raw counts of R `sna::brokerage`.
public func brokerage(
  _ graph: Graph, groups: [Int32], execution: Execution = Execution()
) throws(KernelError) -> [BrokerageRoles] {
  precondition(groups.count == graph.vertexCount, "Each vertex needs a group.")
  let offsets = graph.outgoing.offsets
  let targets = graph.outgoing.targets
  var roles = [BrokerageRoles](repeating: BrokerageRoles(), count: graph.vertexCount)
  var tiedFrom = [Int32](repeating: -1, count: graph.vertexCount)
  for a in groups.indices where groups[a] >= 0 {
    try execution.cancellation.check()
    let groupA = groups[a]
    tiedFrom[a] = Int32(a)
    for arc in offsets[a]..<offsets[a + 1] { tiedFrom[Int(targets[arc])] = Int32(a) }
    for arc in offsets[a]..<offsets[a + 1] {
      let v = Int(targets[arc])
      let groupV = groups[v]
      guard groupV >= 0 else { continue }
      var counts = BrokerageRoles()
      for next in offsets[v]..<offsets[v + 1] {
        let b = Int(targets[next])
        let groupB = groups[b]
        guard groupB >= 0, tiedFrom[b] != Int32(a) else { continue }
        if groupA == groupV {
          if groupV == groupB { counts.coordinator += 1 } else { counts.representative += 1 }
        } else if groupV == groupB {
          counts.gatekeeper += 1
        } else if groupA == groupB {
          counts.itinerant += 1
        } else {
          counts.liaison += 1
        }
      }
      roles[v].add(counts)
    }
  }
  return roles
}

extension BrokerageRoles {
  fileprivate mutating func add(_ other: BrokerageRoles) {
    coordinator += other.coordinator
    itinerant += other.itinerant
    gatekeeper += other.gatekeeper
    representative += other.representative
    liaison += other.liaison
  }
}
