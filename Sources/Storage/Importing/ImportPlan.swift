internal import Relations

/// What an import would change: shown before it is taken.
public struct ImportPlan: Sendable {
  /// What would be new, changed and gone.
  public internal(set) var difference = Difference()
  /// Ids of actors who were erased and are left out.
  public internal(set) var refused: [String] = []
  /// New people who are perhaps known under another id.
  public internal(set) var recognised: [Recognition] = []
  /// Ids that carry another name than before; the plan is not taken while there are any.
  public internal(set) var conflicts: [IDConflict] = []
  /// How many texts named somebody who was erased, and are taken without the name.
  public internal(set) var blanked = 0
  /// Namesakes of people who were erased, who are let in.
  var namesakes: [ActorRecord] = []

  var sources = Difference.Delta<SourceRecord>()
  var kinds = Difference.Delta<KindRecord>()
  var attributes = Difference.Delta<AttributeRecord>()
  var evidence = Difference.Delta<EvidenceRecord>()
  var aliases = Difference.Delta<AliasRecord>()
  /// The project that the plan knows of.
  let known: ProjectState
  /// For the operation's line in the journal.
  var note: String

  /// Whether nothing at all would change.
  public var isEmpty: Bool {
    difference.counts.isEmpty && sources.isEmpty && kinds.isEmpty && attributes.isEmpty
      && evidence.isEmpty && aliases.isEmpty
  }

  /// Facts whose first or further source this import is, although nothing about them changes.
  public var confirmed: Int {
    let new = Set(difference.ties.new.map(\.id))
    return evidence.new.lazy
      .filter { $0.owner == FactOwner.tie.rawValue && !new.contains($0.fact) }.count
  }

  /// What would differ, at most `limit` facts of each kind and fate.
  public func items(limit: Int) -> [Difference.Item] {
    var names = FactNames(known)
    names.add(difference.actors.new, kinds.new, difference.ties.new)
    return difference.items(limit: limit, names)
  }

  /// Enters the plan into the project.
  func apply(to change: inout Change) throws {
    try apply(sources, to: &change)
    try apply(kinds, to: &change)
    try apply(attributes, to: &change)
    try apply(difference.actors, to: &change)
    try apply(difference.ties, to: &change)
    try apply(difference.contacts, to: &change)
    try apply(difference.roles, to: &change)
    try apply(difference.campaigns, to: &change)
    try apply(evidence, to: &change)
    try apply(aliases, to: &change)
    let tombstones = try namesakes.isEmpty ? nil : Tombstones(change.database)
    for actor in namesakes { try tombstones?.letIn(actor, change) }
  }

  private func apply<Fact: Record>(
    _ delta: Difference.Delta<Fact>, to change: inout Change
  ) throws {
    try change.remove(Fact.table, delta.gone.lazy.map(\.id))
    try change.update(delta.changed.map(\.after))
    try change.insert(delta.new)
  }
}
