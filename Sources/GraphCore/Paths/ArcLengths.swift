extension Graph.Adjacency {
  /// How long each arc is: 1/weight, so that strong ties are short.
  ///
  /// The only place where a
  /// distance is derived from a weight. Empty, like `weights`, when all are 1.
  public func lengths() -> [Double] { weights.map { 1 / $0 } }
}

/// When two path lengths count as equal: a relative difference up to 10⁻¹².
///
/// Sums of the same reciprocals in another order differ by about 10⁻¹⁶ per arc, so paths that are
/// equally long in exact arithmetic are found equal; lengths that really differ (1/49 + 1/50 from
/// 1/48 + 1/51) are a thousand million times further apart.
enum PathLength {
  static let tolerance = 1e-12

  /// Whether `length` is shorter than `best` by more than rounding.
  @inline(__always) static func isShorter(_ length: Double, than best: Double) -> Bool {
    length < best * (1 - tolerance)
  }

  /// Whether both lengths are the same but for rounding; `best` is finite.
  @inline(__always) static func isEqual(_ length: Double, _ best: Double) -> Bool {
    (length - best).magnitude <= best * tolerance
  }
}
