import Analysis
import Relations
import Wording

/// What every table of partners for programs has: who it is, what that brings, and why.
enum PartnerColumns {
  /// Rank, person and what it brings.
  static let gain: [AnswerTable.Column] = [
    .init("rank", de: "Rang", en: "rank"), .init("id", de: "Kennung", en: "id"),
    .init("name", de: "Name", en: "name"), .init("place", de: "Ort", en: "place"),
    .init("adds", de: "bringt", en: "adds"),
    .init("cumulative", de: "zusammen", en: "cumulative"),
  ]

  /// What it costs, and what stands for the person.
  static let reasons: [AnswerTable.Column] = [
    .init("cost", de: "Kosten", en: "cost"),
    .init("permission", de: "Einwilligung", en: "permission"),
    .init("reason1", de: "Grund 1", en: "reason1"), .init("reason2", de: "Grund 2", en: "reason2"),
    .init("reason3", de: "Grund 3", en: "reason3"), .init("path", de: "Weg", en: "path"),
    .init("warmth", de: "Wärme", en: "warmth"),
    .init("occasions", de: "Anlässe", en: "occasions"),
  ]

  /// The cells of `gain`.
  static func gain(
    _ rank: Int, _ actor: Actor, adds: AnswerTable.Cell, cumulative: AnswerTable.Cell
  ) -> [AnswerTable.Cell] {
    [
      .integer(rank), .text(actor.id), .text(actor.name), .text(actor.place), adds, cumulative,
    ]
  }

  /// The cells of `reasons`.
  static func reasons(
    _ actor: Actor, cost: Double?, _ reasons: [Fact], _ introduction: Introduction?,
    _ network: Network
  ) -> [AnswerTable.Cell] {
    let words = (reasons.map { $0.text[spoken] } + ["", "", ""]).prefix(3)
    return [.number(cost), .text(actor.permission.rawValue)] + words.map { .text($0) }
      + [
        .text(PathText.cell(introduction, network)), .number(introduction?.best?.warmth),
        .text(occasions(introduction, network)),
      ]
  }

  private static func occasions(_ introduction: Introduction?, _ network: Network) -> String {
    guard let introduction else { return "" }
    return introduction.occasions.map { $0.text(of: introduction.to, in: network)[spoken] }
      .joined(separator: "; ")
  }
}
