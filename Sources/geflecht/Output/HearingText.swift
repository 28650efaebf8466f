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

  /// How many will by chance until nobody new hears it, the partners not counted.
  static func will(_ expected: Estimate, of possible: Int, isSmall: Bool) -> String {
    let share = share(expected.value, of: possible, isSmall: isSmall)
    let range = range(expected)
    return words(
      de:
        "Hören werden es eher \(range)\(share): so viele sind es am Ende im Mittel, wenn es nicht "
        + "alle weitersagen (Kaskade; die Partner nicht mitgezählt).",
      en: "More likely \(range) will\(share): the average in the end if not everybody passes it on "
        + "(cascade; partners not counted).")
  }

  private static func share(_ count: Double, of possible: Int, isSmall: Bool) -> String {
    possible > 0 && !isSmall ? " (\(spoken.percent(count / Double(possible))))" : ""
  }

  /// "12–15", whole numbers from ten on, else tenths.
  private static func range(_ estimate: Estimate) -> String {
    let unit = estimate.high >= 10 ? 1.0 : 10
    func shown(_ number: Double) -> String { spoken.text((number * unit).rounded() / unit) }
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
