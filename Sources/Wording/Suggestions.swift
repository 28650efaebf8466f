/// Words that resemble a mistyped one.
public enum Suggestions {
  /// Up to `count` of `words` that differ least from `word`, nearest first; equally near ones in
  /// their given order, the same word once.
  ///
  /// A word is near if it contains the mistyped one, if a third of the letters at most is wrong, or
  /// if both begin with the same three letters.
  ///
  /// - Complexity: O(|word| · Σ|words|).
  public static func nearest(to word: String, among words: [String], count: Int = 3) -> [String] {
    let lowered = word.lowercased()
    let wanted = Array(lowered)
    var seen: Set<String> = []
    let ranked = words.enumerated().compactMap { position, candidate -> (Int, Int)? in
      guard seen.insert(candidate).inserted else { return nil }
      let other = candidate.lowercased()
      if !wanted.isEmpty, other.contains(lowered) { return (0, position) }
      let distance = distance(wanted, Array(other))
      let beginsAlike = wanted.count >= 3 && other.hasPrefix(lowered.prefix(3))
      return distance <= max(1, wanted.count / 3) || beginsAlike ? (distance, position) : nil
    }
    return ranked.sorted { $0 < $1 }.prefix(count).map { words[$0.1] }
  }

  /// How many letters must be put in, left out, changed or swapped with their neighbour.
  ///
  /// - Source: Damerau, "A Technique for Computer Detection and Correction of Spelling Errors",
  ///   CACM 7 (1964), 171–176, in the form of optimal string alignment.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var least = min(last[j + 1], row[j]) + 1
        least = min(least, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          least = min(least, beforeLast[j - 1] + 1)
        }
        row.append(least)
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
