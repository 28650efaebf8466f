public import Wording

/// A field of the query language: its names in German and English and what it asks.
///
/// Lexer, parser, error messages and help all follow from this one list. Any other name means the
/// further column of that name.
public struct QueryField: Hashable, Sendable {
  enum ID: Hashable, Sendable {
    case id, name, kind, place, topic, permission, cost, degree, multiplier, stage
    case tie, since, until, on, began, ended, strength, confidence
  }

  let id: ID
  /// The names, English first; all mean the same, whatever the language of the program.
  public let names: [String]
  /// What the field asks, in a few words.
  public let meaning: Localized
  /// How it is written.
  public let example: Localized

  /// Every field, in the order of the help: first those that ask about actors, then about ties.
  public static let all = actorFields + tieFields

  private init(
    _ id: ID, _ names: [String], de: String, en: String, _ example: Localized
  ) {
    self.id = id
    self.names = names
    meaning = Localized(de: de, en: en)
    self.example = example
  }

  private static let actorFields = [
    QueryField(
      .name, ["name"], de: "Teil des Namens; ein Wort ohne Feld meint dasselbe",
      en: "part of the name; a word without a field means the same", Localized("name:Huber")),
    QueryField(.id, ["id", "kennung"], de: "Kennung", en: "id", Localized("id:p0042")),
    QueryField(
      .kind, ["kind", "art"], de: "Art des Akteurs", en: "kind of actor",
      Localized(de: "art:person", en: "kind:person")),
    QueryField(
      .place, ["place", "ort"], de: "Ort", en: "place",
      Localized(de: "ort:Durlach", en: "place:Durlach")),
    QueryField(
      .topic, ["topic", "thema"], de: "eines der Themen", en: "one of the topics",
      Localized(de: "thema:„Stadtplanung“", en: "topic:\"Stadtplanung\"")),
    QueryField(
      .permission, ["permission", "einwilligung"],
      de: "erteilt, widersprochen oder unbekannt", en: "granted, objected or unknown",
      Localized(de: "-einwilligung:widersprochen", en: "-permission:objected")),
    QueryField(
      .cost, ["cost", "kosten"], de: "Kosten", en: "cost",
      Localized(de: "kosten<=200", en: "cost<=200")),
    QueryField(
      .degree, ["degree", "grad", "contacts", "kontakte"],
      de: "Zahl der verschiedenen Nachbarn, die alle übrigen Bedingungen lassen",
      en: "number of distinct neighbours that all other conditions leave",
      Localized(de: "kontakte>=5", en: "degree>=5")),
    QueryField(
      .multiplier, ["multiplier", "multiplikator"],
      de: "Multiplikator für ein Thema oder einen Ort",
      en: "multiplier for a topic or a place",
      Localized(de: "multiplikator:Verkehr", en: "multiplier:Verkehr")),
    QueryField(
      .stage, ["stage", "stufe"], de: "wie weit die Zusammenarbeit mit dem Multiplikator ist",
      en: "how far the cooperation with the multiplier has come",
      Localized(de: "stufe:active", en: "stage:active")),
  ]

  private static let tieFields = [
    QueryField(
      .tie, ["tie", "beziehung"], de: "Art der Beziehung", en: "kind of tie",
      Localized(de: "beziehung:friend", en: "tie:friend")),
    QueryField(
      .since, ["since", "seit"], de: "Beziehung bestand an diesem Tag oder danach",
      en: "tie held on this day or later", Localized(de: "seit:2020", en: "since:2020")),
    QueryField(
      .until, ["until", "bis"], de: "Beziehung bestand an diesem Tag oder davor",
      en: "tie held on this day or earlier", Localized(de: "bis:31.12.2023", en: "until:2023-12-31")
    ),
    QueryField(
      .on, ["on", "am"], de: "Beziehung bestand an diesem Tag, in diesem Monat oder Jahr",
      en: "tie held on this day, in this month or year",
      Localized(de: "am:1.6.2024", en: "on:2024-06-01")),
    QueryField(
      .began, ["began", "begonnen"], de: "erster Tag der Beziehung", en: "first day of the tie",
      Localized(de: "begonnen>=2024", en: "began>=2024")),
    QueryField(
      .ended, ["ended", "beendet"], de: "letzter Tag der Beziehung", en: "last day of the tie",
      Localized(de: "beendet:2024", en: "ended:2024")),
    QueryField(
      .strength, ["strength", "stärke"], de: "Stärke der Beziehung, 1 wo keine steht",
      en: "strength of the tie, 1 where none is given",
      Localized(de: "stärke>=2", en: "strength>=2")),
    QueryField(
      .confidence, ["confidence", "sicherheit"], de: "wie sicher die Beziehung ist, 0 bis 1",
      en: "how sure the tie is, 0 to 1",
      Localized(de: "sicherheit>=0,5", en: "confidence>=0.5")),
  ]

  /// The field of this name, whatever its case and spelling of umlauts.
  static func named(_ name: String) -> QueryField? {
    let pattern = TextPattern(name, isLiteral: true)
    return all.first { $0.names.contains { pattern.matches($0) } }
  }
}
