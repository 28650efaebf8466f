import Dispatch
import Glibc
import GraphCore

/// What happens on Ctrl-C and on a closed pipe.
enum Signals {
  /// Raised by the first Ctrl-C; every kernel of this process looks at it.
  static let cancellation = Cancellation()

  private static let sources = [SIGINT, SIGTERM].map { number in
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      cancellation.cancel()
      // Whatever does not look at the flag within a second is left behind: nothing has been
      // written, because files are put in place only when they are whole.
      DispatchQueue.global().asyncAfter(deadline: .now() + 0.8) { Glibc._exit(128 + number) }
    }
    return source
  }

  /// Call once at the start.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] { signal(number, SIG_IGN) }
    for source in sources { source.activate() }
  }
}
