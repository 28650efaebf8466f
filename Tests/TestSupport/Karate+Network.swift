import GraphCore
public import Relations

extension Karate {
  /// The club as a network: members "1"..."34", all persons, with the column `club`.
  public static func network() throws -> Network {
    let rows = weighted.outgoing
    var ties: [Tie] = []
    for source in 0..<34 {
      for arc in rows.arcs(of: source) where rows.targets[arc] > source {
        ties.append(
          Tie(source: source, target: Int(rows.targets[arc]), strength: rows.weights[arc]))
      }
    }
    return try Network(
      actors: (1...34).map { Actor(id: String($0)) }, ties: ties,
      tieKinds: [TieKind("friendship")],
      actorAttributes: [
        AttributeColumn(name: "club", values: clubs.map { $0 == 0 ? "Mr. Hi" : "Officer" })
      ])
  }
}
