/// A set of vertices chosen to be best together.
public struct KeyPlayers: Sendable, Hashable {
  /// The chosen, ascending.
  public let vertices: [Int32]
  /// The value of the set.
  public let value: Double
  /// Whether every set of this size was compared.
  public let isExact: Bool
}

/// Calls `body` with every choice of `count` from 0..<`n`, ascending, until it throws.
///
/// `change` hears of each number added (true) or taken back (false), so that values can be kept up
/// to date instead of computed anew.
func forEachChoice(
  of count: Int, from n: Int, change: (Int, Bool) -> Void,
  _ body: ([Int32]) throws(KernelError) -> Void
) throws(KernelError) {
  var chosen: [Int32] = []
  func choose(from first: Int) throws(KernelError) {
    if chosen.count == count { return try body(chosen) }
    let last = n - (count - chosen.count)
    guard first <= last else { return }
    for vertex in first...last {
      chosen.append(Int32(vertex))
      change(vertex, true)
      try choose(from: vertex + 1)
      change(vertex, false)
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
