internal import Glibc

/// How far two divisions of the same vertices agree.
public struct Agreement: Sendable, Hashable {
  /// Normalised mutual information: 0 = one says nothing about the other, 1 = the same division.
  public let mutualInformation: Double
  /// Adjusted Rand index: 1 = the same division, 0 = as chance has it, below = less than that.
  public let adjustedRand: Double
}

/// Compares two divisions.
///
/// - Parameters: the group of each vertex in both; below 0 = unknown in that division: such vertices
///   are left out.
/// - Returns: nil if no vertex is known in both. Two divisions into one single group (or into single
///   vertices) agree fully.
/// - Complexity: O(*n* log *n*).
/// - Source: Strehl, Ghosh 2002, with the arithmetic mean of both entropies; Hubert, Arabie,
///   "Comparing Partitions", Journal of Classification 2 (1985), 193–218. Equals scikit-learn
///   `normalized_mutual_info_score`, `adjusted_rand_score`.
public func agreement(_ first: [Int32], _ second: [Int32]) -> Agreement? {
  precondition(first.count == second.count, "Both divisions are of the same vertices.")
  let known = first.indices.filter { first[$0] >= 0 && second[$0] >= 0 }
  guard !known.isEmpty else { return nil }
  let n = Double(known.count)
  let left = tallies(known.map { Int64(first[$0]) })
  let right = tallies(known.map { Int64(second[$0]) })
  let both = tallies(known.map { Int64(first[$0]) << 32 | Int64(second[$0]) })
  func entropy(_ sizes: [Double]) -> Double { -sizes.reduce(0) { $0 + $1 / n * log($1 / n) } }
  func pairs(_ sizes: [Double]) -> Double { sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
  let entropies = (entropy(left), entropy(right))
  let mean = (entropies.0 + entropies.1) / 2
  let shared = entropies.0 + entropies.1 - entropy(both)
  let expected = n > 1 ? pairs(left) * pairs(right) / (n * (n - 1) / 2) : 0
  let largest = (pairs(left) + pairs(right)) / 2
  return Agreement(
    mutualInformation: mean > 0 ? min(1, max(0, shared / mean)) : 1,
    adjustedRand: largest > expected ? (pairs(both) - expected) / (largest - expected) : 1)
}

/// How often each label occurs.
private func tallies(_ labels: [Int64]) -> [Double] {
  var result: [Double] = []
  var last: Int64?
  for label in labels.sorted() {
    if label == last { result[result.count - 1] += 1 } else { result.append(1) }
    last = label
  }
  return result
}
