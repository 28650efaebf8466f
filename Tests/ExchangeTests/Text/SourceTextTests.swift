import Foundation
import Testing

@testable import Exchange

struct SourceTextTests {
  /// Text with characters of one to four bytes.
  static let mixed = "a,ü\r\n€ 🧗 \u{65}\u{301}\n中"

  @Test func decodesUTF16InBothOrders() throws {
    for (encoding, foundation, mark) in [
      (ReadOptions.Encoding.utf16LittleEndian, String.Encoding.utf16LittleEndian, [0xFF, 0xFE]),
      (.utf16BigEndian, .utf16BigEndian, [0xFE, 0xFF]),
    ] as [(ReadOptions.Encoding, String.Encoding, [UInt8])] {
      let raw = Array(try #require(Self.mixed.data(using: foundation)))
      #expect(try SourceText(raw, as: encoding, file: "f").bytes == Array(Self.mixed.utf8))
      let marked = try SourceText(mark + raw, as: .utf8, file: "f")
      #expect(marked.bytes == Array(Self.mixed.utf8))
      #expect(marked.encoding == encoding && marked.hasMark)
    }
  }

  @Test func dropsTheMarkOfUTF8() throws {
    let text = try SourceText([0xEF, 0xBB, 0xBF, 0x61], as: .utf8, file: "f")
    #expect(text.bytes == [0x61] && text.hasMark)
  }

  @Test func decodesEveryByteOfWindows1252() throws {
    for byte in UInt8.min...UInt8.max {
      let text = try SourceText([0x61, byte], as: .windows1252, file: "f")
      if [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) {
        #expect(text.firstUndefined == 1)
      } else {
        let expected = String(data: Data([0x61, byte]), encoding: .windowsCP1252)
        #expect(String(decoding: text.bytes, as: UTF8.self) == expected)
        #expect(text.firstUndefined == nil)
      }
    }
  }

  @Test func decodesEveryByteOfLatin1() throws {
    for byte in UInt8.min...UInt8.max {
      let text = try SourceText([byte], as: .latin1, file: "f")
      #expect(String(decoding: text.bytes, as: UTF8.self) == String(Unicode.Scalar(byte)))
    }
  }

  @Test(
    arguments: [
      ([0x61, 0x0A, 0xC3, 0xA4, 0xFF], 2, 2, "FF"), ([0xC3], 1, 1, "C3"),
      ([0x0D, 0x0A, 0x0D, 0xED, 0xA0, 0x80], 3, 1, "ED"),
    ] as [([UInt8], Int, Int, String)])
  func namesTheFirstBadByte(raw: [UInt8], line: Int, column: Int, found: String) {
    let failure = #expect(throws: ImportFailure.self) {
      try SourceText(raw, as: .utf8, file: "f")
    }
    #expect(failure?.notices.first?.position == Notice.Position(line: line, column: column))
    #expect(failure?.notices.first?.found == found)
  }

  @Test(
    arguments: [
      [0x61, 0x00, 0x62], [0x61, 0x00, 0x00, 0xD8], [0x61, 0x00, 0x00, 0xDC, 0x61, 0x00],
    ] as [[UInt8]])
  func refusesHalfCharactersInUTF16(raw: [UInt8]) {
    let failure = #expect(throws: ImportFailure.self) {
      try SourceText(raw, as: .utf16LittleEndian, file: "f")
    }
    #expect(failure?.notices.first?.position == Notice.Position(line: 1, column: 2))
  }

  @Test func countsLinesForwardsAndBackwards() {
    let bytes = Array("a\nb\r\nc\rd".utf8)
    var positions = TextPositions()
    let lines = (0...bytes.count).map { positions.line(of: $0, in: bytes) }
    #expect(lines == [1, 1, 2, 2, 2, 3, 3, 4, 4])
    #expect(positions.line(of: 2, in: bytes) == 2)
  }
}
