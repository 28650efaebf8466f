import Relations
import Testing

@testable import Exchange

struct DOTReaderTests {
  static func read(_ dot: String) throws -> ReadResult {
    try DOTReader.read(Array(dot.utf8), "f.dot", ReadOptions())
  }

  static func shape(_ dot: String) throws -> String {
    let network = try read(dot).network
    let ties = network.ties.map { tie in
      network.actors[Int(tie.source)].id + (tie.isDirected ? ">" : "-")
        + network.actors[Int(tie.target)].id
    }
    return (network.actors.map(\.id) + ties).joined(separator: " ")
  }

  @Test(arguments: [
    ("digraph { a -> b -> c }", "a b c a>b b>c"), ("GRAPH G{a--b;c}", "a b c a-b"),
    ("graph { a -- {b c} }", "a b c a-b a-c"),
    ("graph { {a b} -- subgraph x { c d } }", "a b c d a-c a-d b-c b-d"),
    ("digraph { a -> b [dir=none]; b -> c [dir=back]; c -> a [dir=both] }", "a b c a-b c>b c-a"),
    ("strict graph { a -- b; b -- a; a -- b [weight=3] }", "a b a-b"),
    ("strict digraph { a -> b; b -> a; a -> b }", "a b a>b b>a"),
    ("graph { a:n -- b:p:se }", "a b a-b"),
    ("graph { 1 -- -.5; \"x y\" -- ä }", "1 -.5 x y ä 1--.5 x y-ä"),
    ("# line\ngraph { // c\n a /* b */ -- \"c\" + \"d\" }", "a cd a-cd"),
    ("graph { \"a\\\"b\\\\\" -- <i<b>j</b>> }", "a\"b\\ i<b>j</b> a\"b\\-i<b>j</b>"),
    ("graph { label=x; node [shape=box]; edge [a=b] graph [c=d]; }", ""),
    ("digraph { a -> b } graph { c -- a }", "a b c a>b c-a"),
  ])
  func readsTheGrammar(dot: String, expected: String) throws {
    #expect(try Self.shape(dot) == expected)
  }

  @Test func fillsTheModelAndKeepsDefaultsInTheirScope() throws {
    let network = try Self.read(
      """
      digraph {
        node [kind=organisation, colour=red]
        a [label="A &amp; B\\nC"];
        subgraph { node [colour=blue]; b [label=<<b>Bold</b> one>] }
        c [colour=green; label="\\N!"]
        edge [weight=2]
        a -> b [kind="kennt", weight=1.5]
        a -> c
      }
      """
    ).network
    #expect(network.actors.map(\.name) == ["A & B\nC", "Bold one", "c!"])
    #expect(network.actors.allSatisfy { $0.kind == .organisation })
    #expect(network.actorAttribute("colour")?.values == ["red", "blue", "green"])
    #expect(network.ties.map(\.strength) == [1.5, 2])
    #expect(network.ties.map(\.origin.line) == [7, 8])
  }

  @Test(arguments: [
    ("", 1, 1), ("x", 1, 1), ("digraph { a -> b\n", 1, 16), ("digraph { a -- b }", 1, 13),
    ("graph { a -> b }", 1, 11), ("graph { a -- }", 1, 14), ("graph { a [x= }", 1, 15),
    ("graph { \"a }", 1, 9), ("graph { <a }", 1, 9), ("graph { /* a }", 1, 9),
    ("graph {\n a [weight=x] -- }", 2, 15), ("graph { a } }", 1, 13), ("graph { $ }", 1, 9),
    ("graph { a --\n b [weight=x] }", 2, 12), ("graph { a -- b [weight=nan] }", 1, 24),
  ])
  func refusesWhatIsWrong(dot: String, line: Int, column: Int) {
    let failure = #expect(throws: ImportFailure.self) { try Self.read(dot) }
    #expect(failure?.notices.first?.position == Notice.Position(line: line, column: column))
  }

  @Test func keepsToItsDepth() {
    let deep = "graph { " + String(repeating: "{", count: 100_000)
    #expect(throws: ImportFailure.self) { try Self.read(deep) }
  }
}
