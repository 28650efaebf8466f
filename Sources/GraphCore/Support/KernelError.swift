/// Why a kernel gave no result.
public enum KernelError: Error, Hashable, Sendable {
  /// The caller asked to stop.
  case cancelled
  /// The iteration did not settle: after `iterations` steps the change was still `change`.
  case notConverged(iterations: Int, change: Double)
  /// A parameter lies outside what the method allows.
  case outOfRange(parameter: String, value: Double, allowed: ClosedRange<Double>)
  /// The method does not apply to this graph: the reason says why.
  case notDefined(Reason)

  /// A property of the graph that a method cannot live with.
  public enum Reason: Hashable, Sendable {
    /// No cycle, so no positive eigenvalue: eigenvector measures say nothing.
    case acyclic
    /// Two or more equally strong leading eigenvectors.
    case leadingEigenvectorNotUnique
    /// The graph has no arcs.
    case noArcs
  }
}
