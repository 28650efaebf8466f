internal import Synchronization

/// A flag that asks running kernels to stop; shared by all threads of a computation.
///
/// `Task.isCancelled` is false on the threads of `concurrentPerform`, hence this explicit one.
public final class Cancellation: Sendable {
  private let flag = Atomic(false)

  /// A flag that is not raised.
  public init() {}

  /// Asks every kernel that holds this flag to stop soon (within about 0.1 s).
  public func cancel() { flag.store(true, ordering: .relaxed) }

  /// Whether `cancel` was called.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }

  /// Throws `KernelError.cancelled` once `cancel` was called.
  ///
  /// Cheap: one relaxed load.
  public func check() throws(KernelError) {
    if isCancelled { throw .cancelled }
  }
}
