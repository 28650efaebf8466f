internal import Relations
internal import Wording

/// What a writer of nodes and edges with named values has to write: the fields of the model that
/// are in use, and the names of the further columns.
///
/// A column that carries the name of a field, or that of another column, is written under a name of
/// its own; a column that a reader would take for a field makes the writer declare this field too,
/// because a field's own name wins when the file is read.
struct ExportFields {
  /// The fields of actors in use.
  let actorFields: [ActorField]
  /// The fields of ties in use, without the direction.
  let tieFields: [TieField]
  /// The names of the actors' columns, in their order.
  let actorColumnNames: [String]
  /// The names of the ties' columns, in their order.
  let tieColumnNames: [String]
  /// Columns that had to be renamed, each with its new name.
  let renamed: [(old: String, new: String)]
  /// Whether a tie is directed, and whether one is not.
  let direction: (directed: Bool, undirected: Bool)

  /// - Parameters:
  ///   - reservedForActors: names the format itself gives to nodes, "id" and the like.
  ///   - reservedForTies: names the format itself gives to edges.
  ///   - dropsColumns: whether the format holds no further columns at all.
  ///   - nameOf: a column's name as the format can hold it.
  init(
    _ network: Network, reservedForActors: [String] = [], reservedForTies: [String] = [],
    dropsColumns: Bool = false, nameOf: (String) -> String = { $0 }
  ) {
    var renamed: [(old: String, new: String)] = []
    actorColumnNames = ExportFields.names(
      network.actorAttributes,
      reserved: reservedForActors + ActorField.allCases.map(\.canonicalName),
      nameOf, &renamed)
    tieColumnNames = ExportFields.names(
      dropsColumns ? [] : network.tieAttributes,
      reserved: reservedForTies + TieField.allCases.map(\.canonicalName),
      nameOf, &renamed)
    self.renamed = renamed
    let mistakenForActor = Set(actorColumnNames.compactMap(ActorField.init(named:)))
    actorFields = ActorField.allCases.filter { field in
      mistakenForActor.contains(field) || network.actors.contains { Self.isGiven(field, $0) }
    }
    let mistakenForTie = Set(tieColumnNames.compactMap(TieField.init(named:)))
    tieFields = TieField.allCases.filter { field in
      field != .direction
        && (mistakenForTie.contains(field)
          || network.ties.contains { Self.isGiven(field, $0, network) })
    }
    direction = (
      network.ties.contains { $0.isDirected }, network.ties.contains { !$0.isDirected }
    )
  }

  /// Whether an actor has something in a field; the name and the kind are always written.
  static func isGiven(_ field: ActorField, _ actor: Actor) -> Bool {
    switch field {
    case .name, .kind: true
    case .place: !actor.place.isEmpty
    case .topics: !actor.topics.isEmpty
    case .permission: actor.permission != .unknown
    case .cost: actor.cost != nil
    case .objected: false
    }
  }

  /// Whether a tie has something in a field.
  static func isGiven(_ field: TieField, _ tie: Tie, _ network: Network) -> Bool {
    switch field {
    case .kind: !network.tieKinds[Int(tie.kind)].id.isEmpty
    case .strength: tie.strength != nil
    case .start: tie.period.start != nil
    case .end: tie.period.end != nil
    case .confidence: tie.confidence != 1
    case .direction: false
    }
  }

  /// The text of a field of an actor; topics are separated by ";".
  static func text(_ field: ActorField, _ actor: Actor) -> String {
    switch field {
    case .name: actor.name
    case .kind: actor.kind.id
    case .place: actor.place
    case .topics: actor.topics.joined(separator: ";")
    case .permission: actor.permission.rawValue
    case .cost: actor.cost.map(JSONText.shortest) ?? ""
    case .objected: actor.permission == .objected ? "true" : "false"
    }
  }

  /// The text of a field of a tie.
  static func text(_ field: TieField, _ tie: Tie, _ network: Network) -> String {
    switch field {
    case .kind: network.tieKinds[Int(tie.kind)].id
    case .strength: tie.strength.map(JSONText.shortest) ?? ""
    case .start: tie.period.start?.description ?? ""
    case .end: tie.period.last?.description ?? ""
    case .confidence: JSONText.shortest(tie.confidence)
    case .direction: tie.isDirected ? "true" : "false"
    }
  }

  private static func names(
    _ columns: [AttributeColumn], reserved: [String], _ nameOf: (String) -> String,
    _ renamed: inout [(old: String, new: String)]
  ) -> [String] {
    var used = Set(reserved)
    // Names that stay as they are come first, so that no new name takes one away.
    let wanted = columns.map { nameOf($0.name) }
    var isKept: [Bool] = []
    for name in wanted { isKept.append(!name.isEmpty && used.insert(name).inserted) }
    return wanted.indices.map { number in
      if isKept[number] {
        if wanted[number] != columns[number].name {
          renamed.append((columns[number].name, wanted[number]))
        }
        return wanted[number]
      }
      var count = 2
      while !used.insert("\(wanted[number]) (\(count))").inserted { count += 1 }
      renamed.append((columns[number].name, "\(wanted[number]) (\(count))"))
      return "\(wanted[number]) (\(count))"
    }
  }

  // MARK: Losses

  /// What formats of nodes and edges cannot hold, one sentence each.
  func losses(_ network: Network, joinsTopics: Bool) -> [Localized] {
    var losses = renamed.map { old, new in
      Localized(
        de: "die Spalte „\(old)“ heißt in der Datei „\(new)“",
        en: "the column “\(old)” is called “\(new)” in the file")
    }
    if joinsTopics {
      let split = network.actors.filter { actor in
        ElementValues.topics(actor.topics.joined(separator: ";")) != actor.topics
      }
      if !split.isEmpty {
        losses.append(
          Localized(
            de: "Themen mit Semikolon oder Leerraum am Rand (bei \(split.count) Akteuren)",
            en: "topics with a semicolon or blanks at their ends (of \(split.count) actors)"))
      }
    }
    return losses + HistoryTables.losses(network)
  }
}
