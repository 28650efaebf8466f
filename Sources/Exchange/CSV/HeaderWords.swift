/// The header of a table as words that can be compared: lower case, letters and digits only,
/// umlauts written out, remarks in parentheses left out.
struct HeaderWords {
  /// One word per column.
  let words: [String]
  /// Which columns have found their role.
  private(set) var isTaken: [Bool]

  /// The header with these cells.
  init(_ cells: [String]) {
    words = cells.map(Self.word)
    isTaken = Array(repeating: false, count: cells.count)
  }

  /// The first free column called one of `candidates`, now taken; lists are tried in order.
  mutating func take(_ candidates: [String]...) -> Int? {
    for list in candidates {
      if let column = find(list) {
        isTaken[column] = true
        return column
      }
    }
    return nil
  }

  /// The first free column called one of `candidates`.
  func find(_ candidates: [String]) -> Int? {
    words.indices.first { !isTaken[$0] && candidates.contains(words[$0]) }
  }

  /// Takes `column` if there is one.
  mutating func take(column: Int?) { if let column { isTaken[column] = true } }

  /// A header cell as a word: “Stärke (1–5)” is `staerke`.
  static func word(_ cell: String) -> String {
    var word = ""
    var depth = 0
    for scalar in cell.lowercased().unicodeScalars {
      switch scalar {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "ä" where depth == 0: word += "ae"
      case "ö" where depth == 0: word += "oe"
      case "ü" where depth == 0: word += "ue"
      case "ß" where depth == 0: word += "ss"
      default:
        guard depth == 0 else { continue }
        if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
          word.unicodeScalars.append(scalar)
        }
      }
    }
    return word
  }
}
