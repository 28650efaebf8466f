import Relations
import Testing

@testable import Exchange

/// Small files of other programs, drawn up by hand, and every fact in them.
struct OtherProgramsTests {
  static func read(_ id: String, _ text: String, file: String = "f") throws -> ReadResult {
    let read = try #require(Format.named(id)?.read)
    return try read(Array(text.utf8), file, ReadOptions())
  }

  /// A tie as a line: `Anna – Chor member 2 2019-01-01…2020-12-31`, with an arrow if it is directed.
  static func lines(_ network: Network) -> [String] {
    network.ties.indices.map { row in
      let tie = network.ties[row]
      let names = [tie.source, tie.target].map { network.actors[Int($0)].name }
      var line = "\(names[0]) \(tie.isDirected ? "→" : "–") \(names[1])"
      let kind = network.tieKinds[Int(tie.kind)].id
      if !kind.isEmpty { line += " \(kind)" }
      if let strength = tie.strength { line += " \(strength)" }
      if tie.period != .always {
        line += " \(tie.period.start?.description ?? "")…\(tie.period.last?.description ?? "")"
      }
      return line
    }
  }

  @Test func gexfKeepsSpellsAndDynamicValues() throws {
    let result = try Self.read(
      "gexf",
      """
      <gexf version="1.3"><graph defaultedgetype="directed" timeformat="date">
      <attributes class="node"><attribute id="0" title="Ort" type="string"><default>Aue</default>
      </attribute></attributes>
      <attributes class="edge" mode="dynamic"><attribute id="weight" title="Weight" type="double"/>
      </attributes>
      <nodes><node id="a" label="Anna" start="2019"/><node id="b" label="Bernd"><attvalues>
      <attvalue for="0" value="Süd"/></attvalues></node></nodes>
      <edges><edge source="a" target="b"><attvalues><attvalue for="weight" value="1"/>
      <attvalue for="weight" value="4"/></attvalues>
      <spells><spell start="2019-01-01" end="2019-06-30"/><spell startopen="2021-02-01" endopen="2021-03-01"/>
      </spells></edge><edge source="b" target="a" type="undirected" weight="-2"/></edges></graph></gexf>
      """)
    let network = result.network
    #expect(
      Self.lines(network) == [
        "Anna → Bernd 4.0 2019-01-01…2019-06-30", "Anna → Bernd 4.0 2021-02-01…2021-02-28",
        "Bernd – Anna 0.0",
      ])
    #expect(network.actors.map(\.place) == ["Aue", "Süd"])
    #expect(network.actorAttribute("start")?.values == ["2019", ""])
    #expect(network.tieAttributes.map(\.name) == ["negative weight"])
    #expect(result.report.warnings.count == 2)
  }

  @Test(
    arguments: [
      ("2004.0", "2004-01-01"), ("1700000000", "2023-11-14"), ("1700000000000", "2023-11-14"),
      ("2012-01-12T15:00:00+03:00", "2012-01-12"),
    ])
  func gexfTimesAreYearsSecondsOrDays(_ time: String, _ day: String) throws {
    let network = try Self.read(
      "gexf",
      "<gexf><graph><nodes><node id='a'/><node id='b'/></nodes><edges>"
        + "<edge source='a' target='b' start='\(time)'/></edges></graph></gexf>"
    ).network
    #expect(network.ties[0].period.start?.description == day)
  }

  @Test func timesThatAreNoDaysBecomeColumns() throws {
    let result = try Self.read(
      "gexf",
      "<gexf><graph><nodes><node id='a'/><node id='b'/></nodes><edges>"
        + "<edge source='a' target='b' start='0.25' end='1.5'/></edges></graph></gexf>")
    #expect(result.network.ties[0].period == .always)
    #expect(result.network.tieAttributes.map(\.values) == [["0.25"], ["1.5"]])
    #expect(result.report.warnings.count == 1)
  }

  @Test func gmlReadsReferencesListsAndNegativeWeights() throws {
    let network = try Self.read(
      "gml",
      """
      # by hand
      Creator "x"
      graph [ directed 1
        node [ id 1 label "K&#228;the &amp; &quot;Co&quot;" pos [ x 1 y 2.5 ] graphics [ fill "red" ] ]
        node [ id 2 tag "a" tag "b" ]
        edge [ source 1 target 2 value 3 ]
      ]
      """
    ).network
    #expect(network.actors.map(\.name) == ["Käthe & \"Co\"", "2"])
    #expect(network.actorAttribute("pos.y")?.values == ["2.5", ""])
    #expect(network.actorAttribute("tag")?.values == ["", "a;b"])
    #expect(Self.lines(network) == ["Käthe & \"Co\" → 2 3.0"])
  }

  @Test func pajekReadsRelationsTimesModesAndVectors() throws {
    let network = try Self.read(
      "pajek",
      """
      *Network Dorf
      *Vertices 4 2
      1 "Anna" [2019-*]
      2 "Bernd"
      3 "Chor"
      4 "TSV" 0.1 0.2 ic Red
      *Arcs :1 "fragt"
      1 2 2 [2019-2020,2022]
      *Edges :2 "kennt"
      1 3 1 c Blue
      *Edgeslist
      2 3 4
      *Vector Alter
      *Vertices 4
      41
      39.5
      0
      0
      """
    ).network
    #expect(network.actors.map(\.id) == ["Anna", "Bernd", "Chor", "TSV"])
    #expect(network.actors.map(\.kind.id) == ["person", "person", "organisation", "organisation"])
    #expect(
      Self.lines(network) == [
        "Anna → Bernd fragt 2.0 2019-01-01…2020-12-31",
        "Anna → Bernd fragt 2.0 2022-01-01…2022-12-31", "Anna – Chor kennt 1.0", "Bernd – Chor",
        "Bernd – TSV",
      ])
    #expect(network.actorAttribute("Alter")?.values == ["41", "39.5", "0", "0"])
  }

  @Test func aMatrixIsReadWithItsLabelsOnLines() throws {
    let network = try Self.read(
      "dl",
      "DL N=3 FORMAT=LOWERHALF DIAGONAL=ABSENT\nLABELS:\nAnna Beyer\nBernd Kolb\nClara\nDATA:\n2\n0 1\n"
    ).network
    #expect(network.actors.map(\.name) == ["Anna Beyer", "Bernd Kolb", "Clara"])
    #expect(Self.lines(network) == ["Bernd Kolb – Anna Beyer 2.0", "Clara – Bernd Kolb 1.0"])
  }

  @Test func vnaTakesEachColumnOfNumbersAsAKindOfTies() throws {
    let network = try Self.read(
      "vna", "*Tie data\nfrom to kennt fragt\na b 1 0\nb c 2 3\n"
    ).network
    #expect(
      Self.lines(network) == ["a → b kennt 1.0", "b → c kennt 2.0", "b → c fragt 3.0"])
  }

  @Test func gdfReadsTypesQuotesAndDirections() throws {
    let network = try Self.read(
      "gdf",
      "nodedef>name VARCHAR,label VARCHAR,age INT\na,'Beyer, Anna',41\nb,Bernd's,\n"
        + "edgedef>node1 VARCHAR,node2 VARCHAR,weight DOUBLE,directed BOOLEAN\na,b,2.5,true\nb,a,1,false\n"
    ).network
    #expect(Self.lines(network) == ["Beyer, Anna → Bernd's 2.5", "Bernd's – Beyer, Anna 1.0"])
    #expect(network.actorAttribute("age")?.values == ["41", ""])
  }

  @Test func dynetmlReadsClassesAndLeavesZerosOut() throws {
    let network = try Self.read(
      "dynetml",
      "<DynamicNetwork><MetaNetwork><nodes><nodeclass type='agent' id='a'><node id='A' title='Anna'/></nodeclass>"
        + "<nodeclass type='event' id='e'><node id='E1'/><node id='E2'/></nodeclass></nodes><networks>"
        + "<network sourceType='agent' targetType='event' id='war dabei'><link source='A' target='E1' value='1'/>"
        + "<link source='A' target='E2' value='0.0'/></network></networks></MetaNetwork></DynamicNetwork>"
    ).network
    #expect(Self.lines(network) == ["Anna – E1 war dabei 1.0"])
    #expect(network.actors.map(\.kind.id) == ["person", "event", "event"])
  }

  @Test func graphMLReadsRelationsGroupsAndArrows() throws {
    let relations = try Self.read(
      "graphml",
      "<graphml><graph id='kennt' edgedefault='undirected'><node id='1'/><node id='2'/><edge source='1' target='2'/>"
        + "</graph><graph id='fragt' edgedefault='directed'><node id='1'/><node id='2'/><edge source='2' target='1'/>"
        + "</graph></graphml>")
    #expect(Self.lines(relations.network) == ["1 – 2 kennt", "2 → 1 fragt"])
    #expect(relations.report.warnings.isEmpty && relations.report.merged == 2)
    let arrows = { (source: String, target: String) in
      "<data key='e'><y:PolyLineEdge><y:Arrows source='\(source)' target='\(target)'/></y:PolyLineEdge></data></edge>"
    }
    let groups = try Self.read(
      "graphml",
      "<graphml><key for='edge' id='e' yfiles.type='edgegraphics'/><graph edgedefault='directed'>"
        + "<node id='g' yfiles.foldertype='group'><graph edgedefault='directed'><node id='a'/></graph></node>"
        + "<node id='b'/><edge source='a' target='b'>" + arrows("none", "none")
        + "<edge source='a' target='b'>" + arrows("standard", "none")
        + "<edge source='a' target='b'>" + arrows("none", "delta") + "</graph></graphml>"
    ).network
    #expect(Self.lines(groups) == ["a – g member", "a – b", "b → a", "a → b"])
    #expect(groups.actors.map(\.kind.id) == ["organisation", "person", "person"])
  }

  @Test func kumuReadsWholeProjects() throws {
    let network = try Self.read(
      "kumu",
      #"{"elements":[{"_id":"e1","attributes":{"label":"Anna","element type":"Person","Ort":"Aue"}},"#
        + #"{"_id":"e2","attributes":{"label":"Chor","element type":"Organization"}}],"connections":["#
        + #"{"from":"e1","to":"e2","direction":"directed","attributes":{"connection type":"singt in"}},"#
        + #"{"from":"Chor","to":"Dora"}]}"#
    ).network
    #expect(Self.lines(network) == ["Anna → Chor singt in", "Chor – Dora"])
    #expect(network.actors.map(\.kind.id) == ["person", "organisation", "person"])
    #expect(network.actors[0].place == "Aue")
  }

  @Test func cx2ReadsShortNamesAndValuesForAll() throws {
    let network = try Self.read(
      "cx2",
      #"[{"CXVersion":"2.0","hasFragments":false},{"attributeDeclarations":[{"nodes":{"name":{"a":"n"},"#
        + #""place":{"v":"Nord"}},"edges":{"interaction":{"a":"i"}}}]},{"nodes":[{"id":1,"v":{"n":"A"}},"#
        + #"{"id":2,"v":{"n":"B","place":"Süd"}}]},{"edges":[{"id":0,"s":1,"t":2,"v":{"i":"kennt","weight":2}}]}]"#
    ).network
    #expect(Self.lines(network) == ["A – B kennt 2.0"])
    #expect(network.actors.map(\.place) == ["Nord", "Süd"])
  }

  @Test func visReadsArrowsInAllForms() throws {
    let network = try Self.read(
      "vis",
      #"{"nodes":[{"id":1,"label":"A"},{"id":2,"label":"B"}],"edges":[{"from":1,"to":2,"arrows":"from","#
        + #""label":"fragt"},{"from":1,"to":2,"arrows":{"to":{"enabled":true}},"value":3},"#
        + #"{"from":1,"to":2,"arrows":"to, from"}]}"#
    ).network
    #expect(Self.lines(network) == ["B → A fragt", "A → B 3.0", "A – B"])
  }

  @Test func graphologyAndGephiLiteSayWhatIsUndirected() throws {
    let graph =
      #"{"options":{"type":"mixed"},"nodes":[{"key":"a","attributes":{"label":"A","x":1}},{"key":"b"}],"#
      + #""edges":[{"key":"e","source":"a","target":"b","undirected":true},{"source":"b","target":"a"}]}"#
    #expect(Self.lines(try Self.read("graphology", graph).network) == ["A – b", "b → A"])
    let lite =
      #"{"type":"gephi-lite","graphDataset":{"nodeData":{"b":{"label":"B"}},"edgeData":{"e":{"weight":2}},"#
      + #""fullGraph":\#(graph)}}"#
    #expect(Self.lines(try Self.read("graphology", lite).network) == ["A – B 2.0", "B → A"])
  }

  @Test func popoloReadsNestedMembershipsPostsAndTerms() throws {
    let network = try Self.read(
      "popolo",
      #"{"persons":[{"id":"p","name":"Anna","memberships":[{"organization_id":"o","role":"chair","#
        + #""post_id":"x","start_date":"2019-05"}]}],"organizations":[{"id":"o","name":"Rat"},"#
        + #"{"id":"u","name":"Ausschuss","parent_id":"o"}],"posts":[{"id":"x","label":"Vorsitz"}],"#
        + #""events":[{"id":"t","start_date":"2014","end_date":"2019"}],"memberships":["#
        + #"{"person_id":"p","organization_id":"u","legislative_period_id":"t"}]}"#
    ).network
    #expect(
      Self.lines(network) == [
        "Ausschuss – Rat part of", "Anna – Ausschuss member 2014-01-01…2019-12-31",
        "Anna – Rat member 2019-05-01…",
      ])
    #expect(network.tieAttributes.first { $0.name == "post" }?.values == ["", "", "Vorsitz"])
  }

  @Test func popoloIsWrittenAndReadAgain() throws {
    let text =
      #"{"persons":[{"id":"p","name":"Anna","email":"a@b"}],"organizations":[{"id":"o","name":"Rat"}],"#
      + #""memberships":[{"person_id":"p","organization_id":"o","role":"chair","start_date":"2019-05-01","#
      + #""end_date":"2020-12-31"}]}"#
    let first = PopoloWriter.write(try Self.read("popolo", text).network)
    #expect(first.losses.isEmpty)
    let again = try Self.read("popolo", String(decoding: first.files[0].bytes, as: UTF8.self))
      .network
    #expect(PopoloWriter.write(again).files[0].bytes == first.files[0].bytes)
    #expect(Self.lines(again) == ["Anna – Rat member 2019-05-01…2020-12-31"])
    #expect(again.actorAttribute("email")?.values == ["a@b", ""])
  }

  @Test func oparlReadsObjectsInsideEachOther() throws {
    let result = try Self.read(
      "oparl",
      #"{"data":[{"id":"o","type":"https://schema.oparl.org/1.1/Organization","name":"Rat","membership":["#
        + #"{"id":"m","type":"https://schema.oparl.org/1.1/Membership","person":{"id":"p","#
        + #""type":"https://schema.oparl.org/1.1/Person","name":"Anna","membership":[{"id":"m","organization":"o"}]},"#
        + #""role":"Mitglied","startDate":"2019-07-01"}]},"#
        + #"{"id":"s","type":"https://schema.oparl.org/1.1/Meeting","name":"1. Sitzung","start":"2020-01-09T18:00:00+01:00","#
        + #""participant":["p","q"]}],"links":{"next":"http://127.0.0.1:48123/2"}}"#)
    #expect(
      Self.lines(result.network) == [
        "Anna – Rat member 2019-07-01…", "Anna – 1. Sitzung attended 2020-01-09…2020-01-09",
        "q – 1. Sitzung attended 2020-01-09…2020-01-09",
      ])
    #expect(result.report.warnings.count == 1)
  }

  @Test func listsOfFollowersAreTiesOfUs() throws {
    let followers =
      #"[{"title":"","string_list_data":[{"href":"h","value":"anna","timestamp":1700000000}]}]"#
    #expect(
      Self.lines(try Self.read("instagram", followers).network) == ["anna → us follows 2023-11-14…"]
    )
    let following =
      #"{"relationships_following":[{"title":"bernd","string_list_data":[{"href":"h","timestamp":1}]}]}"#
    #expect(
      Self.lines(try Self.read("instagram", following).network).first?.hasPrefix(
        "us → bernd follows") == true)
    let mastodon =
      "Account address,Show boosts,Notify on new posts,Languages\nc@x.example,true,false,\n"
    #expect(Self.lines(try Self.read("mastodon", mastodon).network) == ["us → c@x.example follows"])
    var options = ReadOptions()
    options.us = "Wir"
    options.readsCompanies = true
    let connections =
      "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnna,Müller,u,,TSV,,05 Jun 2024\n"
    let network = try LinkedInReader.read(Array(connections.utf8), "Connections.csv", options)
      .network
    #expect(
      Self.lines(network) == [
        "Wir – Anna Müller contact 2024-06-05…", "Anna Müller – TSV works at",
      ])
    #expect(network.actors.map(\.kind.id) == ["person", "person", "organisation"])
  }
}
