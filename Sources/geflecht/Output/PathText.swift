import Analysis
import Exchange
import Relations
import Wording

/// Ways of introductions in words and JSON.
enum PathText {
  /// `through Ben (friends): Ada → Ben → Cem (warmth 0.4)`.
  static func line(_ way: WarmPath, _ network: Network) -> String {
    guard !way.steps.isEmpty else { return way.text(in: network)[spoken] }
    let names = way.actors.map { network.actors[Int($0)].name }
    let warmth = spoken.text(way.warmth, decimals: 2)
    return way.text(in: network)[spoken] + ": " + names.joined(separator: " → ")
      + words(de: " (Wärme \(warmth))", en: " (warmth \(warmth))")
  }

  /// What a partner list says below a name: the way, and where there is none of our own, an occasion.
  static func notes(_ introduction: Introduction, _ network: Network) -> [String] {
    let occasion = introduction.occasions.prefix(1).map {
      words(de: "Anlass: ", en: "occasion: ") + $0.text(of: introduction.to, in: network)[spoken]
    }
    guard let way = introduction.best else {
      return [Introduction.cold[spoken]] + occasion
    }
    return [words(de: "Weg: ", en: "way: ") + line(way, network)]
      + (way.isDirect ? [] : occasion)
  }

  /// The way as a cell of a file; a cold contact is said.
  static func cell(_ introduction: Introduction?, _ network: Network) -> String {
    guard let introduction else { return "" }
    return introduction.best.map { line($0, network) } ?? Introduction.cold[spoken]
  }

  /// One sentence per event that was shared.
  static func occasions(_ introduction: Introduction, _ network: Network) -> [String] {
    introduction.occasions.map { occasion in
      words(de: "Anlass: ", en: "Occasion: ")
        + occasion.text(of: introduction.to, in: network)[spoken]
    }
  }

  /// The ids on the way; empty for a cold contact.
  static func ids(_ introduction: Introduction?, _ network: Network) -> JSONText {
    .array((introduction?.best?.actors ?? []).map { .text(network.actors[Int($0)].id) })
  }

  /// The events that were shared.
  static func json(_ introduction: Introduction?, _ network: Network) -> JSONText {
    .array(
      (introduction?.occasions ?? []).map { occasion in
        .object([
          ("event", .text(network.actors[Int(occasion.event)].id)),
          ("name", .text(network.actors[Int(occasion.event)].name)),
          ("with", .text(network.actors[Int(occasion.with)].id)),
          ("link", .text(occasion.link.rawValue)),
          ("day", .optional(occasion.day?.description ?? "")),
        ])
      })
  }
}
