/// Scratch memory for following a message through one run of chance.
///
/// What an arc does in a run depends on the run's coins alone; so under the additive rules a set gets
/// in the same run exactly to whom one of it gets to.
struct SpreadSearch: ~Copyable {
  /// Whom the last search won: those who start, then by step.
  ///
  /// Only the first `count` entries are of the last search.
  let found: Buffer<Int32>
  /// How many the last search won, those who start included.
  private(set) var count = 0
  /// How many were won after 0, 1, 2 … steps.
  private(set) var levels: [Int] = []
  private let spreading: Spreading
  private let seen: Buffer<UInt32>
  private var round: UInt32 = 0
  /// Under the complex rules: how many arcs brought the message, and in which round.
  private let told: Buffer<Int32>
  private let toldRound: Buffer<UInt32>

  init(_ spreading: Spreading) {
    let n = spreading.graph.vertexCount
    self.spreading = spreading
    found = Buffer(repeating: 0, count: n)
    seen = Buffer(repeating: 0, count: n)
    let counted = spreading.isAdditive ? 0 : n
    told = Buffer(repeating: 0, count: counted)
    toldRound = Buffer(repeating: 0, count: counted)
  }

  /// Follows a message from `seeds`, each once, none of them silent.
  ///
  /// - Complexity: linear in the arcs that leave those who are won.
  mutating func run(from seeds: [Int32], _ coins: Coins) {
    begin(seeds)
    switch spreading.rule {
    case .threshold: spread { search, vertex in search.followListeners(of: vertex, coins) }
    case _ where spreading.isAdditive: spread { search, vertex in search.tell(vertex, coins) }
    default: spread { search, vertex in search.convince(vertex, coins) }
    }
  }

  /// Finds whoever could be won at all from `seeds` where one arc is enough.
  mutating func runEverywhere(from seeds: [Int32]) {
    begin(seeds)
    spread { search, vertex in
      let out = search.spreading.graph.outgoing
      let chances = search.spreading.chances
      for arc in out.arcs(of: vertex) {
        let target = Int(out.targets[arc])
        let chance = chances.outgoing.isEmpty ? chances.tops[target] : chances.outgoing[arc]
        if chance > 0 { search.win(target) }
      }
    }
  }

  private mutating func begin(_ seeds: [Int32]) {
    count = 0
    round &+= 1
    if round == 0 {
      seen.fill(with: 0)
      toldRound.fill(with: 0)
      round = 1
    }
    for seed in seeds { win(Int(seed)) }
    levels.removeAll(keepingCapacity: true)
    levels.append(count)
  }

  @inline(__always) private mutating func win(_ vertex: Int) {
    guard seen[vertex] != round else { return }
    seen[vertex] = round
    found[count] = Int32(truncatingIfNeeded: vertex)
    count += 1
  }

  @inline(__always)
  private mutating func spread(_ passOn: (inout SpreadSearch, Int) -> Void) {
    let seeds = count
    var start = 0
    var step = 0
    while start < count, step < spreading.steps {
      let end = count
      for place in start..<end {
        let vertex = Int(found[place])
        if spreading.isSilent[vertex] || place >= seeds && spreading.isChannel[vertex] { continue }
        passOn(&self, vertex)
      }
      if count == end { return }
      levels.append(count)
      start = end
      step += 1
    }
  }

  @inline(__always) private mutating func tell(_ vertex: Int, _ coins: Coins) {
    let targets = spreading.graph.outgoing.targets
    let tops = spreading.chances.tops
    let chances = spreading.chances.outgoing
    for arc in spreading.graph.outgoing.arcs(of: vertex) {
      let target = Int(targets[arc])
      if seen[target] == round { continue }
      if coins[arc] < (chances.isEmpty ? tops[target] : chances[arc]) { win(target) }
    }
  }

  @inline(__always) private mutating func convince(_ vertex: Int, _ coins: Coins) {
    let targets = spreading.graph.outgoing.targets
    let tops = spreading.chances.tops
    let chances = spreading.chances.outgoing
    for arc in spreading.graph.outgoing.arcs(of: vertex) {
      let target = Int(targets[arc])
      if seen[target] == round { continue }
      guard coins[arc] < (chances.isEmpty ? tops[target] : chances[arc]) else { continue }
      told[target] = toldRound[target] == round ? told[target] + 1 : 1
      toldRound[target] = round
      let degree = spreading.graph.incoming.degree(of: target)
      if told[target] >= spreading.need(degree: degree) { win(target) }
    }
  }

  @inline(__always) private mutating func followListeners(of vertex: Int, _ coins: Coins) {
    let targets = spreading.graph.outgoing.targets
    for arc in spreading.graph.outgoing.arcs(of: vertex) {
      let target = Int(targets[arc])
      if seen[target] == round { continue }
      let heard = spreading.heardArc(of: target, coins[target])
      if heard >= 0, spreading.graph.incoming.targets[heard] == vertex { win(target) }
    }
  }
}

extension Spreading {
  /// Under the threshold rule: the incoming arc that `vertex` listens to, −1 if none.
  ///
  /// - Parameter draw: 31 random bits.
  @inline(__always) func heardArc(of vertex: Int, _ draw: UInt32) -> Int {
    let row = graph.incoming.arcs(of: vertex)
    if chances.incoming.isEmpty {
      let weight = chances.tops[vertex]
      if weight == 0 { return -1 }
      let place = Int(draw / weight)
      return place < row.count ? row.lowerBound + place : -1
    }
    var low = row.lowerBound
    var high = row.upperBound
    while low < high {
      let middle = (low + high) / 2
      if chances.incoming[middle] <= draw { low = middle + 1 } else { high = middle }
    }
    return low < row.upperBound ? low : -1
  }
}
