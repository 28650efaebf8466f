/// Per vertex whether a message that starts there gets to a target other than itself.
///
/// Every vertex keeps the nearest two targets it gets to: one of two is another than itself.
///
/// - Parameters:
///   - steps: how many arcs it runs at most.
///   - isSilent: who hears but does not pass on; whoever starts passes it on all the same.
/// - Complexity: linear in vertices and arcs.
public func reachesAnother(
  isTarget: [Bool], steps: Int, in graph: Graph, isSilent: [Bool]
) -> [Bool] {
  let rows = graph.incoming
  var first = [Int32](repeating: -1, count: graph.vertexCount)
  var second = first
  var level: [(vertex: Int32, target: Int32)] = []
  for vertex in isTarget.indices where isTarget[vertex] {
    first[vertex] = Int32(vertex)
    level.append((Int32(vertex), Int32(vertex)))
  }
  var step = 0
  while step < steps, !level.isEmpty {
    var next: [(vertex: Int32, target: Int32)] = []
    for (vertex, target) in level where step == 0 || !isSilent[Int(vertex)] {
      for arc in rows.arcs(of: Int(vertex)) {
        let before = Int(rows.targets[arc])
        if first[before] < 0 {
          first[before] = target
        } else if first[before] != target, second[before] < 0 {
          second[before] = target
        } else {
          continue
        }
        next.append((Int32(before), target))
      }
    }
    level = next
    step += 1
  }
  return first.indices.map { vertex in
    first[vertex] >= 0 && (first[vertex] != Int32(vertex) || second[vertex] >= 0)
  }
}
