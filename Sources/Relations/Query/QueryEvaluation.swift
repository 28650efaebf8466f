/// Evaluates the parts of a query over all actors or all ties of a network at once: one pass per
/// condition, one flag per row.
struct QueryEvaluation {
  let network: Network
  /// Distinct neighbours of every actor; needed only by conditions on the degree.
  var degrees: [Int32] = []

  /// Whether each actor (tie) meets all `parts`.
  ///
  /// - Complexity: O(conditions · rows).
  func meets(_ parts: [QueryExpression], aboutTies: Bool) -> [Bool] {
    let count = aboutTies ? network.ties.count : network.actors.count
    var result = [Bool](repeating: true, count: count)
    for part in parts {
      let flags = self.flags(part, count)
      for row in 0..<count { result[row] = result[row] && flags[row] }
    }
    return result
  }

  private func flags(_ expression: QueryExpression, _ count: Int) -> [Bool] {
    switch expression {
    case .condition(let condition):
      return condition.isAboutTies ? tieFlags(condition.test) : actorFlags(condition.test)
    case .not(let part):
      var result = flags(part, count)
      for row in 0..<count { result[row].toggle() }
      return result
    case .all(let parts):
      var result = [Bool](repeating: true, count: count)
      for part in parts {
        let other = flags(part, count)
        for row in 0..<count { result[row] = result[row] && other[row] }
      }
      return result
    case .any(let parts):
      var result = [Bool](repeating: false, count: count)
      for part in parts {
        let other = flags(part, count)
        for row in 0..<count { result[row] = result[row] || other[row] }
      }
      return result
    }
  }

  private func actorFlags(_ test: QueryCondition.Test) -> [Bool] {
    let actors = network.actors
    var scratch: [UInt8] = []
    switch test {
    case .id(let pattern): return actors.map { pattern.matches($0.id, &scratch) }
    case .name(let pattern): return actors.map { pattern.matches($0.name, &scratch) }
    case .place(let pattern): return actors.map { pattern.matches($0.place, &scratch) }
    case .kind(let patterns):
      // Kinds are few: only where the kind changes is there something to compare.
      var last = (id: "", fits: patterns.contains { $0.matches("", &scratch) })
      return actors.map { actor in
        if actor.kind.id != last.id {
          last = (actor.kind.id, patterns.contains { $0.matches(actor.kind.id, &scratch) })
        }
        return last.fits
      }
    case .topic(let pattern):
      return actors.map { actor in
        actor.topics.isEmpty
          ? pattern.isEmpty : actor.topics.contains { pattern.matches($0, &scratch) }
      }
    case .permission(let permission): return actors.map { $0.permission == permission }
    case .cost(let bounds):
      guard let bounds else { return actors.map { $0.cost == nil } }
      return actors.map { $0.cost.map(bounds.contains) ?? false }
    case .degree(let bounds): return degrees.map { bounds.contains(Double($0)) }
    case .multiplier(let pattern):
      return roleFlags {
        pattern.matches($0.topic, &scratch) || pattern.matches($0.place, &scratch)
      }
    case .stage(let stage): return roleFlags { $0.stage == stage }
    case .attribute(let name, let test):
      return columnFlags(name, in: network.actorAttributes, test, count: actors.count)
    default: preconditionFailure("A condition on ties was asked of actors.")
    }
  }

  private func tieFlags(_ test: QueryCondition.Test) -> [Bool] {
    let ties = network.ties
    switch test {
    case .tie(let pattern):
      let kinds = network.tieKinds.map { pattern.matches($0.id) }
      return ties.indices.map { kinds[Int(ties.kind(of: $0))] }
    case .held(let period): return ties.indices.map { ties.period(of: $0).overlaps(period) }
    case .began(let bounds):
      guard let bounds else { return ties.map { $0.period.start == nil } }
      return ties.map { $0.period.start.map(bounds.contains) ?? false }
    case .ended(let bounds):
      guard let bounds else { return ties.map { $0.period.end == nil } }
      return ties.map { $0.period.last.map(bounds.contains) ?? false }
    case .strength(let bounds):
      return ties.indices.map { bounds.contains(ties.effectiveStrength(of: $0)) }
    case .confidence(let bounds): return ties.map { bounds.contains($0.confidence) }
    case .tieAttribute(let name, let test):
      return columnFlags(name, in: network.tieAttributes, test, count: ties.count)
    default: preconditionFailure("A condition on actors was asked of ties.")
    }
  }

  /// Flags the actors that have a role which fits.
  private func roleFlags(_ fits: (Multiplier) -> Bool) -> [Bool] {
    var result = [Bool](repeating: false, count: network.actors.count)
    for role in network.multipliers where !result[Int(role.actor)] {
      result[Int(role.actor)] = fits(role)
    }
    return result
  }

  private func columnFlags(
    _ name: String, in columns: [AttributeColumn], _ test: AttributeTest, count: Int
  ) -> [Bool] {
    let pattern = TextPattern(name, isLiteral: true)
    guard let column = columns.first(where: { pattern.matches($0.name) }) else {
      return [Bool](repeating: test.text?.matches("") ?? false, count: count)
    }
    var scratch: [UInt8] = []
    return column.values.map { test.fits($0, column.type, &scratch) }
  }
}

extension AttributeTest {
  /// Whether the value of a column of this type fits.
  func fits(_ value: String, _ type: AttributeColumn.ValueType, _ scratch: inout [UInt8]) -> Bool {
    if value.isEmpty { return text?.matches(value, &scratch) ?? false }
    switch type {
    case .day:
      if let days, let day = DateText.iso(value)?.first { return days.contains(day) }
    case .flag:
      if let flag { return value == (flag ? "true" : "false") }
    case .number:
      if let number, let found = Double(value) { return number.contains(found) }
    case .text:
      if let number, case .number(let found) = QueryNumber(value) { return number.contains(found) }
    }
    return text?.matches(value, &scratch) ?? false
  }
}
