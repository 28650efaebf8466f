internal import GraphCore
internal import Relations

/// What the people of each cell are like: places, topics, contacts.
struct CellTraits {
  private let subjects: [Pilot.Balance.Subject]
  /// Per cell one number per subject: a share, or the mean number of contacts.
  private let values: [[Double]]
  private let whole: [Double]
  private let sizes: [Int]

  /// The largest eight places and topics, and the contacts.
  init(_ people: Snapshot, _ graph: Graph, _ cells: Partition) {
    let count = people.actors.count
    let everybody = [Bool](repeating: true, count: count)
    var subjects: [Pilot.Balance.Subject] = []
    var columns: [[Double]] = []
    for (basis, isPlace) in [(Division.Basis.place, true), (.topic, false)] {
      let parts = Division(basis, of: everybody, in: people).counts(of: 0..<count)
      for part in parts.filter({ !$0.name.isEmpty }).prefix(8) {
        subjects.append(isPlace ? .place(part.name) : .topic(part.name))
        columns.append(
          (0..<count).map { basis.names(of: people.actor(of: $0)).contains(part.name) ? 1 : 0 })
      }
    }
    subjects.append(.contacts)
    columns.append((0..<count).map { Double(graph.outgoing.degree(of: $0)) })
    var sums = [[Double]](
      repeating: [Double](repeating: 0, count: columns.count), count: cells.count)
    for (number, column) in columns.enumerated() {
      for vertex in 0..<count { sums[Int(cells.groups[vertex])][number] += column[vertex] }
    }
    self.subjects = subjects
    sizes = cells.sizes
    values = zip(sums, cells.sizes).map { sums, size in sums.map { $0 / Double(max(1, size)) } }
    whole = columns.map { $0.reduce(0, +) / Double(max(1, count)) }
  }

  /// How unlike two descriptions are: squared differences of shares, and of the contacts in relation
  /// to their mean.
  private func distance(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for number in subjects.indices {
      let scale = subjects[number] == .contacts ? max(1e-9, whole[number]) : 1
      let difference = (left[number] - right[number]) / scale
      sum += difference * difference
    }
    return sum
  }

  /// Pairs of similar cells whose members together resemble the whole.
  ///
  /// First the most similar cells (in traits and size) are paired, then pairs are chosen one by one,
  /// and exchanged, so that the tested and control cells together come closest to the whole and keep
  /// most of their ties inside. Ties are broken by the numbers of the cells.
  func pairs(_ count: Int, insides: [Double?]) -> [PilotDesign.Pair] {
    var open: [(distance: Double, first: Int, second: Int)] = []
    for first in values.indices {
      for second in values.indices where second > first {
        let ratio =
          Double(sizes[first] - sizes[second]) / Double(max(1, sizes[first] + sizes[second]))
        open.append((distance(values[first], values[second]) + 3 * ratio * ratio, first, second))
      }
    }
    open.sort { ($0.distance, $0.first, $0.second) < ($1.distance, $1.first, $1.second) }
    var isTaken = [Bool](repeating: false, count: values.count)
    var pairs: [(first: Int, second: Int)] = []
    for pair in open where !isTaken[pair.first] && !isTaken[pair.second] {
      isTaken[pair.first] = true
      isTaken[pair.second] = true
      pairs.append((pair.first, pair.second))
    }
    var chosen: [Int] = []
    while chosen.count < count {
      let next = pairs.indices.filter { !chosen.contains($0) }.min {
        unlikeness(chosen + [$0], pairs, insides) < unlikeness(chosen + [$1], pairs, insides)
      }
      guard let next else { break }
      chosen.append(next)
    }
    exchange(&chosen, pairs, insides)
    return chosen.sorted().map { PilotDesign.Pair(Int32(pairs[$0].first), Int32(pairs[$0].second)) }
  }

  /// Exchanges single pairs as long as that makes the choice more like the whole.
  private func exchange(
    _ chosen: inout [Int], _ pairs: [(first: Int, second: Int)], _ insides: [Double?]
  ) {
    var best = unlikeness(chosen, pairs, insides)
    for _ in 0..<50 {
      var isBetter = false
      for place in chosen.indices {
        for other in pairs.indices where !chosen.contains(other) {
          var trial = chosen
          trial[place] = other
          let value = unlikeness(trial, pairs, insides)
          guard value < best - 1e-12 else { continue }
          best = value
          chosen = trial
          isBetter = true
        }
      }
      if !isBetter { return }
    }
  }

  /// How far the people of the chosen pairs are from the whole, and how much of their ties leave.
  private func unlikeness(
    _ chosen: [Int], _ pairs: [(first: Int, second: Int)], _ insides: [Double?]
  ) -> Double {
    let members = chosen.flatMap { [pairs[$0].first, pairs[$0].second] }
    let outside = members.reduce(0) { $0 + 1 - (insides[$1] ?? 1) } / Double(members.count)
    return distance(mean(members), whole) + outside
  }

  private func mean(_ cells: [Int]) -> [Double] {
    let total = Double(max(1, cells.reduce(0) { $0 + sizes[$1] }))
    return subjects.indices.map { number in
      cells.reduce(0) { $0 + values[$1][number] * Double(sizes[$1]) } / total
    }
  }

  /// The whole beside both arms.
  func balance(_ arms: [PilotDesign.Arm?]) -> [Pilot.Balance] {
    let test = mean(arms.indices.filter { arms[$0] == .test })
    let control = mean(arms.indices.filter { arms[$0] == .control })
    return subjects.indices.map { number in
      Pilot.Balance(
        subject: subjects[number], whole: whole[number], test: test[number],
        control: control[number])
    }
  }
}
