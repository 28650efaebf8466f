internal import Relations
internal import Wording

/// Finds the actors that ties and roles name: by id, else by a name that only one actor has, in either
/// order and without titles, else as somebody new.
struct NamedActors {
  /// Whether there is a list of actors, so that somebody new is worth a warning.
  private let isListed: Bool
  /// The kinds the list holds.
  private let listedKinds: Set<Actor.Kind>
  private var names: [String: Int]?
  private var keys: [String: Int]?
  private var newcomers = Noticed()
  private var byName = Noticed()
  private var respelled = Noticed()
  private var namesakes = Noticed()
  /// Somebody new whose kind no header says, with the kind that was assumed.
  private(set) var ofUnknownKind: [Int] = []
  /// Whether “Huber, Anna” is Anna Huber here.
  var turnsNames = false
  /// Whether somebody new is worth no warning, as where people name whom they know.
  var isQuiet = false

  /// Something noticed several times, and where first.
  private struct Noticed {
    var count = 0
    var first = ""
    var line = 0

    mutating func add(_ text: @autoclosure () -> String, _ line: Int) {
      if count == 0 { (first, self.line) = (text(), line) }
      count += 1
    }
  }

  /// The actors of `assembly` so far are the list.
  ///
  /// - Parameter isListed: whether they are, where further lists of ties follow one another.
  init(_ assembly: NetworkAssembly, isListed: Bool? = nil) {
    self.isListed = isListed ?? !assembly.actors.isEmpty
    listedKinds = self.isListed ? Set(assembly.actors.lazy.map(\.kind)) : []
  }

  /// The position of the actor `text[range]`; `kind` is what somebody new will be.
  mutating func position(
    _ text: [UInt8], _ range: Range<Int>, kind: Actor.Kind, line: Int,
    _ assembly: inout NetworkAssembly
  ) -> Int {
    if isListed { return listedPosition(text, range, kind: kind, line: line, &assembly) }
    if turnsNames, let turned = Self.turned(text, range) {
      return unlistedPosition(turned, 0..<turned.count, kind: kind, &assembly)
    }
    return unlistedPosition(text, range, kind: kind, &assembly)
  }

  /// The position of the actor called `name`.
  mutating func position(
    _ name: String, kind: Actor.Kind, line: Int, _ assembly: inout NetworkAssembly
  ) -> Int {
    let bytes = Array(name.utf8)
    return position(bytes, 0..<bytes.count, kind: kind, line: line, &assembly)
  }

  private func unlistedPosition(
    _ text: [UInt8], _ range: Range<Int>, kind: Actor.Kind, _ assembly: inout NetworkAssembly
  ) -> Int {
    let before = assembly.actors.count
    let position = assembly.actor(text, range)
    if position == before, kind != .person { assembly.actors[position].kind = kind }
    return position
  }

  private static func turned(_ text: [UInt8], _ range: Range<Int>) -> [UInt8]? {
    guard text[range].contains(UInt8(ascii: ",")) else { return nil }
    return PersonName.turned(CanonicalText.string(text, range)).map { Array($0.utf8) }
  }

  // MARK: With a list

  private mutating func listedPosition(
    _ text: [UInt8], _ range: Range<Int>, kind: Actor.Kind, line: Int,
    _ assembly: inout NetworkAssembly
  ) -> Int {
    if let known = known(text, range, kind: kind, line: line, assembly) { return known }
    var id = CanonicalText.string(text, range)
    if turnsNames, let turned = PersonName.turned(id) { id = turned }
    if names?[id] == -1 { namesakes.add(id, line) }
    if !isQuiet, kind == .person || listedKinds.contains(kind) { newcomers.add(id, line) }
    let position = assembly.actor(id)
    assembly.actors[position].kind = kind
    if kind == .person { ofUnknownKind.append(position) }
    return position
  }

  /// The position of a listed actor, or nil.
  mutating func known(
    _ text: [UInt8], _ range: Range<Int>, kind: Actor.Kind, line: Int,
    _ assembly: NetworkAssembly
  ) -> Int? {
    if assembly.prefixedKinds.contains(kind) {
      let id = Array("\(kind.id):".utf8) + text[range]
      if let position = assembly.find(id, 0..<id.count) { return position }
    }
    if let position = assembly.find(text, range) { return position }
    guard isListed else { return nil }
    let id = CanonicalText.string(text, range)
    if let position = position(ofName: id, assembly) {
      byName.add(id, line)
      return position
    }
    if kind == .person, let position = position(ofKey: id, assembly) {
      respelled.add(id, line)
      return position
    }
    return nil
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

  /// The only listed person whose name has the same words, or nil.
  private mutating func position(ofKey name: String, _ assembly: NetworkAssembly) -> Int? {
    if keys == nil {
      var found: [String: Int] = [:]
      for (position, actor) in assembly.actors.enumerated()
      where actor.kind == .person && actor.name.utf8.contains(32) {
        let key = PersonName.key(actor.name)
        found[key] = found[key] == nil ? position : -1
      }
      keys = found
    }
    guard name.utf8.contains(32), let position = keys?[PersonName.key(name)], position >= 0 else {
      return nil
    }
    return position
  }

  // MARK: Warnings

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
    if respelled.count > 0 {
      let count = respelled.count
      assembly.warn(
        line: respelled.line,
        count == 1
          ? Localized(
            de: "ein Name in anderer Reihenfolge oder mit Titel",
            en: "one name in another order or with a title")
          : Localized(
            de: "\(count) Namen in anderer Reihenfolge oder mit Titel",
            en: "\(count) names in another order or with a title"),
        found: respelled.first,
        advice: Localized(
          de: "als der einzige Akteur dieses Namens gelesen",
          en: "read as the only actor of that name"))
    }
    guard namesakes.count > 0 else { return }
    assembly.warn(
      line: namesakes.line,
      Localized(
        de: "mehrere Akteure heißen so (\(namesakes.count) Mal)",
        en: "several actors are called so (\(namesakes.count) times)"),
      found: namesakes.first,
      advice: Localized(
        de: "als weiterer Akteur gelesen; die Kennung statt des Namens schreiben",
        en: "read as one more actor; write the id instead of the name"))
  }
}
