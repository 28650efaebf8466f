internal import GraphCore
internal import Relations
public import Wording

/// Why data cannot tell who carries a message: everybody in question is alike in them.
public enum Sameness: String, Hashable, Sendable, Codable {
  /// Nobody in question has a tie.
  case noTies
  /// All are tied to the same, as in the register of one club, or all to each other.
  case oneGroup

  /// Fewer than so many of one group may be alike by chance.
  private static let leastTied = 5

  /// Looks whether the ties tell those in question apart; nil if they do.
  ///
  /// Whoever has no tie at all does not count: that much the data tell.
  ///
  /// - Parameter candidates: vertices.
  /// - Complexity: linear in the ties of the candidates.
  init?(_ snapshot: Snapshot, candidates: [Int]) {
    let rows = snapshot.weightedGraph.undirected().outgoing
    let tied = candidates.filter { !rows.arcs(of: $0).isEmpty }
    guard let first = tied.first else {
      if candidates.isEmpty { return nil }
      self = .noTies
      return
    }
    let isPerson = snapshot.actor(of: first).kind == .person
    let hasHub = rows.arcs(of: first).contains {
      snapshot.actor(of: Int(rows.targets[$0])).kind != .person
    }
    guard tied.count >= (isPerson && hasHub ? 3 : Sameness.leastTied) else { return nil }
    // Alike: tied to the same, oneself and the other left out, with the same strength.
    let others = Sameness.row(first, in: rows)
    for vertex in tied.dropFirst() {
      let row = Sameness.row(vertex, in: rows)
      let (own, theirs) = (row[Int32(first)], others[Int32(vertex)])
      guard own == theirs, row.count == others.count else { return nil }
      for (target, weight) in row where target != Int32(first) && others[target] != weight {
        return nil
      }
    }
    self = .oneGroup
  }

  private static func row(_ vertex: Int, in rows: Graph.Adjacency) -> [Int32: Double] {
    var row: [Int32: Double] = [:]
    for arc in rows.arcs(of: vertex) {
      row[rows.targets[arc]] = rows.weights.isEmpty ? 1 : rows.weights[arc]
    }
    return row
  }

  /// What is the matter, and what would tell.
  public var text: Localized {
    switch self {
    case .noTies:
      Localized(
        de:
          "Diese Daten sagen nicht, wer eine Botschaft trägt: niemand ist mit jemandem verbunden. "
          + "Das würde es sagen: wer wen kennt, wer mit wem in einem Verein ist, wer bei welchem "
          + "Treffen war.",
        en: "These data cannot tell who carries a message: nobody is tied to anybody. What would "
          + "tell: who knows whom, who is in a club with whom, who was at which meeting.")
    case .oneGroup:
      Localized(
        de:
          "Diese Daten sagen nicht, wer eine Botschaft trägt: jedes Paar ist gleich, alle gehören "
          + "zur selben Gruppe. Das würde es sagen: wer wen kennt, in welchen anderen Vereinen sie "
          + "sind, wer bei welchem Treffen war.",
        en: "These data cannot tell who carries a message: every pair is alike, all belong to the "
          + "same group. What would tell: who knows whom, which other clubs they are in, who was at "
          + "which meeting.")
    }
  }
}
