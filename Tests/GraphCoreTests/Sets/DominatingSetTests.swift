import GraphCore
import TestSupport
import Testing

@Suite struct DominatingSetTests {
  @Test func fourTellTheKarateClub() throws {
    let found = try dominatingSet(Karate.graph)
    #expect(found.vertices.count == 4 && found.isMinimum)
    #expect(groupDegree(Karate.graph, found.vertices) == 1)
  }

  @Test func isolatesTellThemselves() throws {
    #expect(try dominatingSet(Graph.edges(3, [(0, 1)])).vertices.count == 2)
    #expect(try dominatingSet(Graph.edges(0, [])).vertices == [])
    // Along arcs only the tail tells.
    let chain = Graph.edges(3, [(0, 1), (1, 2)], directed: true)
    #expect(try dominatingSet(chain).vertices.count == 2)
  }

  /// All subsets by size.
  @Test(arguments: UInt64(1)...12)
  func agreesWithAllSubsets(seed: UInt64) throws {
    let graph = Graph.random(12, edges: 14, seed: seed, directed: seed.isMultiple(of: 2))
    let told = (0..<12).map { vertex in
      Set(graph.outgoing.arcs(of: vertex).map { Int(graph.outgoing.targets[$0]) } + [vertex])
    }
    var least = 12
    for subset in 0..<(1 << 12) where subset.nonzeroBitCount < least {
      let members = (0..<12).filter { (subset >> $0) & 1 == 1 }
      if Set(members.flatMap { told[$0] }).count == 12 { least = members.count }
    }
    let found = try dominatingSet(graph)
    #expect(found.vertices.count == least && found.isMinimum)
  }

  /// A grid of 7 × n cells needs ⌊(5n + 3)/3⌋ (Gonçalves et al., "The Domination Number of Grids", 2011).
  @Test func searchesWithinSeconds() throws {
    var pairs: [(Int, Int)] = []
    for row in 0..<7 {
      for column in 0..<8 {
        if column < 7 { pairs.append((row * 8 + column, row * 8 + column + 1)) }
        if row < 6 { pairs.append((row * 8 + column, row * 8 + column + 8)) }
      }
    }
    #expect(try dominatingSet(Graph.edges(56, pairs)).vertices.count == 14)
  }

  @Test func largeGraphsGetABound() throws {
    let graph = Graph.random(500, edges: 900, seed: 3)
    let found = try dominatingSet(graph)
    #expect(groupDegree(graph, found.vertices) == 1)
    #expect(found.lowerBound <= found.vertices.count)
    #expect(found.lowerBound > 100)
  }
}
