/// The arcs of a weighted graph with their lengths, for many searches.
struct LengthRows: Sendable {
  let rows: Graph.Adjacency
  let lengths: [Double]
  /// The same arcs by their other end.
  let backRows: Graph.Adjacency
  let backLengths: [Double]
  /// Whether both are the same.
  let isSymmetric: Bool
  let shortest: Double
  let longest: Double

  /// - Parameters:
  ///   - rows: the arcs to follow.
  ///   - back: the same arcs, by their other end; equal to `rows` in an undirected graph.
  init(_ rows: Graph.Adjacency, back: Graph.Adjacency, isSymmetric: Bool) {
    self.rows = rows
    self.backRows = back
    self.isSymmetric = isSymmetric
    lengths = rows.lengths()
    backLengths = isSymmetric ? lengths : back.lengths()
    shortest = lengths.min() ?? 1
    longest = lengths.max() ?? 1
  }

  /// Hands the arrays out as bare memory.
  @inline(__always)
  func withRaw(_ body: (RawLengths) -> Void) {
    rows.withRawRows { rows in
      backRows.withRawRows { backRows in
        lengths.withUnsafeBufferPointer { lengths in
          backLengths.withUnsafeBufferPointer { backLengths in
            guard let ahead = lengths.baseAddress, let back = backLengths.baseAddress else {
              return
            }
            body(
              RawLengths(
                rows: rows, lengths: ahead, backRows: backRows, backLengths: back,
                isSymmetric: isSymmetric))
          }
        }
      }
    }
  }
}

/// `LengthRows` as bare memory.
struct RawLengths {
  let rows: RawRows
  let lengths: UnsafePointer<Double>
  let backRows: RawRows
  let backLengths: UnsafePointer<Double>
  let isSymmetric: Bool
}
