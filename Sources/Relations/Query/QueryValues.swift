/// A number as people type it: a point or a comma before the decimals.
enum QueryNumber {
  case number(Double)
  /// "1.500": fifteen hundred or one and a half?
  case ambiguous
  case none

  /// Reads `text`.
  init(_ text: String) {
    var plain = ""
    var separators = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): plain.append(Character(Unicode.Scalar(byte)))
      case UInt8(ascii: "."), UInt8(ascii: ","):
        separators += 1
        plain.append(".")
      case UInt8(ascii: "-"), UInt8(ascii: "+"):
        guard plain.isEmpty else {
          self = .none
          return
        }
        plain.append(Character(Unicode.Scalar(byte)))
      default:
        self = .none
        return
      }
    }
    guard separators <= 1, let number = Double(plain), number.isFinite else {
      self = .none
      return
    }
    self = QueryNumber.isAmbiguous(plain) ? .ambiguous : .number(number)
  }

  /// One to three digits, not beginning with 0, and exactly three after the separator.
  private static func isAmbiguous(_ plain: String) -> Bool {
    let digits = plain.drop { $0 == "-" || $0 == "+" }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    return parts[1].count == 3 && (1...3).contains(parts[0].count) && !parts[0].hasPrefix("0")
  }

  /// Both sides of "10..50", "10.." or "..50", or nil if `text` is no range.
  static func range(_ text: String) -> (from: String, to: String)? {
    let characters = Array(text)
    guard characters.count > 2 else { return nil }
    for place in 0..<(characters.count - 1)
    where characters[place] == "." && characters[place + 1] == "." {
      return (String(characters[..<place]), String(characters[(place + 2)...]))
    }
    return nil
  }
}

/// Dates as people type them.
enum QueryDates {
  /// A day, month or year, ISO 8601 or German; a number up to four digits is a year or step.
  static func days(_ text: String) -> DateText? {
    DateText.iso(text) ?? DateText.german(text) ?? DateText.year(text)
  }
}

/// Words with a fixed meaning; the first of each is the one shown in messages.
enum QueryWords {
  static let permissions: [(meaning: Actor.Permission, words: [String])] = [
    (.granted, ["granted", "erteilt", "ja", "yes", "zugestimmt", "agreed", "true", "1"]),
    (
      .objected,
      ["objected", "widersprochen", "widerspruch", "nein", "no", "abgelehnt", "false", "0"]
    ),
    (.unknown, ["unknown", "unbekannt", "offen", "open", ""]),
  ]

  static let stages: [(meaning: Multiplier.Stage, words: [String])] = [
    (.considered, ["considered", "erwogen", "vorgesehen"]),
    (.approached, ["approached", "angesprochen"]),
    (.cooperating, ["cooperating", "kooperiert", "kooperierend"]),
    (.active, ["active", "aktiv"]),
    (.dormant, ["dormant", "ruhend", "ruht"]),
    (.declined, ["declined", "abgelehnt", "abgesagt"]),
  ]

  /// Yes or no, as people write it; nil for anything else.
  static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "ja", "wahr", "1": true
    case "false", "no", "nein", "falsch", "0": false
    default: nil
    }
  }
}
