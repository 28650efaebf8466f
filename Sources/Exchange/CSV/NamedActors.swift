internal import Relations
internal import Wording

/// Finds the actors that ties and roles name: by id, else by a name that only one actor has, else
/// as somebody new.
struct NamedActors {
  /// Whether there is a list of actors, so that somebody new is worth a warning.
  private let isListed: Bool
  /// The kinds the list holds.
  private let listedKinds: Set<Actor.Kind>
  private var names: [String: Int]?
  private var newcomers = (count: 0, first: "", line: 0)
  private var byName = (count: 0, first: "", line: 0)

  /// The actors of `assembly` so far are the list.
  init(_ assembly: NetworkAssembly) {
    isListed = !assembly.actors.isEmpty
    listedKinds = isListed ? Set(assembly.actors.lazy.map(\.kind)) : []
  }

  /// The position of the actor `text[range]`; `kind` is what somebody new will be.
  mutating func position(
    _ text: [UInt8], _ range: Range<Int>, kind: Actor.Kind, line: Int,
    _ assembly: inout NetworkAssembly
  ) -> Int {
    if isListed { return listedPosition(text, range, kind: kind, line: line, &assembly) }
    let before = assembly.actors.count
    let position = assembly.actor(text, range)
    if position == before, kind != .person { assembly.actors[position].kind = kind }
    return position
  }

  private mutating func listedPosition(
    _ text: [UInt8], _ range: Range<Int>, kind: Actor.Kind, line: Int,
    _ assembly: inout NetworkAssembly
  ) -> Int {
    if assembly.prefixedKinds.contains(kind) {
      let id = Array("\(kind.id):".utf8) + text[range]
      if let position = assembly.find(id, 0..<id.count) { return position }
    }
    if let position = assembly.find(text, range) { return position }
    let id = CanonicalText.string(text, range)
    if let position = position(ofName: id, assembly) {
      if byName.count == 0 { byName = (0, id, line) }
      byName.count += 1
      return position
    }
    if kind == .person || listedKinds.contains(kind) {
      if newcomers.count == 0 { newcomers = (0, id, line) }
      newcomers.count += 1
    }
    let position = assembly.actor(text, range)
    assembly.actors[position].kind = kind
    return position
  }

  /// The only listed actor with this name, or nil.
  private mutating func position(ofName name: String, _ assembly: NetworkAssembly) -> Int? {
    if names == nil {
      var found: [String: Int] = [:]
      for (position, actor) in assembly.actors.enumerated() where actor.name != actor.id {
        found[actor.name] = found[actor.name] == nil ? position : -1
      }
      names = found
    }
    guard let position = names?[name], position >= 0 else { return nil }
    return position
  }

  /// Says once for the file what was noticed.
  func warn(_ assembly: inout NetworkAssembly) {
    if newcomers.count > 0 {
      let count = newcomers.count
      assembly.warn(
        line: newcomers.line,
        count == 1
          ? Localized(
            de: "ein Akteur fehlt in der Liste der Akteure",
            en: "one actor is missing from the list of actors")
          : Localized(
            de: "\(count) Akteure fehlen in der Liste der Akteure",
            en: "\(count) actors are missing from the list of actors"),
        found: newcomers.first,
        advice: Localized(de: "hinzugefügt", en: "added"))
    }
    if byName.count > 0 {
      let count = byName.count
      assembly.warn(
        line: byName.line,
        count == 1
          ? Localized(
            de: "ein Name statt einer Kennung", en: "one name in the place of an id")
          : Localized(
            de: "\(count) Namen statt Kennungen", en: "\(count) names in the place of ids"),
        found: byName.first,
        advice: Localized(
          de: "als der einzige Akteur dieses Namens gelesen",
          en: "read as the only actor of that name"))
    }
  }
}
