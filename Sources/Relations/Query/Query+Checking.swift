internal import Wording

/// What a query and a network have to say to each other before one is asked of the other.
extension Query {
  private var conditions: [QueryCondition] {
    (actorParts + degreeParts + tieParts).flatMap(\.conditions).sorted { $0.column < $1.column }
  }

  /// The fields that are neither of the language nor a column of `network`.
  ///
  /// In the order of the text, each with the names that come nearest. Such a field counts as a
  /// column without values.
  public func check(against network: Network) -> [QueryError] {
    let actorColumns = network.actorAttributes.map(\.name)
    let tieColumns = network.tieAttributes.map(\.name)
    var errors: [QueryError] = []
    for condition in conditions {
      let (name, columns, others): (String, [String], [String])
      switch condition.test {
      case .attribute(let column, _):
        name = column
        columns = actorColumns
        others = QueryField.all.flatMap(\.names) + tieColumns.map { "tie." + $0 }
      case .tieAttribute(let column, _):
        name = column
        columns = tieColumns
        others = []
      default: continue
      }
      let pattern = TextPattern(name, isLiteral: true)
      if columns.contains(where: { pattern.matches($0) }) { continue }
      let nearest = Suggestions.nearest(to: name, among: columns + others)
      errors.append(
        QueryError(text, column: condition.column, .unknownField(name, nearest: nearest)))
    }
    return errors
  }

  /// The places, topics, kinds and kinds of tie asked for that occur nowhere in `network`, most
  /// likely misspelled: worth a warning.
  ///
  /// In the order of the text, each with the values that come nearest.
  /// - Complexity: O(conditions · actors).
  public func unknownValues(in network: Network) -> [QueryError] {
    var errors: [QueryError] = []
    for condition in conditions {
      let (pattern, values): (TextPattern, [String])
      switch condition.test {
      case .place(let place): (pattern, values) = (place, network.actors.map(\.place))
      case .topic(let topic): (pattern, values) = (topic, network.actors.flatMap(\.topics))
      case .tie(let kind): (pattern, values) = (kind, network.tieKinds.map(\.id))
      case .kind(let kinds):
        (pattern, values) = (kinds[kinds.count - 1], network.actors.map(\.kind.id))
      default: continue
      }
      let distinct = Query.distinct(values)
      if pattern.isEmpty || distinct.contains(where: { pattern.matches($0) }) { continue }
      let nearest = Suggestions.nearest(to: pattern.text, among: distinct)
      errors.append(
        QueryError(text, column: condition.column, .unknownValue(pattern.text, nearest: nearest)))
    }
    return errors
  }

  /// The values without repetition, in the order of their first place.
  private static func distinct(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return values.filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}
