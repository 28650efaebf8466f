import Foundation
import FoundationXML
import Testing

@testable import Exchange

struct XMLScannerTests {
  /// The document as one line: `<name a=b>text</name>`.
  static func events(_ xml: [UInt8]) throws -> String {
    let text = try XMLEncoding.decode(xml, chosen: nil, file: "f")
    var scanner = XMLScanner(text.bytes, file: "f")
    var result = ""
    while true {
      switch try scanner.next() {
      case .open:
        let attributes = scanner.attributes.map {
          " \($0.name)=\(String(decoding: scanner.values[$0.value], as: UTF8.self))"
        }
        result += "<\(scanner.name)\(attributes.joined())>"
      case .close: result += "</>"
      case .text: result += String(decoding: scanner.text, as: UTF8.self)
      case .end: return result
      }
    }
  }

  @Test(arguments: [
    ("<a/>", "<a></>"),
    (
      "<?xml version='1.0'?><!-- x --><a b='1' c = \"2\" ><?pi x?>t<!-- < & -->u</a >\n",
      "<a b=1 c=2>tu</>"
    ),
    ("<y:a xmlns:y='u' y:b='&lt;&amp;&quot;'>&#228;&#x1F9D7;&apos;&gt;</y:a>", "<a b=<&\">ä🧗'></>"),
    ("<a><![CDATA[<b>&amp;]]]]><![CDATA[>]]></a>", "<a><b>&amp;]]></>"),
    ("<a b='x\r\ny\tz'>1\r\n2\r3</a>", "<a b=x y z>1\n2\n3</>"),
    ("<!DOCTYPE a SYSTEM \"http://127.0.0.1:48123/a.dtd\"><a/>", "<a></>"),
    ("<ä ö='ü'/>", "<ä ö=ü></>"),
  ])
  func readsWhatIsRight(xml: String, expected: String) throws {
    #expect(try Self.events(Array(xml.utf8)) == expected)
  }

  @Test(arguments: [
    ("", 1, 1), ("   \n", 1, 1), ("x", 1, 1), ("<a>", 1, 3), ("<a>\n<b>\n</b>\n\n", 3, 4),
    ("<a></b>", 1, 4), ("<a>\n</b>", 2, 1), ("</a>", 1, 1), ("<a/><b/>", 1, 5), ("<a/>x", 1, 5),
    ("<a b=1/>", 1, 6), ("<a b/>", 1, 5), ("<a b='1'c='2'/>", 1, 9), ("<a b='1' b='2'/>", 1, 10),
    ("<a b='<'/>", 1, 7), ("<a b='x", 1, 7), ("<a>&nbsp;</a>", 1, 4), ("<a>\nä&x</a>", 2, 2),
    ("<a>&#0;</a>", 1, 4), ("<a>&#xD800;</a>", 1, 4), ("<a>&#1114112;</a>", 1, 4),
    ("<a>ü\u{1}</a>", 1, 5), ("<a>\u{FFFF}</a>", 1, 4), ("<a b='\u{0}'/>", 1, 7), ("<1/>", 1, 2),
    ("<a><!-- x</a>", 1, 4), ("<a><![CDATA[x</a>", 1, 17), ("<a><?x</a>", 1, 4),
    ("\n<?xml version='1.0'?><a/>", 2, 1), ("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", 1, 13),
    ("<a><!DOCTYPE a></a>", 1, 4), ("<a", 1, 2), ("<a b", 1, 4), ("<a b=", 1, 5), ("<", 1, 1),
    ("<a></a", 1, 6), ("<a>&", 1, 4), ("<a/", 1, 3), ("<!DOCTYPE a", 1, 11), ("<a></>", 1, 6),
  ])
  func refusesWhatIsWrong(xml: String, line: Int, column: Int) {
    let failure = #expect(throws: ImportFailure.self) { try Self.events(Array(xml.utf8)) }
    #expect(failure?.notices.first?.position == Notice.Position(line: line, column: column))
  }

  @Test func keepsToItsLimits() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)).utf8)
    }
    _ = try Self.events(nested(256))
    #expect(throws: ImportFailure.self) { try Self.events(nested(257)) }
    #expect(throws: ImportFailure.self) { try Self.events(nested(1_000_000)) }
    func wide(_ count: Int) -> [UInt8] {
      Array("<a \((0..<count).map { "a\($0)=''" }.joined(separator: " "))/>".utf8)
    }
    _ = try Self.events(wide(1_000))
    #expect(throws: ImportFailure.self) { try Self.events(wide(1_001)) }
    func long(_ count: Int) -> [UInt8] {
      Array("<a b='\(String(repeating: "x", count: count))'/>".utf8)
    }
    _ = try Self.events(long(1 << 20))
    #expect(throws: ImportFailure.self) { try Self.events(long(1 << 20 + 1)) }
  }

  @Test(arguments: [
    (String.Encoding.isoLatin1, "iso-8859-1"), (.windowsCP1252, "Windows-1252"),
    (.utf16LittleEndian, "UTF-16"), (.utf16BigEndian, "UTF-16"), (.utf8, "utf-8"),
  ])
  func readsDeclaredEncodings(encoding: String.Encoding, name: String) throws {
    let xml = "<?xml version=\"1.0\" encoding=\"\(name)\"?><a b='ä'>Käthe ß</a>"
    let data = try #require(xml.data(using: encoding))
    #expect(try Self.events([UInt8](data)) == "<a b=ä>Käthe ß</>")
  }

  @Test func refusesUnknownEncodings() {
    let xml = "<?xml version=\"1.0\"\n encoding='EBCDIC'?><a/>"
    let failure = #expect(throws: ImportFailure.self) { try Self.events(Array(xml.utf8)) }
    #expect(failure?.notices.first?.found == "EBCDIC")
    #expect(failure?.notices.first?.position == Notice.Position(line: 2, column: 12))
  }

  @Test func readsWhatFoundationReads() throws {
    // Documents built at random: both parsers must see the same names, values and texts.
    var bits = SeededBits(state: 5)
    let pieces = [
      "ä", "x y", "&lt;", "&#9731;", "<![CDATA[ <z> ]]>", "<!-- c -->", "\n", "]]&gt;", "<e/>",
    ]
    for _ in 0..<200 {
      var xml = ""
      var open: [String] = []
      for _ in 0..<Int.random(in: 1...20, using: &bits) {
        if open.count > 1, Bool.random(using: &bits) {
          xml += "</\(open.removeLast())>"
        } else {
          let name = ["a", "n:b", "c-d.e"].randomElement(using: &bits) ?? "a"
          xml += "<\(name) k='\(Int.random(in: 0...9, using: &bits))&amp;\"\n'>"
          open.append(name)
        }
        xml += pieces.randomElement(using: &bits) ?? ""
      }
      while let name = open.popLast() { xml += "</\(name)>" }
      let wrapped = "<r xmlns:n='u'>\(xml)</r>"
      #expect(try Self.events(Array(wrapped.utf8)) == FoundationEvents.of(wrapped))
    }
  }
}

/// The same one-line form, made by Foundation's parser.
final class FoundationEvents: NSObject, XMLParserDelegate {
  private var result = ""

  static func of(_ xml: String) -> String? {
    let parser = XMLParser(data: Data(xml.utf8))
    let events = FoundationEvents()
    parser.delegate = events
    return parser.parse() && parser.parserError == nil ? events.result : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    let values = attributes.filter { !$0.key.hasPrefix("xmlns") }.map { " \($0.key)=\($0.value)" }
    result += "<\(name.split(separator: ":").last ?? "")\(values.joined())>"
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { result += "</>" }

  func parser(_ parser: XMLParser, foundCharacters text: String) { result += text }

  func parser(_ parser: XMLParser, foundCDATA data: Data) {
    result += String(decoding: data, as: UTF8.self)
  }
}
