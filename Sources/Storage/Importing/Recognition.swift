public import Relations
public import Wording

/// Somebody new in a list who is perhaps somebody the project knows under another id.
public struct Recognition: Sendable {
  /// The id in the list.
  public let id: Actor.ID
  /// The name in the list.
  public let name: String
  /// The id in the project.
  public let knownID: Actor.ID
  /// The name in the project.
  public let knownName: String
  /// Why they are perhaps the same.
  public let reasons: [Localized]
  /// Whether there is hardly a doubt: the name agrees, and an address, number or place.
  public let isSure: Bool
  /// Whether the plan takes them as the same.
  public internal(set) var isTaken: Bool
}

/// An id that carries the name of somebody else than before.
public struct IDConflict: Hashable, Sendable {
  /// The id.
  public let id: Actor.ID
  /// The name in the project.
  public let known: String
  /// The name in the list.
  public let read: String
}

/// Finds known people by what identifies them.
struct KnownPeople {
  private var byContact: [String: [Int]] = [:]
  private var byName: [String: [Int]] = [:]
  private let identities: [Identity]

  /// - Parameter leftOut: ids that the list has itself: whoever has another id there is another.
  init(_ actors: [ActorRecord], leftOut: Set<String>) {
    identities = actors.map { Identity($0) }
    for (place, identity) in identities.enumerated() where !leftOut.contains(identity.key) {
      for mark in identity.contactMarks { byContact[mark, default: []].append(place) }
      byName[identity.name, default: []].append(place)
    }
  }

  /// The only known actor whom a new one may be, and why; nil if there is none or there are several.
  func match(
    _ actor: ActorRecord, _ known: [ActorRecord]
  ) -> (place: Int, reasons: [Localized], isSure: Bool)? {
    let identity = Identity(actor)
    var reasons: [Int: [Localized]] = [:]
    for mark in identity.contactMarks {
      let reason =
        mark.hasPrefix("mail")
        ? Localized(de: "dieselbe E-Mail-Adresse", en: "the same e-mail address")
        : Localized(de: "dieselbe Telefonnummer", en: "the same telephone number")
      for place in byContact[mark] ?? [] { reasons[place, default: []].append(reason) }
    }
    let named = byName[identity.name] ?? []
    for place in named where identity.place == identities[place].place && !identity.place.isEmpty {
      reasons[place, default: []].append(
        Localized(de: "derselbe Name und Ort", en: "the same name and place"))
    }
    let isUnplaced = { place in identity.place.isEmpty || identities[place].place.isEmpty }
    if reasons.isEmpty, named.count == 1, isUnplaced(named[0]) {
      reasons[named[0]] = [Localized(de: "derselbe Name", en: "the same name")]
      return known[named[0]].kind == actor.kind ? (named[0], reasons[named[0]] ?? [], false) : nil
    }
    let kept = reasons.filter { known[$0.key].kind == actor.kind }
    // Of several the one with the same name.
    let best = kept.count == 1 ? kept : kept.filter { identities[$0.key].name == identity.name }
    guard best.count == 1, let (place, why) = best.first else { return nil }
    return (place, why, identities[place].name == identity.name)
  }
}

/// The names under which ids were known: of versions that were not taken back.
struct FormerNames {
  private var names: [String: Set<String>] = [:]

  init() {}

  mutating func add(_ key: String, _ name: String) {
    names[key, default: []].insert(NameWords(name).key)
  }

  /// Whether an id was known under this name, or under none.
  func has(_ key: String, _ name: String) -> Bool {
    guard let known = names[key] else { return true }
    return known.contains(NameWords(name).key) || known == [NameWords(key).key]
  }
}
