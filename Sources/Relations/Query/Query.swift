internal import Wording

/// A condition on actors and ties in the query language: `kind:person place:Durlach`.
///
/// - Conditions side by side must all hold; `OR`/`ODER`, `NOT`/`NICHT` or a leading `-`, and brackets
///   do what they say. NOT binds closer than AND, AND closer than OR. Words and fields may be
///   written in any case; a quoted word is never an operator.
/// - `field:value` compares texts without case and marks (ä = a = ae); `*` stands for anything,
///   except in quotes. `place:""` finds what is not given. Names are found by any part of them.
/// - Numbers and dates take `=`, `!=`, `<`, `<=`, `>`, `>=` and ranges `10..50`, `2020..`. What is
///   not given fits no comparison, so it fits the opposite of every one.
/// - A name that is no field is a further column of the actors (`actor.NAME` if the name is a field
///   too), `tie.NAME` one of the ties. `QueryField.all` lists the fields.
///
/// Conditions on actors select actors. A tie is selected if both its ends are, and if it meets the
/// conditions on ties; these do not remove actors. To keep that clear, a condition on ties stands
/// in the outermost AND, or under OR and NOT with conditions on ties alone. An undated tie always
/// held. `degree` counts the distinct neighbours left by all parts of the outermost AND that do not
/// ask for it.
public struct Query: Hashable, Sendable {
  /// The text as given.
  public let text: String
  /// What actors must meet, without a condition on the number of contacts.
  let actorParts: [QueryExpression]
  /// What actors must meet that asks for the number of contacts among those left by `actorParts`.
  let degreeParts: [QueryExpression]
  /// What ties must meet.
  let tieParts: [QueryExpression]

  /// Reads a query; blank text selects everything.
  ///
  /// - Throws: the first fault, with its column.
  public init(parsing text: String) throws(QueryError) {
    self.text = text
    let conjuncts = try QueryParser.expression(of: text)?.conjuncts ?? []
    for part in conjuncts {
      let conditions = part.conditions
      guard let aboutTies = conditions.first(where: \.isAboutTies) else { continue }
      if !conditions.allSatisfy(\.isAboutTies) {
        throw QueryError(text, column: aboutTies.column, .mixed)
      }
    }
    tieParts = conjuncts.filter { $0.conditions[0].isAboutTies }
    let actors = conjuncts.filter { !$0.conditions[0].isAboutTies }
    actorParts = actors.filter { !$0.asksForDegree }
    degreeParts = actors.filter(\.asksForDegree)
  }
}

extension Query {
  /// Whether a condition asks when ties held or ended.
  public var asksForTime: Bool {
    tieParts.flatMap(\.conditions).contains { condition in
      switch condition.test {
      case .held, .ended: true
      default: false
      }
    }
  }
}

extension Query: Codable {
  /// Reads the text of a query.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      try self.init(parsing: container.decode(String.self))
    } catch let error as QueryError {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "column \(error.column): \(error.what.en)")
    }
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
