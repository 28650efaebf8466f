import GraphCore

/// Expected reach by going through every pattern of live arcs: the oracle for small graphs.
///
/// Written apart from the library: sets of vertices are bits of one number.
struct ExactSpread {
  struct Arc {
    let source: Int
    let target: Int
    let chance: Double
  }

  let vertexCount: Int
  let arcs: [Arc]
  var silent = Set<Int>()
  var channels = Set<Int>()
  var steps = Int.max

  /// P(vertex hears) for a cascade, or, with `need`, for complex contagion.
  func cascade(from seeds: [Int], need: (_ degree: Int) -> Int = { _ in 1 }) -> [Double] {
    var heard = [Double](repeating: 0, count: vertexCount)
    for pattern in 0..<(1 << arcs.count) {
      var chance = 1.0
      for (number, arc) in arcs.enumerated() {
        chance *= pattern >> number & 1 == 1 ? arc.chance : 1 - arc.chance
      }
      if chance == 0 { continue }
      let live = arcs.indices.filter { pattern >> $0 & 1 == 1 }.map { arcs[$0] }
      for vertex in won(from: seeds, along: live, need: need) { heard[vertex] += chance }
    }
    return heard
  }

  /// P(vertex hears) when each vertex listens to one arc at most, drawn by weight.
  func threshold(from seeds: [Int]) -> [Double] {
    var heard = [Double](repeating: 0, count: vertexCount)
    func go(_ vertex: Int, _ live: [Arc], _ chance: Double) {
      if chance == 0 { return }
      if vertex == vertexCount {
        for other in won(from: seeds, along: live, need: { _ in 1 }) { heard[other] += chance }
        return
      }
      let into = arcs.filter { $0.target == vertex }
      go(vertex + 1, live, chance * (1 - into.map(\.chance).reduce(0, +)))
      for arc in into { go(vertex + 1, live + [arc], chance * arc.chance) }
    }
    go(0, [], 1)
    return heard
  }

  /// Who hears it along live arcs.
  func won(from seeds: [Int], along live: [Arc], need: (Int) -> Int) -> Set<Int> {
    var won = Set(seeds)
    var speaking = won
    var step = 0
    while step < steps {
      var told = [Int](repeating: 0, count: vertexCount)
      for arc in live where speaking.contains(arc.source) { told[arc.target] += 1 }
      let new = (0..<vertexCount).filter { vertex in
        !won.contains(vertex) && told[vertex] >= need(arcs.count { $0.target == vertex })
      }
      if new.isEmpty { break }
      won.formUnion(new)
      speaking.formUnion(new.filter { !silent.contains($0) && !channels.contains($0) })
      step += 1
    }
    return won
  }

  /// A directed graph of up to `count` arcs with chances in tenths.
  ///
  /// - Parameter isEven: all arcs into a vertex get the same chance.
  static func random(
    _ vertexCount: Int, arcs count: Int, isThreshold: Bool = false, isEven: Bool = false,
    seed: UInt64
  ) -> ExactSpread {
    var random = SplitMix64(seed: seed)
    var known = Set<[Int]>()
    for _ in 0..<count {
      let pair = [random.below(vertexCount), random.below(vertexCount)]
      if pair[0] != pair[1] { known.insert(pair) }
    }
    let tops = (0..<vertexCount).map { _ in Double(1 + random.below(9)) / 10 }
    let pairs = known.sorted { $0.lexicographicallyPrecedes($1) }
    return ExactSpread(
      vertexCount: vertexCount,
      arcs: pairs.map { pair in
        let degree = Double(pairs.count { $0[1] == pair[1] })
        let chance = isEven ? tops[pair[1]] : Double(1 + random.below(9)) / 10
        return Arc(source: pair[0], target: pair[1], chance: isThreshold ? chance / degree : chance)
      })
  }

  /// The same as the library takes it.
  func spreading(_ rule: Spreading.Rule) -> Spreading {
    let graph = Graph(
      vertexCount: vertexCount, sources: arcs.map { Int32($0.source) },
      targets: arcs.map { Int32($0.target) }, isDirected: true)
    var chances: [Double] = []
    for source in 0..<vertexCount {
      for arc in graph.outgoing.arcs(of: source) {
        let target = Int(graph.outgoing.targets[arc])
        chances.append(arcs.first { $0.source == source && $0.target == target }?.chance ?? 0)
      }
    }
    return Spreading(
      graph: graph, rule: rule, chances: chances, steps: steps,
      isSilent: (0..<vertexCount).map(silent.contains),
      isChannel: (0..<vertexCount).map(channels.contains))
  }

  /// Every choice of `size` of the vertices.
  static func choices(_ vertices: [Int], size: Int) -> [[Int]] {
    if size == 0 { return [[]] }
    return vertices.indices.flatMap { first in
      choices(Array(vertices[(first + 1)...]), size: size - 1).map { [vertices[first]] + $0 }
    }
  }
}
