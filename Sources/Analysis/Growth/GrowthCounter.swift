internal import GraphCore
internal import Relations

/// Counts what becomes of ties from step to step, and measures the network at the end of each.
///
/// The states of the network are samples: number 0 is the eve of the first step, number *k* the last
/// day of step *k*.
struct GrowthCounter {
  private let courses: TieCourses
  private let spans: [DaySpan]
  private let carriage: Carriage
  private let vertexCount: Int
  /// The last days of the samples, ascending.
  private let ends: [Int32]
  /// For each day from the eve on, the first sample not before it: saves searching.
  private let sampleOfDay: [Int32]

  init(
    _ courses: TieCourses, spans: [DaySpan], carriage: Carriage, vertexCount: Int
  ) {
    self.courses = courses
    self.spans = spans
    self.carriage = carriage
    self.vertexCount = vertexCount
    let eve = (spans.first?.first.number ?? 0) - 1
    ends = [eve] + spans.map(\.last.number)
    var table: [Int32] = [0]
    for (sample, span) in spans.enumerated() {
      table.append(contentsOf: repeatElement(Int32(sample + 1), count: span.count))
    }
    sampleOfDay = table
  }

  func rows(
    partners: [Int], steps: Int, isSilent: [Bool], _ execution: Execution
  ) throws(KernelError) -> [Growth.Row] {
    var tallies = [Tally](repeating: Tally(), count: ends.count)
    let runs = runs(&tallies)
    var pairs = PairChanges(courses, runs, sampleCount: ends.count, carriage)
    var graph = ChangingGraph(vertexCount: vertexCount, pairs: pairs.pairs)
    var rows: [Growth.Row] = []
    for sample in ends.indices {
      try execution.cancellation.check()
      pairs.apply(sample, to: &graph)
      execution.progress?(Double(sample + 1) / Double(ends.count))
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
      fading: tally.fading, lost: tally.lost, returned: tally.returned, passing: tally.passing,
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
    var passing = 0
  }

  /// Samples in a row in which a tie is alive.
  struct Run: Sendable {
    let tie: Int32
    let first: Int32
    let last: Int32
  }

  /// The first sample whose day is not before `day`; the number of samples if there is none.
  private func sample(notBefore day: Int32) -> Int {
    let offset = Int(day) - Int(ends[0])
    if offset <= 0 { return 0 }
    return offset < sampleOfDay.count ? Int(sampleOfDay[offset]) : ends.count
  }

  /// The runs of all ties; counts what happened to them.
  private func runs(_ tallies: inout [Tally]) -> [Run] {
    var runs: [Run] = []
    runs.reserveCapacity(courses.count)
    for tie in 0..<courses.count {
      let spells = courses.spells(of: tie)
      guard let birth = spells.first?.start else { continue }
      let start = runs.count
      var between = -1
      for spell in spells {
        let first = sample(notBefore: spell.start)
        let last = sample(notBefore: spell.end) - 1
        guard first <= last else {
          if first > 0, first < ends.count, between != first {
            let isKnown = runs.count > start && runs[runs.count - 1].last >= Int32(first) - 1
            if !isKnown {
              tallies[first].passing += 1
              between = first
            }
          }
          continue
        }
        if between == first { tallies[first].passing -= 1 }
        if runs.count > start, runs[runs.count - 1].last == Int32(first) - 1 {
          let run = runs[runs.count - 1]
          runs[runs.count - 1] = Run(tie: run.tie, first: run.first, last: Int32(last))
        } else {
          runs.append(Run(tie: Int32(tie), first: Int32(first), last: Int32(last)))
        }
      }
      for run in runs[start...] { count(run, birth: birth, &tallies) }
      countFading(tie, runs[start...], &tallies)
    }
    for sample in tallies.indices.dropFirst() { tallies[sample].alive += tallies[sample - 1].alive }
    return runs
  }

  private func count(_ run: Run, birth: Int32, _ tallies: inout [Tally]) {
    let (first, last) = (Int(run.first), Int(run.last))
    tallies[first].alive += 1
    if first > 0 {
      if birth > ends[first - 1] {
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

  /// Counts the samples in which a kept tie fades.
  private func countFading(_ tie: Int, _ runs: ArraySlice<Run>, _ tallies: inout [Tally]) {
    for place in courses.fadingOffsets[tie]..<courses.fadingOffsets[tie + 1] {
      let fading = courses.fadings[place]
      let first = sample(notBefore: fading.start)
      let last = sample(notBefore: fading.end) - 1
      guard first <= last else { continue }
      for sample in max(1, first)...max(1, last)
      where sample <= last && !runs.contains(where: { Int($0.first) == sample }) {
        tallies[sample].fading += 1
      }
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

  init(
    _ courses: TieCourses, _ runs: [GrowthCounter.Run], sampleCount: Int, _ carriage: Carriage
  ) {
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
    comes = SampleLists(runs, sampleCount: sampleCount) { Int($0.first) }
    goes = SampleLists(runs, sampleCount: sampleCount) { Int($0.last) + 1 }
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

  init(_ runs: [GrowthCounter.Run], sampleCount: Int, _ sample: (GrowthCounter.Run) -> Int) {
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
