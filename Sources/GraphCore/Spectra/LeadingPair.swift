/// The greatest eigenvalue of a non-negative matrix, and its eigenvector where it is unique.
struct LeadingPair {
  /// λ₁; 0 if there is no block.
  let value: Double
  /// Positive on the leading block, 0 elsewhere, maximum 1; empty if two blocks share λ₁.
  let vector: [Double]

  /// How far two eigenvalues may differ, relatively, and still count as equal.
  private static let tolerance = 1e-11

  /// Some sweeps from the vector of ones bound the eigenvalue of every block from both sides
  /// (Collatz, Wielandt); only blocks that may lead are iterated to the end.
  ///
  /// - Parameter valueOnly: whether the eigenvalue alone has to be right to the last digits.
  /// - Throws: `KernelError.notConverged`, `.cancelled`.
  init(
    _ blocks: Blocks, valueOnly: Bool = false, _ execution: Execution
  ) throws(KernelError) {
    guard blocks.count > 0 else {
      value = 0
      vector = []
      return
    }
    let start = try Bounds(blocks, execution)
    var best = 0.0
    var leading: [Double] = []
    var isUnique = true
    for block in start.candidates {
      if start.upper[block] < best * (1 - Self.tolerance) { break }
      var vector = start.vector
      for vertex in vector.indices where Int(blocks.labels[vertex]) != block { vector[vertex] = 0 }
      let found = try leadingPair(
        blocks, start: vector, valueOnly: valueOnly, execution)
      if found.value > best * (1 + Self.tolerance) {
        best = found.value
        leading = found.vector
        isUnique = true
      } else if found.value > best * (1 - Self.tolerance) {
        isUnique = false
        break
      }
    }
    value = best
    vector = isUnique ? blocks.order?.restore(leading) ?? leading : []
  }
}

/// Bounds of the leading eigenvalue of each block.
private struct Bounds {
  var vector: [Double]
  var upper: [Double]
  /// The blocks that may lead, most promising first.
  var candidates: [Int]

  init(_ blocks: Blocks, _ execution: Execution) throws(KernelError) {
    let n = blocks.labels.count
    vector = blocks.labels.map { $0 < 0 ? 0 : 1 }
    var product = vector
    var scratch = vector
    var lower: [Double] = []
    upper = []
    for sweep in 0..<8 {
      try blocks.multiply(vector, into: &product, scratch: &scratch, execution: execution)
      if sweep == 7 {
        lower = [Double](repeating: .infinity, count: blocks.count)
        upper = [Double](repeating: 0, count: blocks.count)
        for vertex in 0..<n where blocks.labels[vertex] >= 0 {
          let block = Int(blocks.labels[vertex])
          let ratio = product[vertex] / vector[vertex]
          lower[block] = min(lower[block], ratio)
          upper[block] = max(upper[block], ratio)
        }
      }
      // The shift by the former vector keeps what swings between two sides from swinging on.
      let greatest = product.max() ?? 1
      for vertex in 0..<n { vector[vertex] = product[vertex] / greatest + vector[vertex] * 0.5 }
    }
    let least = (lower.filter(\.isFinite).max() ?? 0) * (1 - 1e-10)
    let upper = self.upper
    candidates = upper.indices.filter { upper[$0] >= least }
    candidates.sort { (upper[$0], $1) > (upper[$1], $0) }
  }
}

/// The leading eigenvalue and eigenvector (maximum 1) of the block on which `start` is positive.
///
/// Then some plain sweeps take the noise out of small entries.
private func leadingPair(
  _ blocks: Blocks, start: [Double], valueOnly: Bool, _ execution: Execution
) throws(KernelError) -> (value: Double, vector: [Double]) {
  // The eigenvalue of a symmetric matrix is right to the square of the vector's error.
  let precision = valueOnly && blocks.isSymmetric ? 1e-8 : 1e-14
  var (value, vector) =
    blocks.isSymmetric
    ? try ConjugateIteration.run(blocks, from: start, precision: precision, execution)
    : try Krylov.run(blocks, from: start, precision: precision, execution)
  guard !valueOnly else { return (value, vector) }
  var product = vector
  var scratch = vector
  for _ in 0..<4 {
    try blocks.multiply(vector, into: &product, scratch: &scratch, execution: execution)
    var greatest = 0.0
    for vertex in vector.indices {
      vector[vertex] = vector[vertex].magnitude * 0.25 + product[vertex].magnitude / value
      greatest = max(greatest, vector[vertex])
    }
    for vertex in vector.indices { vector[vertex] /= greatest }
  }
  return (value, vector)
}
