import GraphCore
import Testing

@Suite struct CommunityGraphTests {
  @Test(arguments: [false, true])
  func isTheSameForTheSameSeed(directed: Bool) {
    let one = Graph.community(vertexCount: 2000, edgeCount: 9000, isDirected: directed, seed: 4)
    let same = Graph.community(vertexCount: 2000, edgeCount: 9000, isDirected: directed, seed: 4)
    let other = Graph.community(vertexCount: 2000, edgeCount: 9000, isDirected: directed, seed: 5)
    #expect(one.outgoing.targets == same.outgoing.targets)
    #expect(one.outgoing.targets != other.outgoing.targets)
    #expect(one.isDirected == directed)
    #expect((9000...9001).contains(one.edgeCount))
    #expect(one.outgoing.weights.allSatisfy { (1...100).contains($0) && $0 == $0.rounded() })
  }

  /// Friends know each other far more often than chance would have it, and some know very many.
  @Test func looksLikeACommunity() throws {
    let graph = Graph.community(vertexCount: 2000, edgeCount: 9000, seed: 1)
    let degrees = degree(graph, direction: .both, share: false)
    let known = try clustering(graph).filter { !$0.isNaN }.reduce(0, +) / 2000
    #expect(known > 0.1)
    #expect(degrees.max() ?? 0 > 50)
  }

  @Test func toleratesTooFewPeople() {
    #expect(Graph.community(vertexCount: 0, edgeCount: 5, seed: 1).vertexCount == 0)
    #expect(Graph.community(vertexCount: 1, edgeCount: 5, seed: 1).edgeCount == 0)
    #expect(Graph.community(vertexCount: 3, edgeCount: 100, seed: 1).edgeCount <= 3)
  }
}
