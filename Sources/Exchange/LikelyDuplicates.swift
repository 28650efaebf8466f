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
    for (position, actor) in actors.enumerated() {
      let key = key(actor.name)
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

  /// The folded name.
  static func key(_ name: String) -> [UInt8] {
    var parts: [[UInt8]] = [[]]
    var commaAt: Int?
    for scalar in name._nfd {
      switch scalar.value {
      case 0x41...0x5A: parts[parts.count - 1].append(UInt8(scalar.value) | 0x20)
      case 0x61...0x7A, 0x30...0x39: parts[parts.count - 1].append(UInt8(scalar.value))
      case 0xDF, 0x1E9E: parts[parts.count - 1] += [115, 115]
      case 0x300...0x36F: continue
      case 0x2C:
        commaAt = commaAt == nil ? parts.count : -1
        parts.append([])
      case 0..<0x80: parts.append([])
      default:
        guard scalar.properties.isAlphabetic else { continue }
        parts[parts.count - 1] += Array(scalar.properties.lowercaseMapping.utf8)
      }
    }
    if let commaAt, commaAt > 0, !parts.joined().contains(where: { $0 < 58 }) {
      parts = Array(parts[commaAt...] + parts[..<commaAt])
    }
    let words = parts.filter { !$0.isEmpty && !titles.contains($0) }
    let kept = words.isEmpty ? parts.filter { !$0.isEmpty } : words
    return Array(kept.map(withoutWrittenUmlauts).joined(separator: [32]))
  }

  private static let titles: Set<[UInt8]> = Set(
    [
      "dr", "prof", "mag", "dipl", "ing", "med", "phil", "jur", "von", "van", "de", "der", "zu",
      "herr", "frau", "mr", "mrs", "ms",
    ].map { Array($0.utf8) })

  /// “ae”, “oe” and “ue” as “a”, “o” and “u”, but not after another vowel or q: Bauer, Quelle.
  private static func withoutWrittenUmlauts(_ word: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (place, byte) in word.enumerated() {
      if byte == UInt8(ascii: "e"), place > 0, "aou".utf8.contains(word[place - 1]),
        place < 2 || !"aeiouq".utf8.contains(word[place - 2])
      {
        continue
      }
      result.append(byte)
    }
    return result
  }
}
