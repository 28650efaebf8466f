/// Builds the expression of a query from its tokens.
///
///     or        = and { OR and }
///     and       = not { [AND] not }
///     not       = { NOT | "-" } primary
///     primary   = "(" or ")" | field comparison value | field ":" "(" or ")" | word
///
/// NOT binds closest, then AND, which may be left out, then OR. Inside the brackets after a field
/// every word is a value of that field.
struct QueryParser {
  /// How deeply brackets may be nested: more than anybody writes, less than the stack bears.
  private static let maximumDepth = 50

  private let text: String
  private let tokens: [QueryToken]
  private var place = 0
  private var depth = 0

  /// The expression of `text`; nil if it is blank.
  static func expression(of text: String) throws(QueryError) -> QueryExpression? {
    var parser = QueryParser(text: text, tokens: try QueryLexer.tokens(of: text))
    guard !parser.tokens.isEmpty else { return nil }
    let expression = try parser.or(nil)
    if let token = parser.next {
      throw QueryError(text, column: token.column, .unexpectedBracket)
    }
    return expression
  }

  private init(text: String, tokens: [QueryToken]) {
    self.text = text
    self.tokens = tokens
  }

  private var next: QueryToken? { place < tokens.count ? tokens[place] : nil }

  /// The column just after the last token: where something is missing.
  private var endColumn: Int { text.count + 1 }

  private mutating func or(_ field: QueryToken?) throws(QueryError) -> QueryExpression {
    var parts = [try and(field)]
    while isOperator(["or", "oder"]) {
      place += 1
      parts.append(try and(field))
    }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func and(_ field: QueryToken?) throws(QueryError) -> QueryExpression {
    var parts = [try not(field)]
    while let token = next, token.content != .closing, !isOperator(["or", "oder"]) {
      if isOperator(["and", "und"]) { place += 1 }
      parts.append(try not(field))
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func not(_ field: QueryToken?) throws(QueryError) -> QueryExpression {
    var isNegated = false
    while let token = next {
      if token.content == .minus {
        guard let following = tokens.dropFirst(place + 1).first, !following.isApart else {
          throw QueryError(text, column: token.column, .loneMinus)
        }
      } else if !isOperator(["not", "nicht"]) {
        break
      }
      isNegated.toggle()
      place += 1
    }
    let part = try primary(field)
    return isNegated ? .not(part) : part
  }

  private mutating func primary(_ field: QueryToken?) throws(QueryError) -> QueryExpression {
    guard let token = next else { throw QueryError(text, column: endColumn, .missingCondition) }
    place += 1
    switch token.content {
    case .opening: return try brackets(from: token, field)
    case .closing, .minus: throw QueryError(text, column: token.column, .missingCondition)
    case .comparison: throw QueryError(text, column: token.column, .missingField)
    case .word, .quoted: break
    }
    if field == nil, let sign = next, case .comparison(let comparison) = sign.content {
      place += 1
      return try condition(token, comparison, sign)
    }
    if isAnyOperator(token) {
      throw QueryError(text, column: token.column, .missingCondition)
    }
    let reader = QueryConditionReader(text: text)
    guard let field else { return .condition(reader.freeWord(token)) }
    return .condition(try reader.condition(field: field, .fits, value: token, isNegative: false))
  }

  private mutating func brackets(
    from token: QueryToken, _ field: QueryToken?
  ) throws(QueryError) -> QueryExpression {
    depth += 1
    guard depth <= QueryParser.maximumDepth else {
      throw QueryError(text, column: token.column, .tooDeep(limit: QueryParser.maximumDepth))
    }
    let expression = try or(field)
    guard next?.content == .closing else {
      throw QueryError(text, column: token.column, .unclosedBracket)
    }
    place += 1
    depth -= 1
    return expression
  }

  /// What follows a field and its sign.
  private mutating func condition(
    _ field: QueryToken, _ comparison: QueryToken.Comparison, _ sign: QueryToken
  ) throws(QueryError) -> QueryExpression {
    let valueColumn = next?.column ?? endColumn
    var isNegative = false
    if next?.content == .minus {
      isNegative = true
      place += 1
    }
    guard let value = next else {
      throw QueryError(text, column: valueColumn, .missingValue(name(of: field)))
    }
    place += 1
    switch value.content {
    case .word, .quoted: break
    case .opening where !isNegative && comparison == .fits:
      return try brackets(from: value, field)
    default: throw QueryError(text, column: valueColumn, .missingValue(name(of: field)))
    }
    let read = try QueryConditionReader(text: text).condition(
      field: field, comparison == .notEqual ? .equal : comparison, value: value,
      isNegative: isNegative)
    return comparison == .notEqual ? .not(.condition(read)) : .condition(read)
  }

  private func name(of token: QueryToken) -> String {
    switch token.content {
    case .word(let word), .quoted(let word): word
    default: ""
    }
  }

  private func isOperator(_ words: [String]) -> Bool {
    guard let token = next, case .word(let word) = token.content else { return false }
    guard words.contains(word.lowercased()) else { return false }
    // "und:" or "not>3" is a column of that name.
    if let following = tokens.dropFirst(place + 1).first, case .comparison = following.content {
      return false
    }
    return true
  }

  private func isAnyOperator(_ token: QueryToken) -> Bool {
    guard case .word(let word) = token.content else { return false }
    return ["and", "und", "or", "oder", "not", "nicht"].contains(word.lowercased())
  }
}
