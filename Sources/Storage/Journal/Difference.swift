internal import Relations
public import Wording

/// What differs between two states of a project: what an import would bring, or what happened
/// between two days.
public struct Difference: Sendable {
  /// New, changed and vanished facts of one kind.
  struct Delta<Fact: Record>: Sendable {
    var new: [Fact] = []
    var changed: [(before: Fact, after: Fact)] = []
    var gone: [Fact] = []

    var isEmpty: Bool { new.isEmpty && changed.isEmpty && gone.isEmpty }
  }

  var actors = Delta<ActorRecord>()
  var ties = Delta<TieRecord>()
  var contacts = Delta<ContactRecord>()
  var roles = Delta<RoleRecord>()
  var campaigns = Delta<CampaignRecord>()

  /// The kinds of facts that people ask about.
  public enum FactKind: String, Sendable, CaseIterable {
    case actor, tie, contact, role, campaign
  }

  /// How many facts of a kind are new, changed, gone.
  public struct Count: Hashable, Sendable {
    /// The kind of facts.
    public let kind: FactKind
    /// Facts that were not there before.
    public let new: Int
    /// Facts with other values than before.
    public let changed: Int
    /// Facts that are no longer there.
    public let gone: Int
  }

  /// One fact that differs.
  public struct Item: Hashable, Sendable {
    /// What happened to it.
    public enum Fate: String, Sendable {
      case new, changed, gone
    }

    /// The kind of fact.
    public let kind: FactKind
    /// What happened to it.
    public let fate: Fate
    /// Who or what it is about.
    public let title: Localized
    /// The fields that changed; empty for new and vanished facts.
    public let changes: [FieldChange]
  }

  /// The counts of every kind with a difference.
  public var counts: [Count] {
    [
      count(.actor, actors), count(.tie, ties), count(.contact, contacts), count(.role, roles),
      count(.campaign, campaigns),
    ].filter { $0.new + $0.changed + $0.gone > 0 }
  }

  private func count<Fact: Record>(_ kind: FactKind, _ delta: Delta<Fact>) -> Count {
    Count(
      kind: kind, new: delta.new.count, changed: delta.changed.count, gone: delta.gone.count)
  }

  /// The differing facts, at most `limit` of each kind and fate.
  func items(limit: Int, _ names: FactNames) -> [Item] {
    items(.actor, actors, limit) { Localized($0.name) }
      + items(.tie, ties, limit) { Localized(names.title($0)) }
      + items(.role, roles, limit) { Localized(names.title($0)) }
      + items(.campaign, campaigns, limit) { Localized($0.name) }
      + items(.contact, contacts, limit) { names.title($0) }
  }

  private func items<Fact: ReadableRecord>(
    _ kind: FactKind, _ delta: Delta<Fact>, _ limit: Int, title: (Fact) -> Localized
  ) -> [Item] {
    delta.gone.prefix(limit).map {
      Item(kind: kind, fate: .gone, title: title($0), changes: [])
    }
      + delta.changed.prefix(limit).map { before, after in
        Item(
          kind: kind, fate: .changed, title: title(after), changes: after.changes(since: before))
      }
      + delta.new.prefix(limit).map { Item(kind: kind, fate: .new, title: title($0), changes: []) }
  }
}

extension Difference {
  /// What differs between two states of one project.
  ///
  /// - Complexity: O(facts).
  init(from before: ProjectState, to after: ProjectState) {
    actors = Self.delta(before.actors, after.actors)
    ties = Self.delta(before.ties, after.ties)
    contacts = Self.delta(before.contacts, after.contacts)
    roles = Self.delta(before.roles, after.roles)
    campaigns = Self.delta(before.campaigns, after.campaigns)
  }

  /// Compares two lists in the order of their ids.
  private static func delta<Fact: Record>(_ before: [Fact], _ after: [Fact]) -> Delta<Fact> {
    var delta = Delta<Fact>()
    var (i, j) = (0, 0)
    while i < before.count || j < after.count {
      if j == after.count || i < before.count && before[i].id < after[j].id {
        delta.gone.append(before[i])
        i += 1
      } else if i == before.count || after[j].id < before[i].id {
        delta.new.append(after[j])
        j += 1
      } else {
        if before[i] != after[j] { delta.changed.append((before[i], after[j])) }
        (i, j) = (i + 1, j + 1)
      }
    }
    return delta
  }
}

extension Difference.FactKind {
  /// Several facts of this kind.
  public var plural: Localized {
    switch self {
    case .actor: Localized(de: "Akteure", en: "actors")
    case .tie: Localized(de: "Beziehungen", en: "ties")
    case .contact: Localized(de: "Kontakte", en: "contacts")
    case .role: Localized(de: "Rollen", en: "roles")
    case .campaign: Localized(de: "Kampagnen", en: "campaigns")
    }
  }
}
