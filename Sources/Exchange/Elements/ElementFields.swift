internal import Relations

/// What a named value of a node means in the model.
///
/// The same for all formats whose elements carry named values (GraphML, JSON, DOT and the like), and
/// with the words that tables use in their headers.
enum ActorField: Int, CaseIterable {
  case name, kind, place, topics, permission, cost
  /// Only read: a value that says whether somebody objected.
  case objected

  /// The name under which it is written; when read, it wins over its synonyms.
  var canonicalName: String {
    switch self {
    case .name: "name"
    case .kind: "kind"
    case .place: "place"
    case .topics: "topics"
    case .permission: "permission"
    case .cost: "cost"
    case .objected: "objected"
    }
  }

  /// The field a name stands for, whatever its case, or nil.
  init?(named name: String) {
    let word = HeaderWords.word(name)
    let words: [(ActorField, [String])] = [
      (.name, PeopleHeader.nameWords), (.kind, PeopleHeader.kindWords),
      (.place, PeopleHeader.placeWords), (.place, PeopleHeader.softPlaceWords),
      (.topics, PeopleHeader.topicWords), (.permission, PeopleHeader.permissionWords),
      (.objected, PeopleHeader.objectedWords), (.cost, PeopleHeader.costWords),
    ]
    guard let field = words.first(where: { $0.1.contains(word) })?.0 else { return nil }
    self = field
  }
}

/// What a named value of an edge means in the model.
enum TieField: Int, CaseIterable {
  case kind, strength, start, end, direction, confidence

  /// The name under which it is written; when read, it wins over its synonyms.
  var canonicalName: String {
    switch self {
    case .kind: "kind"
    case .strength: "weight"
    case .start: "start"
    case .end: "end"
    case .direction: "directed"
    case .confidence: "confidence"
    }
  }

  /// The field a name stands for, whatever its case, or nil.
  init?(named name: String) {
    let word = HeaderWords.word(name)
    let words: [(TieField, [String])] = [
      (.kind, TieHeader.kindWords), (.kind, ["type", "typ"]), (.strength, TieHeader.weightWords),
      (.strength, TieHeader.softWeightWords), (.start, TieHeader.startWords),
      (.end, TieHeader.endWords), (.direction, TieHeader.directionWords),
      (.confidence, TieHeader.confidenceWords),
    ]
    guard let field = words.first(where: { $0.1.contains(word) })?.0 else { return nil }
    self = field
  }
}

/// Where the values under one name go.
enum FieldTarget<Field> {
  /// Into a field of the model.
  case field(Field)
  /// Into a further column, by its number.
  case column(Int)

  /// The field, or nil for a column.
  var field: Field? {
    if case .field(let field) = self { field } else { nil }
  }
}

/// What a file says about the values under a name.
enum DeclaredType: Hashable {
  /// Nothing: found out from the values.
  case unknown
  case text, number, flag

  /// The type of the column; a text may turn out to be a day.
  var columnType: AttributeColumn.ValueType? {
    switch self {
    case .unknown: nil
    case .text: .text
    case .number: .number
    case .flag: .flag
    }
  }
}

/// Gives each name in a file its meaning, each field of the model at most once.
///
/// A field's own name ("name", "weight") wins over its synonyms ("label", "value"); among these the
/// first in the file wins. What is left over becomes a column of its own.
enum FieldChoice {
  /// The field of each name, nil for a further column.
  ///
  /// - Parameter taken: fields that other names of the file stand for already.
  static func fields<Field: Hashable>(
    of names: [String], taken: [Field] = [], named: (String) -> Field?,
    canonicalName: (Field) -> String
  ) -> [Field?] {
    var owners: [Field: Int] = [:]
    for (number, name) in names.enumerated() {
      guard let field = named(name), !taken.contains(field) else { continue }
      if let owner = owners[field] {
        let canonical = canonicalName(field)
        if names[owner] == canonical || name != canonical { continue }
      }
      owners[field] = number
    }
    return names.enumerated().map { number, name in
      named(name).flatMap { owners[$0] == number ? $0 : nil }
    }
  }
}
