import GraphCore
import Relations

/// Networks for tests, written as pairs.
enum Small {
  /// Persons a, b, c … with mutual ties "ab", "bc" of strength 1.
  static func network(
    _ pairs: [String], people: String, objecting: String = "", places: [Character: String] = [:]
  ) throws -> Network {
    let letters = Array(people)
    func position(_ letter: Character?) -> Int { letters.firstIndex { $0 == letter } ?? -1 }
    return try Network(
      actors: letters.map {
        Actor(
          id: String($0), place: places[$0] ?? "",
          permission: objecting.contains($0) ? .objected : .unknown)
      },
      ties: pairs.map { Tie(source: position($0.first), target: position($0.last)) })
  }

  /// `count` persons, each pair tied with a probability, some of them objecting, some places, two
  /// kinds of tie and strengths 1...4; messages run along directed ties.
  static func random(
    _ count: Int, probability: Double, objecting: Double = 0, directed: Bool = false, seed: UInt64
  ) throws -> Network {
    var random = SplitMix64(seed: seed)
    let actors = (0..<count).map { number in
      Actor(
        id: "p\(number)", place: ["Au", "Berg", ""][random.below(3)],
        permission: random.unit() < objecting ? .objected : .unknown)
    }
    var ties: [Tie] = []
    for source in 0..<count {
      for target in (directed ? 0 : source + 1)..<count
      where source != target && random.unit() < probability {
        ties.append(
          Tie(
            source: source, target: target, kind: random.below(2), isDirected: directed,
            strength: Double(1 + random.below(4))))
      }
    }
    return try Network(
      actors: actors, ties: ties,
      tieKinds: [
        TieKind("friend", carries: .forward), TieKind("colleague", scale: 4, carries: .forward),
      ],
      actorAttributes: [
        AttributeColumn(name: "verein", values: (0..<count).map { ["", "Chor", "FC"][$0 % 3] })
      ])
  }

  /// The same network with actors and ties in another order.
  static func shuffled(_ network: Network, seed: UInt64) throws -> Network {
    var random = SplitMix64(seed: seed)
    let order = Array(network.actors.indices).shuffled(using: &random)
    var place = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = new }
    return try Network(
      actors: order.map { network.actors[$0] },
      ties: network.ties.shuffled(using: &random).map { tie in
        Tie(
          source: place[Int(tie.source)], target: place[Int(tie.target)], kind: Int(tie.kind),
          isDirected: tie.isDirected, strength: tie.strength, period: tie.period)
      },
      tieKinds: network.tieKinds,
      actorAttributes: network.actorAttributes.map { column in
        AttributeColumn(
          name: column.name, type: column.type, values: order.map { column.values[$0] })
      })
  }
}

extension Network {
  /// The ids at positions.
  func ids(_ positions: some Sequence<Int32>) -> [String] { positions.map { actors[Int($0)].id } }
}
