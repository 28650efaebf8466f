/// What community detection found.
public struct Communities: Sendable, Hashable {
  /// The community of each vertex; communities are connected and numbered by descending size.
  public let partition: Partition
  /// The modularity of the partition at the resolution asked for; 0 for a graph without edges.
  public let modularity: Double
}

/// Communities by the Leiden algorithm: groups with many ties inside and few between.
///
/// Vertices move, one by one, to the neighbouring community that raises modularity most, until none
/// wants to move; each community is then refined into connected parts; the parts become the
/// vertices of a smaller graph, and so on. Then all over again from the result, until a round gains
/// less than 10⁻⁵ (10⁻³ above 60,000 edges). Small graphs are tried several times from different
/// seeds and the best division is kept. In the first run refinement joins the best neighbour; in the
/// others a random one, chosen in proportion to the gain (the original: to its exponential).
///
/// - Parameters:
///   - resolution: γ of `modularity`; above 1 it asks for smaller groups. Positive.
///   - seed: decides the order in which vertices are looked at. Same seed, same communities.
///   - runs: how many seeds are tried; nil = as many as cost little, 10 for a few hundred vertices
///     and 1 from about 60,000 edges.
/// - Returns: connected communities; isolates are communities of their own. Direction is ignored,
///   the weights of both directions add up.
/// - Throws: `KernelError.cancelled`; `.outOfRange` for a resolution that is not positive.
/// - Complexity: about O(*m*) per run; O(*n* + *m*) memory per thread.
/// - Source: Traag, Waltman, van Eck, "From Louvain to Leiden: Guaranteeing Well-connected
///   Communities", Scientific Reports 9 (2019), 5233.
public func leiden(
  _ graph: Graph, resolution: Double = 1, seed: UInt64 = 1, runs: Int? = nil,
  execution: Execution = Execution()
) throws(KernelError) -> Communities {
  let edges = max(1, graph.edgeCount)
  let tries = runs ?? max(1, min(10, 120_000 / edges))
  return bestOf(
    try leidenRuns(
      graph, resolution: resolution, seed: seed, runs: max(1, tries), execution: execution))
}

/// The results of several runs of `leiden` from different seeds; the first one refines greedily.
func leidenRuns(
  _ graph: Graph, resolution: Double, seed: UInt64, runs: Int, execution: Execution
) throws(KernelError) -> [Communities] {
  guard resolution > 0, resolution.isFinite else {
    throw .outOfRange(
      parameter: "resolution", value: resolution,
      allowed: Double.leastNonzeroMagnitude...Double.greatestFiniteMagnitude)
  }
  let simple = graph.undirected()
  let base = try LeidenBase(simple, execution.cancellation)
  return try execution.mapParts(runs) { (run) throws(KernelError) in
    let labels = try base.communities(
      resolution: resolution, random: SplitMix64(seed: seed, stream: UInt64(run)),
      isGreedy: run == 0, execution.cancellation)
    let partition = simple.connectedParts(of: labels)
    let value = GraphCore.modularity(simple, partition, resolution: resolution) ?? 0
    return Communities(partition: partition, modularity: value)
  }
}

/// The first of the best: later ones must be better by more than rounding.
func bestOf(_ found: [Communities]) -> Communities {
  found.dropFirst().reduce(found[0]) { $1.modularity > $0.modularity + 1e-12 ? $1 : $0 }
}

extension Graph {
  /// The groups of equal label, each cut into its connected pieces.
  ///
  /// Cutting a group that does not hang together never lowers modularity.
  func connectedParts(of labels: [Int32]) -> Partition {
    let offsets = outgoing.offsets
    let targets = outgoing.targets
    var parts = [Int32](repeating: -1, count: vertexCount)
    var queue: [Int32] = []
    queue.reserveCapacity(vertexCount)
    var next = 0
    for start in 0..<vertexCount where parts[start] < 0 {
      parts[start] = Int32(start)
      queue.append(Int32(start))
      while next < queue.count {
        let vertex = Int(queue[next])
        next += 1
        for arc in offsets[vertex]..<offsets[vertex + 1] {
          let target = Int(targets[arc])
          guard parts[target] < 0, labels[target] == labels[vertex] else { continue }
          parts[target] = Int32(start)
          queue.append(Int32(target))
        }
      }
    }
    return Partition(labels: parts)
  }
}
