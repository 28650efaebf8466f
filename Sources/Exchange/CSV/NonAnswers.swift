internal import Wording

/// Cells where a name was asked for and none was given: “N.N.”, “weiß nicht”, “siehe oben”.
struct NonAnswers {
  private var count = 0
  private var line = 0
  private var found = ""

  private static let words: Set<String> = [
    "n.n.", "n. n.", "n.n", "niemand", "niemanden", "nobody", "no one", "keiner", "keine", "keinen",
    "none", "weiß nicht", "weiss nicht", "weiß ich nicht", "don't know", "i don't know",
    "siehe oben", "s.o.", "s. o.", "see above", "keine antwort", "no answer", "???", "---", ".",
  ]

  /// Whether a text names nobody.
  static func isOne(_ text: String) -> Bool {
    text.utf8.count <= 20 && (MissingCells.isMissing(text) || words.contains(text.lowercased()))
  }

  /// Whether a text names nobody, which is counted.
  mutating func take(_ text: String, line: Int) -> Bool {
    guard Self.isOne(text) else { return false }
    if count == 0 { (self.line, found) = (line, text) }
    count += 1
    return true
  }

  /// Says once for the table how many there were.
  func warn(_ assembly: inout NetworkAssembly) {
    guard count > 0 else { return }
    assembly.warn(
      line: line,
      count == 1
        ? Localized(de: "eine Antwort nennt niemanden", en: "one answer names nobody")
        : Localized(de: "\(count) Antworten nennen niemanden", en: "\(count) answers name nobody"),
      found: found, advice: Localized(de: "ausgelassen", en: "left out"))
  }
}
