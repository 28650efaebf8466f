public import GraphCore
internal import Relations

extension Snapshot {
  /// Ranks the opinion leaders of a topic field and a place.
  ///
  /// A role is given to those who are among the first three, or the first hundredth, by its measure;
  /// somebody with none gets the one nearest to that. Those who share a value all count as last of
  /// them, so that belonging to a large core is less than being the one bridge.
  ///
  /// - Throws: `unknownTopic`, `unknownPlace`, `emptyField`, `outOfRange`; `kernel` if cancelled.
  /// - Complexity: that of betweenness, O(*n* · *m*), estimated for large networks.
  public func multipliers(
    _ question: Multipliers.Question, execution: Execution = Execution()
  ) throws(AnalysisError) -> Multipliers {
    guard question.count >= 1 else {
      throw .outOfRange(name: "count", value: question.count, least: 1)
    }
    let isMember = try field(topic: question.topic, place: question.place)
    let standing: MultiplierStanding
    do throws(KernelError) {
      standing = try MultiplierStanding(self, question, isMember: isMember, execution)
    } catch {
      throw .kernel(error)
    }
    let sameness = Sameness(self, candidates: standing.candidates)
    let listed =
      sameness == nil ? standing.listed(count: question.count, roles: question.roles) : []
    let writer: MultiplierWriter
    do throws(KernelError) {
      writer = try MultiplierWriter(self, question, standing, listed, execution)
    } catch {
      throw .kernel(error)
    }
    return Multipliers(
      question: question, entries: writer.entries(), fieldSize: isMember.count { $0 },
      sameness: sameness)
  }

  /// Per vertex whether it belongs to a field: a person (any actor where there are no persons) with
  /// the topic, in the place.
  func field(topic: String?, place: String?) throws(AnalysisError) -> [Bool] {
    let topicWord = topic?.lowercased()
    let placeWord = place?.lowercased()
    let isEligible = eligible(nil)
    var hasTopic = isEligible
    var hasPlace = isEligible
    for vertex in actors.indices where isEligible[vertex] {
      let actor = actor(of: vertex)
      if let topicWord { hasTopic[vertex] = actor.topics.contains { $0.lowercased() == topicWord } }
      if let placeWord { hasPlace[vertex] = actor.place.lowercased() == placeWord }
    }
    if let topic, !hasTopic.contains(true) { throw .unknownTopic(topic) }
    if let place, !hasPlace.contains(true) { throw .unknownPlace(place) }
    let isMember = actors.indices.map { hasTopic[$0] && hasPlace[$0] }
    if let topic, let place, !isMember.contains(true) {
      throw .emptyField(topic: topic, place: place)
    }
    return isMember
  }
}

/// What every candidate is for a field, in numbers.
struct MultiplierStanding {
  /// One measure per role, in the order of `Role.allCases`: values and ranks, one per candidate.
  ///
  /// The rank is the number of candidates with at least that value.
  struct Measured {
    let values: [Double]
    let ranks: [Int]
  }

  /// The vertices that may be listed.
  let candidates: [Int]
  /// 0...1, one per candidate.
  let scores: [Double]
  /// Per role.
  let measured: [Measured]
  let isMember: [Bool]
  private let snapshot: Snapshot

  init(
    _ snapshot: Snapshot, _ question: Multipliers.Question, isMember: [Bool],
    _ execution: Execution
  ) throws(KernelError) {
    self.snapshot = snapshot
    self.isMember = isMember
    let isObjector = snapshot.objectors
    let isEligible = snapshot.eligible(question.kinds)
    let candidates = snapshot.actors.indices.filter { isEligible[$0] && !isObjector[$0] }
    let messages = snapshot.messageGraph(direction: question.direction).isolating(isObjector)
    let undirected = messages.undirected()
    let voice = try pageRank(
      messages.reversed(), restart: isMember.map { $0 ? 1 : 0 }, execution: execution)
    let between = try estimatedBetweenness(
      messages, stride: MultiplierStanding.stride(messages), execution: execution)
    let levels = try coreness(undirected, execution: execution)
    let reach = try Coverage(
      graph: messages, steps: 2, isSilent: isObjector, isTarget: isMember,
      candidates: candidates.map(Int32.init), size: 0, order: []
    ).sizes(execution)
    let known = MultiplierStanding.contacts(of: candidates, among: isMember, in: undirected)
    let voices = candidates.map { voice[$0] }
    let reaches = candidates.indices.map { place in
      Double(Int(reach[place]) - (isMember[candidates[place]] ? 1 : 0))
    }
    self.candidates = candidates
    measured = Multipliers.Role.allCases.map { role in
      let values =
        switch role {
        case .bridge: candidates.map { between[$0] }
        case .voice: voices
        case .hub: known
        case .spreader: reaches
        case .core: candidates.map { Double(levels[$0]) }
        }
      return Measured(values: values, ranks: MultiplierStanding.ranks(values))
    }
    let loudest = voices.max() ?? 0
    let farthest = reaches.max() ?? 0
    scores = candidates.indices.map { place in
      guard loudest > 0, farthest > 0 else { return 0 }
      let (voice, reach) = (voices[place] / loudest, reaches[place] / farthest)
      return voice > 0 && reach > 0 ? 2 * voice * reach / (voice + reach) : 0
    }
  }

  /// From how many of the vertices ways begin when bridges are looked for: from all up to about
  /// 10,000 actors with 60,000 ties, from every second, third … run beyond, so that the answer
  /// never takes more than about two seconds.
  ///
  /// Only who is called a bridge, and in which rank, depends on it.
  static func stride(_ graph: Graph) -> Int {
    max(1, graph.vertexCount * graph.arcCount / 1_200_000_000)
  }

  /// How many of the field each candidate is tied to; if nobody is tied to one of them (as in a list
  /// of club members), how many organisations or occasions.
  private static func contacts(
    of candidates: [Int], among isMember: [Bool], in graph: Graph
  ) -> [Double] {
    let rows = graph.outgoing
    let counts = candidates.map { vertex in
      Double(rows.arcs(of: vertex).count { isMember[Int(rows.targets[$0])] })
    }
    return counts.allSatisfy { $0 == 0 }
      ? candidates.map { Double(rows.degree(of: $0)) } : counts
  }

  /// The number of values at least as great as each, equal but for rounding counting as equal.
  private static func ranks(_ values: [Double]) -> [Int] {
    let order = values.indices.sorted { values[$0] > values[$1] }
    var ranks = [Int](repeating: values.count, count: values.count)
    var start = 0
    while start < order.count {
      let leader = values[order[start]]
      var end = start + 1
      while end < order.count, leader - values[order[end]] <= 1e-9 * abs(leader) { end += 1 }
      for place in start..<end { ranks[order[place]] = end }
      start = end
    }
    return ranks
  }

  /// The roles of a candidate, the most pronounced first.
  func roles(at place: Int) -> [Multipliers.Role] {
    let limit = max(3, candidates.count / 100)
    let roles = Multipliers.Role.allCases.enumerated()
      .filter { measured[$0.offset].values[place] > 0 }
      .sorted { left, right in
        let ranks = (measured[left.offset].ranks[place], measured[right.offset].ranks[place])
        return ranks.0 == ranks.1 ? left.offset < right.offset : ranks.0 < ranks.1
      }
    let pronounced = roles.filter { measured[$0.offset].ranks[place] <= limit }
    return (pronounced.isEmpty ? Array(roles.prefix(1)) : pronounced).map(\.element)
  }

  /// The places in `candidates` of those to list, greatest score first, with their ranks.
  ///
  /// Whoever knows nobody of the field stands below all who do, however many hear of it through
  /// others.
  func listed(count: Int, roles wanted: [Multipliers.Role]?) -> [(place: Int, rank: Int)] {
    var places = candidates.indices.filter { scores[$0] > 0 }
    if let wanted {
      places = places.filter { place in roles(at: place).contains { wanted.contains($0) } }
    }
    let known = Multipliers.Role.allCases.firstIndex(of: .hub).map { measured[$0].values } ?? scores
    let knowing = ranked(places.filter { known[$0] > 0 }, after: 0)
    let others = ranked(places.filter { known[$0] <= 0 }, after: knowing.count)
    return Array((knowing + others).prefix(count))
  }

  /// Places in `candidates` by score, with their ranks among them.
  private func ranked(_ places: [Int], after count: Int) -> [(place: Int, rank: Int)] {
    let order = snapshot.idOrder
    let places = places.sorted { left, right in
      scores[left] == scores[right]
        ? order[candidates[left]] < order[candidates[right]] : scores[left] > scores[right]
    }
    let ranked = Ranked.sharing(places.map { (candidates[$0], scores[$0]) }, in: snapshot)
    return zip(places, ranked).map { (place: $0, rank: $1.rank + count) }.sorted { left, right in
      left.rank == right.rank
        ? order[candidates[left.place]] < order[candidates[right.place]] : left.rank < right.rank
    }
  }
}

extension Graph {
  /// The graph without the arcs of some vertices; without such vertices the graph itself.
  func isolating(_ isIsolated: [Bool]) -> Graph {
    guard isIsolated.contains(true) else { return self }
    var sources: [Int32] = []
    var targets: [Int32] = []
    for vertex in 0..<vertexCount where !isIsolated[vertex] {
      for arc in outgoing.arcs(of: vertex) {
        let other = outgoing.targets[arc]
        if isIsolated[Int(other)] || (!isDirected && Int(other) < vertex) { continue }
        sources.append(Int32(vertex))
        targets.append(other)
      }
    }
    return Graph(
      vertexCount: vertexCount, sources: sources, targets: targets, isDirected: isDirected)
  }
}
