import Exchange
import Foundation
import Relations
import Testing
import Wording

/// The samples are read as their READMEs say, without a word of warning.
@Suite struct SampleTests {
  @Test(arguments: [
    ("boston", 261, 319, 0), ("women", 32, 89, 0), ("karate", 34, 78, 0),
    ("hollersbrunn", 4079, 24_954, 54),
  ])
  func areReadWhole(_ sample: String, actors: Int, ties: Int, multipliers: Int) throws {
    var root = URL(fileURLWithPath: #filePath)
    while !FileManager.default.fileExists(atPath: root.appendingPathComponent("Samples").path) {
      root.deleteLastPathComponent()
    }
    let result = try NetworkReader.read(path: root.appendingPathComponent("Samples/\(sample)").path)
    #expect(result.network.actors.count == actors)
    #expect(result.network.ties.count == ties)
    #expect(result.network.multipliers.count == multipliers)
    #expect(result.report.warnings.map { $0.line(in: .english) } == [])
    #expect(result.network.ties.allSatisfy { !$0.isSelfTie && ($0.strength ?? 0) > 0 })
    guard sample == "hollersbrunn" else { return }
    let objected = result.network.actors.filter { $0.permission == .objected }
    #expect(objected.count == 60)
    #expect(result.network.actors[0].id == "us")
    let directed = result.network.ties.filter(\.isDirected)
    #expect(Set(directed.map { result.network.tieKinds[Int($0.kind)].id }) == ["follower"])
  }
}
