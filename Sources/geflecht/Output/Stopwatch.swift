import Exchange
import Glibc

/// Wall and CPU seconds of the stages of a command, for `--timings`.
struct Stopwatch {
  private var stages: [(name: String, wall: Double, cpu: Double)] = []

  /// Runs `body` as the stage `name`.
  mutating func measure<Result, Failure: Error>(
    _ name: String, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let wall = Stopwatch.wallSeconds()
    let cpu = Stopwatch.cpuSeconds()
    defer {
      stages.append((name, Stopwatch.wallSeconds() - wall, Stopwatch.cpuSeconds() - cpu))
    }
    return try body()
  }

  /// One line of JSON: `{"read":{"wall":0.01,"cpu":0.01},…}`.
  var json: JSONText {
    .object(
      stages.map { stage in
        (stage.name, .object([("wall", .rounded(stage.wall)), ("cpu", .rounded(stage.cpu))]))
      })
  }

  /// Seconds of a clock that never jumps.
  static func wallSeconds() -> Double { seconds(CLOCK_MONOTONIC) }

  /// Seconds that all threads of this process computed.
  static func cpuSeconds() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
