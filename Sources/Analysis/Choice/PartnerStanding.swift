public import Relations

/// Where we stand with each selected actor: stage, who of us is responsible, last contact.
///
/// A role *acts* on a question if it names the topic or the place that is asked for (and no other),
/// or none at all. Of several that act the most particular one counts, of those the firmest:
/// whoever declined has declined.
public struct PartnerStanding: Sendable {
  /// What is known of one actor.
  public struct Status: Hashable, Sendable {
    /// How far the cooperation has come; nil if no role is noted.
    public var stage: Multiplier.Stage?
    /// Who of us is responsible; empty if not noted.
    public var responsible = ""
    /// The day of the last contact; nil if none is noted.
    public var lastContact: Day?
  }

  /// Per vertex.
  private let statuses: [Status]
  /// Per vertex whether a stage acts on the question: cooperating or active, so with us already.
  let isWithUs: [Bool]
  /// Per vertex whether the actor declined for this question.
  let hasDeclined: [Bool]
  private let snapshot: Snapshot

  /// - Parameters:
  ///   - topic: the topic asked for; nil = none.
  ///   - place: the place asked for; nil = none.
  ///   - us: the ids of us, whose contacts count; without, the actor with the id "us"; where there is
  ///     none, everybody's contacts.
  public init(_ snapshot: Snapshot, topic: String?, place: String?, us: [Actor.ID]) {
    let asksAnything = topic != nil || place != nil
    var roles = [[Multiplier]](repeating: [], count: snapshot.actors.count)
    for role in snapshot.network.multipliers {
      if let vertex = snapshot.vertex(ofActorAt: Int(role.actor)) { roles[vertex].append(role) }
    }
    let contacts = PartnerStanding.lastContacts(snapshot, us)
    var statuses: [Status] = []
    var isWithUs = [Bool](repeating: false, count: roles.count)
    var hasDeclined = isWithUs
    for (vertex, known) in roles.enumerated() {
      let acting = RoleFilter(topic: topic, place: place).acting(known)
      // Without a topic or a place stages are told, but do not act.
      let told = asksAnything ? acting : known.sorted { $0.firmness > $1.firmness }
      statuses.append(
        Status(
          stage: told.first?.stage,
          responsible: told.first { !$0.responsible.isEmpty }?.responsible ?? "",
          lastContact: contacts[vertex]))
      // Who declined without naming a topic or a place declined whatever is asked, whatever an
      // earlier role for one topic says.
      let hasDeclinedAll = known.contains {
        $0.stage == .declined && $0.topic.isEmpty && $0.place.isEmpty
      }
      if asksAnything {
        hasDeclined[vertex] = hasDeclinedAll || told.first?.stage == .declined
        isWithUs[vertex] =
          !hasDeclined[vertex]
          && told.first.map { $0.stage == .cooperating || $0.stage == .active } ?? false
      } else {
        hasDeclined[vertex] =
          hasDeclinedAll || !known.isEmpty && known.allSatisfy { $0.stage == .declined }
      }
    }
    self.snapshot = snapshot
    self.statuses = statuses
    self.isWithUs = isWithUs
    self.hasDeclined = hasDeclined
  }

  /// What is known of the actor at a position of `Network.actors`.
  public subscript(actor: Int32) -> Status {
    snapshot.vertex(ofActorAt: Int(actor)).map { statuses[$0] } ?? Status()
  }

  /// Per vertex the day of the last contact with us, none after the day looked at.
  private static func lastContacts(_ snapshot: Snapshot, _ us: [Actor.ID]) -> [Day?] {
    let network = snapshot.network
    let ours = Set((us.isEmpty ? ["us"] : us).compactMap { network.position(of: $0) })
    var days = [Day?](repeating: nil, count: snapshot.actors.count)
    let today = snapshot.selection.day?.last
    for contact in network.contacts where today.map({ contact.day <= $0 }) ?? true {
      let tie = network.ties[Int(contact.tie)]
      for (own, other) in [(tie.source, tie.target), (tie.target, tie.source)] {
        guard ours.isEmpty || ours.contains(Int(own)) && !ours.contains(Int(other)),
          let vertex = snapshot.vertex(ofActorAt: Int(other))
        else { continue }
        days[vertex] = max(days[vertex] ?? contact.day, contact.day)
      }
    }
    return days
  }
}

/// Which roles act on a question.
struct RoleFilter {
  private let topic: String?
  private let place: String?

  init(topic: String?, place: String?) {
    self.topic = topic?.lowercased()
    self.place = place?.lowercased()
  }

  /// Those that act, the one that counts first.
  func acting(_ roles: [Multiplier]) -> [Multiplier] {
    roles.filter { weight(of: $0) >= 0 }.sorted { left, right in
      let weights = (weight(of: left), weight(of: right))
      return weights.0 == weights.1
        ? left.firmness > right.firmness : weights.0 > weights.1
    }
  }

  /// How particular a role is to the question: 0 = it names nothing; −1 = it does not act.
  private func weight(of role: Multiplier) -> Int {
    let (ownTopic, ownPlace) = (role.topic.lowercased(), role.place.lowercased())
    if ownTopic.isEmpty, ownPlace.isEmpty { return 0 }
    var weight = 0
    for (own, asked) in [(ownTopic, topic), (ownPlace, place)] where !own.isEmpty {
      guard let asked else { continue }
      guard own == asked else { return -1 }
      weight += 1
    }
    return weight > 0 ? weight : -1
  }
}

extension Multiplier {
  /// Which of several stages counts: a refusal first, then the nearest cooperation.
  fileprivate var firmness: Int {
    switch stage {
    case .declined: 5
    case .active: 4
    case .cooperating: 3
    case .approached: 2
    case .dormant: 1
    case .considered: 0
    }
  }
}
