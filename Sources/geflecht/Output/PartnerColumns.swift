import Analysis
import Exchange
import Relations
import Wording

/// What every list of partners says of a person beside the numbers: who it is, where we stand, how to
/// get in touch.
struct PartnerColumns {
  let network: Network
  let standing: PartnerStanding

  /// Rank, person and what it brings.
  static let gain: [AnswerTable.Column] = [
    .init("rank", de: "Rang", en: "rank"), .init("id", de: "Kennung", en: "id"),
    .init("name", de: "Name", en: "name"), .init("place", de: "Ort", en: "place"),
    .init("adds", de: "neu erreicht", en: "adds"),
    .init("cumulative", de: "insgesamt", en: "cumulative"),
  ]

  /// What it costs, and what stands for the person.
  static let reasons: [AnswerTable.Column] = [
    .init("cost", de: "Kosten", en: "cost"),
    .init("permission", de: "Einwilligung", en: "permission"),
    .init("reason1", de: "Grund 1", en: "reason1"), .init("reason2", de: "Grund 2", en: "reason2"),
    .init("reason3", de: "Grund 3", en: "reason3"), .init("path", de: "Weg", en: "path"),
    .init("occasions", de: "Anlässe", en: "occasions"),
  ]

  /// Where we stand, and how to get in touch.
  static let status: [AnswerTable.Column] = [
    .init("stage", de: "Stand", en: "stage"),
    .init("lastContact", de: "letzter Kontakt", en: "lastContact"),
    .init("by", de: "zuständig", en: "by"), .init("email", de: "E-Mail", en: "email"),
    .init("phone", de: "Telefon", en: "phone"),
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
    return [.number(cost), .permission(actor.permission)] + words.map { .text($0) }
      + [
        .text(PathText.cell(introduction, network)), .text(occasions(introduction, network)),
      ]
  }

  private static func occasions(_ introduction: Introduction?, _ network: Network) -> String {
    guard let introduction else { return "" }
    return introduction.occasions.map { $0.text(of: introduction.to, in: network)[spoken] }
      .joined(separator: "; ")
  }

  /// The cells of `status`.
  func status(_ actor: Int32) -> [AnswerTable.Cell] {
    let known = standing[actor]
    let touch = TouchData(Int(actor), in: network)
    return [
      known.stage.map { .word($0.rawValue, $0.name) } ?? .text(""), .day(known.lastContact),
      .text(known.responsible), .text(touch.email), .text(touch.telephone),
    ]
  }

  /// The same in one line below the name; none where nothing is known.
  func line(_ actor: Int32) -> [String] {
    let known = standing[actor]
    let touch = TouchData(Int(actor), in: network)
    var parts: [String] = []
    if let stage = known.stage {
      parts.append(words(de: "Stand: ", en: "stage: ") + stage.name[spoken])
    }
    if let day = known.lastContact {
      parts.append(words(de: "letzter Kontakt ", en: "last contact ") + spoken.text(day))
    }
    if !known.responsible.isEmpty {
      parts.append(words(de: "zuständig: ", en: "responsible: ") + known.responsible)
    }
    if network.actors[Int(actor)].permission == .granted {
      parts.append(words(de: "Einwilligung erteilt", en: "agreed to be contacted"))
    }
    parts += [touch.email, touch.telephone].filter { !$0.isEmpty }
    return parts.isEmpty ? [] : [parts.joined(separator: " · ")]
  }

  /// The same as members of a JSON object.
  func json(_ actor: Int32) -> [(String, JSONText)] {
    let known = standing[actor]
    let touch = TouchData(Int(actor), in: network)
    return [
      ("stage", .optional(known.stage?.rawValue ?? "")),
      ("lastContact", .optional(known.lastContact?.description ?? "")),
      ("by", .optional(known.responsible)),
      ("permission", .text(network.actors[Int(actor)].permission.rawValue)),
      ("email", .optional(touch.email)), ("phone", .optional(touch.telephone)),
    ]
  }
}

/// How to get in touch with somebody, from columns of the usual names.
struct TouchData {
  let email: String
  let telephone: String

  init(_ position: Int, in network: Network) {
    func value(_ names: [String]) -> String {
      for name in names {
        if let value = network.actorAttribute(name)?.values[position], !value.isEmpty {
          return value
        }
      }
      return ""
    }
    email = value(["email", "e-mail", "mail", "e-mail-adresse", "emailadresse", "mailadresse"])
    telephone = value([
      "phone", "telephone", "tel", "telefon", "telefonnummer", "mobil", "mobile", "handy",
      "handynummer", "festnetz",
    ])
  }
}

extension Multiplier.Stage {
  /// The stage in words.
  var name: Localized {
    switch self {
    case .considered: Localized(de: "erwogen", en: "considered")
    case .approached: Localized(de: "angesprochen", en: "approached")
    case .cooperating: Localized(de: "kooperiert", en: "cooperating")
    case .active: Localized(de: "aktiv", en: "active")
    case .dormant: Localized(de: "ruht", en: "dormant")
    case .declined: Localized(de: "abgelehnt", en: "declined")
    }
  }
}

extension AnswerTable.Cell {
  /// Whether somebody may be approached.
  static func permission(_ permission: Actor.Permission) -> AnswerTable.Cell {
    switch permission {
    case .unknown: .word(permission.rawValue, Localized(de: "unbekannt", en: "unknown"))
    case .granted: .word(permission.rawValue, Localized(de: "erteilt", en: "granted"))
    case .objected: .word(permission.rawValue, Localized(de: "widersprochen", en: "objected"))
    }
  }

  /// Yes or no.
  static func flag(_ isSet: Bool) -> AnswerTable.Cell {
    isSet
      ? .word("true", Localized(de: "ja", en: "yes"))
      : .word("false", Localized(de: "nein", en: "no"))
  }
}
