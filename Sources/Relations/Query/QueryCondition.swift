/// One condition of a query: what has to hold for an actor or a tie.
struct QueryCondition: Hashable, Sendable {
  enum Test: Hashable, Sendable {
    case id(TextPattern), name(TextPattern), kind([TextPattern]), place(TextPattern)
    case topic(TextPattern), permission(Actor.Permission), cost(Bounds<Double>?)
    case degree(Bounds<Double>), multiplier(TextPattern), stage(Multiplier.Stage)
    case attribute(String, AttributeTest)
    case tie(TextPattern), held(Period), began(Bounds<Day>?), ended(Bounds<Day>?)
    case strength(Bounds<Double>), confidence(Bounds<Double>)
    case tieAttribute(String, AttributeTest)
  }

  let test: Test
  /// Where the condition begins in the query, from 1.
  let column: Int

  /// Whether it asks about ties rather than actors.
  var isAboutTies: Bool {
    switch test {
    case .id, .name, .kind, .place, .topic, .permission, .cost, .degree, .multiplier, .stage,
      .attribute:
      false
    case .tie, .held, .began, .ended, .strength, .confidence, .tieAttribute: true
    }
  }
}

/// What the value of a further column has to be.
///
/// Which of the forms counts depends on the column: numbers are compared as numbers, days as days,
/// flags as flags, the rest as text.
struct AttributeTest: Hashable, Sendable {
  /// Nil after a comparison such as `>`: then only numbers and days fit.
  let text: TextPattern?
  let number: Bounds<Double>?
  let days: Bounds<Day>?
  let flag: Bool?
}

/// An interval whose sides may be open or missing.
struct Bounds<Value: Hashable & Comparable & Sendable>: Hashable, Sendable {
  var low: Value?
  var high: Value?
  var includesLow = true
  var includesHigh = true

  /// Whether `value` lies within.
  func contains(_ value: Value) -> Bool {
    if let low, includesLow ? value < low : value <= low { return false }
    if let high, includesHigh ? value > high : value >= high { return false }
    return true
  }
}

/// Conditions joined by AND, OR and NOT.
indirect enum QueryExpression: Hashable, Sendable {
  case condition(QueryCondition)
  case all([QueryExpression])
  case any([QueryExpression])
  case not(QueryExpression)

  /// The parts of the outermost AND.
  var conjuncts: [QueryExpression] {
    if case .all(let parts) = self { return parts.flatMap(\.conjuncts) }
    return [self]
  }

  /// All conditions, in the order of the text.
  var conditions: [QueryCondition] {
    switch self {
    case .condition(let condition): [condition]
    case .all(let parts), .any(let parts): parts.flatMap(\.conditions)
    case .not(let part): part.conditions
    }
  }

  /// Whether a condition on the number of contacts occurs.
  var asksForDegree: Bool {
    conditions.contains { if case .degree = $0.test { true } else { false } }
  }
}
