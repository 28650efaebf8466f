import Foundation
import Testing

/// A project survives whatever ends the program: killing, a full disk, many writers at once.
@Suite(.enabled(if: Program.file != nil, "the program is not built"), .serialized)
struct ReliabilityTests {
  private func run(_ arguments: String..., in folder: Scratch) throws -> Program.Result {
    try Program.run(arguments, in: URL(fileURLWithPath: folder.path))
  }

  /// Two lists of the same town: an import changes every row.
  private func town(_ folder: Scratch, people: Int = 3_000) throws {
    for (name, place) in [("one", "Nord"), ("two", "Süd")] {
      let rows = (1...people).map { "p\($0),Person \($0),\(place)\n" }.joined()
      try folder.write("id,name,place\n" + rows, to: "\(name).csv")
    }
    #expect(try run("new", "t.geflecht", "one.csv", "--source", "list", in: folder).status == 0)
  }

  /// How many live where: "3000 Nord"; empty for an empty project.
  private func fingerprint(_ folder: Scratch) throws -> String {
    let result = try run("check", "t.geflecht", "--format", "json", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let counts = (object as? [String: Any])?["places"] as? [String: Int] ?? [:]
    return counts.keys.sorted().map { "\(counts[$0] ?? 0) \($0)" }.joined(separator: "+")
  }

  /// Killed at 60 moments all over an import or an undo: as a whole there, or not at all.
  @Test func aKilledWriterLeavesAWholeFile() throws {
    let folder = try Scratch()
    try town(folder)
    let program = try #require(Program.file)
    let started = Date()
    let whole = try run("import", "t.geflecht", "two.csv", "--source", "list", "--yes", in: folder)
    let duration = Date().timeIntervalSince(started)
    #expect(whole.status == 0)
    var killed = 0
    for round in 1...60 {
      let process = Process()
      process.executableURL = program
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      process.arguments =
        round.isMultiple(of: 3)
        ? ["undo", "t.geflecht"]
        : [
          "import", "t.geflecht", round.isMultiple(of: 2) ? "one.csv" : "two.csv", "--source",
          "list", "--yes",
        ]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      // From before the start of the transaction to after its end, evenly.
      usleep(UInt32(duration * Double(round * 37 % 60) / 60 * 1e6))
      if process.isRunning {
        kill(process.processIdentifier, SIGKILL)
        killed += 1
      }
      process.waitUntilExit()
      let state = try fingerprint(folder)
      #expect(["", "3000 Nord", "3000 Süd"].contains(state), "after kill \(round)")
    }
    #expect(killed > 10, "too few were still running")
    let doctor = try run("doctor", "t.geflecht", in: folder)
    #expect(doctor.status == 0, "\(doctor.output)")
    // A journal begun but not yet valid may lie about until somebody writes again.
    for list in ["one.csv", "two.csv"] {
      let last = try run("import", "t.geflecht", list, "--source", "list", "--yes", in: folder)
      #expect(last.status == 0, "\(last.errors)")
    }
    let rest = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(rest.filter { $0.contains("journal") } == [])
  }

  /// Files that may not grow beyond a limit, as on a full disk: an error, and the file as before.
  @Test(arguments: [200, 300, 400, 600]) func aFullDiskChangesNothing(blocks: Int) throws {
    let folder = try Scratch()
    try town(folder, people: 2_000)
    let before = try fingerprint(folder)
    let program = try #require(Program.file).path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.arguments = [
      "-c",
      "ulimit -f \(blocks) && exec '\(program)' import t.geflecht two.csv --source list --yes",
    ]
    process.standardOutput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let after = try fingerprint(folder)
    if process.terminationStatus == 0 {
      #expect(after == "2000 Süd")
    } else {
      #expect(process.terminationStatus == 74, "\(text)")
      #expect(process.terminationReason == .exit, "\(text)")
      #expect(after == before)
    }
    #expect(try run("doctor", "t.geflecht", in: folder).status == 0)
  }

  /// A disk that is really full, where the test may mount one.
  @Test(.enabled("only root may mount a disk") { getuid() == 0 })
  func aFullFileSystemChangesNothing() throws {
    let folder = try Scratch()
    let disk = folder.path + "/disk"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    guard try shell("mount -t tmpfs -o size=480k tmpfs '\(disk)'") == 0 else { return }
    defer { _ = try? shell("umount '\(disk)'") }
    try town(folder, people: 2_000)
    #expect(try shell("cp '\(folder.path)/t.geflecht' '\(disk)/t.geflecht'") == 0)
    let before = try Data(contentsOf: URL(fileURLWithPath: disk + "/t.geflecht"))
    let result = try run(
      "import", "disk/t.geflecht", "two.csv", "--source", "list", "--yes", in: folder)
    #expect(result.status == 74, "\(result.errors)")
    #expect(result.errors.contains("disk/t.geflecht"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: disk + "/t.geflecht")) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == ["t.geflecht"])
    let made = try run("new", "disk/u.geflecht", "two.csv", in: folder)
    #expect(made.status == 74, "\(made.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == ["t.geflecht"])
  }

  private func shell(_ command: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", command + " 2>/dev/null"]
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Eight processes write at once: every answer of success is kept.
  @Test func eightWritersLoseNothing() throws {
    let folder = try Scratch()
    #expect(try run("new", "t.geflecht", in: folder).status == 0)
    let program = try #require(Program.file).path
    let writers = try (1...8).map { writer in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      process.arguments = [
        "-c",
        """
        for i in 1 2 3 4 5; do
          '\(program)' add t.geflecht "w\(writer)-$i" >>done.\(writer) 2>>errors || exit $?
        done
        """,
      ]
      try process.run()
      return process
    }
    for writer in writers {
      writer.waitUntilExit()
      #expect(writer.terminationStatus == 0 || writer.terminationStatus == 75)
    }
    let acknowledged = try (1...8).flatMap { writer in
      try String(contentsOfFile: folder.path + "/done.\(writer)", encoding: .utf8)
        .split(separator: "\n").compactMap { $0.split(separator: " ").last.map(String.init) }
    }
    let list = try run(
      "measure", "t.geflecht", "--measure", "degree", "--format", "csv", in: folder)
    let stored = Set(
      list.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[0] })
    #expect(acknowledged.count >= 8)
    #expect(acknowledged.allSatisfy { stored.contains(Substring($0)) })
    #expect(stored.count == acknowledged.count)
    #expect(try run("doctor", "t.geflecht", in: folder).status == 0)
  }

  /// Whoever meets a writer that does not finish is told so.
  @Test func aLockedFileIsBusy() throws {
    let folder = try Scratch()
    #expect(try run("new", "t.geflecht", in: folder).status == 0)
    // The bytes that SQLite locks for writers: pending, reserved.
    let descriptor = open(folder.path + "/t.geflecht", O_RDWR)
    defer { close(descriptor) }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = 0x4000_0001
    lock.l_len = 1
    #expect(fcntl(descriptor, F_SETLK, &lock) == 0)
    let started = Date()
    let result = try run("add", "t.geflecht", "Eva", in: folder)
    #expect(result.status == 75, "\(result.errors)")
    #expect(Date().timeIntervalSince(started) >= 9)
    lock.l_type = Int16(F_UNLCK)
    #expect(fcntl(descriptor, F_SETLK, &lock) == 0)
    #expect(try run("add", "t.geflecht", "Eva", in: folder).status == 0)
  }
}
