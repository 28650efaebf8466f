import Analysis
import Foundation
import FoundationXML
import Relations
import Testing

@testable import Drawing

/// SVG files hold what we allow and nothing else, whatever the names of actors are.
@Suite struct SVGTests {
  static let hostileNames: [String] = [
    "<script>alert(1)</script>", "\"><script>alert(1)</script>", "' onload='alert(1)",
    "\" onclick=\"alert(1)", "<img src=x onerror=alert(1)>", "]]>", "<![CDATA[x]]>", "<!-- x",
    "-->", "<?xml version=\"1.0\"?>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&lt;script&gt;", "&amp;",
    "&#1;", "&#x0;", "&nbsp;", "&undefined;", "&", "<", ">", "</text></g></svg>", "\\N\\G\\E\\l\\n",
    "C:\\Nutzer\\name", "ends with \\", "a\nb\tc\r", "a\u{0}b", "\u{1}\u{8}\u{1B}[31m",
    "\u{FFFE}\u{FFFF}",
    "\u{202E}evil\u{202C}", "\u{2028}\u{2029}", "javascript:alert(1)", "url(http://a.example/x)",
    "}</style><script>", "@import 'x'", "{{7*7}}", "${x}", "日本語の名前", "👩‍👩‍👧‍👦 family", "n̈ combined ü",
    String(repeating: "very long ", count: 100), "<b>HTML</b>", "m0", "t0", "l0", "%s%n",
  ]

  private let renderer = Renderer(program: RendererTests.program)

  /// Actors with these names, tied in a ring, in all forms, some in groups of these names.
  private func picture(_ names: [String]) throws -> Picture {
    let kinds = ["person", "organisation", "event", "channel", "own<kind>"]
    let network = try Network(
      actors: names.enumerated().map { position, name in
        Actor(
          id: "\(position)", name: name, kind: .init(kinds[position % kinds.count]), place: name)
      },
      ties: names.indices.map { position in
        Tie(source: position, target: (position + 1) % names.count, isDirected: true)
      })
    let snapshot = Snapshot(network)
    var style = Sample.style(snapshot)
    style.groups?.ofVertex = names.map { $0 + " group" }
    style.title = names[0]
    style.captions = Array(names.prefix(5))
    return try Picture.make(snapshot: snapshot, style: style)
  }

  @Test func holdsOnlyWhatIsAllowed() throws {
    let bytes = try renderer.render(picture(Self.hostileNames), as: .svg)
    let elements = ElementList()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = elements
    #expect(parser.parse())
    #expect(parser.parserError == nil)
    #expect(elements.unknown == [])
    #expect(elements.count > 100)
  }

  @Test func hasTheStructureOfHarmlessNames() throws {
    func structure(_ names: [String]) throws -> [String] {
      let picture = try picture(names)
      // Texts depend on the names, so only marks and lines are compared.
      let svg = String(decoding: try renderer.render(picture, as: .svg), as: UTF8.self)
      return svg.split(separator: "\n").filter { $0.hasPrefix("<path") || $0.hasPrefix("<circle") }
        .map { String($0.prefix { $0 != " " && $0 != ">" }) }
    }
    let harmless = Self.hostileNames.indices.map { "Name \($0)" }
    #expect(try structure(Self.hostileNames) == structure(harmless))
  }

  @Test func otherFormatsTakeHostileNamesToo() throws {
    let picture = try picture(Self.hostileNames)
    for format in [PictureFormat.png, .pdf, .dot] {
      #expect(try renderer.render(picture, as: format).count > 1000)
    }
  }

  @Test func namesAreReadUnchanged() throws {
    let svg = String(
      decoding: try renderer.render(picture(["Jörg & Söhne <GmbH>", "Ål", "C:\\x"]), as: .svg),
      as: UTF8.self)
    #expect(svg.contains(">Jörg &amp; Söhne &lt;GmbH&gt;</text>"))
    #expect(svg.contains(">C:\\x</text>"))
  }

  @Test func codeKeepsThePicture() throws {
    let picture = try picture(Self.hostileNames)
    let decoded = try #require(PictureCode.decode(PictureCode.encode(picture)))
    #expect(decoded.marks.map(\.name) == picture.marks.map(\.name))
    #expect(decoded.texts.map(\.text) == picture.texts.map(\.text))
    #expect(decoded.lines.map(\.ends) == picture.lines.map(\.ends))
    #expect(PictureCode.encode(decoded) == PictureCode.encode(picture))
    #expect(PictureCode.decode([]) == nil)
    #expect(PictureCode.decode(Array("P\tx\n".utf8)) == nil)
  }

  @Test(arguments: [
    ("a\u{0}b\u{7}c", "abc"), ("  two   blanks ", "two blanks"), ("\u{202E}turned", "turned"),
    ("line\nbreak", "line break"), ("\u{FFFF}", ""),
  ])
  func cleaning(_ text: String, _ expected: String) {
    #expect(PlainText.clean(text) == expected)
  }

  @Test func longNamesAreCut() {
    let name = PlainText.clean(String(repeating: "ä", count: 1000))
    #expect(name.unicodeScalars.count == 200)
    #expect(name.hasSuffix("…"))
  }
}

/// Collects what does not belong into our SVG files.
private final class ElementList: NSObject, XMLParserDelegate {
  var unknown: [String] = []
  var count = 0

  private static let allowed: [String: Set<String>] = [
    "svg": ["xmlns", "width", "height", "viewBox", "role", "aria-labelledby", "xml:lang"],
    "title": ["id"], "desc": ["id"], "style": [], "rect": ["width", "height", "fill"],
    "g": ["class"], "path": ["d", "fill"], "circle": ["cx", "cy", "r"], "text": ["x", "y"],
  ]

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    count += 1
    guard let allowed = Self.allowed[element] else { return unknown.append(element) }
    unknown += attributes.keys.filter { !allowed.contains($0) }.map { element + "." + $0 }
  }
}
