/// Connected components: who can reach whom when direction is ignored.
///
/// - Returns: the components as a partition; an isolate is one of its own. An empty graph has none.
/// - Complexity: O(*n* + *m*), in practice far fewer arcs are looked at: two arcs per vertex join
///   most of the largest component, whose other arcs need no look then. O(*n*) memory.
/// - Source: Sutton, Ben-Nun, Barak, "Optimizing Parallel Graph Connectivity Computation via
///   Subgraph Sampling", IPDPS 2018 (Afforest). Equals igraph `connected_components(mode="weak")`.
public func connectedComponents(_ graph: Graph) -> Partition {
  let n = graph.vertexCount
  var parents = [Int32](unsafeUninitializedCapacity: n) { buffer, count in
    for vertex in 0..<n { buffer[vertex] = Int32(vertex) }
    count = n
  }
  let sampled = 2
  join(&parents, graph.outgoing, sampled: sampled)
  let giant = frequentRoot(&parents)
  for rows in graph.isDirected ? [graph.outgoing, graph.incoming] : [graph.outgoing] {
    let offsets = rows.offsets
    let targets = rows.targets
    for vertex in 0..<n where root(&parents, Int32(vertex)) != giant {
      for arc in offsets[vertex]..<offsets[vertex + 1] {
        unite(&parents, Int32(vertex), targets[arc])
      }
    }
  }
  for vertex in 0..<n { parents[vertex] = root(&parents, Int32(vertex)) }
  return Partition(labels: parents)
}

/// Joins each vertex with the other ends of its first arcs.
private func join(_ parents: inout [Int32], _ rows: Graph.Adjacency, sampled: Int) {
  let offsets = rows.offsets
  let targets = rows.targets
  for place in 0..<sampled {
    for vertex in 0..<parents.count where offsets[vertex] + place < offsets[vertex + 1] {
      unite(&parents, Int32(vertex), targets[offsets[vertex] + place])
    }
  }
}

/// The root found most often among some evenly spread vertices; −1 without vertices.
private func frequentRoot(_ parents: inout [Int32]) -> Int32 {
  let n = parents.count
  let samples = min(n, 1024)
  var roots: [Int32] = []
  for sample in 0..<samples { roots.append(root(&parents, Int32(sample * n / samples))) }
  roots.sort()
  var best: Int32 = -1
  var bestCount = 0
  var start = 0
  for end in roots.indices.map({ $0 + 1 })
  where end == roots.count || roots[end] != roots[start] {
    if end - start > bestCount {
      bestCount = end - start
      best = roots[start]
    }
    start = end
  }
  return best
}

/// The lowest vertex known to hang together with `vertex`; halves the way there.
@inline(__always)
private func root(_ parents: inout [Int32], _ vertex: Int32) -> Int32 {
  var vertex = vertex
  while true {
    let parent = parents[Int(vertex)]
    if parent == vertex { return vertex }
    let grandparent = parents[Int(parent)]
    parents[Int(vertex)] = grandparent
    vertex = grandparent
  }
}

@inline(__always)
private func unite(_ parents: inout [Int32], _ one: Int32, _ other: Int32) {
  let a = root(&parents, one)
  let b = root(&parents, other)
  if a < b { parents[Int(b)] = a } else { parents[Int(a)] = b }
}
