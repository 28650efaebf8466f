internal import GRDB
public import Relations
public import Wording

/// Why a project says that two actors are tied: the ties, and what each rests on.
public struct Provenance: Sendable {
  /// One tie, or the actor itself.
  public struct Fact: Sendable {
    /// What it is about.
    public let title: String
    /// Strength, period and the like.
    public let details: [(field: Localized, value: Localized)]
    /// How sure all sources make it together, 0...1; nil for actors.
    public let confidence: Double?
    /// The sources, one line each.
    public let sources: [Localized]
    /// The days on which the two were in touch, the latest first.
    public let contacts: [Day]

    /// A fact.
    public init(
      title: String, details: [(field: Localized, value: Localized)] = [], confidence: Double?,
      sources: [Localized], contacts: [Day] = []
    ) {
      self.title = title
      self.details = details
      self.confidence = confidence
      self.sources = sources
      self.contacts = contacts
    }
  }

  /// The ties of the two, or the one actor.
  public let facts: [Fact]
}

extension ProjectFile {
  /// Where a tie (two names) or an actor (one) comes from.
  ///
  /// - Throws: `noTie` if the two are not tied.
  public func provenance(
    of first: String, _ second: String? = nil, asKnownOn day: Day? = nil
  ) throws(StorageError) -> Provenance {
    try reading { database in
      let state = try ProjectState(
        database, until: try day.map { try database.operation(endOf: $0) })
      let lookup = ActorLookup(state.actors, state.aliases)
      let origins = try OriginText(database, state)
      let actor = try lookup.find(first)
      guard let second else {
        return Provenance(facts: [
          Provenance.Fact(
            title: actor.name, details: actor.fields.filter { !$0.value.en.isEmpty },
            confidence: nil, sources: origins.rows(.actor, actor.id).map(\.text), contacts: [])
        ])
      }
      let other = try lookup.find(second)
      let names = FactNames(state)
      let attestations = Attestations(state)
      let facts = state.ties.enumerated().filter { $0.element.joins(actor.id, other.id) }
        .map { place, tie in
          Provenance.Fact(
            title: names.title(tie), details: tie.fields.filter { !$0.value.en.isEmpty },
            confidence: attestations.confidence(ofTieAt: place),
            sources: origins.rows(.tie, tie.id).map(\.text),
            contacts: state.contacts.filter { $0.tie == tie.id }.map(\.day).sorted(by: >))
        }
      if facts.isEmpty { throw StorageError.noTie(actor.name, other.name) }
      return Provenance(facts: facts)
    }
  }
}
