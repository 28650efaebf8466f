/// Actors, ties, multipliers and where they come from: valid, or not there.
public struct Network: Sendable {
  /// In the order of the input.
  public let actors: [Actor]
  /// In the order of the input, not merged; self-ties included.
  public let ties: TieTable
  /// The kinds that ties point to.
  public private(set) var tieKinds: [TieKind]
  /// Roles of actors.
  public let multipliers: [Multiplier]
  /// What origins point to.
  public let sources: [Source]
  /// Further columns of the actors: one value per actor.
  public let actorAttributes: [AttributeColumn]
  /// Further columns of the ties: one value per tie.
  public let tieAttributes: [AttributeColumn]
  /// Dated uses of ties, in the order of the input.
  public let contacts: [Contact]
  /// Episodes of the network, in the order of the input.
  public let campaigns: [Campaign]
  private let index: ActorIndex

  /// A network, checked.
  ///
  /// - Throws: the first defect found; nothing is repaired.
  /// - Complexity: linear.
  public init(
    actors: [Actor], ties: [Tie] = [], tieKinds: [TieKind] = [TieKind("")],
    multipliers: [Multiplier] = [], sources: [Source] = [],
    actorAttributes: [AttributeColumn] = [], tieAttributes: [AttributeColumn] = [],
    contacts: [Contact] = [], campaigns: [Campaign] = []
  ) throws(NetworkDefect) {
    try self.init(
      actors: actors, ties: TieTable(ties), tieKinds: tieKinds, multipliers: multipliers,
      sources: sources, actorAttributes: actorAttributes, tieAttributes: tieAttributes,
      contacts: contacts, campaigns: campaigns)
  }

  /// A network, checked.
  ///
  /// - Throws: the first defect found; nothing is repaired.
  /// - Complexity: linear.
  public init(
    actors: [Actor], ties: TieTable, tieKinds: [TieKind] = [TieKind("")],
    multipliers: [Multiplier] = [], sources: [Source] = [],
    actorAttributes: [AttributeColumn] = [], tieAttributes: [AttributeColumn] = [],
    contacts: [Contact] = [], campaigns: [Campaign] = []
  ) throws(NetworkDefect) {
    try self.init(
      actors: actors, index: ActorIndex(checking: actors), ties: ties, tieKinds: tieKinds,
      multipliers: multipliers, sources: sources, actorAttributes: actorAttributes,
      tieAttributes: tieAttributes, contacts: contacts, campaigns: campaigns)
  }

  /// A network whose maker knows that every id occurs once: all else is checked.
  package init(
    uniqueActors actors: [Actor], ties: TieTable, tieKinds: [TieKind], multipliers: [Multiplier],
    sources: [Source], actorAttributes: [AttributeColumn], tieAttributes: [AttributeColumn],
    contacts: [Contact], campaigns: [Campaign]
  ) throws(NetworkDefect) {
    try self.init(
      actors: actors, index: ActorIndex(actors), ties: ties, tieKinds: tieKinds,
      multipliers: multipliers, sources: sources, actorAttributes: actorAttributes,
      tieAttributes: tieAttributes, contacts: contacts, campaigns: campaigns)
  }

  private init(
    actors: [Actor], index: ActorIndex, ties: TieTable, tieKinds: [TieKind],
    multipliers: [Multiplier], sources: [Source], actorAttributes: [AttributeColumn],
    tieAttributes: [AttributeColumn], contacts: [Contact], campaigns: [Campaign]
  ) throws(NetworkDefect) {
    for (position, actor) in actors.enumerated() {
      if actor.id.isEmpty { throw .emptyID(position: position) }
      if let cost = actor.cost, !(cost.isFinite && cost >= 0) { throw .badCost(actor: actor.id) }
    }
    let defect = ties.firstDefect(actorCount: actors.count, kindCount: tieKinds.count)
    if let defect { throw defect }
    for multiplier in multipliers {
      guard actors.indices.contains(Int(multiplier.actor)) else { throw .unknownMultiplier }
    }
    for (row, contact) in contacts.enumerated() {
      guard ties.indices.contains(Int(contact.tie)), contact.weight.isFinite, contact.weight > 0
      else { throw .badContact(row: row) }
    }
    for (row, campaign) in campaigns.enumerated() {
      if campaigns[..<row].contains(where: { $0.name == campaign.name }) {
        throw .duplicateCampaign(campaign.name)
      }
      if let cost = campaign.cost, !(cost.isFinite && cost >= 0) {
        throw .badCost(actor: campaign.name)
      }
    }
    for column in actorAttributes where column.values.count != actors.count {
      throw .shortColumn(column.name)
    }
    for column in tieAttributes where column.values.count != ties.count {
      throw .shortColumn(column.name)
    }
    self.init(
      checkedActors: actors, ties: ties, tieKinds: tieKinds, multipliers: multipliers,
      sources: sources, actorAttributes: actorAttributes, tieAttributes: tieAttributes,
      contacts: contacts, campaigns: campaigns, index: index)
  }

  /// A network whose parts are known to fit: taken from one that was checked.
  init(
    checkedActors actors: [Actor], ties: TieTable, tieKinds: [TieKind], multipliers: [Multiplier],
    sources: [Source], actorAttributes: [AttributeColumn], tieAttributes: [AttributeColumn],
    contacts: [Contact], campaigns: [Campaign], index: ActorIndex? = nil
  ) {
    self.actors = actors
    self.ties = ties
    self.tieKinds = tieKinds
    self.multipliers = multipliers
    self.sources = sources
    self.actorAttributes = actorAttributes
    self.tieAttributes = tieAttributes
    self.contacts = contacts
    self.campaigns = campaigns
    self.index = index ?? ActorIndex(actors)
  }

  /// The network whose ties carry messages as said, whatever it said itself; later words win.
  ///
  /// - Parameter said: words of kinds (nil = all kinds) and which way they carry.
  public func carrying(_ said: [(kind: String?, carries: Carries)]) -> Network {
    var network = self
    for (word, carries) in said {
      for kind in tieKinds.indices
      where word.map({ $0.lowercased() == tieKinds[kind].id.lowercased() }) ?? true {
        network.tieKinds[kind].carries = carries
      }
    }
    return network
  }

  /// The position in `actors` of the actor with this id, or nil.
  public func position(of id: String) -> Int? { index.position(of: id) }

  /// The column of the actors called `name`, whatever its case, or nil.
  public func actorAttribute(_ name: String) -> AttributeColumn? {
    let lowered = name.lowercased()
    return actorAttributes.first { $0.name.lowercased() == lowered }
  }
}
