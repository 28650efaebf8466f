import Foundation
import Testing
import Wording

@testable import Exchange

struct OutputFileTests {
  @Test func replacesWholeFilesAndLeavesNothingElse() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [WriteResult.File(name: "a.csv", bytes: [1, 2]), .init(name: "b.csv", bytes: [])]
    try OutputFile.write(files, toFolder: folder.path)
    let path = folder.appending(path: "a.csv").path
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try OutputFile.write([3], to: path)
    #expect(try FileBytes.read(path) == [3])
    #expect(try FileBytes.names(inFolder: folder.path) == ["a.csv", "b.csv"])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o640)
    #expect(throws: OutputError.cannotCreate(path: folder.path, code: EISDIR)) {
      try OutputFile.write([1], to: folder.path)
    }
    let missing = folder.path + "/no/such"
    #expect(throws: OutputError.cannotCreate(path: missing, code: ENOENT)) {
      try OutputFile.write([1], to: missing)
    }
  }

  @Test func aFullDiskIsToldAsSuch() {
    #expect(throws: OutputError.cannotWrite(path: "/dev/full", code: ENOSPC)) {
      try OutputFile.write([1], to: "/dev/full")
    }
  }
}
