/// A word, sign or bracket of a query and where it begins.
struct QueryToken: Hashable, Sendable {
  enum Comparison: String, Hashable, Sendable {
    case fits = ":", equal = "=", notEqual = "!="
    case less = "<", atMost = "<=", greater = ">", atLeast = ">="
  }

  enum Content: Hashable, Sendable {
    case word(String), quoted(String), comparison(Comparison)
    case opening, closing, minus
  }

  let content: Content
  /// The column of the first character, from 1.
  let column: Int
  /// Whether white space, a bracket or the beginning stands before it.
  let isApart: Bool
}

/// Cuts the text of a query into tokens.
struct QueryLexer {
  private let characters: [Character]
  private var place = 0
  private var tokens: [QueryToken] = []

  /// The tokens of `text`.
  ///
  /// - Throws: only `.unclosedQuote`.
  static func tokens(of text: String) throws(QueryError) -> [QueryToken] {
    var lexer = QueryLexer(characters: Array(text))
    try lexer.run(text)
    return lexer.tokens
  }

  private init(characters: [Character]) { self.characters = characters }

  private mutating func run(_ text: String) throws(QueryError) {
    while place < characters.count {
      let character = characters[place]
      if character.isWhitespace {
        place += 1
      } else if character == "(" || character == ")" {
        add(character == "(" ? .opening : .closing, length: 1)
      } else if let closing = QueryLexer.closing[character] {
        try quote(closedBy: closing, text)
      } else if let (comparison, length) = comparison() {
        add(.comparison(comparison), length: length)
      } else if isMinus {
        add(.minus, length: 1)
      } else {
        word()
      }
    }
  }

  private mutating func add(_ content: QueryToken.Content, length: Int) {
    let before = place == 0 ? " " : characters[place - 1]
    let isApart = before.isWhitespace || before == "("
    tokens.append(QueryToken(content: content, column: place + 1, isApart: isApart))
    place += length
  }

  /// The signs that close a quotation, by the sign that opened it.
  private static let closing: [Character: Set<Character>] = [
    "\"": ["\""], "„": ["“", "”", "\""], "“": ["”", "“", "\""], "»": ["«"], "«": ["»"],
  ]

  private mutating func quote(
    closedBy closing: Set<Character>, _ text: String
  ) throws(QueryError) {
    var content = ""
    var end = place + 1
    while end < characters.count, !closing.contains(characters[end]) {
      if characters[end] == "\\", end + 1 < characters.count { end += 1 }
      content.append(characters[end])
      end += 1
    }
    guard end < characters.count else {
      throw QueryError(text, column: place + 1, .unclosedQuote)
    }
    add(.quoted(content), length: end + 1 - place)
  }

  private func comparison() -> (QueryToken.Comparison, Int)? {
    for length in [2, 1] where place + length <= characters.count {
      let sign = String(characters[place..<(place + length)])
      if let comparison = QueryToken.Comparison(rawValue: sign) { return (comparison, length) }
      switch sign {
      case "≤": return (.atMost, 1)
      case "≥": return (.atLeast, 1)
      case "≠": return (.notEqual, 1)
      default: continue
      }
    }
    return nil
  }

  /// A hyphen, minus sign or dash (as word processors make of it) at the beginning of a word.
  private var isMinus: Bool {
    guard ["-", "−", "–"].contains(characters[place]) else { return false }
    return place == 0 || characters[place - 1].isWhitespace || characters[place - 1] == "("
      || tokens.last.map { if case .comparison = $0.content { true } else { false } } == true
  }

  private mutating func word() {
    var end = place
    let start = place
    while end < characters.count {
      place = end
      let character = characters[end]
      if character.isWhitespace || character == "(" || character == ")" { break }
      if QueryLexer.closing[character] != nil || comparison() != nil { break }
      end += 1
    }
    place = start
    add(.word(String(characters[start..<end])), length: end - start)
  }
}
