/// A table of facts and the table of its past, as the journal sees them.
struct FactTable: Hashable, Sendable {
  let name: String
  /// The columns after `id` and `born`, in the order in which records bind and read them.
  let columns: [String]

  /// The columns as SQL lists them.
  var list: String { columns.joined(separator: ", ") }

  /// Every table, those that others refer to first.
  static let all: [FactTable] = [
    source, tieKind, attribute, actor, tie, contact, role, campaign, evidence, alias,
  ]

  static let source = FactTable(
    name: "source", columns: ["title", "kind", "day", "keep_until", "inform_by"])
  static let tieKind = FactTable(
    name: "tie_kind",
    columns: ["word", "scale", "half_life", "carries", "warmth", "end_is_sighting", "directed"])
  static let attribute = FactTable(name: "attribute", columns: ["owner", "name", "type"])
  static let actor = FactTable(
    name: "actor",
    columns: ["key", "name", "kind", "place", "topics", "permission", "cost", "further"])
  static let tie = FactTable(
    name: "tie",
    columns: ["a", "b", "kind", "directed", "strength", "first_day", "end_day", "further"])
  static let contact = FactTable(
    name: "contact", columns: ["tie", "day", "weight", "source", "line", "note"])
  static let role = FactTable(
    name: "role", columns: ["actor", "topic", "place", "method", "stage", "cost", "capacity"])
  static let campaign = FactTable(
    name: "campaign", columns: ["name", "first_day", "end_day", "topics", "places", "cost"])
  static let evidence = FactTable(
    name: "evidence", columns: ["owner", "fact", "source", "line", "confidence", "digest"])
  static let alias = FactTable(name: "alias", columns: ["key", "actor"])
}
