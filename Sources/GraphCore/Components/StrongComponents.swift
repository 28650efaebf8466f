/// Strongly connected components: sets in which everyone reaches everyone along the arcs.
///
/// The component of the vertex with most ways through it, mostly the giant one, is found by a search
/// ahead and one back: whoever is reached by both belongs to it. What is left is searched depth
/// first.
///
/// - Returns: the components as a partition; a vertex on no cycle is one of its own. In an
///   undirected graph these are the connected components.
/// - Throws: `KernelError.cancelled`.
/// - Complexity: O(*n* + *m*) time, O(*n*) memory; no recursion.
/// - Source: Fleischer, Hendrickson, Pınar, "On Identifying Strongly Connected Components in
///   Parallel", IPDPS 2000; Pearce, "A Space-Efficient Algorithm for Finding Strongly Connected
///   Components", Information Processing Letters 116 (2016), 47–52. Equals igraph
///   `connected_components(mode="strong")`.
public func strongComponents(
  _ graph: Graph, execution: Execution = Execution()
) throws(KernelError) -> Partition {
  guard graph.isDirected else { return connectedComponents(graph) }
  let n = graph.vertexCount
  let offsets = graph.outgoing.offsets
  let targets = graph.outgoing.targets
  // `index` is Pearce's rindex: 0 unseen, then the visit number of the earliest vertex known to be
  // reachable, at last a component number, which is higher than any visit number still in use.
  var index = [Int32](repeating: 0, count: n)
  var isRoot = [Bool](repeating: true, count: n)
  var path: [Int32] = []
  var waiting: [Int32] = []
  var nextArc = [Int](offsets.prefix(n))
  var visit: Int32 = 1
  var component = Int32(n)
  if let pivot = (0..<n).max(by: { graph.passages($0) < graph.passages($1) }) {
    let ahead = steps(graph, from: [Int32(pivot)])
    let back = steps(graph, from: [Int32(pivot)], direction: .in)
    for vertex in 0..<n where ahead[vertex] >= 0 && back[vertex] >= 0 { index[vertex] = component }
    component -= 1
  }
  for start in 0..<n where index[start] == 0 {
    if start.isMultiple(of: 4096) { try execution.cancellation.check() }
    path.append(Int32(start))
    index[start] = visit
    visit += 1
    while let last = path.last {
      let vertex = Int(last)
      var descended = false
      while nextArc[vertex] < offsets[vertex + 1] {
        let target = Int(targets[nextArc[vertex]])
        if index[target] == 0 {
          path.append(Int32(target))
          index[target] = visit
          visit += 1
          descended = true
          break
        }
        if index[target] < index[vertex] {
          index[vertex] = index[target]
          isRoot[vertex] = false
        }
        nextArc[vertex] += 1
      }
      if descended { continue }
      path.removeLast()
      if isRoot[vertex] {
        visit -= 1
        while let top = waiting.last, index[vertex] <= index[Int(top)] {
          waiting.removeLast()
          index[Int(top)] = component
          visit -= 1
        }
        index[vertex] = component
        component -= 1
      } else {
        waiting.append(last)
      }
    }
  }
  return Partition(labels: index.map { $0 - 1 })
}

extension Graph {
  /// How many ways of two arcs lead through a vertex.
  fileprivate func passages(_ vertex: Int) -> Int {
    incoming.degree(of: vertex) * outgoing.degree(of: vertex)
  }
}
