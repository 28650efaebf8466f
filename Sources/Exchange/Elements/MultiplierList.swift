internal import Relations
internal import Wording

/// The multipliers of a network as a JSON list, for formats that can hold one text or value for the
/// whole network: `[{"actor": "ida", "topic": "music", "stage": "active"}]`.
enum MultiplierList {
  /// The name of the value that holds the list.
  static let name = "multipliers"

  /// The list, or nil if there are no multipliers.
  ///
  /// - Parameter ids: the ids of the actors as the format can hold them; nil = as they are.
  static func json(_ network: Network, ids: [String]? = nil) -> JSONText? {
    guard !network.multipliers.isEmpty else { return nil }
    return .array(
      network.multipliers.map { multiplier in
        var members: [(key: String, value: JSONText)] = [
          ("actor", .text(ids?[Int(multiplier.actor)] ?? network.actors[Int(multiplier.actor)].id))
        ]
        if !multiplier.topic.isEmpty { members.append(("topic", .text(multiplier.topic))) }
        if !multiplier.place.isEmpty { members.append(("place", .text(multiplier.place))) }
        if !multiplier.method.isEmpty { members.append(("method", .text(multiplier.method))) }
        members.append(("stage", .text(multiplier.stage.rawValue)))
        if let cost = multiplier.cost { members.append(("cost", .number(cost))) }
        if let capacity = multiplier.capacity { members.append(("capacity", .number(capacity))) }
        if !multiplier.responsible.isEmpty {
          members.append(("by", .text(multiplier.responsible)))
        }
        return .object(members)
      })
  }

  /// Reads a list that stands as text in a file, at `line`.
  static func read(
    _ text: String, line: Int, file: String, into assembly: inout NetworkAssembly
  ) throws(ImportFailure) {
    let document: JSONDocument
    do throws(ImportFailure) {
      document = try JSONScanner.document(Array(text.utf8), file: file)
    } catch {
      // The scanner counts lines from the beginning of the text; only the first is known.
      throw ImportFailure(
        error.notices.map { notice in
          Notice(
            .error, file: file, position: Notice.Position(line: line), what: notice.what,
            found: notice.found, advice: notice.advice)
        })
    }
    read(document, 0, into: &assembly) { _ in Notice.Position(line: line) }
  }

  /// Reads a list that is a value of a JSON document.
  static func read(
    _ document: JSONDocument, _ list: Int, into assembly: inout NetworkAssembly,
    position: (_ value: Int) -> Notice.Position
  ) {
    guard document.kind(list) == .array else {
      refuse(document, list, &assembly, position(list))
      return
    }
    for entry in document.elements(of: list) {
      if let multiplier = multiplier(document, entry, &assembly, position(entry)) {
        assembly.multipliers.append(multiplier)
      } else {
        refuse(document, entry, &assembly, position(entry))
      }
    }
  }

  private static func multiplier(
    _ document: JSONDocument, _ entry: Int, _ assembly: inout NetworkAssembly,
    _ position: Notice.Position
  ) -> Multiplier? {
    guard document.kind(entry) == .object,
      let actor = document.member("actor", of: entry), document.kind(actor) == .text
    else { return nil }
    let id = Array(document.string(actor).utf8)
    guard let found = assembly.find(id, 0..<id.count) else { return nil }
    var multiplier = Multiplier(actor: found, origin: assembly.origin(line: position.line))
    for key in document.keys(of: entry) {
      let value = document.string(key + 1)
      switch document.string(key) {
      case "topic": multiplier.topic = CanonicalText.composed(value)
      case "place": multiplier.place = CanonicalText.composed(value)
      case "method": multiplier.method = CanonicalText.composed(value)
      case "by": multiplier.responsible = CanonicalText.composed(value)
      case "stage":
        guard let stage = Multiplier.Stage(rawValue: value) else { return nil }
        multiplier.stage = stage
      case "cost":
        guard let cost = ElementValues.number(value), cost >= 0 else { return nil }
        multiplier.cost = cost
      case "capacity":
        guard let capacity = ElementValues.number(value), capacity >= 0 else { return nil }
        multiplier.capacity = capacity
      default: continue
      }
    }
    return multiplier
  }

  private static func refuse(
    _ document: JSONDocument, _ value: Int, _ assembly: inout NetworkAssembly,
    _ position: Notice.Position
  ) {
    assembly.error(
      line: position.line, column: position.column,
      Localized(de: "das ist kein Multiplikator", en: "this is not a multiplier"),
      found: String(document.string(value).prefix(80)),
      advice: Localized(
        de: "actor muss die Kennung eines Knotens sein, stage eine bekannte Stufe",
        en: "actor must be the id of a node, stage a known stage"))
  }
}
