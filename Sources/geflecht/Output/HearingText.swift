import Exchange
import GraphCore
import Wording

/// How many can hear a message and how many will, in sentences.
enum HearingText {
  /// How many others can hear it if everybody passes it on.
  ///
  /// - Parameter who: as the sentence begins.
  static func can(
    _ who: String, _ count: Int, of possible: Int, steps: Int, isSmall: Bool
  ) -> String {
    let within = withinSteps(steps)
    let share = share(Double(count), of: possible, isSmall: isSmall)
    let (some, all) = (spoken.text(count), spoken.text(possible))
    return words(
      de: "\(who): \(within) können es \(some) von \(all) anderen hören\(share), wenn alle es "
        + "weitersagen.",
      en:
        "\(who): \(some) of \(all) others can hear it \(within)\(share), if everybody passes it on."
    )
  }

  /// How many of them will by chance, the partners not counted.
  static func will(_ expected: Estimate, of possible: Int, isSmall: Bool) -> String {
    let share = share(expected.value, of: possible, isSmall: isSmall)
    let range = range(expected)
    return words(
      de: "Hören werden es eher \(range) davon\(share): so läuft es im Mittel, wenn es nicht alle "
        + "weitersagen (Kaskade; die Partner nicht mitgezählt).",
      en: "More likely \(range) of them will\(share): the average if not everybody passes it on "
        + "(cascade; partners not counted).")
  }

  private static func share(_ count: Double, of possible: Int, isSmall: Bool) -> String {
    possible > 0 && !isSmall ? " (\(spoken.percent(count / Double(possible))))" : ""
  }

  /// "12–15", whole numbers from ten on.
  private static func range(_ estimate: Estimate) -> String {
    let isLarge = estimate.high >= 10
    func shown(_ number: Double) -> String {
      isLarge ? spoken.text(Int(number.rounded())) : spoken.text(number, decimals: 1)
    }
    let (low, high) = (shown(estimate.low), shown(estimate.high))
    return low == high ? low : "\(low)–\(high)"
  }

  /// For programs.
  static func json(_ expected: Estimate) -> JSONText {
    .object([
      ("value", .number(expected.value)), ("low", .number(expected.low)),
      ("high", .number(expected.high)),
    ])
  }
}
