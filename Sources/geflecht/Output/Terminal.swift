import Exchange
import Glibc
import Synchronization
import Wording

/// Standard output and standard error.
enum Terminal {
  private static let pending = Mutex<[UInt8]>([])

  /// Adds a line to standard output; written by `flush`.
  static func print(_ line: String) {
    write(Array(line.utf8) + [UInt8(ascii: "\n")])
  }

  /// Adds bytes to standard output; written by `flush`.
  static func write(_ bytes: [UInt8]) {
    pending.withLock { $0 += bytes }
  }

  /// Writes what was printed.
  ///
  /// A closed pipe ends the program quietly, as `head` expects.
  static func flush() throws {
    let bytes = pending.withLock { held in
      defer { held = [] }
      return held
    }
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(STDOUT_FILENO, buffer.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if written > 0 {
        start += written
      } else if errno == EPIPE {
        Glibc.exit(0)
      } else if errno != EINTR {
        throw CommandFailure(
          .inputOutput, de: "die Ausgabe lässt sich nicht schreiben: \(systemMessage())",
          en: "the output cannot be written: \(systemMessage())")
      }
    }
  }

  /// Writes lines to standard error at once.
  static func report(_ lines: [String]) {
    Progress.clear()
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Prints what a reader noticed to standard error: every row that was left out, the first of the
  /// other warnings, and how many more there are.
  static func report(_ read: ReadReport) {
    let leftOut = Set(read.rejects.map(\.notice))
    var hidden = 0
    var shown = 0
    var lines: [String] = []
    for warning in read.warnings {
      if !leftOut.contains(warning) {
        guard shown < ImportFailure.shown else {
          hidden += 1
          continue
        }
        shown += 1
      }
      lines.append(warning.line(in: spoken))
    }
    if hidden > 0 {
      lines.append(
        words(
          de: "… und \(spoken.text(hidden)) weitere Warnungen (alle: geflecht check --format json)",
          en: "… and \(spoken.text(hidden)) more warnings (all: geflecht check --format json)"))
    }
    if !lines.isEmpty { report(lines) }
  }

  /// The system's words for the last error.
  static func systemMessage() -> String { String(cString: strerror(errno)) }
}
