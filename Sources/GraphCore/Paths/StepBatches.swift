/// The steps of shortest paths from many sources, 16 at a time; the memory of it, reused.
///
/// 512 searches at a time find the depths (see `WideSearch`); their bits are then handed on 16 at a
/// time (see `DepthLists`) and the steps between them listed (see `StepList`).
struct StepBatches: ~Copyable {
  /// Sources per batch: the lanes of a `StepList`.
  static let width = 16
  /// Most sources of one run.
  static let most = WideSearch.width

  private let graph: Graph
  private let padded: PaddedRows
  private var search: WideSearch
  private var rows = DepthRows()
  private var words = DepthWords()
  private var lists = DepthLists()
  private var steps: StepList

  init(over graph: Graph) {
    let n = graph.vertexCount
    self.graph = graph
    padded = PaddedRows(graph.incoming)
    search = WideSearch(vertexCount: n)
    steps = StepList(vertexCount: n)
  }

  /// Hands over batch after batch: its sources, the vertices at each depth, and the steps to them.
  ///
  /// - Parameter sources: at most 512; fastest if neighbours in the graph stand next to each other.
  mutating func run(
    from sources: ArraySlice<Int>, _ cancellation: Cancellation,
    _ visit: (ArraySlice<Int>, borrowing DepthLists, borrowing StepList) throws(KernelError) -> Void
  ) throws(KernelError) {
    rows.removeAll()
    try graph.incoming.withRawRows { (incoming) throws(KernelError) in
      try graph.outgoing.withRawRows { (outgoing) throws(KernelError) in
        // A row pulls over the arcs that enter it: it gains *s* at the distance from *s*.
        try search.run(incoming, back: outgoing, from: sources, cancellation: cancellation) {
          rows.append(depth: $0, vertex: $1, bits: $2)
        }
      }
    }
    for batch in 0..<((sources.count + Self.width - 1) / Self.width) {
      if batch & 3 == 0 { words.fill(from: rows, word: batch >> 2) }
      lists.fill(from: words, quarter: batch & 3)
      let start = sources.startIndex + batch * Self.width
      let few = sources[start..<min(start + Self.width, sources.endIndex)]
      try steps.fill(from: few, over: padded, to: lists, cancellation)
      try visit(few, lists, steps)
    }
  }
}

extension Execution {
  /// Cuts `sources` into runs of at most 512 and these into parts; one result per part, in order.
  ///
  /// - Parameter body: what one part makes of its runs.
  func mapRuns<Result: Sendable>(
    of sources: [Int],
    _ body: @Sendable (_ runs: [ArraySlice<Int>]) throws(KernelError) -> Result
  ) throws(KernelError) -> [Result] {
    let passes = (sources.count + StepBatches.most - 1) / StepBatches.most
    let parts = min(passes, 32)
    return try mapParts(parts) { (part) throws(KernelError) in
      try body(
        ((passes * part / parts)..<(passes * (part + 1) / parts)).map {
          sources[($0 * StepBatches.most)..<min(($0 + 1) * StepBatches.most, sources.count)]
        })
    }
  }
}
