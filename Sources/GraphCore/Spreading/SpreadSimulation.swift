/// What a given set gets to, from many runs of chance.
public struct SpreadSimulation: Sendable {
  /// What is asked of the runs.
  public struct Question: Sendable {
    /// Those who start, each once, none of them silent.
    public var seeds: [Int32]
    /// Who counts as reached; those who start never do.
    public var isCounted: [Bool]
    /// The parts that vertices belong to, for numbers by part.
    public var parts: VertexParts
    /// How many runs; nil = as many as it takes for an interval of one per cent, 10,000 to 80,000.
    ///
    /// Where nothing is left to chance one is made, whatever is asked.
    public var runs: Int?
    /// How likely an interval may miss.
    public var doubt: Double

    /// A question; by default with intervals that hold in 95 of 100 cases.
    public init(
      seeds: [Int32], isCounted: [Bool], parts: VertexParts = VertexParts(), runs: Int? = nil,
      doubt: Double = 0.05
    ) {
      self.seeds = seeds
      self.isCounted = isCounted
      self.parts = parts
      self.runs = runs
      self.doubt = doubt
    }
  }

  /// How many runs were made.
  public let runs: Int
  /// How many counted others hear the message.
  public let reached: Estimate
  /// How many of them in each step, from the first.
  public let bySteps: [Estimate]
  /// How many of them in each part.
  public let byParts: [Estimate]
  /// Per vertex in which share of the runs it heard the message; 1 for those who start.
  public let chances: [Double]
  /// Per vertex whether it could hear it at all.
  public let isPossible: [Bool]
}

/// The parts (places, topics, kinds) that each vertex belongs to.
public struct VertexParts: Sendable {
  /// The parts of vertex *v* are `parts[offsets[v]..<offsets[v + 1]]`; empty = no parts.
  public let offsets: [Int]
  /// Numbers of parts.
  public let parts: [Int32]
  /// How many parts there are.
  public let count: Int

  /// Parts from the parts of each vertex.
  public init(offsets: [Int] = [], parts: [Int32] = [], count: Int = 0) {
    self.offsets = offsets
    self.parts = parts
    self.count = count
  }

  /// The parts of a vertex.
  @inline(__always) func of(_ vertex: Int) -> ArraySlice<Int32> {
    offsets.isEmpty ? [] : parts[offsets[vertex]..<offsets[vertex + 1]]
  }
}

extension Spreading {
  /// Follows the message through many runs.
  ///
  /// - Returns: means with intervals that hold whatever the distribution.
  /// - Complexity: linear in runs and in the arcs of those who are won, over all threads; the same
  ///   bits on any number of them.
  public func simulate(
    _ question: SpreadSimulation.Question, seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> SpreadSimulation {
    let possible = possible(question)
    let isCertain = isCertain
    let rounds = question.runs == nil && !isCertain ? 4 : 1
    let doubt = isCertain ? 0 : question.doubt / Double(rounds)
    var tally = SpreadTally(self, question)
    var runs = isCertain ? 1 : question.runs ?? 10_000
    for round in 0..<rounds {
      try extend(&tally, to: runs, question, seed: seed, execution)
      let reached = tally.reached.estimate(runs, limit: possible.reached, doubt: doubt)
      if reached.high - reached.low <= 0.02 * reached.value || round == rounds - 1
        || tally.work > 400_000_000
      {
        break
      }
      runs *= 2
    }
    return tally.simulation(runs: runs, question, possible: possible, doubt: doubt)
  }

  private func extend(
    _ tally: inout SpreadTally, to runs: Int, _ question: SpreadSimulation.Question,
    seed: UInt64, _ execution: Execution
  ) throws(KernelError) {
    let first = tally.runs
    let parts = min(16, runs - first)
    let count = runs - first
    let tallies = try execution.mapParts(parts) { (part) throws(KernelError) in
      var search = SpreadSearch(self)
      var tally = SpreadTally(self, question)
      for run in (count * part / parts)..<(count * (part + 1) / parts) {
        if run & 15 == 0 { try execution.cancellation.check() }
        search.run(from: question.seeds, Coins(seed: seed, run: first + run))
        tally.count(search, question)
      }
      return tally
    }
    for part in tallies { tally.add(part) }
  }

  /// Who could be reached at all, and how many of them in each part.
  private func possible(_ question: SpreadSimulation.Question) -> SpreadPossible {
    var search = SpreadSearch(self)
    if rule == .threshold {
      search.runEverywhere(from: question.seeds)
    } else {
      search.run(from: question.seeds, .allPassing)
    }
    var possible = SpreadPossible(
      isPossible: [Bool](repeating: false, count: graph.vertexCount),
      parts: [Double](repeating: 0, count: question.parts.count))
    for place in 0..<search.count {
      let vertex = Int(search.found[place])
      possible.isPossible[vertex] = true
      guard place >= question.seeds.count, question.isCounted[vertex] else { continue }
      possible.reached += 1
      for part in question.parts.of(vertex) { possible.parts[Int(part)] += 1 }
    }
    return possible
  }
}

/// Who could be reached at all.
private struct SpreadPossible {
  var isPossible: [Bool]
  var reached = 0.0
  var parts: [Double]
}

/// Sums of a number and of its square over runs.
struct Moments {
  var sum = 0.0
  var squares = 0.0

  mutating func add(_ number: Double) {
    sum += number
    squares += number * number
  }

  mutating func add(_ other: Moments) {
    sum += other.sum
    squares += other.squares
  }

  func estimate(_ runs: Int, limit: Double, doubt: Double) -> Estimate {
    .mean(count: runs, sum: sum, squares: squares, limit: limit, doubt: doubt)
  }
}

/// What was counted over some runs; all sums are of whole numbers, so their order does not matter.
private struct SpreadTally {
  private(set) var runs = 0
  private(set) var work = 0
  private(set) var reached = Moments()
  private var steps: [Moments] = []
  private var parts: [Moments]
  private var heard: [Int32]
  private var inParts: [Int32]
  private var touched: [Int32] = []

  init(_ spreading: Spreading, _ question: SpreadSimulation.Question) {
    heard = [Int32](repeating: 0, count: spreading.graph.vertexCount)
    parts = [Moments](repeating: Moments(), count: question.parts.count)
    inParts = [Int32](repeating: 0, count: question.parts.count)
  }

  mutating func count(
    _ search: borrowing SpreadSearch, _ question: SpreadSimulation.Question
  ) {
    runs += 1
    work += search.count
    var total = 0
    for step in search.levels.indices.dropFirst() {
      var count = 0
      for place in search.levels[step - 1]..<search.levels[step] {
        let vertex = Int(search.found[place])
        heard[vertex] += 1
        guard question.isCounted[vertex] else { continue }
        count += 1
        for part in question.parts.of(vertex) {
          if inParts[Int(part)] == 0 { touched.append(part) }
          inParts[Int(part)] += 1
        }
      }
      if steps.count < step { steps.append(Moments()) }
      steps[step - 1].add(Double(count))
      total += count
    }
    reached.add(Double(total))
    for part in touched {
      parts[Int(part)].add(Double(inParts[Int(part)]))
      inParts[Int(part)] = 0
    }
    touched.removeAll(keepingCapacity: true)
  }

  mutating func add(_ other: SpreadTally) {
    runs += other.runs
    work += other.work
    reached.add(other.reached)
    while steps.count < other.steps.count { steps.append(Moments()) }
    for step in other.steps.indices { steps[step].add(other.steps[step]) }
    for part in parts.indices { parts[part].add(other.parts[part]) }
    for vertex in heard.indices { heard[vertex] += other.heard[vertex] }
  }

  func simulation(
    runs: Int, _ question: SpreadSimulation.Question, possible: SpreadPossible, doubt: Double
  ) -> SpreadSimulation {
    var chances = heard.map { Double($0) / Double(runs) }
    for seed in question.seeds { chances[Int(seed)] = 1 }
    return SpreadSimulation(
      runs: runs, reached: reached.estimate(runs, limit: possible.reached, doubt: doubt),
      bySteps: steps.map { $0.estimate(runs, limit: possible.reached, doubt: doubt) },
      byParts: parts.indices.map {
        parts[$0].estimate(runs, limit: possible.parts[$0], doubt: doubt)
      }, chances: chances, isPossible: possible.isPossible)
  }
}
