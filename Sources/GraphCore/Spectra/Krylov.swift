/// Arnoldi's iteration, restarted: the best approximation of the leading eigenvector among all
/// combinations of *x*, M·x, M²·x and so on.
///
/// - Source: Arnoldi, "The Principle of Minimized Iterations…", 1951; Saad, "Numerical Methods for
///   Large Eigenvalue Problems", 2011, chapter 6.
enum Krylov {
  private static let greatestDimension = 24
  private static let cycles = 1000

  /// - Parameter precision: the length of M·v − λ·v, over λ, that is good enough.
  static func run(
    _ blocks: Blocks, from start: [Double], precision: Double, _ execution: Execution
  ) throws(KernelError) -> (value: Double, vector: [Double]) {
    var vector = start
    var former = Double.infinity
    for _ in 0..<cycles {
      let (value, next, residual) = try cycle(blocks, from: vector, execution)
      // Rounding keeps the residual from falling any further.
      if residual <= precision || (residual < 1e-12 && residual > former / 2) {
        return (value, next)
      }
      vector = next
      former = residual
    }
    throw .notConverged(iterations: cycles * greatestDimension, change: former)
  }

  /// - Returns: the eigenvalue, the eigenvector (length 1) and ‖M·v − λ·v‖/λ.
  private static func cycle(
    _ blocks: Blocks, from start: [Double], _ execution: Execution
  ) throws(KernelError) -> (value: Double, vector: [Double], residual: Double) {
    var basis = [normalised(start)]
    var small = SmallMatrix(size: greatestDimension)
    var product = start
    var scratch = start
    var pair = (value: 0.0, vector: [1.0])
    var residual = Double.infinity
    for column in 0..<greatestDimension {
      try blocks.multiply(
        basis[column], into: &product, scratch: &scratch, execution: execution)
      // Twice is enough (Kahan, Parlett).
      for _ in 0..<2 {
        for row in 0...column {
          let share = dot(basis[row], product)
          small[row, column] += share
          subtract(share, basis[row], from: &product)
        }
      }
      let rest = dot(product, product).squareRoot()
      let isLast = column + 1 == greatestDimension || rest < 1e-14 * small[0, 0].magnitude
      if isLast || column % 4 == 3 {
        pair = small.leadingPair(size: column + 1)
        residual = (rest * pair.vector[column] / pair.value).magnitude
      }
      if isLast || residual < 1e-15 { break }
      small[column + 1, column] = rest
      basis.append(product.map { $0 / rest })
    }
    var vector = [Double](repeating: 0, count: start.count)
    for (row, share) in pair.vector.enumerated() { subtract(-share, basis[row], from: &vector) }
    return (pair.value, vector, residual)
  }

  private static func normalised(_ x: [Double]) -> [Double] {
    let length = dot(x, x).squareRoot()
    return x.map { $0 / length }
  }
}

/// A small dense matrix.
struct SmallMatrix {
  private let stride: Int
  private var entries: [Double]

  init(size: Int) {
    stride = size
    entries = [Double](repeating: 0, count: size * size)
  }

  subscript(row: Int, column: Int) -> Double {
    get { entries[row * stride + column] }
    set { entries[row * stride + column] = newValue }
  }

  /// The greatest real eigenvalue of the leading `size` rows and columns and its eigenvector
  /// (length 1): the matrix is shifted and squared until only one direction is left.
  func leadingPair(size: Int) -> (value: Double, vector: [Double]) {
    var power = SmallMatrix(size: size)
    var shift = 0.0
    for row in 0..<size {
      var sum = 0.0
      for column in 0..<size { sum += self[row, column].magnitude }
      shift = max(shift, sum)
    }
    guard shift > 0 else { return (0, (0..<size).map { $0 == 0 ? 1 : 0 }) }
    for row in 0..<size {
      for column in 0..<size { power[row, column] = self[row, column] }
      power[row, row] += shift
    }
    for _ in 0..<48 { power = power.squared() }
    var vector = power.longestColumn()
    // One product with the matrix itself takes out the rounding of the squares.
    let image = (0..<size).map { row in
      shift * vector[row] + (0..<size).reduce(0.0) { $0 + self[row, $1] * vector[$1] }
    }
    let length = dot(image, image).squareRoot()
    vector = image.map { $0 / length }
    let value = (0..<size).reduce(0.0) { sum, row in
      sum + vector[row] * (0..<size).reduce(0.0) { $0 + self[row, $1] * vector[$1] }
    }
    return (value, vector)
  }

  private func squared() -> SmallMatrix {
    var result = SmallMatrix(size: stride)
    var greatest = 0.0
    for row in 0..<stride {
      for middle in 0..<stride {
        let factor = self[row, middle]
        for column in 0..<stride { result[row, column] += factor * self[middle, column] }
      }
      for column in 0..<stride { greatest = max(greatest, result[row, column].magnitude) }
    }
    for index in result.entries.indices { result.entries[index] /= greatest }
    return result
  }

  private func longestColumn() -> [Double] {
    var best: [Double] = []
    var length = -1.0
    for column in 0..<stride {
      let entries = (0..<stride).map { self[$0, column] }
      let square = dot(entries, entries)
      if square > length { (best, length) = (entries, square) }
    }
    return best.map { $0 / length.squareRoot() }
  }
}
