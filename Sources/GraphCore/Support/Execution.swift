internal import Dispatch
internal import Glibc
internal import Synchronization

/// How a kernel runs: on how many threads, who may stop it, who hears of its progress, how hard it
/// tries.
///
/// The result never depends on it but for `effort`: work is cut into parts whose number depends on the
/// input alone, and partial results are combined in the order of the parts.
public struct Execution: Sendable {
  /// Threads that work at the same time, at least 1.
  public let threads: Int
  /// The flag that stops the computation.
  public let cancellation: Cancellation
  /// How much of the usual work a search for better choices may do, above 0, at most 1: less where the
  /// same is chosen again and again.
  public let effort: Double
  /// Called now and then with the share done, 0...1, from any thread.
  public let progress: (@Sendable (Double) -> Void)?

  /// - Parameters:
  ///   - threads: threads to use; 0 stands for one per core.
  ///   - cancellation: the flag that stops the computation.
  ///   - effort: how much of the usual work a search for better choices may do.
  ///   - progress: hears of the share done, 0...1, from any thread.
  public init(
    threads: Int = 0, cancellation: Cancellation = Cancellation(), effort: Double = 1,
    progress: (@Sendable (Double) -> Void)? = nil
  ) {
    self.threads = threads > 0 ? threads : Execution.coreCount
    self.cancellation = cancellation
    self.effort = effort
    self.progress = progress
  }

  /// The limit on the work of a search that may usually do so much.
  func limit(_ usual: Int) -> Int { Int(Double(usual) * effort) }

  /// The cores this machine lets us use.
  public static let coreCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Runs `body` once for each of `count` parts, at most `threads` at a time; results in part order.
  ///
  /// Parts are handed out one by one, so they may differ in cost. `count` must depend on the input
  /// alone, never on `threads`: then sums over the results have the same bits everywhere.
  ///
  /// - Throws: the error of the first part, in part order, that failed.
  public func mapParts<Part: Sendable>(
    _ count: Int, _ body: @Sendable (Int) throws(KernelError) -> Part
  ) throws(KernelError) -> [Part] {
    guard count > 0 else { return [] }
    let next = Atomic(0)
    let finished = Atomic(0)
    let results = Mutex([Result<Part, KernelError>?](repeating: nil, count: count))
    @Sendable func work() {
      while true {
        let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard part < count else { return }
        let result: Result<Part, KernelError>
        do throws(KernelError) {
          try cancellation.check()
          result = .success(try body(part))
        } catch {
          result = .failure(error)
        }
        results.withLock { $0[part] = result }
        let done = finished.wrappingAdd(1, ordering: .relaxed).newValue
        progress?(Double(done) / Double(count))
      }
    }
    let workers = min(threads, count)
    if workers == 1 {
      work()
    } else {
      DispatchQueue.concurrentPerform(iterations: workers) { _ in work() }
    }
    var output: [Part] = []
    output.reserveCapacity(count)
    for case let result? in results.withLock({ $0 }) { output.append(try result.get()) }
    return output
  }

  /// Runs `body` on up to 64 equal ranges of `0..<count`; results in order.
  ///
  /// - Parameter grain: the least number of items worth a part of their own.
  public func mapRanges<Part: Sendable>(
    of count: Int, grain: Int = 1, _ body: @Sendable (Range<Int>) throws(KernelError) -> Part
  ) throws(KernelError) -> [Part] {
    let parts = min(64, (count + grain - 1) / max(1, grain))
    return try mapParts(parts) { (part) throws(KernelError) in
      try body((count * part / parts)..<(count * (part + 1) / parts))
    }
  }
}
