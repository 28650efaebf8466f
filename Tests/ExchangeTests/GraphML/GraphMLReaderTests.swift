import Relations
import Testing

@testable import Exchange

struct GraphMLReaderTests {
  static func read(_ body: String) throws -> ReadResult {
    try GraphMLReader.read(
      Array("<graphml xmlns='http://graphml.graphdrawing.org/xmlns'>\n\(body)</graphml>".utf8),
      "f.graphml", ReadOptions())
  }

  @Test func fillsTheModelFromKeysByName() throws {
    let network = try Self.read(
      """
      <key id="d0" for="node" attr.name="label" attr.type="string"/>
      <key id="d1" for="node" attr.name="Ort" attr.type="string"/>
      <key id="d2" for="node" attr.name="themen" attr.type="string"/>
      <key id="d3" for="node" attr.name="age" attr.type="int"/>
      <key id="d4" for="edge" attr.name="Strength" attr.type="double"/>
      <key id="d5" for="edge" attr.name="kind" attr.type="string"/>
      <key id="d6" for="edge" attr.name="since" attr.type="string"/>
      <key id="d7" for="all" attr.name="widerspruch" attr.type="boolean"/>
      <graph edgedefault="undirected">
      <node id="a"><data key="d0">Käthe</data><data key="d1">Aue</data>
        <data key="d2">Verkehr; Kunst</data><data key="d3">41</data></node>
      <node id="b"><data key="d7">true</data></node>
      <edge source="a" target="b"><data key="d4"> 2.5 </data><data key="d5">kennt</data>
        <data key="d6">2020-03</data></edge>
      <edge source="b" target="a" directed="true"/>
      </graph>
      """
    ).network
    #expect(network.actors[0].name == "Käthe" && network.actors[0].place == "Aue")
    #expect(network.actors[0].topics == ["Verkehr", "Kunst"])
    #expect(network.actors[1].name == "b" && network.actors[1].permission == .objected)
    #expect(network.actorAttribute("age")?.type == .number)
    #expect(network.actorAttribute("age")?.values == ["41", ""])
    #expect(network.ties[0].strength == 2.5 && !network.ties[0].isDirected)
    #expect(network.ties[0].period.start == Day(year: 2020, month: 3, day: 1))
    #expect(network.tieKinds[Int(network.ties[0].kind)].id == "kennt")
    #expect(network.ties[1].isDirected && network.ties[1].strength == nil)
    #expect(network.ties.map(\.origin.line) == [14, 16])
  }

  @Test func aFieldsOwnNameWinsOverItsSynonyms() throws {
    let network = try Self.read(
      """
      <key id="d0" for="node" attr.name="label" attr.type="string"/>
      <key id="d1" for="node" attr.name="name" attr.type="string"/>
      <graph edgedefault="directed"><node id="a"><data key="d0">L</data><data key="d1">N</data>
      </node></graph>
      """
    ).network
    #expect(network.actors[0].name == "N")
    #expect(network.actorAttribute("label")?.values == ["L"])
  }

  @Test func takesDefaultsAndTypes() throws {
    let network = try Self.read(
      """
      <key id="c" for="node" attr.name="colour" attr.type="string"><default>yellow</default></key>
      <key id="m" for="node" attr.name="member" attr.type="boolean"><default>1</default></key>
      <key id="w" for="edge" attr.name="weight" attr.type="int"><default>3</default></key>
      <key id="z" for="node" attr.name="plz" attr.type="string"/>
      <graph edgedefault="directed">
      <node id="a"><data key="c">red</data><data key="z">76227</data></node>
      <node id="b"><data key="m">  fAlSe </data></node>
      <edge source="a" target="b"/><edge source="b" target="a"><data key="w">1</data></edge>
      </graph>
      """
    ).network
    #expect(network.actorAttribute("colour")?.values == ["red", "yellow"])
    #expect(network.actorAttribute("member")?.values == ["true", "false"])
    #expect(network.actorAttribute("plz")?.type == .text)
    #expect(network.ties.map(\.strength) == [3, 1])
  }

  @Test func readsTheLabelsOfYEd() throws {
    let network = try Self.read(
      """
      <key for="node" id="d6" yfiles.type="nodegraphics"/>
      <key for="edge" id="d10" yfiles.type="edgegraphics"/>
      <graph edgedefault="directed"><node id="n0"><data key="d6"><y:ShapeNode xmlns:y="u">
      <y:Geometry x="1"/><y:NodeLabel visible="true">Ida
      Muster<y:LabelModel/></y:NodeLabel><y:NodeLabel>2nd</y:NodeLabel></y:ShapeNode></data></node>
      <node id="n1" yfiles.foldertype="group"><graph edgedefault="directed"><node id="n1::n0"/>
      <edge source="n0" target="n1::n0"><data key="d10"><y:PolyLineEdge xmlns:y="u">
      <y:EdgeLabel> kennt </y:EdgeLabel></y:PolyLineEdge></data></edge></graph></node></graph>
      """)
    #expect(network.network.actors.map(\.name) == ["Ida\nMuster", "n1", "n1::n0"])
    // Who is drawn inside a group belongs to it.
    #expect(network.network.tieAttributes.first?.values == ["", "kennt"])
    #expect(network.network.actors[1].kind == .organisation)
    #expect(network.report.warnings.isEmpty)
  }

  @Test(
    arguments: [
      (
        "<graph edgedefault='directed'><node id='a'/>\n<edge source='a' target='q'/></graph>", 3,
        "q"
      ),
      ("<graph edgedefault='directed'><node id='a'/>\n<node id='a'/></graph>", 3, "a"),
      ("<graph edgedefault='directed'>\n<node/></graph>", 3, nil),
      ("<graph edgedefault='directed'><node id='a'/>\n<edge source='a'/></graph>", 3, nil),
      ("<graph edgedefault='both'/>", 2, "both"), ("", 1, nil),
      ("<key id='k' for='nodd'/>", 2, "nodd"), ("<key id='k'/>\n<key id='k'/>", 3, "k"),
      ("<graph edgedefault='directed'>\n<hyperedge/></graph>", 3, nil),
      ("<graph edgedefault='directed'>\nx<node id='a'/></graph>", 2, nil),
    ] as [(String, Int, String?)])
  func refusesWhatIsWrong(body: String, line: Int, found: String?) {
    let failure = #expect(throws: ImportFailure.self) { try Self.read(body) }
    #expect(failure?.notices.first?.position.line == line)
    if let found { #expect(failure?.notices.first?.found == found) }
  }

  @Test(arguments: [
    ("weight", "double", "x"), ("weight", "double", "-1"), ("weight", "double", "nan"),
    ("weight", "double", "inf"), ("weight", "double", "0x1p3"), ("weight", "double", "1e999"),
    ("weight", "string", "1,5"), ("confidence", "double", "1.5"), ("start", "string", "31.2.2024"),
    ("size", "int", "x"), ("flag", "boolean", "perhaps"), ("directed", "boolean", "x"),
  ])
  func refusesBadValuesWithTheirPlace(name: String, type: String, value: String) {
    let failure = #expect(throws: ImportFailure.self) {
      try Self.read(
        """
        <key id="k" for="edge" attr.name="\(name)" attr.type="\(type)"/>
        <graph edgedefault="directed"><node id="a"/><edge source="a" target="a">
          <data key="k">\(value)</data></edge></graph>
        """)
    }
    #expect(failure?.notices.first?.position == Notice.Position(line: 4, column: 3))
    #expect(failure?.notices.first?.found == value)
  }

  @Test func namesTheFirstTwentyErrorsAndCountsAll() {
    let edges = (0..<10_000).map { "<edge source='a' target='q\($0)'/>\n" }.joined()
    let failure = #expect(throws: ImportFailure.self) {
      try Self.read("<graph edgedefault='directed'><node id='a'/>\n\(edges)</graph>")
    }
    #expect(failure?.notices.count == 20 && failure?.errorCount == 10_000)
    #expect(failure?.notices.last?.position.line == 22)
  }

  @Test func refusesEveryBeginningOfAFile() throws {
    let network = try Network(
      actors: [Actor(id: "ä", name: "A & B", topics: ["x"]), Actor(id: "b", cost: 1)],
      ties: [Tie(source: 0, target: 1, strength: 2)], multipliers: [Multiplier(actor: 0)])
    let whole = GraphMLWriter.write(network).files[0].bytes
    let end = whole.count - 1  // the line end after </graphml> may be missing
    for length in 0..<end {
      #expect(throws: ImportFailure.self) {
        try GraphMLReader.read(Array(whole[..<length]), "f", ReadOptions())
      }
    }
  }

  @Test func opensNothingAndFetchesNothing() {
    let xml = """
      <!DOCTYPE graphml [<!ENTITY e SYSTEM "file:///etc/hostname">]>
      <graphml><graph edgedefault="directed"><node id="&e;"/></graph></graphml>
      """
    let failure = #expect(throws: ImportFailure.self) {
      try GraphMLReader.read(Array(xml.utf8), "f", ReadOptions())
    }
    #expect(failure?.notices.first?.position.line == 1)
  }
}
