/// A set of vertices chosen to be best together.
public struct KeyPlayers: Sendable, Hashable {
  /// The chosen, ascending.
  public let vertices: [Int32]
  /// The value of the set.
  public let value: Double
  /// Whether every set of this size was compared.
  public let isExact: Bool
}

extension Graph {
  /// The vertices that may be chosen, ascending: those marked, or all.
  ///
  /// - Throws: `.outOfRange` if `count` of them cannot be chosen so that `spare` vertices are left.
  func candidates(
    _ isCandidate: [Bool]?, count: Int, spare: Int = 0
  ) throws(KernelError) -> [Int32] {
    let candidates = (0..<Int32(vertexCount)).filter { isCandidate?[Int($0)] ?? true }
    let most = min(candidates.count, vertexCount - spare)
    guard count >= 1, count <= most else {
      throw .outOfRange(
        parameter: "count", value: Double(count), allowed: 1...Double(max(1, most)))
    }
    return candidates
  }
}

/// Calls `body` with every choice of `count` from `candidates`, in their order, until it throws.
///
/// `change` hears of each vertex added (true) or taken back (false), so that values can be kept up
/// to date instead of computed anew.
func forEachChoice(
  of count: Int, from candidates: [Int32], change: (Int, Bool) -> Void,
  _ body: ([Int32]) throws(KernelError) -> Void
) throws(KernelError) {
  var chosen: [Int32] = []
  func choose(from first: Int) throws(KernelError) {
    if chosen.count == count { return try body(chosen) }
    let last = candidates.count - (count - chosen.count)
    guard first <= last else { return }
    for place in first...last {
      chosen.append(candidates[place])
      change(Int(candidates[place]), true)
      try choose(from: place + 1)
      change(Int(candidates[place]), false)
      chosen.removeLast()
    }
  }
  try choose(from: 0)
}

/// The number of choices of `count` from `n`, at most `limit`.
func choices(of count: Int, from n: Int, limit: Int) -> Int {
  var result = 1.0
  for step in 0..<min(count, n - count) {
    result = result * Double(n - step) / Double(step + 1)
    if result >= Double(limit) { return limit }
  }
  return Int(result.rounded())
}
