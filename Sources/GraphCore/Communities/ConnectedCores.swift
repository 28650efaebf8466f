/// The connected pieces of the *k*-core: circles in which everyone is tied to at least *k* others of
/// the circle.
///
/// - Parameter k: at least 0.
/// - Returns: the pieces, largest first (of equal ones that with the lowest vertex), each ascending;
///   none where no vertex has coreness *k*. Direction and weights are ignored.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: O(*n* + *m*).
/// - Source: Seidman, "Network Structure and Minimum Degree", Social Networks 5 (1983), 269–287.
public func connectedCores(
  _ graph: Graph, _ k: Int, execution: Execution = Execution()
) throws(KernelError) -> [[Int32]] {
  let simple = graph.withoutWeights().undirected()
  let cores = try coreness(simple, execution: execution)
  // Pieces outside the core are found as well, and left out below.
  let inside = cores.map { Int($0) >= k }
  let pieces = simple.connectedParts(of: inside.map { $0 ? 1 : 0 })
  let (offsets, vertices) = pieces.members()
  return (0..<pieces.count).map { vertices[offsets[$0]..<offsets[$0 + 1]] }
    .filter { inside[Int($0[$0.startIndex])] }.map { Array($0) }
}
