internal import Relations

/// Who wrote to whom, how often and when: all that is kept of messages.
struct Exchanges {
  private struct Pair: Hashable {
    let source: Int
    let target: Int
  }
  /// How often on which day, for each pair, in the order of their first message.
  private var days: [Pair: [Day: Int]] = [:]
  private var undated: [Pair: Int] = [:]
  private var order: [(pair: Pair, offset: Int)] = []

  /// Counts a message.
  mutating func count(from source: Int, to target: Int, on day: Day?, at offset: Int) {
    let pair = Pair(source: source, target: target)
    if days[pair] == nil {
      days[pair] = [:]
      order.append((pair, offset))
    }
    if let day { days[pair]?[day, default: 0] += 1 } else { undated[pair, default: 0] += 1 }
  }

  /// Adds one tie for each pair: its strength is the number of messages, each day a contact.
  func add(to graph: inout ElementGraph, kind: String, isDirected: Bool) {
    for (pair, offset) in order {
      let counts = days[pair] ?? [:]
      let total = counts.values.reduce(undated[pair] ?? 0, +)
      graph.addEdge(pair.source, pair.target, isDirected: isDirected, at: offset)
      graph.setTie("kind", kind, as: .kind, at: offset)
      graph.setTie("weight", String(total), type: .number, as: .strength, at: offset)
      for (day, count) in counts.sorted(by: { $0.key < $1.key }) {
        graph.addContact(on: day, weight: Double(count))
      }
    }
  }
}
