/// Words that resemble a mistyped one.
public enum Suggestions {
  /// Up to `count` of `words` that differ least from `word`, nearest first; equally near ones in
  /// their given order.
  ///
  /// Words that share nothing with it are left out.
  ///
  /// - Complexity: O(|word| · Σ|words|).
  public static func nearest(to word: String, among words: [String], count: Int = 3) -> [String] {
    let wanted = Array(word.lowercased())
    let ranked = words.enumerated().map { position, candidate in
      let letters = Array(candidate.lowercased())
      let isPart = !wanted.isEmpty && (candidate.lowercased().contains(word.lowercased()))
      return (distance: isPart ? 0 : distance(wanted, letters), position: position)
    }
    .filter { $0.distance < max(3, wanted.count) }
    .sorted { ($0.distance, $0.position) < ($1.distance, $1.position) }
    return ranked.prefix(count).map { words[$0.position] }
  }

  /// The edits that turn one word into the other (Levenshtein).
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(diagonal + (letter == other ? 0 : 1), above + 1, row[j] + 1)
        diagonal = above
      }
    }
    return row[right.count]
  }
}
