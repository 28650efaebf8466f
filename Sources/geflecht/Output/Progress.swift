import Dispatch
import Glibc
import Synchronization
import Wording

/// How far a long computation has come, on standard error when that is a terminal.
///
/// Nothing is shown in the first half second; then the share done, if the computation tells it, and
/// the seconds passed, so that one sees it is alive.
enum Progress {
  private struct State {
    /// Which computation is running; 0 = none.
    var number = 0
    var started = 0.0
    var share = 0
    var isShown = false
  }
  private static let state = Mutex(State())
  private static let count = Atomic(0)
  private static let isTerminal = isatty(STDERR_FILENO) == 1

  /// Begins a computation.
  static func start() {
    guard isTerminal else { return }
    let number = count.wrappingAdd(1, ordering: .relaxed).newValue
    state.withLock { $0 = State(number: number, started: Stopwatch.wallSeconds()) }
    tick(number)
  }

  /// Takes note of the share done, 0...1; may be called from any thread, as often as one likes.
  static func show(_ share: Double) {
    guard isTerminal else { return }
    state.withLock { $0.share = min(100, Int(share * 100)) }
  }

  /// Ends it and wipes the line.
  static func clear() {
    guard isTerminal else { return }
    state.withLock { state in
      state.number = 0
      guard state.isShown else { return }
      state.isShown = false
      put("\r\u{1B}[K")
    }
  }

  /// Shows every half second how far a computation has come, until it ends.
  private static func tick(_ number: Int) {
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.5) {
      let isRunning = state.withLock { state in
        guard state.number == number else { return false }
        let seconds = Int(Stopwatch.wallSeconds() - state.started)
        let share = state.share > 0 ? "\(spoken.percent(Double(state.share) / 100))  " : ""
        put("\r\(share)\(spoken.text(seconds)) s ")
        state.isShown = true
        return true
      }
      if isRunning { tick(number) }
    }
  }

  private static func put(_ text: String) {
    _ = text.withCString { Glibc.write(STDERR_FILENO, $0, strlen($0)) }
  }
}
