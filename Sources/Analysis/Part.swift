internal import Relations

/// How many of the actors of a part of the network (a place, a topic, a kind) something holds for.
public struct Part: Hashable, Sendable {
  /// The place, topic or kind; empty for the actors that name none.
  public let name: String
  /// How many it holds for.
  public let count: Int
  /// How many there are.
  public let total: Int

  /// `count` of `total`, 0...1; nil for an empty part.
  public var share: Double? { total > 0 ? Double(count) / Double(total) : nil }
}

/// A division of some actors into parts: by place, by topic, by kind.
struct Division {
  /// What divides.
  enum Basis {
    case place, topic, kind

    /// The parts an actor belongs to: one, but for topics any number, possibly the empty name.
    func names(of actor: Actor) -> [String] {
      switch self {
      case .place: [actor.place]
      case .kind: [actor.kind.id]
      case .topic: actor.topics.isEmpty ? [""] : actor.topics
      }
    }
  }

  private var names: [String] = []
  private var totals: [Int] = []
  private var offsets: [Int] = [0]
  private var parts: [Int32] = []

  /// Divides the actors of the vertices with `isMember`; the others belong to no part.
  init(_ basis: Basis, of isMember: [Bool], in snapshot: Snapshot) {
    var numbers: [String: Int] = [:]
    for vertex in isMember.indices {
      defer { offsets.append(parts.count) }
      guard isMember[vertex] else { continue }
      for name in basis.names(of: snapshot.network.actors[Int(snapshot.actors[vertex])]) {
        let number = numbers[name] ?? names.count
        if number == names.count {
          numbers[name] = number
          names.append(name)
          totals.append(0)
        }
        totals[number] += 1
        parts.append(Int32(number))
      }
    }
  }

  /// For every part how many of `vertices` belong to it.
  ///
  /// Larger parts come first, parts of a size by name, the actors that name none last. If no actor
  /// names any, there are no parts.
  func counts(of vertices: some Sequence<Int>) -> [Part] {
    guard names.contains(where: { !$0.isEmpty }) else { return [] }
    return tallies(of: vertices).sorted { left, right in
      if left.name.isEmpty != right.name.isEmpty { return right.name.isEmpty }
      return left.total == right.total ? left.name < right.name : left.total > right.total
    }
  }

  /// The named parts that some of `vertices` belong to: those with most of them first, then by name.
  func leading(of vertices: some Sequence<Int>) -> [Part] {
    tallies(of: vertices).filter { $0.count > 0 && !$0.name.isEmpty }.sorted { left, right in
      left.count == right.count ? left.name < right.name : left.count > right.count
    }
  }

  private func tallies(of vertices: some Sequence<Int>) -> [Part] {
    var counts = [Int](repeating: 0, count: names.count)
    for vertex in vertices {
      for place in offsets[vertex]..<offsets[vertex + 1] { counts[Int(parts[place])] += 1 }
    }
    return names.indices.map { Part(name: names[$0], count: counts[$0], total: totals[$0]) }
  }
}
