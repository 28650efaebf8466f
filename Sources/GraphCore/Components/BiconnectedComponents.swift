/// The blocks of a graph: parts that no single vertex holds together.
///
/// A block is a largest set of vertices that stays connected whichever one of them is removed. Two
/// blocks share at most one vertex, and each shared vertex is an articulation point: without it the
/// graph falls into more pieces. A block of two vertices is a bridge. Direction is ignored; isolates
/// are in no block.
public struct BiconnectedComponents: Sendable, Hashable {
  /// Positions in `vertices`: block *b* is `vertices[offsets[b]..<offsets[b + 1]]`.
  public let offsets: [Int]
  /// The vertices of the blocks, ascending within each; blocks in the order of the search.
  public let vertices: [Int32]
  /// Whether the removal of a vertex adds a component.
  public let isArticulation: [Bool]

  /// The number of blocks.
  public var count: Int { offsets.count - 1 }

  /// The edges whose removal adds a component, as pairs (lower, higher vertex), ascending.
  public var bridges: [(Int32, Int32)] {
    (0..<count).lazy.filter { offsets[$0 + 1] - offsets[$0] == 2 }
      .map { (vertices[offsets[$0]], vertices[offsets[$0] + 1]) }
      .sorted { $0 < $1 }
  }
}

/// Blocks, articulation points and bridges.
///
/// - Throws: `KernelError.cancelled`.
/// - Complexity: O(*n* + *m*) time, O(*n*) memory; no recursion.
/// - Source: Hopcroft, Tarjan, "Algorithm 447: Efficient Algorithms for Graph Manipulation",
///   Communications of the ACM 16 (1973), 372–378. Equals igraph `biconnected_components`.
public func biconnectedComponents(
  _ graph: Graph, execution: Execution = Execution()
) throws(KernelError) -> BiconnectedComponents {
  let n = graph.vertexCount
  let rows = graph.undirected().outgoing
  let offsets = rows.offsets
  let targets = rows.targets
  var visit = [Int32](repeating: 0, count: n)  // 0 = unseen
  var low = [Int32](repeating: 0, count: n)
  var nextArc = [Int](offsets.prefix(n))
  var path: [Int32] = []
  var waiting: [Int32] = []  // vertices whose block is not closed yet
  var blocks = BlockList(vertexCount: n)
  var clock: Int32 = 0
  for start in 0..<n where visit[start] == 0 {
    if start.isMultiple(of: 4096) { try execution.cancellation.check() }
    clock += 1
    visit[start] = clock
    low[start] = clock
    path.append(Int32(start))
    waiting.append(Int32(start))
    while let last = path.last {
      let vertex = Int(last)
      if nextArc[vertex] < offsets[vertex + 1] {
        let target = Int(targets[nextArc[vertex]])
        nextArc[vertex] += 1
        if visit[target] == 0 {
          clock += 1
          visit[target] = clock
          // The arc back to the parent is looked at like any other: low may reach the parent's
          // own number, which closes the block just as well.
          low[target] = clock
          path.append(Int32(target))
          waiting.append(Int32(target))
        } else if visit[target] < low[vertex] {
          low[vertex] = visit[target]
        }
        continue
      }
      path.removeLast()
      guard let parent = path.last.map({ Int($0) }) else { break }
      if low[vertex] < low[parent] { low[parent] = low[vertex] }
      if low[vertex] >= visit[parent] {
        blocks.close(from: Int32(vertex), with: Int32(parent), taking: &waiting)
      }
    }
    waiting.removeAll(keepingCapacity: true)
  }
  return blocks.sorted()
}

/// Blocks as they are found, and in how many of them each vertex is.
private struct BlockList {
  var offsets: [Int] = [0]
  var vertices: [Int32] = []
  var blocksOf: [Int32]

  init(vertexCount: Int) {
    vertices.reserveCapacity(vertexCount + vertexCount / 4)
    blocksOf = [Int32](repeating: 0, count: vertexCount)
  }

  /// Makes a block of `top`, all that waits above it, and `parent`.
  mutating func close(from top: Int32, with parent: Int32, taking waiting: inout [Int32]) {
    while let vertex = waiting.popLast() {
      vertices.append(vertex)
      blocksOf[Int(vertex)] += 1
      if vertex == top { break }
    }
    vertices.append(parent)
    blocksOf[Int(parent)] += 1
    offsets.append(vertices.count)
  }

  /// The blocks with their vertices ascending: blocks by vertex, then back.
  func sorted() -> BiconnectedComponents {
    var starts = [0]
    starts.reserveCapacity(blocksOf.count + 1)
    for count in blocksOf { starts.append(starts[starts.count - 1] + Int(count)) }
    var next = starts
    var blockOfPlace = [Int32](repeating: 0, count: vertices.count)
    for block in 0..<(offsets.count - 1) {
      for place in offsets[block]..<offsets[block + 1] {
        let vertex = Int(vertices[place])
        blockOfPlace[next[vertex]] = Int32(block)
        next[vertex] += 1
      }
    }
    var ends = offsets
    var ascending = vertices
    for vertex in blocksOf.indices {
      for place in starts[vertex]..<starts[vertex + 1] {
        let block = Int(blockOfPlace[place])
        ascending[ends[block]] = Int32(vertex)
        ends[block] += 1
      }
    }
    return BiconnectedComponents(
      offsets: offsets, vertices: ascending, isArticulation: blocksOf.map { $0 > 1 })
  }
}
