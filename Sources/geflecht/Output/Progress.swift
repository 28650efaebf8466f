import Glibc
import Synchronization
import Wording

/// The share done of a long computation, on standard error when that is a terminal.
enum Progress {
  private struct State {
    var shown = -1
    var started = 0.0
  }
  private static let state = Mutex(State())
  private static let isTerminal = isatty(STDERR_FILENO) == 1

  /// Begins a computation: nothing is shown in its first half second.
  static func start() {
    state.withLock { $0 = State(shown: -1, started: Stopwatch.wallSeconds()) }
  }

  /// Shows the share done; may be called from any thread, as often as one likes.
  static func show(_ share: Double) {
    guard isTerminal else { return }
    let percent = min(100, Int(share * 100))
    state.withLock { state in
      guard percent > state.shown, Stopwatch.wallSeconds() - state.started > 0.5 else { return }
      state.shown = percent
      let text = "\r\(spoken.percent(Double(percent) / 100)) "
      _ = text.withCString { Glibc.write(STDERR_FILENO, $0, strlen($0)) }
    }
  }

  /// Wipes the line.
  static func clear() {
    guard isTerminal else { return }
    state.withLock { state in
      guard state.shown >= 0 else { return }
      state.shown = -1
      _ = "\r\u{1B}[K".withCString { Glibc.write(STDERR_FILENO, $0, strlen($0)) }
    }
  }
}
