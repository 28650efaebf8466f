/// Actors, ties, multipliers and where they come from: valid, or not there.
public struct Network: Sendable {
  /// In the order of the input.
  public let actors: [Actor]
  /// In the order of the input, not merged; self-ties included.
  public let ties: [Tie]
  /// The kinds that ties point to.
  public let tieKinds: [TieKind]
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
  private let positions: [String: Int32]

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
    var positions: [String: Int32] = [:]
    positions.reserveCapacity(actors.count)
    for (position, actor) in actors.enumerated() {
      if actor.id.isEmpty { throw .emptyID(position: position) }
      if let cost = actor.cost, !(cost.isFinite && cost >= 0) { throw .badCost(actor: actor.id) }
      if positions.updateValue(Int32(position), forKey: actor.id) != nil {
        throw .duplicateID(actor.id)
      }
    }
    for (row, tie) in ties.enumerated() {
      guard actors.indices.contains(Int(tie.source)), actors.indices.contains(Int(tie.target))
      else { throw .unknownEnd(tie: row) }
      guard tieKinds.indices.contains(Int(tie.kind)) else { throw .unknownKind(tie: row) }
      if let strength = tie.strength, !(strength.isFinite && strength >= 0) {
        throw .badStrength(tie: row)
      }
      guard (0...1).contains(tie.confidence) else { throw .badConfidence(tie: row) }
    }
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
      contacts: contacts, campaigns: campaigns, positions: positions)
  }

  /// A network whose parts are known to fit: taken from one that was checked.
  init(
    checkedActors actors: [Actor], ties: [Tie], tieKinds: [TieKind], multipliers: [Multiplier],
    sources: [Source], actorAttributes: [AttributeColumn], tieAttributes: [AttributeColumn],
    contacts: [Contact], campaigns: [Campaign], positions: [String: Int32]? = nil
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
    self.positions =
      positions
      ?? Dictionary(
        uniqueKeysWithValues: actors.enumerated().map { ($1.id, Int32($0)) })
  }

  /// The position in `actors` of the actor with this id, or nil.
  public func position(of id: String) -> Int? { positions[id].map(Int.init) }

  /// The column of the actors called `name`, whatever its case, or nil.
  public func actorAttribute(_ name: String) -> AttributeColumn? {
    let lowered = name.lowercased()
    return actorAttributes.first { $0.name.lowercased() == lowered }
  }
}
