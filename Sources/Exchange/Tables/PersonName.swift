internal import Relations

/// Names of people as lists write them.
enum PersonName {
  /// “Huber, Anna” as “Anna Huber”; nil if the text is not of that form.
  ///
  /// “von der Tann, Änne” is, “Anna Müller, Bernd Kolb” and “TSV, Feuerwehr, Chor” are not.
  static func turned(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: ",")) else { return nil }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { ElementValues.trimmed(String($0)) }
    guard parts.count == 2, isLastName(parts[0]), isFirstName(parts[1]) else { return nil }
    return parts[1] + " " + parts[0]
  }

  /// Whether two names are of the same words in any order, titles left out: the key they share.
  static func key(_ name: String) -> String {
    let words = name.lowercased().split { " ,\u{A0}".contains($0) }
      .filter { !titles.contains(String($0)) }
    return words.sorted().joined(separator: " ")
  }

  /// Words before a name that are no part of it.
  private static let titles: Set<String> = [
    "dr.", "dr", "prof.", "prof", "professor", "dipl.-ing.", "ing.", "mag.", "mag", "frau", "herr",
    "hr.", "fr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "med.", "phil.", "h.c.", "jur.",
    "pfarrer", "pfr.", "dipl.", "msc", "bsc", "ma", "ba", "mba", "phd", "rer.", "nat.", "ddr.",
  ]
  private static let particles: Set<String> = [
    "von", "vom", "van", "der", "den", "dem", "de", "zu", "zur", "zum", "di", "da", "del", "la",
    "le", "ten", "ter", "und", "del.", "v.", "el", "al", "san", "du", "des",
  ]

  private static func isLastName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    let others = words.filter { !particles.contains($0.lowercased()) }
    return others.count == 1 && others.allSatisfy { isWord($0) }
  }

  private static func isFirstName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    let plain = words.filter {
      !titles.contains($0.lowercased()) && !particles.contains($0.lowercased())
    }
    return (1...3).contains(plain.count) && plain.allSatisfy { isWord($0) }
  }

  private static func isWord(_ word: Substring) -> Bool {
    guard let first = word.first, first.isUppercase else { return false }
    return word.allSatisfy { $0.isLetter || "-'’.".contains($0) }
  }

  /// Whether the names of a column are written “Huber, Anna”: some cell is, and its parts do not
  /// stand in cells of their own.
  static func areTurned(_ facts: ColumnFacts, alone: Set<String>) -> Bool {
    var count = 0
    for value in facts.distinct where value.utf8.contains(UInt8(ascii: ",")) {
      guard turned(value) != nil else { return false }
      let parts = value.split(separator: ",").map { ElementValues.trimmed(String($0)) }
      if parts.contains(where: alone.contains) { return false }
      count += 1
    }
    return count > 0
  }
}

/// Finds the signs at which the cells of a column are to be taken apart.
enum CellSplit {
  /// What a column with several names in a cell holds.
  enum Content {
    case people, groups
  }

  /// The signs that part names in the cells of a column, as far as the values show it.
  ///
  /// - Parameters:
  ///   - alone: names that stand in cells of their own, here or elsewhere.
  ///   - isPlural: whether the header speaks of several.
  static func signs(
    _ facts: ColumnFacts, _ content: Content, alone: Set<String>, isPlural: Bool
  ) -> [String] {
    var signs: [String] = []
    for sign in [";", "|", "\n"] where facts.values.contains(where: { parts($0, sign).count > 1 }) {
      signs.append(sign)
    }
    // What one sign takes apart is known to the next.
    var known = alone
    let further = [",", "/", "+", "&"]
    for sign in further + further where !signs.contains(sign) {
      let multiple = facts.distinct.filter { parts($0, sign).count > 1 }
      guard !multiple.isEmpty, isSplit(multiple, at: sign, content, known, isPlural, facts) else {
        continue
      }
      signs.append(sign)
      for cell in multiple { known.formUnion(parts(cell, sign)) }
    }
    return signs
  }

  /// Whether cells that hold a sign are several names for certain.
  private static func isSplit(
    _ multiple: Set<String>, at sign: String, _ content: Content, _ alone: Set<String>,
    _ isPlural: Bool, _ facts: ColumnFacts
  ) -> Bool {
    let pieces = multiple.map { parts($0, sign) }
    let isKnown = { (parts: [String]) in parts.contains { alone.contains($0) } }
    // “Verein/Verband” is one name unless both stand alone elsewhere; blanks around say more.
    let isSpaced = multiple.allSatisfy { $0.contains(sign == "," ? ", " : " \(sign) ") }
    if sign != ",", !isSpaced { return pieces.contains { $0.allSatisfy(alone.contains) } }
    switch content {
    case .groups:
      // A piece of several cells is a group of its own.
      var seen: [String: Int] = [:]
      for parts in pieces { for part in Set(parts) { seen[part, default: 0] += 1 } }
      return isPlural || pieces.contains(where: isKnown) || seen.values.contains { $0 > 1 }
    case .people:
      if sign == ",", PersonName.areTurned(facts, alone: alone) { return false }
      let areFull = pieces.allSatisfy { $0.allSatisfy { $0.contains(" ") } }
      let areThree = pieces.contains { $0.count > 2 }
      return areFull || areThree || isPlural || pieces.contains(where: isKnown)
    }
  }

  /// The pieces of a cell between signs, without blanks and empty ones.
  static func parts(_ cell: String, _ sign: String) -> [String] {
    guard let first = sign.utf8.first, cell.utf8.contains(first) else { return [cell] }
    return cell.split(separator: sign, omittingEmptySubsequences: true)
      .map { ElementValues.trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  /// The pieces of a cell between any of several signs.
  static func parts(_ cell: String, _ signs: [String]) -> [String] {
    signs.reduce([cell]) { cells, sign in cells.flatMap { parts($0, sign) } }
  }
}
