/// Who might take which place of a list, and what that would change.
struct StandbyOption: Sendable {
  /// A candidate of the cover problem.
  let candidate: Int32
  /// By how much the value would change if this place alone were taken.
  let change: Double

  /// How many options to keep for each of so many places: enough for everybody to get another one,
  /// fewer where long lists would take too much memory.
  static func count(places: Int) -> Int { min(places + 4, max(8, 4096 / max(1, places))) }
}

extension CoverProblem {
  /// For each place of a list somebody else of its own: another for every place, so that all may be
  /// needed at once.
  ///
  /// First as many places as possible, of all such assignments one of the greatest sum of changes;
  /// then exchanged as long as the changes and what all of them are worth together grow in sum.
  ///
  /// - Parameter options: per place those who may take it, best first.
  /// - Returns: per place the position in its options; nil where nobody is left.
  /// - Complexity: that of `AssignmentTask.assign` up to a hundred places; beyond, the best of those
  ///   left is taken place by place.
  func standbys(
    _ options: [[StandbyOption]], _ cancellation: Cancellation
  ) throws(KernelError) -> [Int?] {
    var chosen =
      options.count <= 100
      ? try assigned(options, cancellation) : Self.firstLeft(options)
    var state = CoverState(self, CoverConstraints())
    for (place, option) in chosen.enumerated() {
      if let option { state.add(Int(options[place][option].candidate)) }
    }
    for _ in 0..<4 {
      var isSettled = true
      for place in options.indices {
        try cancellation.check()
        guard let own = chosen[place] else { continue }
        if let better = state.better(than: own, of: options[place]) {
          chosen[place] = better
          isSettled = false
        }
      }
      if isSettled { break }
    }
    return chosen
  }

  /// The assignment of the greatest sum of changes.
  private func assigned(
    _ options: [[StandbyOption]], _ cancellation: Cancellation
  ) throws(KernelError) -> [Int?] {
    var scale = 1.0
    var pairs: [Int32: [(place: Int, change: Double)]] = [:]
    for (place, list) in options.enumerated() {
      for option in list {
        scale = max(scale, abs(option.change))
        pairs[option.candidate, default: []].append((place, option.change))
      }
    }
    let persons = pairs.keys.sorted { order[Int($0)] < order[Int($1)] }
    var offsets = [0]
    var places: [Int32] = []
    var worths: [Double] = []
    for person in persons {
      for pair in pairs[person] ?? [] {
        places.append(Int32(pair.place))
        worths.append(0.5 + pair.change / scale / 2)
      }
      offsets.append(places.count)
    }
    let found = try AssignmentTask(
      offsets: offsets, partners: places, warmths: worths,
      capacities: [Int](repeating: 1, count: options.count)
    ).assign(cancellation)
    var chosen = [Int?](repeating: nil, count: options.count)
    for (number, place) in found.enumerated() where place >= 0 {
      chosen[Int(place)] = options[Int(place)].firstIndex { $0.candidate == persons[number] }
    }
    return chosen
  }

  /// Place by place the best who is left.
  private static func firstLeft(_ options: [[StandbyOption]]) -> [Int?] {
    var isTaken: Set<Int32> = []
    return options.map { list in
      let option = list.firstIndex { !isTaken.contains($0.candidate) }
      if let option { isTaken.insert(list[option].candidate) }
      return option
    }
  }
}

extension CoverState {
  /// Puts whoever does better beside the other standbys in the place of one of them.
  ///
  /// - Returns: the position of the new one; nil if nobody does better.
  fileprivate mutating func better(than own: Int, of options: [StandbyOption]) -> Int? {
    remove(Int(options[own].candidate))
    var best = own
    var worth = options[own].change + gain(Int(options[own].candidate))
    for (position, option) in options.enumerated() where !isChosen[Int(option.candidate)] {
      let other = option.change + gain(Int(option.candidate))
      if other > worth + 1e-9 * max(1, abs(worth)) {
        best = position
        worth = other
      }
    }
    add(Int(options[best].candidate))
    return best == own ? nil : best
  }
}

extension Coverage {
  /// For each place of a list after the first `fixed` somebody of its own who could take it.
  ///
  /// - Parameters:
  ///   - allows: whether a candidate may take a place, beside the limits per class.
  /// - Complexity: that of an audit, and a search for each of those in question.
  public func standbys(
    for list: [Int32], keeping fixed: Int,
    allows: (@Sendable (_ place: Int, _ vertex: Int32) -> Bool)? = nil, _ execution: Execution
  ) throws(KernelError) -> [CoverageChoice.Replacement?] {
    let open = list.count - fixed
    guard open > 0 else { return list.map { _ in nil } }
    var options = try audit(
      list, count: StandbyOption.count(places: open), allows: allows, execution
    ).options
    for place in 0..<fixed { options[place] = [] }
    var number = [Int32](repeating: -1, count: graph.vertexCount)
    var pool: [Int32] = []
    for option in options.joined() where number[Int(option.vertex)] < 0 {
      number[Int(option.vertex)] = Int32(pool.count)
      pool.append(option.vertex)
    }
    let small = Coverage(
      graph: graph, steps: steps, isSilent: isSilent, isTarget: isTarget, candidates: pool,
      size: pool.count, order: order)
    let chosen = try small.problem(execution).standbys(
      options.map { list in
        list.map {
          StandbyOption(candidate: number[Int($0.vertex)], change: Double($0.change))
        }
      }, execution.cancellation)
    return chosen.indices.map { place in chosen[place].map { options[place][$0] } }
  }
}
