import Foundation

/// The built program, run as a user runs it.
enum Program {
  struct Result: Equatable {
    let output: String
    let errors: String
    let status: Int32
  }

  /// The program that the package manager built beside these tests.
  static var file: URL? {
    let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    let file = folder.appendingPathComponent("geflecht")
    return FileManager.default.isExecutableFile(atPath: file.path) ? file : nil
  }

  /// Runs the program in `folder`, in English unless the arguments say otherwise.
  ///
  /// Output goes through files, so that a full pipe cannot stop it.
  static func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws -> Result {
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("geflecht-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let files = ["output", "errors"].map { scratch.appendingPathComponent($0) }
    for file in files { try Data().write(to: file) }
    let handles = try files.map { try FileHandle(forWritingTo: $0) }
    let process = Process()
    process.executableURL = file
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["LANG": "en_GB.UTF-8", "PATH": "/usr/bin:/bin"].merging(
      ProcessInfo.processInfo.environment.filter {
        $0.key == "LD_LIBRARY_PATH" || $0.key == "HOME"
      },
      uniquingKeysWith: { own, _ in own }
    ).merging(environment) { _, given in given }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Result(output: texts[0], errors: texts[1], status: process.terminationStatus)
  }
}

/// The folder of the checkout: where Package.swift is.
var checkout: URL {
  var folder = URL(fileURLWithPath: #filePath)
  while folder.path != "/" {
    folder.deleteLastPathComponent()
    let package = folder.appendingPathComponent("Package.swift")
    if FileManager.default.fileExists(atPath: package.path) { break }
  }
  return folder
}
