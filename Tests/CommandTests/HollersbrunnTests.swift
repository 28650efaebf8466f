import Foundation
import Testing

@Suite struct HollersbrunnTests {
  private static let python = "/usr/bin/python3"

  /// The committed town is what the script writes: nobody edited one without the other.
  @Test(.enabled("Python 3 is not installed", { FileManager.default.fileExists(atPath: python) }))
  func isWhatTheScriptInvents() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("hollersbrunn-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.python)
    process.arguments = ["-B", "Scripts/hollersbrunn.py", folder.path]
    process.currentDirectoryURL = checkout
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let committed = checkout.appendingPathComponent("Samples/hollersbrunn")
    for name in ["people.csv", "ties.csv", "multipliers.csv"] {
      let written = try Data(contentsOf: folder.appendingPathComponent(name))
      let sample = try Data(contentsOf: committed.appendingPathComponent(name))
      #expect(written == sample, "\(name) differs; run Scripts/hollersbrunn.py")
      #expect(sample.count < 1_000_000)
    }
  }
}
