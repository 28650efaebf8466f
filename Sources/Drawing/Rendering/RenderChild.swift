internal import Glibc

/// What the program does when it is started as its own renderer: reads a picture from standard
/// input, draws it through Graphviz, writes the file to standard output, and ends.
///
/// A fresh process per picture: Graphviz takes down whatever process it runs in on some inputs, and
/// has no working path for a failed allocation.
public enum RenderChild {
  /// The hidden first argument that makes the program a renderer.
  static let argument = "__render"

  /// Ends the process after drawing if it was started as a renderer; else does nothing.
  ///
  /// The first thing `main` calls.
  public static func runIfAsked() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, arguments[1] == argument else { return }
    shut()
    if arguments.count == 4 { Fault(rawValue: arguments[3])?.happen() }
    guard let format = PictureFormat(rawValue: arguments[2]) else { fail("unknown format") }
    guard let picture = PictureCode.decode(readInput()) else { fail("unreadable picture") }
    switch GraphvizDrawing.bytes(of: picture, as: format) {
    case .success(let bytes): write(bytes)
    case .failure(let failure): fail(failure.message)
    }
    exit(0)
  }

  /// What can go wrong inside Graphviz, brought about on purpose to test that the parent survives.
  enum Fault: String, Sendable {
    case hang, trap, exhaustMemory, babble, silence

    fileprivate func happen() {
      switch self {
      case .hang: while true { sleep(60) }
      case .trap: fatalError("asked to trap")
      case .exhaustMemory:
        var blocks: [[UInt8]] = []
        while true { blocks.append([UInt8](repeating: 1, count: 64 << 20)) }
      case .babble:
        write(Array("<svg onload='alert(1)'>".utf8))
        exit(0)
      case .silence: exit(0)
      }
    }
  }

  /// Shuts the process in: 1 GB of memory, 30 s of computing, no further files, no core dumps.
  private static func shut() {
    limit(RLIMIT_AS, 1 << 30)
    limit(RLIMIT_CPU, 30)
    limit(RLIMIT_CORE, 0)
    limit(RLIMIT_NOFILE, 64)
    for descriptor in 3..<Int32(64) { close(descriptor) }
    _ = chdir("/")
  }

  private static func limit(_ resource: __rlimit_resource, _ value: rlim_t) {
    var limits = rlimit(rlim_cur: value, rlim_max: value)
    setrlimit(__rlimit_resource_t(resource.rawValue), &limits)
  }

  private static func readInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(0, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  private static func write(_ bytes: [UInt8]) {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { exit(74) }
      done += count
    }
  }

  private static func fail(_ message: String) -> Never {
    let line = Array((message + "\n").utf8)
    _ = Glibc.write(2, line, line.count)
    exit(70)
  }
}
