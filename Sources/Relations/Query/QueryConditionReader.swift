internal import Wording

/// Turns a field, a sign and a value into a condition.
struct QueryConditionReader {
  /// The whole query, for error messages.
  let text: String

  /// A word without a field: part of the name.
  func freeWord(_ token: QueryToken) -> QueryCondition {
    let value = Value(token)
    return QueryCondition(test: .name(value.pattern(.part)), column: token.column)
  }

  /// The condition `field comparison value`.
  ///
  /// - Parameter isNegative: a minus sign stands before the value.
  func condition(
    field: QueryToken, _ comparison: QueryToken.Comparison, value token: QueryToken,
    isNegative: Bool
  ) throws(QueryError) -> QueryCondition {
    let value = Value(token, isNegative: isNegative)
    let name = Value(field).text
    let test: QueryCondition.Test
    if let known = QueryField.named(name) {
      test = try self.test(known, comparison, value, name: name)
    } else if let column = QueryConditionReader.name(name, after: ["tie.", "beziehung."]) {
      test = .tieAttribute(column, try attribute(comparison, value))
    } else {
      let column = QueryConditionReader.name(name, after: ["actor.", "akteur."])
      test = .attribute(column ?? name, try attribute(comparison, value))
    }
    return QueryCondition(test: test, column: field.column)
  }

  /// A value as written.
  struct Value {
    let text: String
    let isQuoted: Bool
    let column: Int

    init(_ token: QueryToken, isNegative: Bool = false) {
      switch token.content {
      case .word(let word): (text, isQuoted) = (isNegative ? "-" + word : word, false)
      case .quoted(let word): (text, isQuoted) = (isNegative ? "-" + word : word, true)
      default: (text, isQuoted) = ("", true)
      }
      column = isNegative ? token.column - 1 : token.column
    }

    func pattern(_ scope: TextPattern.Scope = .whole) -> TextPattern {
      TextPattern(text, scope: scope, isLiteral: isQuoted)
    }
  }

  private func test(
    _ field: QueryField, _ comparison: QueryToken.Comparison, _ value: Value, name: String
  ) throws(QueryError) -> QueryCondition.Test {
    switch field.id {
    case .cost: return .cost(value.text.isEmpty ? nil : try number(comparison, value))
    case .degree: return .degree(try number(comparison, value))
    case .strength: return .strength(try number(comparison, value))
    case .confidence: return .confidence(try number(comparison, value))
    case .began: return .began(value.text.isEmpty ? nil : try days(comparison, value))
    case .ended: return .ended(value.text.isEmpty ? nil : try days(comparison, value))
    default: break
    }
    guard comparison == .fits || comparison == .equal else {
      throw QueryError(text, column: value.column, .notComparable(name))
    }
    switch field.id {
    case .since: return .held(try period(value) { (first: $0.low, last: nil) })
    case .until: return .held(try period(value) { (first: nil, last: $0.high) })
    case .on: return .held(try period(value) { (first: $0.low, last: $0.high) })
    default: return try wordTest(field, comparison, value)
    }
  }

  private func wordTest(
    _ field: QueryField, _ comparison: QueryToken.Comparison, _ value: Value
  ) throws(QueryError) -> QueryCondition.Test {
    switch field.id {
    case .id: return .id(value.pattern())
    case .kind:
      let normal = TextPattern(Actor.Kind(value.text).id, isLiteral: value.isQuoted)
      return .kind([value.pattern(), normal])
    case .place: return .place(value.pattern())
    case .topic: return .topic(value.pattern())
    case .tie: return .tie(value.pattern())
    case .multiplier: return .multiplier(value.pattern())
    case .permission: return .permission(try word(value, QueryWords.permissions))
    case .stage: return .stage(try word(value, QueryWords.stages))
    default: return .name(value.pattern(comparison == .equal ? .whole : .part))
    }
  }

  private func word<Meaning>(
    _ value: Value, _ words: [(meaning: Meaning, words: [String])]
  ) throws(QueryError) -> Meaning {
    let pattern = TextPattern(value.text, isLiteral: true)
    for (meaning, words) in words where words.contains(where: { pattern.matches($0) }) {
      return meaning
    }
    throw QueryError(
      text, column: value.column,
      .unknownWord(value.text, allowed: words.map { Localized(de: $0.words[1], en: $0.words[0]) }))
  }

  private func attribute(
    _ comparison: QueryToken.Comparison, _ value: Value
  ) throws(QueryError) -> AttributeTest {
    let number: Bounds<Double>?
    do {
      number = try self.number(comparison, value)
    } catch {
      // In quotes everything may be text.
      if !value.isQuoted, error.reason.isAboutReadableNumber { throw error }
      number = nil
    }
    let days = try? self.days(comparison, value)
    let isText = comparison == .fits || comparison == .equal
    guard isText || number != nil || days != nil else {
      throw QueryError(text, column: value.column, .notANumber(value.text))
    }
    return AttributeTest(
      text: isText ? value.pattern() : nil, number: number, days: days,
      flag: isText ? QueryWords.flag(value.text) : nil)
  }

  private func number(
    _ comparison: QueryToken.Comparison, _ value: Value
  ) throws(QueryError) -> Bounds<Double> {
    try bounds(comparison, value) { (part: String) throws(QueryError) in
      switch QueryNumber(part) {
      case .number(let number): return (number, number)
      case .ambiguous: throw QueryError(text, column: value.column, .ambiguousNumber(part))
      case .none: throw QueryError(text, column: value.column, .notANumber(part))
      }
    }
  }

  private func days(
    _ comparison: QueryToken.Comparison, _ value: Value
  ) throws(QueryError) -> Bounds<Day> {
    try bounds(comparison, value) { (part: String) throws(QueryError) in
      guard let days = QueryDates.days(part) else {
        throw QueryError(text, column: value.column, .notADate(part))
      }
      return (days.first, days.last)
    }
  }

  private func period(
    _ value: Value, _ sides: (Bounds<Day>) -> (first: Day?, last: Day?)
  ) throws(QueryError) -> Period {
    let (first, last) = sides(try days(.fits, value))
    return Period(first: first, last: last) ?? .always
  }

  /// A value with a sign before it, or a range `a..b`, as an interval.
  ///
  /// A month or year is a stretch: `<2020` ends before it begins, `<=2020` when it ends.
  private func bounds<Number: Hashable & Comparable & Sendable>(
    _ comparison: QueryToken.Comparison, _ value: Value,
    _ read: (String) throws(QueryError) -> (low: Number, high: Number)
  ) throws(QueryError) -> Bounds<Number> {
    if comparison == .fits || comparison == .equal, let (from, to) = QueryNumber.range(value.text) {
      let low = from.isEmpty ? nil : try read(from).low
      let high = to.isEmpty ? nil : try read(to).high
      if let low, let high, high < low {
        throw QueryError(text, column: value.column, .swapped(value.text))
      }
      return Bounds(low: low, high: high)
    }
    let (low, high) = try read(value.text)
    return switch comparison {
    case .fits, .equal, .notEqual: Bounds(low: low, high: high)
    case .less: Bounds(high: low, includesHigh: false)
    case .atMost: Bounds(high: high)
    case .greater: Bounds(low: high, includesLow: false)
    case .atLeast: Bounds(low: low)
    }
  }

  private static func name(_ name: String, after prefixes: [String]) -> String? {
    let lowered = name.lowercased()
    for prefix in prefixes where lowered.hasPrefix(prefix) && name.count > prefix.count {
      return String(name.dropFirst(prefix.count))
    }
    return nil
  }
}
