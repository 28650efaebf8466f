extension Spreading {
  /// Per vertex whether a message that starts there may come to a target other than itself.
  ///
  /// Where it takes several sources: whether it may help a message to. Whoever has fewer arcs that may
  /// carry than it needs is never won.
  ///
  /// - Parameters:
  ///   - isTarget: who counts.
  ///   - chosen: those who start anyway; targets whom they win for certain, and they themselves, count
  ///     no longer.
  /// - Complexity: O(*n* + *m*).
  public func helpers(isTarget: [Bool], beside chosen: [Int32] = []) -> [Bool] {
    let isSure = surelyWon(from: chosen)
    // Whoever is won for certain brings nothing more, unless it may come sooner.
    let mayComeSooner = steps < graph.vertexCount
    let n = graph.vertexCount
    let into = graph.incoming
    let isWinnable = (0..<n).map { vertex in
      isAdditive
        || into.arcs(of: vertex).count { carries($0, into: vertex) }
          >= Int(need(degree: into.degree(of: vertex)))
    }
    // From whom a vertex gets to: the two nearest targets are enough to know another than itself.
    var first = [Int32](repeating: -1, count: n)
    var second = first
    var queue: [(vertex: Int32, target: Int32)] = []
    for vertex in 0..<n where isTarget[vertex] && !isSure[vertex] {
      first[vertex] = Int32(vertex)
      queue.append((Int32(vertex), Int32(vertex)))
    }
    var place = 0
    var end = queue.count
    var step = 0
    while place < queue.count, step < steps {
      let (vertex, target) = queue[place]
      place += 1
      let passesOn =
        vertex == target || !isSilent[Int(vertex)] && !isChannel[Int(vertex)]
      if passesOn, isWinnable[Int(vertex)], mayComeSooner || !isSure[Int(vertex)] {
        for arc in into.arcs(of: Int(vertex)) where carries(arc, into: Int(vertex)) {
          let source = Int(into.targets[arc])
          if first[source] == target || second[source] >= 0 { continue }
          if first[source] < 0 { first[source] = target } else { second[source] = target }
          queue.append((Int32(source), target))
        }
      }
      if place == end {
        step += 1
        end = queue.count
      }
    }
    var isHelper = (0..<n).map { vertex in
      // A channel that only hears it has told nobody yet.
      !isSilent[vertex] && (mayComeSooner || !isSure[vertex] || isChannel[vertex])
        && (first[vertex] >= 0 && first[vertex] != Int32(vertex) || second[vertex] >= 0)
    }
    for vertex in chosen { isHelper[Int(vertex)] = false }
    return isHelper
  }

  /// Whether an incoming arc may carry the message.
  private func carries(_ arc: Int, into vertex: Int) -> Bool { chance(arc, into: vertex) > 0 }

  /// The chance of an incoming arc, under the threshold rule its weight.
  private func chance(_ arc: Int, into vertex: Int) -> UInt32 {
    if chances.incoming.isEmpty { return chances.tops[vertex] }
    guard rule == .threshold, arc > graph.incoming.offsets[vertex] else {
      return chances.incoming[arc]
    }
    return chances.incoming[arc] - chances.incoming[arc - 1]
  }

  /// Whom those who start win in every run, they themselves included; under the complex rules they
  /// alone.
  private func surelyWon(from chosen: [Int32]) -> [Bool] {
    var isSure = [Bool](repeating: false, count: graph.vertexCount)
    for vertex in chosen { isSure[Int(vertex)] = true }
    guard isAdditive, !chosen.isEmpty else { return isSure }
    var told = [UInt32](repeating: 0, count: graph.vertexCount)
    var front = chosen
    var step = 0
    while !front.isEmpty, step < steps {
      var next: [Int32] = []
      for speaker in front {
        if isSilent[Int(speaker)] || step > 0 && isChannel[Int(speaker)] { continue }
        for arc in graph.outgoing.arcs(of: Int(speaker)) {
          let target = Int(graph.outgoing.targets[arc])
          if isSure[target] { continue }
          let chance = chances.outgoing.isEmpty ? chances.tops[target] : chances.outgoing[arc]
          // Weights add up; other chances must be certain each.
          if rule == .threshold { told[target] += chance } else { told[target] = chance }
          // A hair less, so that three thirds are one in spite of rounding.
          let slack = UInt32(clamping: graph.incoming.degree(of: target))
          guard told[target] + slack >= ArcChances.one else { continue }
          isSure[target] = true
          next.append(Int32(target))
        }
      }
      front = next
      step += 1
    }
    return isSure
  }
}
