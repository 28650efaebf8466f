/// The vertices of a graph divided into groups: components, communities, given circles.
///
/// Groups are numbered by descending size; equal sizes by their lowest vertex. So the numbers
/// depend on the division alone, not on how it was found.
public struct Partition: Sendable, Hashable {
  /// The group of each vertex, 0..<`count`.
  public let groups: [Int32]
  /// Vertices in each group, descending.
  public let sizes: [Int]

  /// The number of groups.
  public var count: Int { sizes.count }

  /// The division in which two vertices share a group if their labels are equal.
  ///
  /// - Parameter labels: one per vertex, each from 0 to the number of vertices − 1.
  /// - Complexity: O(*n*).
  public init(labels: [Int32]) {
    let n = labels.count
    // First by lowest vertex: the order in which labels turn up.
    var seen = [Int32](repeating: -1, count: n)
    var groups = [Int32](repeating: 0, count: n)
    var sizes: [Int] = []
    for vertex in 0..<n {
      let label = Int(labels[vertex])
      if seen[label] < 0 {
        seen[label] = Int32(sizes.count)
        sizes.append(0)
      }
      groups[vertex] = seen[label]
      sizes[Int(seen[label])] += 1
    }
    // Then by size: a counting sort, which keeps the order of equals.
    let largest = sizes.max() ?? 0
    var starts = [Int](repeating: 0, count: largest + 1)
    for size in sizes { starts[largest - size] += 1 }
    var position = 0
    for index in starts.indices {
      let here = starts[index]
      starts[index] = position
      position += here
    }
    var number = [Int32](repeating: 0, count: sizes.count)
    var sorted = sizes
    for group in sizes.indices {
      let place = starts[largest - sizes[group]]
      starts[largest - sizes[group]] += 1
      number[group] = Int32(place)
      sorted[place] = sizes[group]
    }
    for vertex in 0..<n { groups[vertex] = number[Int(groups[vertex])] }
    self.groups = groups
    self.sizes = sorted
  }

  /// The vertices group by group, ascending within each: group *g* is
  /// `vertices[offsets[g]..<offsets[g + 1]]`.
  public func members() -> (offsets: [Int], vertices: [Int32]) {
    var offsets = [0]
    offsets.reserveCapacity(count + 1)
    for size in sizes { offsets.append(offsets[offsets.count - 1] + size) }
    var next = offsets
    var vertices = [Int32](repeating: 0, count: groups.count)
    for vertex in groups.indices {
      let group = Int(groups[vertex])
      vertices[next[group]] = Int32(vertex)
      next[group] += 1
    }
    return (offsets, vertices)
  }
}
