internal import Relations
public import Wording

/// One field of a fact that differs between two versions.
public struct FieldChange: Hashable, Sendable {
  /// The field, or the name of a further column.
  public let field: Localized
  /// The value before; empty = none.
  public let before: Localized
  /// The value after; empty = none.
  public let after: Localized

  init(field: Localized, before: Localized, after: Localized) {
    (self.field, self.before, self.after) = (field, before, after)
  }

  /// A field whose value went.
  init(_ field: Localized, before: Localized) {
    self.init(field: field, before: before, after: Localized(""))
  }
}

/// A record that people can read field by field.
protocol ReadableRecord: Record {
  /// The fields and their values; the empty text for none.
  var fields: [(field: Localized, value: Localized)] { get }
}

extension ReadableRecord {
  /// The fields that differ from an earlier version.
  func changes(since before: Self) -> [FieldChange] {
    var changes: [FieldChange] = []
    let earlier = before.fields
    for (field, value) in fields {
      let old = earlier.first { $0.field == field }?.value ?? Localized("")
      if old != value { changes.append(FieldChange(field: field, before: old, after: value)) }
    }
    for (field, value) in earlier where !fields.contains(where: { $0.field == field }) {
      changes.append(FieldChange(field: field, before: value, after: Localized("")))
    }
    return changes
  }
}

/// Values of fields in words.
private enum Value {
  static func number(_ number: Double?) -> Localized {
    guard let number else { return Localized("") }
    return Localized(de: Language.german.text(number), en: Language.english.text(number))
  }

  static func day(_ day: Day?) -> Localized {
    guard let day else { return Localized("") }
    return Localized(de: Language.german.text(day), en: Language.english.text(day))
  }

  /// A word of the file format as people say it.
  static func word(_ word: String) -> Localized {
    Localized(de: german[word] ?? word, en: word)
  }

  private static let german = [
    "unknown": "unbekannt", "granted": "erteilt", "objected": "widersprochen",
    "person": "Person", "organisation": "Organisation", "channel": "Kanal", "event": "Termin",
    "considered": "erwogen", "approached": "angesprochen", "cooperating": "arbeitet mit",
    "active": "aktiv", "dormant": "ruht", "declined": "abgesagt",
  ]

  static func further(_ text: String) -> [(field: Localized, value: Localized)] {
    FurtherColumns.decoded(text).map { (Localized($0.name), Localized($0.value)) }
  }
}

extension ActorRecord: ReadableRecord {
  var fields: [(field: Localized, value: Localized)] {
    [
      (Localized(de: "Name", en: "name"), Localized(name)),
      (Localized(de: "Art", en: "kind"), Value.word(kind)),
      (Localized(de: "Ort", en: "place"), Localized(place)),
      (Localized(de: "Themen", en: "topics"), Localized(topics)),
      (Localized(de: "Einwilligung", en: "permission"), Value.word(permission)),
      (Localized(de: "Kosten", en: "cost"), Value.number(cost)),
    ] + Value.further(further)
  }
}

extension TieRecord: ReadableRecord {
  var fields: [(field: Localized, value: Localized)] {
    [
      (Localized(de: "Stärke", en: "strength"), Value.number(strength)),
      (Localized(de: "seit", en: "since"), Value.day(start)),
      (Localized(de: "bis", en: "until"), Value.day(end?.advanced(by: -1))),
    ] + Value.further(further)
  }
}

extension RoleRecord: ReadableRecord {
  var fields: [(field: Localized, value: Localized)] {
    [
      (Localized(de: "Stand", en: "stage"), Value.word(stage)),
      (Localized(de: "gefunden durch", en: "found by"), Localized(method)),
      (Localized(de: "Kosten", en: "cost"), Value.number(cost)),
      (Localized(de: "Gespräche im Monat", en: "talks a month"), Value.number(capacity)),
      (Localized(de: "zuständig", en: "responsible"), Localized(responsible)),
      (Localized(de: "Thema", en: "topic"), Localized(topic)),
      (Localized(de: "Ort", en: "place"), Localized(place)),
    ]
  }
}

extension CampaignRecord: ReadableRecord {
  var fields: [(field: Localized, value: Localized)] {
    [
      (Localized(de: "von", en: "from"), Value.day(start)),
      (Localized(de: "bis", en: "until"), Value.day(end?.advanced(by: -1))),
      (Localized(de: "Themen", en: "topics"), Localized(topics)),
      (Localized(de: "Orte", en: "places"), Localized(places)),
      (Localized(de: "Kosten", en: "cost"), Value.number(cost)),
    ]
  }
}

extension ContactRecord: ReadableRecord {
  var fields: [(field: Localized, value: Localized)] {
    [
      (Localized(de: "Tag", en: "day"), Value.day(day)),
      (Localized(de: "Gewicht", en: "weight"), Value.number(weight)),
      (Localized(de: "Notiz", en: "note"), Localized(note)),
    ]
  }
}
