import Wording

/// How answers that count everybody speak of those who objected to being contacted.
enum ObjectionText {
  /// How many are counted but not shown.
  static func notShown(_ count: Int) -> [String] {
    guard count > 0 else { return [] }
    return [
      count == 1
        ? words(
          de: "Eine Person, die nicht angesprochen werden will, zählt mit und ist nicht genannt.",
          en: "One who does not want to be approached counts but is not named.")
        : words(
          de:
            "\(spoken.text(count)), die nicht angesprochen werden wollen, zählen mit und sind nicht "
            + "genannt.",
          en: "\(spoken.text(count)) who do not want to be approached count but are not named.")
    ]
  }
}
