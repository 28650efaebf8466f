import Glibc
import GraphCore

/// What happens on Ctrl-C, on termination, and on a closed pipe.
enum Signals {
  /// Raised by the first Ctrl-C; every kernel of this process looks at it.
  static let cancellation = Cancellation()

  /// Call once at the start, before any other thread: all threads then leave these signals to one
  /// that waits for them.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    // A file past its allowed size is an error to be told of, not an end.
    signal(SIGXFSZ, SIG_IGN)
    var set = waited
    pthread_sigmask(SIG_BLOCK, &set, nil)
    var thread = pthread_t()
    pthread_create(&thread, nil, { _ in Signals.wait() }, nil)
    pthread_detach(thread)
  }

  private static var waited: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    sigaddset(&set, SIGTERM)
    return set
  }

  /// Whatever does not look at the flag within a second is left behind: no file is half written,
  /// because files are put in place only when they are whole.
  private static func wait() -> UnsafeMutableRawPointer? {
    var set = waited
    var number: Int32 = 0
    sigwait(&set, &number)
    cancellation.cancel()
    usleep(800_000)
    Glibc._exit(128 + number)
  }
}
