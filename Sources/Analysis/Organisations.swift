internal import Relations

/// Which organisations the selected actors belong to.
struct Organisations {
  /// The names, in the order first met.
  private(set) var names: [String] = []
  /// Per vertex the positions of its organisations in `names`, each once.
  private(set) var members: [[Int32]]

  /// Column names that mean an organisation, in lower case, the most telling first.
  private static let usualColumns = [
    "organisation", "organization", "organisationen", "verein", "vereine", "club", "clubs",
    "faction", "fraktion", "latest_faction", "party", "partei", "company", "firma", "gruppe",
    "group",
  ]

  /// The organisations named by a column; by default the first of the usual names, else those an
  /// actor is tied to.
  ///
  /// - Throws: `unknownColumn`, `noOrganisations`.
  init(of snapshot: Snapshot, column name: String?) throws(AnalysisError) {
    members = [[Int32]](repeating: [], count: snapshot.actors.count)
    let network = snapshot.network
    let column: AttributeColumn?
    if let name {
      column = network.actorAttribute(name)
      if column == nil { throw .unknownColumn(name) }
    } else {
      column = Organisations.usualColumns.lazy.compactMap { network.actorAttribute($0) }.first
    }
    if let column { read(column, snapshot) } else { read(tiesOf: snapshot) }
    if names.isEmpty { throw .noOrganisations }
  }

  private mutating func read(_ column: AttributeColumn, _ snapshot: Snapshot) {
    var numbers: [String: Int32] = [:]
    for (vertex, actor) in snapshot.actors.enumerated() {
      for part in column.values[Int(actor)].split(separator: ";") {
        let name = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        guard !name.isEmpty else { continue }
        let number = numbers[name] ?? Int32(names.count)
        if Int(number) == names.count {
          numbers[name] = number
          names.append(name)
        }
        join(vertex, number)
      }
    }
  }

  private mutating func read(tiesOf snapshot: Snapshot) {
    let network = snapshot.network
    var numbers = [Int32](repeating: -1, count: network.actors.count)
    for position in snapshot.ties {
      let tie = network.ties[Int(position)]
      for (member, organisation) in [(tie.source, tie.target), (tie.target, tie.source)] {
        guard network.actors[Int(organisation)].kind == .organisation,
          network.actors[Int(member)].kind != .organisation,
          let vertex = snapshot.vertex(ofActorAt: Int(member))
        else { continue }
        if numbers[Int(organisation)] < 0 {
          numbers[Int(organisation)] = Int32(names.count)
          names.append(network.actors[Int(organisation)].name)
        }
        join(vertex, numbers[Int(organisation)])
      }
    }
  }

  private mutating func join(_ vertex: Int, _ number: Int32) {
    if !members[vertex].contains(number) { members[vertex].append(number) }
  }
}
