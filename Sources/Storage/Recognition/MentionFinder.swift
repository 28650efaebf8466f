/// Finds where a text names one person: by the name in any spelling, by an id, by address or number.
struct MentionFinder {
  /// Sequences of folded words, each a way to write a name or an id.
  private let orders: [[String]]
  /// The first words of `orders`.
  private let firsts: Set<String>
  /// Names of others that contain the name: "Anna Weber" is not meant by "Anna Weber-Huber".
  private let longer: [[String]]
  private let contact: ContactData
  /// What stands in the place of a mention.
  static let mark = "…"

  /// - Parameters:
  ///   - names: the names of the person.
  ///   - ids: the ids of the person.
  ///   - contact: addresses and numbers.
  ///   - also: further texts that mean the person, as the user says.
  ///   - others: the names of everybody else.
  init(names: [String], ids: [String], contact: ContactData, also: [String], others: [String]) {
    var orders: Set<[String]> = []
    let othersWords = Set(others.flatMap { NameWords($0).words })
    for name in names {
      let words = NameWords(name)
      if words.words.count > 1 { orders.formUnion(words.orders) }
      guard let surname = Self.surname(name), !othersWords.contains(surname) else { continue }
      for title in Self.addresses { orders.insert([title, surname]) }
    }
    // A mere number or a single common word names nobody.
    for id in ids where Self.isTelling(id) { orders.insert(WordText.words(id)) }
    for text in also { orders.insert(WordText.words(text)) }
    orders.remove([])
    // The longest first: "Anna Maria Weber" before "Anna Maria".
    self.orders = orders.sorted { ($1.count, $0.joined()) < ($0.count, $1.joined()) }
    firsts = Set(orders.compactMap(\.first))
    self.contact = contact
    longer = others.map { NameWords($0).words }.filter { words in
      orders.contains { $0.count < words.count && Self.contains(words, $0) }
    }
  }

  /// "Frau Weber" names the only one called so.
  private static let addresses = [
    "frau", "herr", "herrn", "fr", "hr", "dr", "prof", "mr", "mrs", "ms",
  ]

  /// The last name, folded; nil if there is only one name.
  static func surname(_ name: String) -> String? {
    let words = NameWords(name).words
    guard words.count > 1 else { return nil }
    guard let comma = name.firstIndex(of: ",") else { return words.last }
    return NameWords(String(name[..<comma])).words.last
  }

  /// Whether an id names somebody wherever it stands: letters with digits, or several words.
  private static func isTelling(_ id: String) -> Bool {
    let words = WordText.words(id)
    let hasLetter = id.contains(where: \.isLetter)
    return id.count >= 4 && hasLetter && (words.count > 1 || id.contains(where: \.isNumber))
  }

  private static func contains(_ words: [String], _ part: [String]) -> Bool {
    (0...(words.count - part.count)).contains { Array(words[$0..<($0 + part.count)]) == part }
  }

  /// The places in a text that name the person, in their order.
  func mentions(in text: String) -> [Range<String.Index>] {
    if text.isEmpty { return [] }
    var found = contact.mails.isEmpty && contact.phones.isEmpty ? [] : contactMentions(in: text)
    let words = WordText(text).words
    var place = 0
    while place < words.count {
      if firsts.contains(words[place].folded) || isGenitive(words[place].folded),
        let end = end(of: words, at: place, in: text)
      {
        found.append(words[place].range.lowerBound..<words[end].range.upperBound)
        place = end + 1
      } else {
        place += 1
      }
    }
    return Self.merged(found)
  }

  private func isGenitive(_ word: String) -> Bool {
    word.hasSuffix("s") && firsts.contains(String(word.dropLast()))
  }

  /// The last word of the mention that begins at a word, or nil.
  private func end(of words: [WordText.Word], at start: Int, in text: String) -> Int? {
    for name in longer where Self.end(of: name, words, start, text) != nil { return nil }
    for order in orders {
      if let end = Self.end(of: order, words, start, text) { return end }
    }
    return nil
  }

  private static func end(
    of order: [String], _ words: [WordText.Word], _ start: Int, _ text: String
  ) -> Int? {
    var place = start
    for (number, word) in order.enumerated() {
      // "Weber, Dr. Anna"
      while number > 0, place < words.count, NameWords.titles.contains(words[place].folded),
        words[place].folded != word
      {
        place += 1
      }
      guard place < words.count else { return nil }
      let isLast = number == order.count - 1
      let found = words[place].folded
      guard found == word || isLast && word.count > 2 && found == word + "s" else { return nil }
      if number > 0, !joins(text[words[place - 1].range.upperBound..<words[place].range.lowerBound])
      {
        return nil
      }
      place += 1
    }
    return place - 1
  }

  /// Whether what stands between two words leaves them one name.
  private static func joins(_ between: Substring) -> Bool {
    between.count <= 4 && between.allSatisfy { $0.isWhitespace || ",._-'’".contains($0) }
  }

  private func contactMentions(in text: String) -> [Range<String.Index>] {
    var found: [Range<String.Index>] = []
    let lowered = text.lowercased()
    if lowered.contains("@") {
      for range in Self.runs(in: text, of: { $0.isLetter || $0.isNumber || "@._%+-".contains($0) })
      {
        let run = text[range]
        let mail = String(run).lowercased()
        for own in contact.mails where mail.contains(own) {
          let rest = mail.replacing(own, with: "")
          guard rest.allSatisfy({ ".-_".contains($0) }) else { continue }
          let isInside = { (place: String.Index) in !".-_".contains(text[place]) }
          guard let first = run.indices.first(where: isInside),
            let last = run.indices.last(where: isInside)
          else { continue }
          found.append(first..<text.index(after: last))
        }
      }
    }
    guard !contact.phones.isEmpty else { return found }
    for range in Self.runs(in: text, of: { $0.isNumber || " +-/()".contains($0) }) {
      let run = ContactData.trimmed(String(text[range]))
      guard let phone = PhoneNumber(run: run), contact.phones.contains(phone) else { continue }
      let digits = text[range].indices.filter { text[$0].isNumber || "+(".contains(text[$0]) }
      guard let first = digits.first, let last = digits.last(where: { text[$0].isNumber })
      else { continue }
      found.append(first..<text.index(after: last))
    }
    return found
  }

  /// The longest stretches of characters of a sort.
  private static func runs(
    in text: String, of isPart: (Character) -> Bool
  ) -> [Range<String.Index>] {
    var runs: [Range<String.Index>] = []
    var start: String.Index?
    for place in text.indices {
      if isPart(text[place]) {
        if start == nil { start = place }
      } else if let first = start {
        runs.append(first..<place)
        start = nil
      }
    }
    if let start { runs.append(start..<text.endIndex) }
    return runs
  }

  private static func merged(_ ranges: [Range<String.Index>]) -> [Range<String.Index>] {
    var merged: [Range<String.Index>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound < last.upperBound {
        merged[merged.count - 1] =
          last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  /// The text without the mentions; nil if there is none.
  func blanked(_ text: String) -> String? {
    let ranges = mentions(in: text)
    if ranges.isEmpty { return nil }
    var blanked = ""
    var start = text.startIndex
    for range in ranges {
      blanked += text[start..<range.lowerBound] + Self.mark
      start = range.upperBound
    }
    return blanked + text[start...]
  }
}
