public import Wording

/// How a table is understood: its shape, and what each of its columns is.
///
/// Guessed from the headers and the values, shown by `check`, changed by options, saved and used again
/// for the next list from the same source.
public struct Reading: Hashable, Sendable, Codable {
  /// The table: the name of its file without ending, or of its sheet.
  public var table: String
  /// What its rows are.
  public var shape: Shape
  /// Its columns, from left to right.
  public var columns: [Column]
  /// Whether ties that do not say it themselves run one way; nil = not given.
  public var isDirected: Bool?
  /// The day of which the list is the state; nil = not given.
  public var asOf: Day?
  /// The kind of ties that name none; empty = the usual one.
  public var tieKind: String
  /// Headers of columns in which an empty cell repeats the one above.
  public var fillsDown: [String]

  /// A reading.
  public init(
    table: String, shape: Shape, columns: [Column], isDirected: Bool? = nil, asOf: Day? = nil,
    tieKind: String = "", fillsDown: [String] = []
  ) {
    self.table = table
    self.shape = shape
    self.columns = columns
    self.isDirected = isDirected
    self.asOf = asOf
    self.tieKind = tieKind
    self.fillsDown = fillsDown
  }

  /// What the rows of a table are.
  public enum Shape: String, Hashable, Sendable, Codable, CaseIterable {
    /// People, clubs, channels, with whatever is known about them.
    case actors
    /// Two ends each.
    case ties
    /// A person and the groups it belongs to.
    case memberships
    /// Who was there: a person and an occasion each, or names down and days across.
    case attendance
    /// The same names down and across, or names down and groups across.
    case matrix
    /// One who answers, and those named.
    case nominations
    /// Dated uses of ties.
    case contacts
    /// Roles of actors in a topic or place.
    case multipliers
    /// Episodes of the network.
    case campaigns
    /// Kinds of ties with their half-lives.
    case tieKinds = "tie-kinds"
    /// Not read.
    case none
  }

  /// One column of a table.
  public struct Column: Hashable, Sendable, Codable {
    /// Its header, as given.
    public var header: String
    /// What it holds.
    public var field: Field
    /// The signs at which its cells are taken apart; empty = one value per cell.
    public var splits: [String]
    /// The kind of the actors, or of the ties, that it gives; empty = the usual one.
    public var kind: String

    /// A column.
    public init(header: String, field: Field, splits: [String] = [], kind: String = "") {
      self.header = header
      self.field = field
      self.splits = splits
      self.kind = kind
    }
  }

  /// What a column can hold.
  public enum Field: String, Hashable, Sendable, Codable, CaseIterable {
    case id, name
    case firstName = "first-name"
    case lastName = "last-name"
    /// A title that stands before the name: Dr.
    case title
    case place, topics, permission, objected, cost
    case source, target
    /// The kind of an actor or a tie.
    case kind
    /// Direction or kind, as its values say (Gephi's “Type”).
    case type
    case weight, start, end, day, directed, confidence
    /// Groups or occasions the person of the row belongs to.
    case memberOf = "member-of"
    /// One of several columns across: a day, a club, another actor.
    case across
    /// Whom the person of the row names.
    case named
    case method, stage, capacity, responsible
    case halfLife = "half-life"
    case scale, carries, warmth
    /// Kept as it is, under its header.
    case attribute
    /// Not kept: it has no header or this shape has no place for it.
    case none
  }

  /// The positions of the columns that hold a field.
  public func columns(_ field: Field) -> [Int] {
    columns.indices.filter { columns[$0].field == field }
  }

  /// The position of the first column that holds a field, or nil.
  public func column(_ field: Field) -> Int? { columns.firstIndex { $0.field == field } }
}

extension Reading.Shape {
  /// What such rows are, in words.
  public var title: Localized {
    switch self {
    case .actors: Localized(de: "Akteure", en: "actors")
    case .ties: Localized(de: "Beziehungen", en: "ties")
    case .memberships: Localized(de: "Mitgliedschaften", en: "memberships")
    case .attendance: Localized(de: "Anwesenheiten", en: "attendances")
    case .matrix: Localized(de: "Kreuztabelle", en: "cross table")
    case .nominations: Localized(de: "Nennungen", en: "nominations")
    case .contacts: Localized(de: "Kontakte", en: "contacts")
    case .multipliers: Localized(de: "Multiplikatoren", en: "multipliers")
    case .campaigns: Localized(de: "Kampagnen", en: "campaigns")
    case .tieKinds: Localized(de: "Beziehungsarten", en: "kinds of ties")
    case .none: Localized(de: "nicht gelesen", en: "not read")
    }
  }

  /// The shape with this name, in German or English.
  public init?(word: String) {
    let lowered = word.lowercased()
    guard let shape = Reading.Shape(rawValue: lowered) ?? Self.german[lowered] else { return nil }
    self = shape
  }

  private static let german: [String: Reading.Shape] = [
    "akteure": .actors, "personen": .actors, "people": .actors, "beziehungen": .ties,
    "kanten": .ties, "edges": .ties, "mitgliedschaften": .memberships,
    "anwesenheit": .attendance, "anwesenheiten": .attendance, "teilnahme": .attendance,
    "matrix": .matrix, "kreuztabelle": .matrix, "nennungen": .nominations,
    "umfrage": .nominations, "survey": .nominations, "kontakte": .contacts,
    "multiplikatoren": .multipliers, "kampagnen": .campaigns, "beziehungsarten": .tieKinds,
    "keine": .none, "nichts": .none,
  ]
}

extension Reading.Field {
  /// What such a column holds, in words.
  public var title: Localized {
    switch self {
    case .id: Localized(de: "Kennung", en: "id")
    case .name: Localized(de: "Name", en: "name")
    case .firstName: Localized(de: "Vorname", en: "first name")
    case .lastName: Localized(de: "Nachname", en: "last name")
    case .title: Localized(de: "Titel", en: "title")
    case .place: Localized(de: "Ort", en: "place")
    case .topics: Localized(de: "Themen", en: "topics")
    case .permission: Localized(de: "Einwilligung", en: "permission")
    case .objected: Localized(de: "Widerspruch", en: "objection")
    case .cost: Localized(de: "Kosten", en: "cost")
    case .source: Localized(de: "von", en: "source")
    case .target: Localized(de: "nach", en: "target")
    case .kind: Localized(de: "Art", en: "kind")
    case .type: Localized(de: "Richtung oder Art", en: "direction or kind")
    case .weight: Localized(de: "Stärke", en: "strength")
    case .start: Localized(de: "seit", en: "start")
    case .end: Localized(de: "bis", en: "end")
    case .day: Localized(de: "Tag", en: "day")
    case .directed: Localized(de: "gerichtet", en: "directed")
    case .confidence: Localized(de: "Sicherheit", en: "confidence")
    case .memberOf: Localized(de: "Mitgliedschaften", en: "memberships")
    case .across: Localized(de: "Spalte der Kreuztabelle", en: "column of the cross table")
    case .named: Localized(de: "wen die Person nennt", en: "whom the person names")
    case .method: Localized(de: "Methode", en: "method")
    case .stage: Localized(de: "Stand", en: "stage")
    case .capacity: Localized(de: "Kapazität", en: "capacity")
    case .responsible: Localized(de: "zuständig", en: "responsible")
    case .halfLife: Localized(de: "Halbwertszeit", en: "half-life")
    case .scale: Localized(de: "Maßstab", en: "scale")
    case .carries: Localized(de: "wohin Einfluss läuft", en: "which way influence runs")
    case .warmth: Localized(de: "Wärme", en: "warmth")
    case .attribute: Localized(de: "Merkmal", en: "attribute")
    case .none: Localized(de: "nicht gelesen", en: "not read")
    }
  }

  /// The field with this name, in German or English.
  public init?(word: String) {
    let lowered = word.lowercased().replacing("_", with: "-")
    guard let field = Reading.Field(rawValue: lowered) ?? Self.twins[lowered] else { return nil }
    self = field
  }

  private static let twins: [String: Reading.Field] = [
    "kennung": .id, "nummer": .id, "vorname": .firstName, "nachname": .lastName, "titel": .title,
    "ort": .place, "thema": .topics, "themen": .topics, "topic": .topics,
    "einwilligung": .permission, "widerspruch": .objected, "kosten": .cost, "von": .source,
    "quelle": .source, "from": .source, "nach": .target, "ziel": .target, "to": .target,
    "art": .kind, "typ": .type, "gewicht": .weight, "stärke": .weight, "staerke": .weight,
    "strength": .weight, "seit": .start, "beginn": .start, "bis": .end, "ende": .end,
    "tag": .day, "datum": .day, "date": .day, "gerichtet": .directed, "sicherheit": .confidence,
    "organisation": .memberOf, "organization": .memberOf, "verein": .memberOf,
    "mitglied-in": .memberOf, "mitglied": .memberOf, "member": .memberOf, "gruppe": .memberOf,
    "group": .memberOf, "nennt": .named, "names": .named, "spalte": .across,
    "methode": .method, "stand": .stage, "kapazität": .capacity, "zuständig": .responsible,
    "merkmal": .attribute,
    "nichts": .none, "keine": .none,
  ]
}
