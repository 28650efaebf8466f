@_spi(_Unicode) internal import Swift

public import Relations

/// Actors who are perhaps the same: names that differ only in case, umlauts, titles or the order
/// “Weiß, Käthe”.
///
/// Each name is folded to a key: lower case, “ä”, “ae” and “a” alike, “ß” as “ss”, accents dropped,
/// titles and “von” left out. Actors of one kind with the same key are told of, except people of
/// exactly the same name who live in different places.
public enum LikelyDuplicates {
  /// Groups of positions in `actors`, each of two or more that are perhaps the same; in the order
  /// of their first members.
  ///
  /// - Parameter sameNames: whether actors with different ids and exactly the same name count; who
  ///   made the list may have told them apart.
  /// - Complexity: expected O(total length of the names).
  public static func groups(_ actors: [Actor], sameNames: Bool = true) -> [[Int]] {
    var keys = ByteTable()
    var firstOfKey: [Int] = []
    var groups: [Int: [Int]] = [:]
    var folded = FoldedName()
    for (position, actor) in actors.enumerated() {
      let key = folded.fold(actor.name)
      guard key.count >= 4 else { continue }
      let (number, isNew) = keys.number(of: key, 0..<key.count)
      if isNew {
        firstOfKey.append(position)
      } else {
        groups[number, default: [firstOfKey[number]]].append(position)
      }
    }
    return groups.keys.sorted { firstOfKey[$0] < firstOfKey[$1] }.flatMap { number in
      split(groups[number] ?? [], actors).filter { group in
        sameNames || group.contains { actors[$0].name != actors[group[0]].name }
      }
    }
  }

  /// The part of a group that is perhaps the same: one kind, not the same name in two places.
  private static func split(_ group: [Int], _ actors: [Actor]) -> [[Int]] {
    var kinds: [[Int]] = []
    for position in group {
      let kind = actors[position].kind
      if let index = kinds.firstIndex(where: { actors[$0[0]].kind == kind }) {
        kinds[index].append(position)
      } else {
        kinds.append([position])
      }
    }
    return kinds.compactMap { group in
      let first = actors[group[0]]
      let alike = group.filter { position in
        let actor = actors[position]
        return position == group[0] || actor.name != first.name || actor.place == first.place
          || actor.place.isEmpty || first.place.isEmpty
      }
      return alike.count > 1 ? alike : nil
    }
  }

  /// The folded name: its words, parted by single blanks.
  static func key(_ name: String) -> [UInt8] {
    var folded = FoldedName()
    return folded.fold(name)
  }
}

/// A name being folded, sign by sign; one value folds many names, so that memory is reused.
private struct FoldedName {
  /// The words so far, each followed by a blank.
  private var key: [UInt8] = []
  private var wordStart = 0
  /// Where the words after the only comma begin; −1 if there are several commas.
  private var comma = 0
  private var hasDigit = false

  /// The folded name.
  mutating func fold(_ name: String) -> [UInt8] {
    key.removeAll(keepingCapacity: true)
    (wordStart, comma, hasDigit) = (0, 0, false)
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      for byte in name.utf8 { append(byte) }
    } else {
      for scalar in name._nfd { append(scalar) }
    }
    return finish()
  }

  private mutating func append(_ byte: UInt8) {
    switch byte {
    case 0x41...0x5A: append(letter: byte | 0x20)
    case 0x61...0x7A: append(letter: byte)
    case 0x30...0x39:
      hasDigit = true
      key.append(byte)
    case UInt8(ascii: ","):
      endWord()
      comma = comma == 0 ? key.count : -1
    default: endWord()
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0..<0x80: append(UInt8(scalar.value))
    case 0xDF, 0x1E9E: key += [115, 115]
    case 0x300...0x36F: return
    default:
      guard scalar.properties.isAlphabetic else { return }
      key += Array(scalar.properties.lowercaseMapping.utf8)
    }
  }

  /// Adds a letter; “ae”, “oe” and “ue” become “a”, “o” and “u”, but not after another vowel or q:
  /// Bauer, Quelle.
  private mutating func append(letter: UInt8) {
    if letter == UInt8(ascii: "e"), key.count > wordStart {
      let before = key[key.count - 1]
      let isUmlaut = before == 97 || before == 111 || before == 117
      if isUmlaut, key.count - wordStart < 2 || !Self.isVowelOrQ(key[key.count - 2]) { return }
    }
    key.append(letter)
  }

  private static func isVowelOrQ(_ byte: UInt8) -> Bool {
    [97, 101, 105, 111, 113, 117].contains(byte)
  }

  /// Ends a word; titles go.
  private mutating func endWord() {
    guard key.count > wordStart else { return }
    if key.count - wordStart <= 4, Self.titles.contains(Self.packed(key[wordStart...])) {
      key.removeSubrange(wordStart...)
      return
    }
    key.append(32)
    wordStart = key.count
  }

  /// The key; “Weiß, Käthe” is turned round.
  private mutating func finish() -> [UInt8] {
    endWord()
    if comma > 0, comma < key.count, !hasDigit { key = Array(key[comma...] + key[..<comma]) }
    if !key.isEmpty { key.removeLast() }
    return key
  }

  /// A word of up to four bytes as a number.
  private static func packed(_ word: some Sequence<UInt8>) -> UInt32 {
    word.reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static let titles: Set<UInt32> = Set(
    [
      "dr", "prof", "mag", "dipl", "ing", "med", "phil", "jur", "von", "van", "de", "der", "zu",
      "herr", "frau", "mr", "mrs", "ms",
    ].map { packed($0.utf8) })
}
