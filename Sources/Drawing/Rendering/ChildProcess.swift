internal import Glibc

/// One run of a child process: bytes in, bytes out, within a time.
struct ChildProcess {
  let program: String
  let arguments: [String]
  let environment: [String]
  /// Wall-clock seconds after which it is killed.
  let seconds: Int
  /// Bytes of output after which it is killed.
  let outputLimit: Int

  /// Starts the child, hands it `input` on standard input and returns its standard output.
  ///
  /// Whatever the child does, this returns: it is killed when its time is over.
  func run(input: [UInt8]) throws(DrawingError) -> [UInt8] {
    var pipes = try Pipes()
    defer { pipes.close() }
    let child = try spawn(pipes)
    pipes.closeFarEnds()
    var exchange = Exchange(input: input, outputLimit: outputLimit)
    let deadline = Self.now() + Double(seconds)
    let isComplete = exchange.run(&pipes, until: deadline)
    let status = wait(for: child, until: isComplete ? deadline : 0)
    guard let status else { throw .timedOut(seconds: seconds) }
    let message = PlainText.clean(
      String(decoding: exchange.errors.prefix { $0 != 0x0A }, as: UTF8.self))
    let signal = status & 0x7F
    if signal == SIGXCPU { throw .timedOut(seconds: seconds) }
    if signal != 0 { throw .rendererKilled(signal: signal, message: message) }
    let code = status >> 8 & 0xFF
    if code != 0 { throw .rendererFailed(code: code, message: message) }
    return exchange.output
  }

  private func spawn(_ pipes: Pipes) throws(DrawingError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes.input.far, 0)
    posix_spawn_file_actions_adddup2(&actions, pipes.output.far, 1)
    posix_spawn_file_actions_adddup2(&actions, pipes.errors.far, 2)
    var child = pid_t()
    let result = Self.withCStrings([program] + arguments) { arguments in
      Self.withCStrings(environment) { environment in
        posix_spawn(&child, program, &actions, nil, arguments, environment)
      }
    }
    guard result == 0 else { throw .notStarted(errorNumber: result) }
    return child
  }

  /// The wait status, or nil if the child had to be killed.
  private func wait(for child: pid_t, until deadline: Double) -> Int32? {
    var status: Int32 = 0
    while true {
      let result = waitpid(child, &status, WNOHANG)
      if result == child { return status }
      if result < 0, errno != EINTR { return 0x7F00 }
      if Self.now() >= deadline { break }
      usleep(500)
    }
    kill(child, SIGKILL)
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return nil
  }

  fileprivate static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private static func withCStrings<Value>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
  ) -> Value {
    let copies: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    return body(copies)
  }
}

/// The three channels to a child; near ends are ours.
private struct Pipes {
  struct Channel {
    var near: Int32 = -1
    var far: Int32 = -1
  }
  var input = Channel()
  var output = Channel()
  var errors = Channel()

  init() throws(DrawingError) {
    do throws(DrawingError) {
      input = try Self.channel()
      output = try Self.channel()
      errors = try Self.channel()
    } catch {
      close()
      throw error
    }
  }

  /// A socket pair rather than a pipe: writing to a dead child must not raise SIGPIPE.
  private static func channel() throws(DrawingError) -> Channel {
    var ends: [Int32] = [-1, -1]
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw .notStarted(errorNumber: errno) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    return Channel(near: ends[0], far: ends[1])
  }

  mutating func closeFarEnds() {
    for path in [\Pipes.input.far, \.output.far, \.errors.far] { closeEnd(path) }
  }

  mutating func close() {
    closeFarEnds()
    for path in [\Pipes.input.near, \.output.near, \.errors.near] { closeEnd(path) }
  }

  mutating func closeEnd(_ path: WritableKeyPath<Pipes, Int32>) {
    if self[keyPath: path] >= 0 { Glibc.close(self[keyPath: path]) }
    self[keyPath: path] = -1
  }
}

/// Bytes on their way to and from a child.
private struct Exchange {
  let input: [UInt8]
  let outputLimit: Int
  var written = 0
  var output: [UInt8] = []
  var errors: [UInt8] = []
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  init(input: [UInt8], outputLimit: Int) {
    self.input = input
    self.outputLimit = outputLimit
  }

  /// Moves bytes until the child has closed its output; false if the time or the limit is over.
  mutating func run(_ pipes: inout Pipes, until deadline: Double) -> Bool {
    while pipes.output.near >= 0 || pipes.errors.near >= 0 {
      let left = deadline - ChildProcess.now()
      guard left > 0, output.count <= outputLimit else { return false }
      if written == input.count { pipes.closeEnd(\.input.near) }
      var polled = [
        pollfd(fd: pipes.input.near, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: pipes.output.near, events: Int16(POLLIN), revents: 0),
        pollfd(fd: pipes.errors.near, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&polled, 3, Int32(min(left * 1000 + 1, 1e6))) >= 0 || errno == EINTR
      else { return false }
      if polled[0].revents != 0, !send(to: pipes.input.near) { pipes.closeEnd(\.input.near) }
      if polled[1].revents != 0, !receive(from: pipes.output.near, \.output) {
        pipes.closeEnd(\.output.near)
      }
      if polled[2].revents != 0, !receive(from: pipes.errors.near, \.errors) {
        pipes.closeEnd(\.errors.near)
      }
    }
    return true
  }

  /// False once the child takes no more.
  private mutating func send(to descriptor: Int32) -> Bool {
    let count = input[written...].withUnsafeBytes {
      Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    if count < 0 { return errno == EAGAIN || errno == EINTR }
    written += count
    return true
  }

  /// False at the end of the child's output.
  ///
  /// Of what it says, the first 64 kB are kept.
  private mutating func receive(
    from descriptor: Int32, _ path: WritableKeyPath<Exchange, [UInt8]>
  ) -> Bool {
    let count = read(descriptor, &buffer, buffer.count)
    if count < 0 { return errno == EAGAIN || errno == EINTR }
    if count > 0, path == \.output || errors.count < 1 << 16 {
      self[keyPath: path].append(contentsOf: buffer[..<count])
    }
    return count > 0
  }
}
