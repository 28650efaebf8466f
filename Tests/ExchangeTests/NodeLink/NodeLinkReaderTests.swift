import Relations
import Testing

@testable import Exchange

struct NodeLinkReaderTests {
  static func read(_ json: String) throws -> ReadResult {
    try NodeLinkReader.read(
      JSONScanner.document(Array(json.utf8), file: "f.json"), ReadOptions())
  }

  /// The ids of actors and the ties as `a>b` (directed) or `a-b`.
  static func shape(_ json: String) throws -> String {
    let network = try read(json).network
    let ties = network.ties.map { tie in
      network.actors[Int(tie.source)].id + (tie.isDirected ? ">" : "-")
        + network.actors[Int(tie.target)].id
    }
    return (network.actors.map(\.id) + ties).joined(separator: " ")
  }

  @Test(arguments: [
    // NetworkX: with "edges" (new) or "links" (old), ids as texts or numbers
    (
      #"{"directed": true, "nodes": [{"id": "a"}, {"id": 7}], "edges": [{"source": "a", "target": 7}]}"#,
      "a 7 a>7"
    ),
    (
      #"{"directed": false, "nodes": [{"id": 1}, {"id": 0}], "links": [{"source": 0, "target": 1, "key": 0}]}"#,
      "1 0 0-1"
    ),
    (#"{"nodes": [{"id": "a"}], "edges": [], "links": [{"source": "a", "target": "a"}]}"#, "a a-a"),
    // D3: nodes counted from 0, named, or put in place of their ids
    (
      #"{"nodes": [{"name": "x"}, {"name": "y"}], "links": [{"source": 1, "target": 0, "value": 3}]}"#,
      "x y y-x"
    ),
    (#"{"nodes": [{"group": 1}, {"group": 2}], "links": [{"source": 0, "target": 1}]}"#, "0 1 0-1"),
    (
      #"{"nodes": [{"id": "a"}], "links": [{"source": {"id": "a", "x": 1}, "target": "a"}]}"#,
      "a a-a"
    ),
    (
      #"{"nodes": ["a", "b"], "edges": [{"source": "a", "target": "b", "directed": true}]}"#,
      "a b a>b"
    ),
    (#"{"nodes": []}"#, ""),
  ])
  func readsItsVariants(json: String, expected: String) throws {
    #expect(try Self.shape(json) == expected)
  }

  @Test func readsEndsThatCountNodesAlthoughTheseHaveIDs() throws {
    let result = try Self.read(
      #"{"nodes": [{"id": "a"}, {"id": "b"}], "links": [{"source": 0, "target": 1}]}"#)
    #expect(result.network.ties.first?.target == 1)
    #expect(result.report.warnings.count == 1)
  }

  @Test func fillsTheModel() throws {
    let network = try Self.read(
      """
      {"directed": false, "graph": {"multipliers": [{"actor": "b", "stage": "active"}]},
       "nodes": [
        {"id": "a", "name": "Ida", "kind": "organisation", "topics": ["x;y", "z"], "cost": 5,
         "age": 41, "plz": "76227", "ok": true, "born": "1980-01-02", "odd": [1, {"a": null}]},
        {"id": "b", "label": "no name", "permission": "objected", "age": null}],
       "edges": [{"source": "a", "target": "b", "weight": 1.5, "kind": "kennt", "start": "2020",
        "end": "2021-06", "confidence": 0.5, "note": "n"}]}
      """
    ).network
    let (first, second) = (network.actors[0], network.actors[1])
    #expect(first.name == "Ida" && first.kind == .organisation && first.topics == ["x;y", "z"])
    #expect(first.cost == 5 && second.permission == .objected && second.name == "b")
    let types = network.actorAttributes.map { "\($0.name) \($0.type.rawValue)" }
    #expect(types == ["age number", "plz text", "ok flag", "born day", "odd text", "label text"])
    #expect(network.actorAttribute("odd")?.values.first == "[1, {\"a\": null}]")
    let tie = network.ties[0]
    #expect(tie.strength == 1.5 && tie.confidence == 0.5)
    #expect(tie.period.start == Day(year: 2020, month: 1, day: 1))
    #expect(tie.period.last == Day(year: 2021, month: 6, day: 30))
    #expect(network.multipliers.first?.actor == 1 && network.multipliers.first?.stage == .active)
  }

  @Test(arguments: [
    ("[]", 1, 1), ("{}", 1, 1), (#"{"nodes": 3}"#, 1, 11),
    (#"{"nodes": [{}, {"id": "a"}]}"#, 1, 12),
    (#"{"nodes": [{"id": "a"}, {"id": "a"}]}"#, 1, 32), (#"{"nodes": [{"id": true}]}"#, 1, 19),
    ("{\"nodes\": [{\"id\": \"a\"}],\n\"edges\": [{\"source\": \"a\", \"target\": \"b\"}]}", 2, 37),
    (#"{"nodes": [{"id": "a"}], "edges": [{"source": "a"}]}"#, 1, 36),
    (#"{"nodes": [{"id": "a"}], "edges": [["a", "a"]]}"#, 1, 36),
    (#"{"nodes": [{"id": "a"}], "edges": [{"source": "a", "target": "a", "weight": "x"}]}"#, 1, 77),
    (#"{"nodes": [{"id": "a"}], "edges": [{"source": "a", "target": "a", "weight": -1}]}"#, 1, 77),
    (#"{"nodes": [{"x": 1}], "edges": [{"source": 0, "target": 1}]}"#, 1, 57),
    (#"{"persons": [], "memberships": []}"#, 1, 1), (#"{"elements": {"nodes": []}}"#, 1, 1),
    (#"{"data": [], "links": {"next": "http://127.0.0.1:48123/2"}}"#, 1, 1),
    (#"{"nodes": [{"id": "a"}], "graph": {"multipliers": [{"actor": "b"}]}}"#, 1, 52),
    (#"{"nodes": [{"id":"a"}], "edges": [{"source":"a","target":"a"}], "links": [1]}"#, 1, 74),
  ])
  func refusesWhatIsWrong(json: String, line: Int, column: Int) {
    let failure = #expect(throws: ImportFailure.self) { try Self.read(json) }
    #expect(failure?.notices.first?.position == Notice.Position(line: line, column: column))
  }

  @Test func namesOtherKindsOfJSON() {
    for (json, name) in [
      (#"{"type": "FeatureCollection", "features": []}"#, "GeoJSON"),
      (#"{"graph": {"nodes": {}}}"#, "JSON Graph Format"),
    ] {
      let failure = #expect(throws: ImportFailure.self) { try Self.read(json) }
      #expect(failure?.notices.first.map { "\($0)" }?.contains(name) == true)
    }
  }
}
