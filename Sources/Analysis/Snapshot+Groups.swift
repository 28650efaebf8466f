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
    let division: (labels: [Int32], names: [String])
    switch question.basis {
    case .ties:
      do throws(KernelError) {
        let found = try leiden(
          question.weighted ? weightedGraph : graph, resolution: question.resolution,
          seed: question.seed, execution: execution)
        division = (found.partition.groups, [])
      } catch {
        throw .kernel(error)
      }
    case .place: division = labels { network.actors[$0].place }
    case .kind: division = labels { network.actors[$0].kind.id }
    case .column(let name):
      guard let column = network.actorAttribute(name) else { throw .unknownColumn(name) }
      division = labels { column.values[$0] }
    }
    return GroupWriter(self, question, labels: division.labels, names: division.names).groups()
  }

  /// A label per vertex by the word of its actor, −1 for the empty word; the words.
  private func labels(_ word: (Int) -> String) -> (labels: [Int32], names: [String]) {
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
    return (labels, names)
  }
}

/// Turns labels into groups with leaders, bridges and names.
private struct GroupWriter {
  let snapshot: Snapshot
  let question: Groups.Question
  let labels: [Int32]
  let names: [String]
  let rows: Graph.Adjacency
  let order: [Int32]

  init(_ snapshot: Snapshot, _ question: Groups.Question, labels: [Int32], names: [String]) {
    self.snapshot = snapshot
    self.question = question
    self.names = names
    rows = snapshot.graph.undirected().outgoing
    order = snapshot.idOrder
    self.labels = labels
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
    let groups = sorted.enumerated().map { number, group in
      Groups.Group(
        number: number + 1, name: titles[number], members: group.map { snapshot.actors[$0] },
        leaders: standings(group, by: ties.inside), bridges: standings(group, by: ties.outside),
        internalTies: group.reduce(0) { $0 + ties.inside[$1] } / 2,
        externalTies: group.reduce(0) { $0 + ties.outside[$1] })
    }
    return Groups(
      question: question, groups: groups, membership: membership,
      modularity: modularity(membership, count: groups.count),
      internalTies: groups.reduce(0) { $0 + $1.internalTies },
      externalTies: groups.reduce(0) { $0 + $1.externalTies } / 2)
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

  /// The members with most ties; only persons where the group has some.
  ///
  /// Equal ones by id.
  private func standings(_ group: [Int], by ties: [Int]) -> [Groups.Standing] {
    let people = group.filter { snapshot.actor(of: $0).kind == .person }
    return (people.isEmpty ? group : people).filter { ties[$0] > 0 }
      .sorted { (ties[$1], order[$0]) < (ties[$0], order[$1]) }.prefix(max(0, question.named))
      .map { Groups.Standing(actor: snapshot.actors[$0], ties: ties[$0]) }
  }

  private func modularity(_ membership: [Int32], count: Int) -> Double? {
    var next = Int32(count)
    let labels = membership.map { group -> Int32 in
      if group >= 0 { return group }
      defer { next += 1 }
      return next
    }
    return GraphCore.modularity(
      question.weighted ? snapshot.weightedGraph : snapshot.graph, Partition(labels: labels),
      resolution: question.resolution)
  }
}
