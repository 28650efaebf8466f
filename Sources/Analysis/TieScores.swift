public import GraphCore

/// Numbers per pair of tied actors.
public struct TieScores: Sendable {
  /// One pair; in a directed network one direction of it.
  public struct Entry: Sendable, Hashable {
    /// Position in `Network.actors` of one end; the tail, if directed.
    public let source: Int32
    /// Position in `Network.actors` of the other end.
    public let target: Int32
    /// The strengths of their ties added up.
    public let strength: Double
    /// Edge betweenness, raw.
    public let betweenness: Double
    /// Whether the network would fall into more parts without it.
    public let isBridge: Bool
  }

  /// Every pair, the one most ways run through first; equal ones by the ids of both ends.
  public let entries: [Entry]
}

extension Snapshot {
  /// On how many shortest ways each tie lies, and which ties the network hangs on.
  ///
  /// - Parameters:
  ///   - weighted: whether strong ties are short.
  ///   - share: divide by the number of pairs.
  /// - Throws: `KernelError.cancelled`.
  /// - Complexity: that of `edgeBetweenness`.
  public func tieScores(
    weighted: Bool = false, share: Bool = false, execution: Execution = Execution()
  ) throws(KernelError) -> TieScores {
    let seen = weighted ? weightedGraph : graph
    let scores = try edgeBetweenness(seen, share: share, execution: execution)
    let blocks = try biconnectedComponents(graph, execution: execution)
    let bridges = Set(blocks.bridges.map { UInt64($0.0) << 32 | UInt64($0.1) })
    let rows = weightedGraph.outgoing
    let order = idOrder
    var lines: [(key: (Int32, Int32), entry: TieScores.Entry)] = []
    lines.reserveCapacity(graph.edgeCount)
    for vertex in 0..<graph.vertexCount {
      for arc in rows.arcs(of: vertex) {
        let target = Int(rows.targets[arc])
        guard graph.isDirected || target > vertex else { continue }
        let swaps = !graph.isDirected && order[target] < order[vertex]
        let (tail, head) = swaps ? (target, vertex) : (vertex, target)
        let pair = UInt64(min(vertex, target)) << 32 | UInt64(max(vertex, target))
        let entry = TieScores.Entry(
          source: actors[tail], target: actors[head],
          strength: rows.weights.isEmpty ? 1 : rows.weights[arc], betweenness: scores[arc],
          isBridge: bridges.contains(pair))
        lines.append(((order[tail], order[head]), entry))
      }
    }
    lines.sort { left, right in
      let (more, less) = (rounded(left.entry.betweenness), rounded(right.entry.betweenness))
      return more == less ? left.key < right.key : more > less
    }
    return TieScores(entries: lines.map(\.entry))
  }
}

/// A number without its last digits, in which sums of the same terms in another order differ.
private func rounded(_ value: Double) -> Double {
  Double(bitPattern: (value.bitPattern + 0x8000) & ~0xFFFF)
}
