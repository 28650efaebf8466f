import Foundation
import GraphCore
import Synchronization

extension Benchmark {
  /// How long a kernel goes on after it was asked to stop, at worst over some random moments.
  ///
  /// - Parameter tries: how often it is started and stopped.
  /// - Returns: seconds by the clock; nil if it always ended before.
  func longestDelay(_ graph: Graph, threads: Int, tries: Int) -> Double? {
    // At first it runs to its end, or for three seconds.
    let kernel = prepare(graph)
    let start = Timing.wall()
    let asked = Self.stopped(after: 3, Execution(threads: threads), kernel)
    let usual = (asked ?? Timing.wall()) - start
    var longest = asked.map { Timing.wall() - $0 }
    var random = SplitMix64(seed: 1)
    for _ in 0..<tries {
      let execution = Execution(threads: threads)
      let moment = random.unit() * usual
      guard let asked = Self.stopped(after: moment, execution, kernel) else { continue }
      longest = max(longest ?? 0, Timing.wall() - asked)
    }
    return longest
  }

  /// Runs a kernel and asks it to stop after `delay` seconds; returns when it was asked, or nil if it
  /// came to its end.
  private static func stopped(
    after delay: Double, _ execution: Execution, _ kernel: Kernel
  ) -> Double? {
    let asked = Mutex<Double?>(nil)
    let timer = DispatchSource.makeTimerSource(queue: .global(qos: .userInteractive))
    timer.schedule(deadline: .now() + delay)
    timer.setEventHandler {
      asked.withLock { $0 = Timing.wall() }
      execution.cancellation.cancel()
    }
    timer.resume()
    defer { timer.cancel() }
    do {
      _ = try kernel(execution)
      return nil
    } catch {
      return asked.withLock { $0 }
    }
  }
}
