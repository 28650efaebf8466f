import Relations
import Testing

@testable import Exchange

/// Damaged files: read or refused with a place, never a trap.
struct MutationTests {
  @Test(arguments: ["graphml", "node-link", "dot", "gexf", "gml", "pajek"])
  func damagedFilesNeverTrap(id: String) throws {
    let format = try #require(Format.named(id))
    let (read, write) = (try #require(format.read), try #require(format.write))
    var bits = SeededBits(state: 11)
    let pieces: [[UInt8]] =
      [
        "<", ">", "\"", "\\", "&", "&#", "]]>", "{", "}", "[", "]", "--", "\u{0}", "\r", "ä", "1e9",
        "<!--", "<![CDATA[", "\\u", "\\ud800", ",", "=", "/*", ":", "<data key='d0'>", "</node>",
        "[", "]", "*Arcs", "*Vertices", "&#", "\n",
      ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE]]
    for seed in 0..<8 {
      let original = write(try SampleNetworks.random(seed: seed)).files[0].bytes
      for _ in 0..<250 {
        var bytes = original
        for _ in 0..<Int.random(in: 1...4, using: &bits) {
          let place = Int.random(in: 0...bytes.count, using: &bits)
          let end = min(place + Int.random(in: 0...12, using: &bits), bytes.count)
          let piece = pieces.randomElement(using: &bits) ?? []
          bytes.replaceSubrange(place..<end, with: Bool.random(using: &bits) ? piece : [])
        }
        if Int.random(in: 0..<10, using: &bits) == 0 {
          bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &bits)))
        }
        do throws(ImportFailure) {
          let result = try read(bytes, "f", ReadOptions())
          let report = result.report
          #expect(
            report.rowsRead
              == report.actorsStored + report.tiesStored + report.multipliersStored)
        } catch {
          #expect(error.errorCount > 0)
          #expect(error.notices.allSatisfy { $0.position.line > 0 })
        }
      }
    }
  }

  @Test(arguments: SeedFiles.all.indices)
  func damagedFilesOfOtherProgramsNeverTrap(number: Int) throws {
    let seed = SeedFiles.all[number]
    let read = try #require(Format.named(seed.id)?.read)
    let original = Array(seed.text.utf8)
    // The file itself is read.
    let whole = try read(original, "f", ReadOptions()).report
    #expect(whole.actorsStored + whole.actorsFromTies > 0)
    var bits = SeededBits(state: UInt64(number + 1))
    let pieces: [[UInt8]] =
      [
        "\"", "\\", "{", "}", "[", "]", ":", ";", ",", "\n", "\r", " ", "\t", "0", "9999999999",
        "ä", "=",
      ]
      .map { Array($0.utf8) } + [[0xFF], [0xC3], [0]]
    for _ in 0..<600 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...3, using: &bits) {
        let place = Int.random(in: 0...bytes.count, using: &bits)
        let end = min(place + Int.random(in: 0...8, using: &bits), bytes.count)
        let piece = pieces.randomElement(using: &bits) ?? []
        bytes.replaceSubrange(place..<end, with: Bool.random(using: &bits) ? piece : [])
      }
      if Int.random(in: 0..<10, using: &bits) == 0 {
        bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &bits)))
      }
      do throws(ImportFailure) {
        let report = try read(bytes, "f", ReadOptions()).report
        #expect(
          report.rowsRead
            == report.actorsStored + report.tiesStored + report.contactsStored + report.merged)
      } catch {
        #expect(error.errorCount > 0)
        #expect(error.notices.allSatisfy { $0.severity == .warning || $0.position.line > 0 })
      }
    }
  }
}
