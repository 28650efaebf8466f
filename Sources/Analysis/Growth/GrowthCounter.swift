internal import GraphCore
internal import Relations

/// Counts what becomes of ties from step to step, and measures the network at the end of each.
struct GrowthCounter {
  private let courses: TieCourses
  private let spans: [DaySpan]
  private let carriage: Carriage
  private let vertexCount: Int
  private let runs: TieRuns

  init(
    _ courses: TieCourses, _ runs: TieRuns, spans: [DaySpan], carriage: Carriage,
    vertexCount: Int
  ) {
    self.courses = courses
    self.runs = runs
    self.spans = spans
    self.carriage = carriage
    self.vertexCount = vertexCount
  }

  func rows(
    partners: [Int], steps: Int, isSilent: [Bool], _ execution: Execution
  ) throws(KernelError) -> [Growth.Row] {
    let tallies = tallies()
    var pairs = PairChanges(courses, runs, carriage)
    var graph = ChangingGraph(vertexCount: vertexCount, pairs: pairs.pairs)
    var rows: [Growth.Row] = []
    for sample in tallies.indices {
      try execution.cancellation.check()
      pairs.apply(sample, to: &graph)
      execution.progress?(Double(sample + 1) / Double(tallies.count))
      guard sample > 0 else { continue }
      rows.append(
        row(sample, tallies[sample], graph, partners: partners, steps: steps, isSilent: isSilent))
    }
    return rows
  }

  private func row(
    _ sample: Int, _ tally: Tally, _ graph: ChangingGraph, partners: [Int], steps: Int,
    isSilent: [Bool]
  ) -> Growth.Row {
    let actors = graph.tiedCount
    let possible = Double(actors) * Double(actors - 1) / 2
    let (components, largest) = graph.components()
    return Growth.Row(
      span: spans[sample - 1], actors: actors, ties: tally.alive, pairs: graph.pairCount,
      new: tally.new, kept: tally.alive - tally.new - tally.returned - tally.fading,
      fading: tally.fading, lost: tally.lost, returned: tally.returned,
      passing: runs.passing[sample],
      density: actors > 1 ? Double(graph.pairCount) / possible : nil, components: components,
      largest: largest, clustering: graph.meanClustering,
      centralisation: graph.degreeCentralisation,
      reach: partners.isEmpty
        ? nil : graph.reach(from: partners, steps: steps, isSilent: isSilent))
  }

  // MARK: Ties

  /// What happened to ties up to a sample.
  private struct Tally {
    var alive = 0
    var new = 0
    var fading = 0
    var lost = 0
    var returned = 0
  }

  private func tallies() -> [Tally] {
    var tallies = [Tally](repeating: Tally(), count: runs.sampleCount)
    for tie in 0..<courses.count {
      guard let birth = courses.spells(of: tie).first?.start else { continue }
      let own = runs.runs(of: tie)
      for run in own { count(run, birth: birth, &tallies) }
      for sample in runs.fadingSamples(of: tie, courses)
      where sample > 0 && !own.contains(where: { Int($0.first) == sample }) {
        tallies[sample].fading += 1
      }
    }
    for sample in tallies.indices.dropFirst() { tallies[sample].alive += tallies[sample - 1].alive }
    return tallies
  }

  private func count(_ run: TieRuns.Run, birth: Int32, _ tallies: inout [Tally]) {
    let (first, last) = (Int(run.first), Int(run.last))
    tallies[first].alive += 1
    if first > 0 {
      if birth > runs.ends[first - 1] {
        tallies[first].new += 1
      } else {
        tallies[first].returned += 1
      }
    }
    if last + 1 < tallies.count {
      tallies[last + 1].alive -= 1
      tallies[last + 1].lost += 1
    }
  }
}

/// Which pairs come and go at which sample.
private struct PairChanges {
  let pairs: [(lower: Int32, upper: Int32)]
  private let pairOfTie: [Int32]
  private let directions: [(up: Bool, down: Bool)]
  private let comes: SampleLists
  private let goes: SampleLists
  /// How many ties each pair has now.
  private var counts: [Int32]

  init(_ courses: TieCourses, _ runs: TieRuns, _ carriage: Carriage) {
    var pairs: [(lower: Int32, upper: Int32)] = []
    var pairOfTie: [Int32] = []
    pairOfTie.reserveCapacity(courses.count)
    for tie in 0..<courses.count {
      let (lower, upper) = (courses.lower[tie], courses.upper[tie])
      if pairs.last?.lower != lower || pairs.last?.upper != upper { pairs.append((lower, upper)) }
      pairOfTie.append(Int32(pairs.count - 1))
    }
    self.pairs = pairs
    self.pairOfTie = pairOfTie
    directions = (0..<courses.count).map { carriage.directions(of: $0, in: courses) }
    comes = SampleLists(runs.runs, sampleCount: runs.sampleCount) { Int($0.first) }
    goes = SampleLists(runs.runs, sampleCount: runs.sampleCount) { Int($0.last) + 1 }
    counts = [Int32](repeating: 0, count: pairs.count)
  }

  /// Brings a graph from the sample before to this one.
  mutating func apply(_ sample: Int, to graph: inout ChangingGraph) {
    // What comes goes first: a pair that exchanges one tie for another stays tied.
    for tie in comes.ties(of: sample) {
      let pair = Int(pairOfTie[Int(tie)])
      counts[pair] += 1
      let (up, down) = directions[Int(tie)]
      graph.carry(pair, up: up, down: down, by: 1)
      if counts[pair] == 1 { graph.set(pair, isTied: true) }
    }
    for tie in goes.ties(of: sample) {
      let pair = Int(pairOfTie[Int(tie)])
      counts[pair] -= 1
      let (up, down) = directions[Int(tie)]
      graph.carry(pair, up: up, down: down, by: -1)
      if counts[pair] == 0 { graph.set(pair, isTied: false) }
    }
  }
}

/// Ties by sample, in their order.
private struct SampleLists {
  private var offsets: [Int]
  private var members: [Int32]

  init(_ runs: [TieRuns.Run], sampleCount: Int, _ sample: (TieRuns.Run) -> Int) {
    offsets = [Int](repeating: 0, count: sampleCount + 2)
    for run in runs { offsets[min(sample(run), sampleCount) + 1] += 1 }
    for place in 0...sampleCount { offsets[place + 1] += offsets[place] }
    var next = offsets
    members = [Int32](repeating: 0, count: runs.count)
    for run in runs {
      let place = min(sample(run), sampleCount)
      members[next[place]] = run.tie
      next[place] += 1
    }
  }

  func ties(of sample: Int) -> ArraySlice<Int32> { members[offsets[sample]..<offsets[sample + 1]] }
}
