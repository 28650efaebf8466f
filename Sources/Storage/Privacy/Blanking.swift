internal import GRDB

/// Blanks the mentions of a person in free texts about others and in the titles of sources.
struct Blanking {
  /// How many texts were changed.
  private(set) var count = 0
  private let database: Database
  private let mentions: [String]

  /// What stands in the place of a mention.
  static let mark = "…"

  /// Free texts: no names of other actors, no places, no topics.
  private static let columns: [(table: String, column: String)] = [
    ("actor", "further"), ("tie", "further"), ("contact", "note"), ("role", "method"),
    ("source", "title"), ("campaign", "name"),
  ]

  init(_ database: Database, _ mentions: Set<String>) {
    self.database = database
    // The longest first: "Anna Weber" before "Anna".
    self.mentions = mentions.union(mentions.map(Self.escaped))
      .sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  }

  /// A text as it stands in a JSON object of further columns.
  private static func escaped(_ text: String) -> String {
    let object = FurtherColumns.encoded([("", text)])
    return String(object.dropFirst(5).dropLast(2))
  }

  mutating func run() throws {
    for (table, column) in Self.columns {
      try blank(table, column)
      try blank("past_\(table)", column)
    }
    try blank("operation", "note")
    try blank("disclosure", "what")
    try blank("disclosure", "recipient")
  }

  private mutating func blank(_ table: String, _ column: String) throws {
    var changed: [(old: String, new: String)] = []
    try database.forEachRow("SELECT DISTINCT \(column) FROM \(table)") { row in
      let old = row.text(0)
      let new = blanked(old)
      if new != old { changed.append((old, new)) }
    }
    for (old, new) in changed {
      try database.execute(
        sql: "UPDATE \(table) SET \(column) = ? WHERE \(column) = ?", arguments: [new, old])
      count += database.changesCount
    }
  }

  /// The text without the mentions that stand as words of their own.
  private func blanked(_ text: String) -> String {
    var text = text
    for mention in mentions {
      var searched = text[...]
      var result = ""
      while let range = searched.firstRange(of: mention) {
        result += searched[..<range.lowerBound]
        let before = result.last.map(Self.isInsideWord) ?? false
        let after =
          range.upperBound < searched.endIndex && Self.isInsideWord(searched[range.upperBound])
        result += before || after ? mention : Self.mark
        searched = searched[range.upperBound...]
      }
      text = result + searched
    }
    return text
  }

  private static func isInsideWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }
}
