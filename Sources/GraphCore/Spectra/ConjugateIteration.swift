/// The leading eigenvector of a symmetric matrix, by conjugate gradients.
///
/// Each step takes the best combination of the vector, its residual and the direction of the step
/// before. It needs about as many products as
/// Lanczos' iteration, but keeps three vectors only and never restarts.
///
/// - Source: Knyazev, "Toward the Optimal Preconditioned Eigensolver: Locally Optimal Block
///   Preconditioned Conjugate Gradient Method", SIAM J. Sci. Comput. 23 (2001), 517–541.
struct ConjugateIteration {
  private static let limit = 50_000
  private var vector: Pair
  private var residual: Pair
  private var direction: Pair?
  private var scratch: [Double]

  /// A vector and its product with the matrix.
  private struct Pair {
    var x: [Double]
    var product: [Double]

    mutating func subtract(_ share: Double, _ other: Pair) {
      GraphCore.subtract(share, other.x, from: &x)
      GraphCore.subtract(share, other.product, from: &product)
    }

    mutating func scale(_ factor: Double) {
      GraphCore.scale(&x, by: factor)
      GraphCore.scale(&product, by: factor)
    }
  }

  /// - Parameter precision: the length of M·v − λ·v, over λ, that is good enough.
  static func run(
    _ blocks: Blocks, from start: [Double], precision: Double, _ execution: Execution
  ) throws(KernelError) -> (value: Double, vector: [Double]) {
    var iteration = ConjugateIteration(start)
    var best = Double.infinity
    var stalled = 0
    for step in 0..<limit {
      if step % 50 == 0 { try iteration.refresh(blocks, execution) }
      let (value, error) = iteration.findResidual()
      stalled = error < best * 0.9 ? 0 : stalled + 1
      best = min(best, error)
      // Rounding keeps the residual from falling any further.
      if error <= precision || (best < 1e-10 && stalled > 30) {
        return (value, iteration.vector.x)
      }
      try iteration.advance(blocks, execution)
    }
    throw .notConverged(iterations: limit, change: best)
  }

  private init(_ start: [Double]) {
    vector = Pair(x: start, product: start)
    residual = vector
    scratch = start
  }

  /// Normalises the vector and computes its product anew, free of summed-up rounding.
  private mutating func refresh(_ blocks: Blocks, _ execution: Execution) throws(KernelError) {
    let length = dot(vector.x, vector.x).squareRoot()
    scale(&vector.x, by: 1 / length)
    try blocks.multiply(
      vector.x, into: &vector.product, scratch: &scratch, execution: execution)
  }

  private mutating func findResidual() -> (value: Double, error: Double) {
    let value = dot(vector.x, vector.product)
    residual.x.replaceSubrange(residual.x.indices, with: vector.product)
    subtract(value, vector.x, from: &residual.x)
    let length = dot(residual.x, residual.x).squareRoot()
    return (value, length / value)
  }

  private mutating func advance(_ blocks: Blocks, _ execution: Execution) throws(KernelError) {
    let share = dot(vector.x, residual.x)
    subtract(share, vector.x, from: &residual.x)
    let length = dot(residual.x, residual.x).squareRoot()
    scale(&residual.x, by: 1 / length)
    try blocks.multiply(
      residual.x, into: &residual.product, scratch: &scratch, execution: execution)
    var step = residual
    var small = SmallMatrix(size: 3)
    small.setSymmetric(0, 0, dot(vector.x, vector.product))
    small.setSymmetric(0, 1, dot(residual.x, vector.product))
    small.setSymmetric(1, 1, dot(residual.x, residual.product))
    var size = 2
    if var former = direction {
      former.subtract(dot(vector.x, former.x), vector)
      former.subtract(dot(residual.x, former.x), residual)
      let length = dot(former.x, former.x).squareRoot()
      if length > 1e-200 {
        former.scale(1 / length)
        small.setSymmetric(0, 2, dot(former.x, vector.product))
        small.setSymmetric(1, 2, dot(former.x, residual.product))
        small.setSymmetric(2, 2, dot(former.x, former.product))
        size = 3
        direction = former
      }
    }
    let shares = small.leadingPair(size: size).vector
    step.scale(shares[1])
    if size == 3, let former = direction { step.subtract(-shares[2], former) }
    vector.scale(shares[0])
    vector.subtract(-1, step)
    direction = step
  }
}

extension SmallMatrix {
  fileprivate mutating func setSymmetric(_ row: Int, _ column: Int, _ value: Double) {
    self[row, column] = value
    self[column, row] = value
  }
}
