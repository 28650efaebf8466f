import Exchange
import Relations
import Wording

/// Who could take a partner's place, and what that would change.
enum SubstituteText {
  /// "Anna Berg (−3)", in tenths; a dash if nobody may take the place.
  static func cell(_ actor: Int32?, _ change: Double?, _ network: Network) -> String {
    guard let actor, let change else { return "–" }
    let rounded = (change * 10).rounded() / 10
    let sign = rounded > 0 ? "+" : rounded == 0 ? "±" : ""
    let isWhole = rounded == rounded.rounded()
    let shown = isWhole ? spoken.text(rounded) : spoken.text(rounded, decimals: 1)
    return network.actors[Int(actor)].name + " (\(sign)\(shown))"
  }

  /// The same for programs.
  static func json(_ actor: Int32?, _ change: Double?, _ network: Network) -> JSONText {
    guard let actor, let change else { return .null }
    return .object([
      ("id", .text(network.actors[Int(actor)].id)), ("change", .number(change)),
    ])
  }
}
