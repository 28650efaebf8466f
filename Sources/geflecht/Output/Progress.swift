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
    var share = 0
    var started = 0.0
    var isShown = false
    var timer: (any DispatchSourceTimer)?
  }
  private static let state = Mutex(State())
  private static let isTerminal = isatty(STDERR_FILENO) == 1

  /// Begins a computation.
  static func start() {
    guard isTerminal else { return }
    let timer = DispatchSource.makeTimerSource()
    timer.schedule(deadline: .now() + 0.5, repeating: 0.5)
    timer.setEventHandler { state.withLock { write(&$0) } }
    state.withLock {
      $0.timer?.cancel()
      $0 = State(started: Stopwatch.wallSeconds(), timer: timer)
    }
    timer.activate()
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
      state.timer?.cancel()
      state.timer = nil
      guard state.isShown else { return }
      state.isShown = false
      put("\r\u{1B}[K")
    }
  }

  private static func write(_ state: inout State) {
    guard state.timer != nil else { return }
    state.isShown = true
    let seconds = Int(Stopwatch.wallSeconds() - state.started)
    let share = state.share > 0 ? "\(spoken.percent(Double(state.share) / 100))  " : ""
    put("\r\(share)\(spoken.text(seconds)) s ")
  }

  private static func put(_ text: String) {
    _ = text.withCString { Glibc.write(STDERR_FILENO, $0, strlen($0)) }
  }
}
