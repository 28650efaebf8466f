import Analysis
import Drawing
import GraphCore
import Relations
import Wording

/// Networks made for tests, the same on every run.
enum Sample {
  /// A network of communities: each actor is tied to some of its own and few of other ones.
  static func communities(actors: Int, groups: Int, seed: UInt64 = 7) throws -> Network {
    var random = SplitMix64(seed: seed)
    var ties: [Tie] = []
    for actor in 0..<actors {
      for _ in 0..<3 {
        let isInside = random.unit() < 0.9
        let steps = random.below(max(1, actors / groups))
        let other = isInside ? (actor + groups * steps) % actors : random.below(actors)
        ties.append(Tie(source: actor, target: other, strength: 1 + 4 * random.unit()))
      }
    }
    return try Network(
      actors: (0..<actors).map { Actor(id: "a\($0)", name: "Person \($0) Müller") }, ties: ties)
  }

  /// Actors without ties.
  static func isolates(_ count: Int) throws -> Network {
    try Network(actors: (0..<count).map { Actor(id: "\($0)", name: "Einzelne \($0)") })
  }

  /// One actor tied to all others.
  static func star(_ leaves: Int) throws -> Network {
    try Network(
      actors: (0...leaves).map { Actor(id: "\($0)") },
      ties: (1...leaves).map { Tie(source: 0, target: $0) })
  }

  /// A style with everything on: size by ties, colour by the remainder of the vertex.
  static func style(_ snapshot: Snapshot, groups: Int = 4, language: Language = .german) -> Style {
    let rows = snapshot.graph.outgoing
    return Style(
      size: .init(
        name: Localized(de: "Verbindungen", en: "Ties"),
        values: snapshot.actors.indices.map { Double(rows.degree(of: $0)) }),
      groups: .init(
        name: Localized(de: "Kreis", en: "Circle"),
        ofVertex: snapshot.actors.indices.map { "Gruppe \($0 % groups)" }),
      title: "Größe & Übersicht", captions: ["Stand: 5. Juni 2024", "Quelle: Test"],
      language: language)
  }
}
