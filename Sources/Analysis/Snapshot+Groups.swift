public import GraphCore
internal import Relations
internal import Wording

extension Snapshot {
  /// The circles of the network, or the groups an attribute makes.
  ///
  /// Ties count once per pair, whatever their direction. Ties of actors without a value in the column
  /// (or without a place) belong to no group and are left out of the E–I index; for modularity such
  /// actors are groups of their own.
  ///
  /// - Throws: `unknownColumn`; `kernel` for a resolution that is not positive, or cancelled.
  /// - Complexity: that of `leiden`; linear for an attribute.
  public func groups(
    _ question: Groups.Question, execution: Execution = Execution()
  ) throws(AnalysisError) -> Groups {
    let division = try division(question, execution)
    var found: [Int32] = []
    if !division.names.isEmpty, question.basis != .ties {
      var byTies = question
      byTies.basis = .ties
      byTies.certaintyRuns = 0
      found = try self.division(byTies, execution).labels
    }
    return GroupWriter(self, question, division, found: found).groups()
  }

  /// Which group each vertex belongs to.
  ///
  /// - Throws: as `groups`.
  func division(
    _ question: Groups.Question, _ execution: Execution
  ) throws(AnalysisError) -> GroupDivision {
    switch question.basis {
    case .place: return labels { network.actors[$0].place }
    case .kind: return labels { network.actors[$0].kind.id }
    case .column(let name):
      guard let column = network.actorAttribute(name) else { throw .unknownColumn(name) }
      return labels { column.values[$0] }
    default: break
    }
    do throws(KernelError) {
      return try foundDivision(question, execution)
    } catch {
      throw .kernel(error)
    }
  }

  private func foundDivision(
    _ question: Groups.Question, _ execution: Execution
  ) throws(KernelError) -> GroupDivision {
    let seen = question.weighted ? weightedGraph : graph
    switch question.basis {
    case .labels:
      return GroupDivision(
        labels: try labelPropagation(seen, seed: question.seed, execution: execution).groups)
    case .cores(let degree):
      var labels = [Int32](repeating: -1, count: graph.vertexCount)
      let cores = try connectedCores(seen, degree, execution: execution)
      for (number, members) in cores.enumerated() {
        for vertex in members { labels[Int(vertex)] = Int32(number) }
      }
      return GroupDivision(labels: labels)
    case .components: return GroupDivision(labels: connectedComponents(seen).groups)
    case .strongComponents:
      return GroupDivision(labels: try strongComponents(seen, execution: execution).groups)
    default: break
    }
    guard question.certaintyRuns > 0 else {
      let found = try leiden(
        seen, resolution: question.resolution, seed: question.seed, execution: execution)
      return GroupDivision(labels: found.partition.groups)
    }
    let found = try certainCommunities(
      seen, resolution: question.resolution, seed: question.seed, runs: question.certaintyRuns,
      execution: execution)
    return GroupDivision(
      labels: found.communities.partition.groups, certainty: found.certainty)
  }

  /// A label per vertex by the word of its actor, −1 for the empty word; the words.
  private func labels(_ word: (Int) -> String) -> GroupDivision {
    var numbers: [String: Int32] = [:]
    var names: [String] = []
    let labels = actors.map { position -> Int32 in
      let word = word(Int(position))
      if word.isEmpty { return -1 }
      if let number = numbers[word] { return number }
      let number = Int32(names.count)
      numbers[word] = number
      names.append(word)
      return number
    }
    return GroupDivision(labels: labels, names: names)
  }
}

/// Which group each vertex belongs to, before the groups are described.
struct GroupDivision {
  /// The group of each vertex; −1 for none.
  let labels: [Int32]
  /// The names of groups that an attribute gives; empty for found ones.
  var names: [String] = []
  /// Per vertex how certain the membership is; empty if not asked for.
  var certainty: [Double] = []
}

/// Turns labels into groups with leaders, bridges and names.
private struct GroupWriter {
  let snapshot: Snapshot
  let question: Groups.Question
  let division: GroupDivision
  let found: [Int32]
  let rows: Graph.Adjacency
  let order: [Int32]
  let isObjector: [Bool]

  private var labels: [Int32] { division.labels }
  private var names: [String] { division.names }

  /// - Parameter found: the circles found by ties, to compare given groups with; empty = none.
  init(
    _ snapshot: Snapshot, _ question: Groups.Question, _ division: GroupDivision, found: [Int32]
  ) {
    self.snapshot = snapshot
    self.question = question
    self.division = division
    self.found = found
    rows = snapshot.graph.undirected().outgoing
    order = snapshot.idOrder
    isObjector = snapshot.objectors
  }

  func groups() -> Groups {
    let sorted = members()
    var membership = [Int32](repeating: -1, count: labels.count)
    for (number, group) in sorted.enumerated() {
      for vertex in group { membership[vertex] = Int32(number) }
    }
    let ties = tieCounts(membership)
    let titles =
      names.isEmpty
      ? GroupNames(snapshot, groups: sorted, inside: ties.inside, order: order).titles
      : sorted.map { Localized(names[Int(labels[$0[0]])]) }
    let mixing = sorted.count <= 1000 ? mixing(membership, count: sorted.count) : nil
    let knowEachOther = peopleAreTied
    let groups = sorted.enumerated().map { number, group in
      Groups.Group(
        number: number + 1, name: titles[number], members: group.map { snapshot.actors[$0] },
        leaders: standings(group, by: ties.inside, onlyPeople: knowEachOther),
        bridges: standings(group, by: ties.outside, onlyPeople: true),
        internalTies: group.reduce(0) { $0 + ties.inside[$1] } / 2,
        externalTies: group.reduce(0) { $0 + ties.outside[$1] },
        homophily: mixing?.homophily(of: number).map {
          Groups.Homophily(found: $0.found, expected: $0.expected)
        })
    }
    return Groups(
      question: question, groups: groups, membership: membership,
      modularity: modularity(membership, count: groups.count),
      internalTies: groups.reduce(0) { $0 + $1.internalTies },
      externalTies: groups.reduce(0) { $0 + $1.externalTies } / 2,
      assortativity: mixing?.assortativity,
      agreement: found.isEmpty ? nil : agreement(labels, found), certainty: division.certainty,
      memberships: overlapping(membership, count: groups.count))
  }

  private func mixing(_ membership: [Int32], count: Int) -> MixingMatrix {
    let seen = question.weighted ? snapshot.weightedGraph : snapshot.graph
    return MixingMatrix(seen, groups: membership, count: count)
  }

  /// Every circle that holds a good part of somebody's ties, if that was asked for.
  private func overlapping(_ membership: [Int32], count: Int) -> [[Membership]] {
    guard let least = question.overlap else { return [] }
    // Who belongs to no group is one of its own, so that the shares are of all ties.
    let partition = Partition(labels: separate(membership, count: count))
    var positions = [Int32](repeating: -1, count: partition.count)
    for (vertex, group) in membership.enumerated() {
      positions[Int(partition.groups[vertex])] = group
    }
    let seen = question.weighted ? snapshot.weightedGraph : snapshot.graph
    return GraphCore.memberships(seen, partition, least: least).map { circles in
      circles.compactMap { circle in
        let group = positions[Int(circle.group)]
        return group < 0 ? nil : Membership(group: group, share: circle.share)
      }
    }
  }

  /// Labels in which whoever belongs to no group is a group alone.
  private func separate(_ membership: [Int32], count: Int) -> [Int32] {
    var next = Int32(count)
    return membership.map { group -> Int32 in
      if group >= 0 { return group }
      defer { next += 1 }
      return next
    }
  }

  /// The vertices of each group, ascending: larger groups first, groups of a size by name or by their
  /// members' lowest id.
  private func members() -> [[Int]] {
    var groups = [[Int]](repeating: [], count: Int(labels.max() ?? -1) + 1)
    for (vertex, label) in labels.enumerated() where label >= 0 {
      groups[Int(label)].append(vertex)
    }
    let keys = groups.map { group in group.map { order[$0] }.min() ?? 0 }
    return groups.indices.sorted { left, right in
      if groups[left].count != groups[right].count {
        return groups[left].count > groups[right].count
      }
      return names.isEmpty ? keys[left] < keys[right] : names[left] < names[right]
    }.map { groups[$0] }
  }

  /// Per vertex its ties inside its group and to other groups.
  private func tieCounts(_ membership: [Int32]) -> (inside: [Int], outside: [Int]) {
    var inside = [Int](repeating: 0, count: membership.count)
    var outside = inside
    for vertex in membership.indices where membership[vertex] >= 0 {
      for arc in rows.arcs(of: vertex) {
        let other = membership[Int(rows.targets[arc])]
        if other == membership[vertex] {
          inside[vertex] += 1
        } else if other >= 0 {
          outside[vertex] += 1
        }
      }
    }
    return (inside, outside)
  }

  /// Whether any two persons are tied: otherwise clubs or events are the middle of a group.
  private var peopleAreTied: Bool {
    let isPerson = snapshot.actors.indices.map { snapshot.actor(of: $0).kind == .person }
    return isPerson.indices.contains { vertex in
      isPerson[vertex] && rows.arcs(of: vertex).contains { isPerson[Int(rows.targets[$0])] }
    }
  }

  /// The members with most ties; if asked for, only persons where the group has some.
  ///
  /// Equal ones by id. Who objected to being contacted is not among them.
  private func standings(
    _ group: [Int], by ties: [Int], onlyPeople: Bool
  ) -> [Groups.Standing] {
    let people = onlyPeople ? group.filter { snapshot.actor(of: $0).kind == .person } : group
    return (people.isEmpty ? group : people).filter { ties[$0] > 0 && !isObjector[$0] }
      .sorted { (ties[$1], order[$0]) < (ties[$0], order[$1]) }.prefix(max(0, question.named))
      .map { Groups.Standing(actor: snapshot.actors[$0], ties: ties[$0]) }
  }

  private func modularity(_ membership: [Int32], count: Int) -> Double? {
    let labels = separate(membership, count: count)
    return GraphCore.modularity(
      question.weighted ? snapshot.weightedGraph : snapshot.graph, Partition(labels: labels),
      resolution: question.resolution)
  }
}
