import GraphCore
import TestSupport
import Testing

/// What holds for every measure there is.
@Suite struct MeasureTests {
  @Test(arguments: OracleGraph.all)
  func agreesWithOtherLibraries(_ oracle: OracleGraph) throws {
    for expected in oracle.expectations {
      guard let measure = Measure.named(expected.measure) else { continue }
      let graph = expected.isWeighted ? oracle.weightedGraph : oracle.weightedGraph.withoutWeights()
      let found = scores(measure, graph, expected.options)
      let comment = Comment(rawValue: "\(measure) \(expected.options) \(expected.isWeighted)")
      #expect(agree(found, expected.scores), comment)
    }
  }

  /// Circles are found, not defined: another numbering may find others.
  private let found = ["circles"]

  @Test func everyMeasureHasAnOracle() {
    let known = Set(OracleGraph.all.flatMap { $0.expectations.map(\.measure) })
    for measure in Measure.all where !found.contains(measure.id) {
      #expect(known.contains(measure.id), "add \(measure) to Scripts/oracles.py")
    }
    #expect(Set(Measure.all.map(\.id)).count == Measure.all.count)
  }

  @Test(arguments: 0..<Shape.all.count)
  func isFiniteOrUndefinedOnEveryShape(_ index: Int) {
    let (name, graph) = Shape.all[index]
    for measure in Measure.all {
      guard let found = scores(measure, graph) else { continue }
      let comment = Comment(rawValue: "\(measure) on \(name)")
      #expect(found.count == graph.vertexCount, comment)
      #expect(found.allSatisfy { $0.isNaN || measure.range.widened.contains($0) }, comment)
      #expect(found.allSatisfy { !$0.isInfinite }, comment)
    }
  }

  @Test(arguments: UInt64(1)...12)
  func doesNotDependOnVertexNumbers(seed: UInt64) {
    let graph = Graph.random(
      30, edges: 30 + 5 * Int(seed), seed: seed, directed: seed % 2 == 0, weighted: seed % 3 == 0)
    let (renumbered, new) = graph.shuffled(seed: seed)
    for measure in Measure.all where !found.contains(measure.id) {
      let before = scores(measure, graph)
      let after = scores(measure, renumbered)
      let expected = before.map { before in
        new.indices.map { position -> Double? in before[new[position]] }
      }
      #expect(
        agree(after, expected.map { $0.map { $0?.isNaN == true ? nil : $0 } }),
        Comment(rawValue: "\(measure)"))
    }
  }

  @Test(arguments: [false, true], [false, true])
  func threadsDoNotChangeABit(directed: Bool, weighted: Bool) {
    let graph = Graph.random(700, edges: 2500, seed: 5, directed: directed, weighted: weighted)
    for measure in Measure.all {
      let one = scores(measure, graph, threads: 1)?.map(\.bitPattern)
      #expect(one == scores(measure, graph, threads: 2)?.map(\.bitPattern), "\(measure)")
      #expect(one == scores(measure, graph, threads: 4)?.map(\.bitPattern), "\(measure)")
    }
  }

  @Test func stopsWhenAsked() {
    let graph = Graph.random(300, edges: 1200, seed: 9, weighted: true)
    let cancellation = Cancellation()
    cancellation.cancel()
    let execution = Execution(cancellation: cancellation)
    for measure in Measure.all where measure.cost == .searchPerVertex {
      #expect(throws: KernelError.cancelled, "\(measure)") {
        try measure.compute(graph, MeasureOptions(), execution)
      }
    }
  }

  /// The scores, or nil where the measure is not defined for the graph.
  private func scores(
    _ measure: Measure, _ graph: Graph, _ options: MeasureOptions = MeasureOptions(),
    threads: Int = 2
  ) -> [Double]? {
    do {
      return try measure.compute(graph, options, Execution(threads: threads))
    } catch {
      if case .notDefined = error { return nil }
      Issue.record("\(measure): \(error)")
      return nil
    }
  }

  private func agree(_ found: [Double]?, _ expected: [Double?]?) -> Bool {
    guard let found, let expected else { return found == nil && expected == nil }
    return found.count == expected.count
      && zip(found, expected).allSatisfy { found, expected in
        guard let expected else { return found.isNaN }
        return abs(found - expected) <= 1e-9 * max(abs(expected), 1e-4)
      }
  }
}

/// Graphs at the edge of what there is.
enum Shape {
  static let all: [(name: String, graph: Graph)] = [
    ("nothing", .edges(0, [])), ("one vertex", .edges(1, [])), ("isolates", .edges(5, [])),
    ("directed, no arcs", .edges(4, [], directed: true)), ("one edge", .edges(2, [(0, 1)])),
    ("one arc", .edges(2, [(0, 1)], directed: true)),
    ("star", .edges(40, (1..<40).map { (0, $0) })),
    ("path", .edges(40, (1..<40).map { ($0 - 1, $0) })),
    ("directed path", .edges(40, (1..<40).map { ($0 - 1, $0) }, directed: true)),
    ("ring", .edges(40, (0..<40).map { ($0, ($0 + 1) % 40) })),
    ("complete", .edges(50, (0..<50).flatMap { i in (0..<i).map { (i, $0) } })),
    ("two parts", .edges(50, (0..<49).filter { $0 != 24 }.map { ($0, $0 + 1) })),
    ("diamonds", .diamonds(200)),
    ("weighted diamonds", .diamonds(50, weight: 3)),
  ]
}

extension Graph {
  /// A chain of forks that join again: 2^count shortest paths from end to end.
  static func diamonds(_ count: Int, weight: Double = 1) -> Graph {
    var sources: [Int32] = []
    var targets: [Int32] = []
    for base in stride(from: Int32(0), to: Int32(3 * count), by: 3) {
      sources += [base, base, base + 1, base + 2]
      targets += [base + 1, base + 2, base + 3, base + 3]
    }
    return Graph(
      vertexCount: 3 * count + 1, sources: sources, targets: targets,
      weights: weight == 1 ? [] : sources.map { _ in weight }, isDirected: false)
  }

  /// The same graph with other numbers, and the former number of each vertex.
  fileprivate func shuffled(seed: UInt64) -> (graph: Graph, former: [Int]) {
    var random = SplitMix64(seed: seed)
    let former = Array(0..<vertexCount).shuffled(using: &random)
    var new = former
    for (position, vertex) in former.enumerated() { new[vertex] = position }
    var sources: [Int32] = []
    var targets: [Int32] = []
    var weights: [Double] = []
    for vertex in 0..<vertexCount {
      for arc in outgoing.arcs(of: vertex) {
        let target = Int(outgoing.targets[arc])
        guard isDirected || vertex < target else { continue }
        sources.append(Int32(new[vertex]))
        targets.append(Int32(new[target]))
        if isWeighted { weights.append(outgoing.weights[arc]) }
      }
    }
    let graph = Graph(
      vertexCount: vertexCount, sources: sources, targets: targets, weights: weights,
      isDirected: isDirected)
    return (graph, former)
  }
}

extension ClosedRange<Double> {
  /// The range with some room for rounding.
  fileprivate var widened: ClosedRange<Double> { (lowerBound - 1e-9)...(upperBound + 1e-9) }
}
