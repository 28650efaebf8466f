/// A vertex of a Pajek network before it is an actor.
struct PajekNode {
  var label: String
  /// When it is there, as the file writes it.
  var period = ""
  /// Where it is listed; −1 if it is only counted.
  var offset = -1
}

/// A line of a Pajek network before it is a tie.
struct PajekTie {
  let source: Int
  let target: Int
  let isDirected: Bool
  let kind: String
  let offset: Int
  var value: LineWords.Word?
  var label = ""
  /// When it is there, as the file writes it.
  var period = ""
}

/// A partition or a vector.
struct PajekColumn {
  let name: String
  var values: [(text: String, offset: Int)] = []
}

/// Times as Pajek writes them: `[1-3,7,10-*]`.
enum PajekTime {
  /// Whether a word is a list of times.
  static func isTime(_ word: LineWords.Word) -> Bool {
    !word.isQuoted && word.text.hasPrefix("[") && word.text.hasSuffix("]")
  }

  /// Whether a word begins the description of how a line is drawn: `c Blue`, `w 3`, `l "label"`.
  static func isParameter(_ word: String) -> Bool {
    let lowered = word.lowercased()
    return ["c", "p", "l", "w", "s", "a", "ap", "lr", "lp", "lc", "la", "fos", "font", "h1", "h2"]
      .contains(lowered) || ["a1", "a2", "k1", "k2", "lphi"].contains(lowered)
  }

  /// The periods of a list of times; one without bounds if there is no list.
  static func periods(_ text: String) -> [(start: String, end: String)] {
    guard text.count > 2 else { return [("", "")] }
    return text.dropFirst().dropLast().split(separator: ",").map { part in
      let bounds = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        .map { ElementValues.trimmed(String($0)) }
        .map { $0 == "*" ? "" : $0 }
      return (bounds[0], bounds.count > 1 ? bounds[1] : bounds[0])
    }
  }
}
