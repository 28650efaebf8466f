import Foundation
import GraphCore

/// One kernel with a check of its result.
///
/// A new one is a value and its line in `all`.
struct Benchmark: Sendable {
  let name: String
  /// Whether it makes sense on a directed graph (true), an undirected one (false) or both (nil).
  var needsDirected: Bool?
  /// Makes what the kernel is given, which is not timed, and hands out the kernel.
  let prepare: @Sendable (Graph) -> Kernel
  /// Whether the scores are right, found out in another way.
  let isRight: @Sendable (Graph, [Double]) throws -> Bool

  /// One score per vertex, or fewer numbers that stand for the result.
  typealias Kernel = @Sendable (Execution) throws -> [Double]

  /// A kernel that is given a graph alone.
  init(
    name: String, needsDirected: Bool? = nil,
    run: @escaping @Sendable (Graph, Execution) throws -> [Double],
    isRight: @escaping @Sendable (Graph, [Double]) throws -> Bool
  ) {
    self.init(
      name: name, needsDirected: needsDirected,
      prepare: { graph in { execution in try run(graph, execution) } }, isRight: isRight)
  }

  /// A kernel that is given more.
  init(
    name: String, needsDirected: Bool? = nil, prepare: @escaping @Sendable (Graph) -> Kernel,
    isRight: @escaping @Sendable (Graph, [Double]) throws -> Bool
  ) {
    self.name = name
    self.needsDirected = needsDirected
    self.prepare = prepare
    self.isRight = isRight
  }

  /// Every kernel; the lists stand in the files of their subject.
  static let all = paths + spectra + structure + spreading

  /// The fastest of several runs.
  func time(_ graph: Graph, _ execution: Execution, runs: Int) throws -> Timing {
    var timing = Timing(name: name, threads: execution.threads)
    let kernel = prepare(graph)
    timing.peak = Timing.peakMemory()
    Timing.forgetPeakMemory()
    let started = Timing.wall()
    for _ in 0..<max(1, runs) {
      let (cpu, wall) = (Timing.cpu(), Timing.wall())
      timing.scores = try kernel(execution)
      timing.cpu = min(timing.cpu, Timing.cpu() - cpu)
      timing.wall = min(timing.wall, Timing.wall() - wall)
      if Timing.wall() - started > 30 { break }
    }
    timing.ownPeak = Timing.peakMemory()
    timing.peak = max(timing.peak, timing.ownPeak)
    timing.isRight = try isRight(graph, timing.scores)
    return timing
  }
}

/// How long a kernel took, in seconds, and what came out.
struct Timing {
  let name: String
  let threads: Int
  var cpu = Double.infinity
  var wall = Double.infinity
  /// The most memory the process has held so far, in MiB.
  var peak = 0.0
  /// The most it held while the kernel ran: graph, program and kernel, without the reading before.
  var ownPeak = 0.0
  var isRight = false
  var scores: [Double] = []

  /// One line of JSON.
  var line: String {
    "{\"kernel\":\"\(name)\",\"threads\":\(threads),\"cpu\":\(cpu),\"wall\":\(wall),"
      + "\"peakMiB\":\(Int(peak)),\"kernelMiB\":\(Int(ownPeak)),\"right\":\(isRight)}"
  }

  static func cpu() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }
  static func wall() -> Double { seconds(CLOCK_MONOTONIC) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Starts the count of `peakMemory` anew.
  static func forgetPeakMemory() {
    try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
  }

  /// The most memory this process has held, in MiB.
  ///
  /// `getrusage` would count the program that started it, too.
  static func peakMemory() -> Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return line.split(separator: " ").compactMap { Double($0) }.first.map { $0 / 1024 } ?? 0
  }
}
