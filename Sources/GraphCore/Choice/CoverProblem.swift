/// Candidates, the elements each of them covers, and what each element is worth.
///
/// The explicit form of a covering task: elements are the people within a few steps (`Coverage`) or
/// sampled cascades. The value of a set, *f(S)*, is the summed weight of the elements that at least
/// one of its candidates covers: monotone and submodular.
public struct CoverProblem: Sendable {
  /// *c* + 1 positions: candidate *c* covers `elements[offsets[c]..<offsets[c + 1]]`.
  public let offsets: [Int]
  /// The elements of each candidate, each once within a row.
  public let elements: [Int32]
  /// The number of elements.
  public let elementCount: Int
  /// What each element is worth, finite and not negative; empty when all are worth 1.
  public let weights: [Double]
  /// For each candidate its place among equals: the lower one wins.
  public let order: [Int32]

  /// The number of candidates.
  public var candidateCount: Int { offsets.count - 1 }

  /// A problem from its rows; see the properties.
  ///
  /// - Parameter order: nil = the order of the candidates.
  public init(
    offsets: [Int], elements: [Int32], elementCount: Int, weights: [Double] = [],
    order: [Int32]? = nil
  ) {
    precondition(offsets.last == elements.count, "The rows must end with the elements.")
    precondition(weights.isEmpty || weights.count == elementCount, "One weight per element.")
    self.offsets = offsets
    self.elements = elements
    self.elementCount = elementCount
    self.weights = weights
    self.order = order ?? Array(0..<Int32(offsets.count - 1))
  }

  /// A problem from the transposed rows: for each element the candidates that cover it, each once.
  ///
  /// So sampled reverse-reachable sets become a covering task: a set is an element.
  ///
  /// - Complexity: linear in the entries.
  public init(
    coveringOffsets: [Int], candidates: [Int32], candidateCount: Int, weights: [Double] = [],
    order: [Int32]? = nil
  ) {
    let elementCount = coveringOffsets.count - 1
    var offsets = [Int](repeating: 0, count: candidateCount + 1)
    for candidate in candidates { offsets[Int(candidate) + 1] += 1 }
    for candidate in 0..<candidateCount { offsets[candidate + 1] += offsets[candidate] }
    var next = offsets
    var elements = [Int32](repeating: 0, count: candidates.count)
    for element in 0..<elementCount {
      for place in coveringOffsets[element]..<coveringOffsets[element + 1] {
        let candidate = Int(candidates[place])
        elements[next[candidate]] = Int32(element)
        next[candidate] += 1
      }
    }
    self.init(
      offsets: offsets, elements: elements, elementCount: elementCount, weights: weights,
      order: order)
  }

  /// The positions in `elements` of a candidate.
  @inline(__always) public func row(_ candidate: Int) -> Range<Int> {
    Range(uncheckedBounds: (offsets[candidate], offsets[candidate + 1]))
  }

  /// What an element is worth.
  @inline(__always) func weight(_ element: Int) -> Double {
    weights.isEmpty ? 1 : weights[element]
  }

  /// Whether every value is a whole number, so that bounds may be rounded down.
  var isIntegral: Bool { weights.allSatisfy { $0 == $0.rounded() } }

  /// The value of a set of candidates.
  public func value(of chosen: [Int32]) -> Double {
    var isCovered = [Bool](repeating: false, count: elementCount)
    for candidate in chosen {
      for place in row(Int(candidate)) { isCovered[Int(elements[place])] = true }
    }
    var sum = 0.0
    for element in 0..<elementCount where isCovered[element] { sum += weight(element) }
    return sum
  }
}

extension Coverage {
  /// The task with every candidate's targets written out; candidate *c* is `candidates[c]`, element
  /// *e* is vertex *e*.
  ///
  /// - Parameters:
  ///   - isCounted: which vertices are elements that a candidate may cover, targets or not.
  ///   - weights: what each vertex is worth; nil = 1 for a target, else 0.
  ///   - coversItself: whether a candidate covers itself.
  /// - Complexity: a search of `steps` steps per candidate, over all threads; 4 bytes per entry.
  public func problem(
    isCounted: [Bool]? = nil, weights: [Double]? = nil, coversItself: Bool = true,
    _ execution: Execution
  ) throws(KernelError) -> CoverProblem {
    let isCounted = isCounted ?? isTarget
    let parts = try execution.mapRanges(of: candidates.count, grain: 64) {
      (range) throws(KernelError) in
      try execution.cancellation.check()
      var search = StepSearch(vertexCount: graph.vertexCount)
      var counts: [Int] = []
      var found: [Int32] = []
      for place in range {
        search.run(graph.outgoing, from: candidates[place], steps: steps, isSilent: isSilent)
        let before = found.count
        // A search finds where it starts first.
        for index in (coversItself ? 0 : 1)..<search.count where isCounted[Int(search.found[index])]
        {
          found.append(search.found[index])
        }
        counts.append(found.count - before)
      }
      return (counts: counts, found: found)
    }
    var offsets = [0]
    offsets.reserveCapacity(candidates.count + 1)
    var elements: [Int32] = []
    elements.reserveCapacity(parts.reduce(0) { $0 + $1.found.count })
    for part in parts {
      for count in part.counts { offsets.append(offsets[offsets.count - 1] + count) }
      elements.append(contentsOf: part.found)
    }
    var worth: [Double] = []
    if let weights {
      worth = weights
    } else if isTarget.contains(false) {
      worth = isTarget.map { $0 ? 1 : 0 }
    }
    return CoverProblem(
      offsets: offsets, elements: elements, elementCount: graph.vertexCount, weights: worth,
      order: candidates.map { order[Int($0)] })
  }
}
