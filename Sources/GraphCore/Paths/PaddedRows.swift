/// Rows of neighbours filled up to a multiple of four with a vertex beyond the last.
///
/// Loops over such rows have no remainder, whose length processors do not foresee.
struct PaddedRows: ~Copyable {
  /// Arcs per group.
  static let width = 4

  /// By vertex where its row starts, and one more.
  let offsets: Buffer<Int>
  let targets: Buffer<Int32>

  /// How many arcs the row of a vertex has, those that fill it up counted.
  @inline(__always) func count(of vertex: Int) -> Int { offsets[vertex &+ 1] &- offsets[vertex] }

  init(_ rows: Graph.Adjacency) {
    let n = rows.offsets.count - 1
    offsets = Buffer(repeating: 0, count: n + 1)
    var total = 0
    for vertex in 0..<n {
      offsets[vertex] = total
      total += (rows.degree(of: vertex) + Self.width - 1) / Self.width * Self.width
    }
    offsets[n] = total
    targets = Buffer(repeating: Int32(n), count: total)
    for vertex in 0..<n {
      for (place, arc) in rows.arcs(of: vertex).enumerated() {
        targets[offsets[vertex] + place] = rows.targets[arc]
      }
    }
  }
}
