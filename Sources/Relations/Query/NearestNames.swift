/// Names that somebody who mistyped may have meant.
enum NearestNames {
  /// At most three of `candidates`, the nearest first, equals in their order: those that differ by
  /// a third of the letters at most, or begin with the same three.
  static func find(_ name: String, among candidates: [String]) -> [String] {
    let wanted = FoldedText.bytes(name, .spelledOut)
    var found: [(distance: Int, place: Int, name: String)] = []
    for (place, candidate) in candidates.enumerated()
    where !candidates.prefix(place).contains(candidate) {
      let bytes = FoldedText.bytes(candidate, .spelledOut)
      let distance = self.distance(wanted, bytes)
      let isClose = distance <= max(1, wanted.count / 3)
      let beginsAlike = wanted.count >= 3 && bytes.starts(with: wanted.prefix(3))
      if isClose || beginsAlike { found.append((distance, place, candidate)) }
    }
    found.sort { ($0.distance, $0.place) < ($1.distance, $1.place) }
    return found.prefix(3).map(\.name)
  }

  /// How many letters must be put in, left out, changed or swapped with their neighbour.
  ///
  /// - Complexity: O(length · length).
  /// - Source: Damerau, "A Technique for Computer Detection and Correction of Spelling Errors",
  ///   CACM 7 (1964), 171–176, in the form of optimal string alignment.
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
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
