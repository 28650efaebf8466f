/// A name without what lists add to it.
///
/// “Käthe Weiß (Kassenwartin)”, “Käthe Weiß, geborene Ohlsen”, “Käthe M. Weiß” and “Käthe Weiß,
/// Kassenwartin” are Käthe Weiß.
enum PlainName {
  /// The name without additions; nil where fewer than two words would be left.
  static func of(_ name: String) -> String? {
    let outside = withoutBrackets(name)
    let parts = outside.split(separator: ",").map { withoutBirthName(String($0)) }.filter {
      !WordText.words($0).isEmpty
    }
    guard let first = parts.first else { return nil }
    let words = NameWords(first).words
    // “Weiß, Käthe” and “von Weber, Anna” begin with the last name.
    let isWhole = words.count > 1 && !particles.contains(words[0])
    let all = NameWords(isWhole ? first : parts.prefix(2).joined(separator: ", ")).words
    var plain = all
    for place in all.indices.dropFirst().reversed() where all[place].count == 1 {
      if plain.count > 2 { plain.remove(at: place) }
    }
    return plain.count > 1 ? plain.joined(separator: " ") : nil
  }

  private static let particles: Set<String> = [
    "von", "vom", "van", "zu", "zum", "zur", "de", "del", "della", "di", "da", "du", "la", "le",
    "ten", "ter", "el", "al",
  ]

  /// Words after which the name at birth stands, as they are folded.
  private static let births: Set<String> = ["geb", "geborene", "geborener", "nee", "ne", "born"]

  private static func withoutBrackets(_ name: String) -> String {
    var depth = 0
    var plain = ""
    for character in name {
      if "([{".contains(character) {
        depth += 1
        plain.append(" ")
      } else if ")]}".contains(character) {
        depth = max(0, depth - 1)
      } else if depth == 0 {
        plain.append(character)
      }
    }
    return plain
  }

  private static func withoutBirthName(_ part: String) -> String {
    let words = WordText(part).words
    guard let birth = words.first(where: { births.contains($0.folded) }) else { return part }
    return String(part[..<birth.range.lowerBound])
  }
}
