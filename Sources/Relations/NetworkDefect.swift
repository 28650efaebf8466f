public import Wording

/// Why actors and ties do not make a network.
///
/// Data only; the words stand below.
public enum NetworkDefect: Error, Hashable, Sendable {
  /// The actor at this position has no id.
  case emptyID(position: Int)
  /// Two actors share an id.
  case duplicateID(String)
  /// A tie's end is not among the actors.
  case unknownEnd(tie: Int)
  /// A tie's kind is not among the kinds.
  case unknownKind(tie: Int)
  /// A strength is negative or not finite.
  case badStrength(tie: Int)
  /// A confidence lies outside 0...1.
  case badConfidence(tie: Int)
  /// A cost is negative or not finite.
  case badCost(actor: String)
  /// A multiplier's actor is not among the actors.
  case unknownMultiplier
  /// A contact's tie is not among the ties, or its weight is not a positive number.
  case badContact(row: Int)
  /// Two campaigns share a name.
  case duplicateCampaign(String)
  /// A column has more or fewer values than there are rows.
  case shortColumn(String)

  /// What is wrong, in words.
  public var text: Localized {
    switch self {
    case .emptyID(let position):
      Localized(
        de: "Akteur \(position + 1) hat keine Kennung", en: "actor \(position + 1) has no id")
    case .duplicateID(let id):
      Localized(de: "die Kennung „\(id)“ kommt zweimal vor", en: "the id “\(id)” occurs twice")
    case .unknownEnd(let tie):
      Localized(
        de: "ein Ende der Beziehung \(tie + 1) ist kein Akteur",
        en: "one end of tie \(tie + 1) is not an actor")
    case .unknownKind(let tie):
      Localized(
        de: "die Art der Beziehung \(tie + 1) ist unbekannt",
        en: "the kind of tie \(tie + 1) is unknown")
    case .badStrength(let tie):
      Localized(
        de: "die Stärke der Beziehung \(tie + 1) ist negativ oder keine Zahl",
        en: "the strength of tie \(tie + 1) is negative or not a number")
    case .badConfidence(let tie):
      Localized(
        de: "die Sicherheit der Beziehung \(tie + 1) liegt nicht zwischen 0 und 1",
        en: "the confidence of tie \(tie + 1) is not between 0 and 1")
    case .badCost(let id):
      Localized(
        de: "die Kosten von „\(id)“ sind negativ oder keine Zahl",
        en: "the cost of “\(id)” is negative or not a number")
    case .unknownMultiplier:
      Localized(
        de: "ein Multiplikator ist kein Akteur", en: "a multiplier is not among the actors")
    case .badContact(let row):
      Localized(
        de: "der Kontakt \(row + 1) gehört zu keiner Beziehung oder hat kein positives Gewicht",
        en: "contact \(row + 1) belongs to no tie or has no positive weight")
    case .duplicateCampaign(let name):
      Localized(
        de: "die Kampagne „\(name)“ kommt zweimal vor",
        en: "the campaign “\(name)” occurs twice")
    case .shortColumn(let name):
      Localized(
        de: "die Spalte „\(name)“ passt nicht zur Zahl der Zeilen",
        en: "the column “\(name)” does not fit the number of rows")
    }
  }
}
