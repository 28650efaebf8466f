internal import GraphCore
internal import Relations
internal import Wording

/// A division of the selected actors into named parts that may overlap.
struct Classes {
  /// The parts in the order first met; circles by size.
  private(set) var names: [Localized] = []
  /// Per vertex the positions of its parts in `names`, each once.
  private(set) var members: [[Int32]]
  private var numbers: [String: Int32] = [:]

  /// Divides by what the basis names; empty names make no part.
  ///
  /// - Throws: `unknownColumn`, `kernel`.
  init(
    _ basis: Conditions.Basis, of snapshot: Snapshot, _ execution: Execution
  ) throws(AnalysisError) {
    members = [[Int32]](repeating: [], count: snapshot.actors.count)
    switch basis {
    case .place: for vertex in members.indices { join(vertex, snapshot.actor(of: vertex).place) }
    case .kind: for vertex in members.indices { join(vertex, snapshot.actor(of: vertex).kind.id) }
    case .topic:
      for vertex in members.indices {
        for topic in snapshot.actor(of: vertex).topics { join(vertex, topic) }
      }
    case .circle:
      let groups = try snapshot.groups(Groups.Question(), execution: execution)
      names = groups.groups.map(\.name)
      for (vertex, group) in groups.membership.enumerated() where group >= 0 {
        members[vertex] = [group]
      }
    case .column(let name):
      guard let column = snapshot.network.actorAttribute(name) else { throw .unknownColumn(name) }
      for vertex in members.indices {
        for part in column.values[Int(snapshot.actors[vertex])].split(separator: ";") {
          join(vertex, String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
        }
      }
    }
  }

  private mutating func join(_ vertex: Int, _ name: String) {
    guard !name.isEmpty else { return }
    let number = numbers[name] ?? Int32(names.count)
    if Int(number) == names.count {
      numbers[name] = number
      names.append(Localized(name))
    }
    if !members[vertex].contains(number) { members[vertex].append(number) }
  }

  /// The part of that name, upper and lower case alike; nil if there is none.
  func number(of name: String) -> Int? {
    let folded = name.lowercased()
    return names.firstIndex {
      $0.de.lowercased() == folded || $0.en.lowercased() == folded
    }
  }

  /// The vertices of each part among those that count, ascending.
  func vertices(where counts: [Bool]) -> [[Int32]] {
    var result = [[Int32]](repeating: [], count: names.count)
    for (vertex, parts) in members.enumerated() where counts[vertex] {
      for part in parts { result[Int(part)].append(Int32(vertex)) }
    }
    return result
  }
}
