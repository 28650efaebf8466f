internal import Relations

/// What the cells of a column look like, in a sample of the rows.
struct ColumnFacts {
  /// The cells that are not empty, without blanks around them.
  let values: [String]
  /// The same, each once.
  let distinct: Set<String>
  /// How many rows were looked at.
  let rows: Int

  init(_ cells: some Sequence<String>, rows: Int) {
    values = cells.map(ElementValues.trimmed).filter { !$0.isEmpty }
    distinct = Set(values)
    self.rows = rows
  }

  /// Which share of the first hundred cells meets a condition; 0 if all are empty.
  func share(_ condition: (String) -> Bool) -> Double {
    let some = values.prefix(100)
    guard !some.isEmpty else { return 0 }
    var count = 0
    for value in some where condition(value) { count += 1 }
    return Double(count) / Double(some.count)
  }

  /// Whether all cells are numbers.
  var areNumbers: Bool { !values.isEmpty && values.allSatisfy(Self.isNumber) }
  /// Whether (nearly) all cells are days, months or years.
  var areDates: Bool { share { DateCell.isDate($0) } >= 0.8 }
  /// Whether most cells are web addresses.
  var areLinks: Bool { share(Self.isLink) > 0.5 }
  /// Whether the cells may be names: letters, no numbers, no addresses of any sort.
  var areNames: Bool { share(Self.isName) >= 0.8 }
  /// Whether the cells may be names, beside answers that name nobody.
  var nameSomebody: Bool {
    let answers = values.prefix(100).filter { !NonAnswers.isOne($0) }
    return !answers.isEmpty && answers.count { Self.isName($0) } * 5 >= answers.count * 4
  }
  /// Whether all cells are marks as in a list of who was there.
  var areMarks: Bool { !values.isEmpty && values.allSatisfy { MarkCell($0) != nil } }
  /// Whether some cell is a mark that is no number.
  var hasTick: Bool { values.contains { MarkCell($0)?.isTick ?? false } }

  /// Which share of the distinct values is among `others`.
  func overlap(_ others: Set<String>) -> Double {
    guard !distinct.isEmpty else { return 0 }
    return Double(distinct.lazy.filter(others.contains).count) / Double(distinct.count)
  }

  static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.contains { $0 &- 48 < 10 }
      && text.utf8.allSatisfy { $0 &- 48 < 10 || $0 == 46 || $0 == 44 || $0 == 45 }
  }

  static func isLink(_ text: String) -> Bool {
    let lowered = text.prefix(8).lowercased()
    return lowered.hasPrefix("http://") || lowered.hasPrefix("https://")
      || lowered.hasPrefix("www.")
  }

  static func isName(_ text: String) -> Bool {
    guard text.unicodeScalars.contains(where: \.properties.isAlphabetic), !text.contains("@"),
      !isLink(text), text.utf8.count <= 200
    else { return false }
    // “U01” is one, a telephone number with a word beside it is none.
    if text.first?.isLetter ?? false, !text.contains(" ") { return true }
    return text.utf8.lazy.filter { $0 &- 48 < 10 }.count * 2 < text.utf8.count
  }
}

/// A cell that says whether somebody was there, or belongs to something.
struct MarkCell {
  /// 0 for no, 1 for yes, between for perhaps; a number counts as it is.
  let value: Double
  /// How sure it is.
  let confidence: Double
  /// Whether it is a sign or a word rather than a number.
  let isTick: Bool

  /// The mark a cell means, or nil if it is none.
  init?(_ text: String) {
    switch text.lowercased() {
    case "x", "✓", "✔", "☑", "ja", "j", "yes", "y", "da", "anwesend", "present", "true", "wahr",
      "teilgenommen", "dabei", "kommt", "zugesagt", "accepted", "attending", "+":
      (value, confidence, isTick) = (1, 1, true)
    case "vielleicht", "maybe", "?", "(x)", "tentative", "evtl.", "eventuell", "unter vorbehalt":
      (value, confidence, isTick) = (1, 0.5, true)
    case "nein", "n", "no", "-", "–", "—", "fehlt", "absent", "false", "falsch", "abgesagt",
      "entschuldigt", "declined", "abwesend", "krank", "unentschuldigt", "✗", "☐",
      "n/a", "na", "k. a.":
      (value, confidence, isTick) = (0, 1, true)
    default:
      let plain = text.replacing(",", with: ".")
      guard let number = ElementValues.number(plain), number >= 0 else { return nil }
      (value, confidence, isTick) = (number, 1, false)
    }
  }
}
