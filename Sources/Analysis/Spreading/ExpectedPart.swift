public import GraphCore
internal import Relations
public import Wording

/// How many of the actors of a part of the network are reached in expectation.
public struct ExpectedPart: Hashable, Sendable {
  /// The place, topic, kind or circle; empty for the actors that name none.
  public let name: Localized
  /// How many are reached.
  public let reached: Estimate
  /// How many there are.
  public let total: Int

  /// `reached` of `total`; nil for an empty part.
  public var share: Double? { total > 0 ? reached.value / Double(total) : nil }
}

/// Actors divided by one thing: place, topic, kind or circle.
struct SpreadDivision {
  let names: [Localized]
  let totals: [Int]
  /// Per vertex its parts, in numbers of `names`.
  let parts: [[Int32]]

  /// Divides the vertices with `isMember` by a name, or several, of their actors.
  init(_ basis: Division.Basis, of isMember: [Bool], in snapshot: Snapshot) {
    var numbers: [String: Int32] = [:]
    var names: [String] = []
    var totals: [Int] = []
    parts = isMember.indices.map { vertex in
      guard isMember[vertex] else { return [] }
      return basis.names(of: snapshot.network.actors[Int(snapshot.actors[vertex])]).map { name in
        let number = numbers[name] ?? Int32(names.count)
        if Int(number) == names.count {
          numbers[name] = number
          names.append(name)
          totals.append(0)
        }
        totals[Int(number)] += 1
        return number
      }
    }
    // If nobody names any, there are no parts.
    let isNamed = names.contains { !$0.isEmpty }
    self.names = isNamed ? names.map { Localized($0) } : []
    self.totals = isNamed ? totals : []
  }

  /// Divides the vertices with `isMember` by circles.
  init(_ groups: Groups, of isMember: [Bool]) {
    names = groups.groups.map(\.name)
    var totals = [Int](repeating: 0, count: groups.groups.count)
    for (vertex, group) in groups.membership.enumerated() where isMember[vertex] && group >= 0 {
      totals[Int(group)] += 1
    }
    self.totals = totals
    parts = groups.membership.enumerated().map { vertex, group in
      isMember[vertex] && group >= 0 ? [group] : []
    }
  }

  /// The parts with what is reached of them: larger ones first, then by name; those without a name
  /// last.
  func expected(_ reached: ArraySlice<Estimate>) -> [ExpectedPart] {
    zip(names.indices, reached).map { number, reached in
      ExpectedPart(name: names[number], reached: reached, total: totals[number])
    }
    .filter { $0.total > 0 }
    .sorted { left, right in
      if left.name.de.isEmpty != right.name.de.isEmpty { return right.name.de.isEmpty }
      return left.total == right.total
        ? (left.name.de, left.name.en) < (right.name.de, right.name.en) : left.total > right.total
    }
  }
}

extension [SpreadDivision] {
  /// Numbers by part of all divisions one after the other, put back into them.
  func expected(_ reached: [Estimate]) -> [[ExpectedPart]] {
    var start = 0
    return map { division in
      defer { start += division.names.count }
      return division.expected(reached[start..<(start + division.names.count)])
    }
  }
}

extension VertexParts {
  /// The parts of several divisions, numbered one after the other.
  init(joining divisions: [SpreadDivision]) {
    var offsets = [0]
    var parts: [Int32] = []
    let count = divisions.reduce(0) { $0 + $1.names.count }
    for vertex in 0..<(divisions.first?.parts.count ?? 0) {
      var start: Int32 = 0
      for division in divisions {
        if !division.names.isEmpty {
          for part in division.parts[vertex] { parts.append(start + part) }
        }
        start += Int32(division.names.count)
      }
      offsets.append(parts.count)
    }
    self.init(offsets: offsets, parts: parts, count: count)
  }
}

extension Snapshot {
  /// The vertices with `isMember` by place, topic, kind and circle.
  func divisions(
    of isMember: [Bool], seed: UInt64, _ execution: Execution
  ) throws(AnalysisError) -> [SpreadDivision] {
    let groups = try groups(Groups.Question(seed: seed, named: 0), execution: execution)
    return [
      SpreadDivision(.place, of: isMember, in: self),
      SpreadDivision(.topic, of: isMember, in: self),
      SpreadDivision(.kind, of: isMember, in: self), SpreadDivision(groups, of: isMember),
    ]
  }
}
