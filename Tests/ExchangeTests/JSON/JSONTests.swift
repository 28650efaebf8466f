import Foundation
import Testing

@testable import Exchange

struct JSONTests {
  /// The document written anew, values in the order of the file.
  static func rewritten(_ json: String) throws -> String {
    let document = try JSONScanner.document(Array(json.utf8), file: "f")
    func text(_ value: Int) -> JSONText {
      switch document.kind(value) {
      case .null: .null
      case .flag: .flag(document.isTrue(value))
      case .number: .digits(document.string(value))
      case .text: .text(document.string(value))
      case .array: .array(document.elements(of: value).map(text))
      case .object:
        .object(document.keys(of: value).map { (document.string($0), text($0 + 1)) })
      }
    }
    return text(0).compact
  }

  @Test(arguments: [
    "{}", "[]", "null", "true", "\"x\"", "0", "-0", "1.50", "-2e-7", "1E+3", "[1, 2, [3, {}]]",
    "{\"a\": 1, \"b\": {\"c\": [true, false, null]}}", "\"ä🧗\\n\\\"\\\\\"",
    "{\"\": \"\"}", "[[], {}, \"\"]",
  ])
  func readsWhatIsRight(json: String) throws { #expect(try Self.rewritten(json) == json) }

  @Test(arguments: [
    ("\"\\u00e4\\ud83e\\uddd7\\/\\b\\f\\r\\t\"", "ä🧗/\u{8}\u{C}\r\t"), ("\"\\u0000\"", "\0"),
    ("\u{FEFF}\"x\"", "x"), ("\"\\u00E4\\uABCD\"", "ä\u{ABCD}"),
  ])
  func replacesEscapes(json: String, expected: String) throws {
    let document = try JSONScanner.document(Array(json.utf8), file: "f")
    #expect(document.string(0) == expected)
  }

  @Test(arguments: [
    ("", 1, 1), (" \n ", 1, 1), ("{", 1, 1), ("[1,\n2", 2, 1), ("[1 2]", 1, 4), ("[1,]", 1, 4),
    ("[,1]", 1, 2), ("{\"a\":1,}", 1, 8), ("{a:1}", 1, 2), ("{\"a\" 1}", 1, 6), ("{\"a\":}", 1, 6),
    ("[1]]", 1, 4), ("{}\nx", 2, 1), ("'x'", 1, 1), ("tru", 1, 1), ("truee", 1, 1), ("NaN", 1, 1),
    ("[Infinity]", 1, 2), ("[-]", 1, 2), ("[01]", 1, 2), ("[+1]", 1, 2), ("[1.]", 1, 2),
    ("[.5]", 1, 2), ("[1e]", 1, 2), ("[1e999]", 1, 2), ("[0x1]", 1, 2), ("\"x", 1, 1),
    ("[\"x\ny\"]", 1, 2), ("\"a\u{1}\"", 1, 3), ("\"\\x\"", 1, 2), ("\"\\u12\"", 1, 2),
    ("\"\\ud800\"", 1, 2), ("\"\\ud800\\u0041\"", 1, 2), ("\"\\udc00\"", 1, 2),
    ("{\"a\":1,\n\"a\":2}", 2, 1), ("{\"a\":1,\"\\u0061\":2}", 1, 8), ("// x\n{}", 1, 1),
    ("{\"a\":[1,{\"b\":2}", 1, 15), ("[\"ä\", x]", 1, 7),
  ])
  func refusesWhatIsWrong(json: String, line: Int, column: Int) {
    let failure = #expect(throws: ImportFailure.self) { try Self.rewritten(json) }
    #expect(failure?.notices.first?.position == Notice.Position(line: line, column: column))
  }

  @Test func findsKeysThatComeTwiceAmongMany() {
    let keys = (0..<40).map { "\"k\($0)\": 0" } + ["\"k7\": 1"]
    let failure = #expect(throws: ImportFailure.self) {
      try Self.rewritten("{\(keys.joined(separator: ", "))}")
    }
    #expect(failure?.notices.first?.found == "k7")
  }

  @Test func keepsToItsDepth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try Self.rewritten(nested(512))
    for depth in [513, 1_000_000] {
      #expect(throws: ImportFailure.self) { try Self.rewritten(nested(depth)) }
    }
  }

  @Test(arguments: SampleNetworks.hostileTexts)
  func quotesEveryText(text: String) throws {
    let quoted = JSONText.quoted(text)
    let read = try JSONSerialization.jsonObject(
      with: Data(quoted.utf8), options: .fragmentsAllowed)
    let isSame = (read as? String).map { Array($0.utf8) == Array(text.utf8) }
    #expect(isSame == true)
    #expect(!quoted.contains("</") && !quoted.contains("\n") && !quoted.contains("\u{2028}"))
  }

  @Test func writesNumbersThatAreReadBack() {
    var bits = SeededBits(state: 3)
    for _ in 0..<10_000 {
      let number = Double(bitPattern: bits.next())
      let text = JSONText.shortest(number)
      #expect(number.isFinite ? Double(text) == number : text == "null")
    }
    #expect(JSONText.shortest(3) == "3" && JSONText.shortest(0.1) == "0.1")
    #expect(JSONText.shortest(-0.5e-9) == "-5e-10")
  }

  @Test func writesCompactAndPretty() {
    let value: JSONText = ["a": [1, 2.5, nil], "b": [:], "c": [], "d": "x", "e": true]
    #expect(value.compact == #"{"a": [1, 2.5, null], "b": {}, "c": [], "d": "x", "e": true}"#)
    #expect(
      value.pretty == """
        {
          "a": [
            1,
            2.5,
            null
          ],
          "b": {},
          "c": [],
          "d": "x",
          "e": true
        }
        """)
  }
}
