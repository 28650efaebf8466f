extension Network {
  /// The network under pseudonyms: who has the key can tell who is who, nobody else.
  ///
  /// Ids and names become "p" and 16 digits of a keyed digest of the id; actors stand in the order
  /// of their pseudonyms and ties in that of their ends, so that the order tells nothing. Kept are
  /// kinds, ties with strength, days and direction, contacts and roles, and the columns asked for;
  /// left out are sources, costs, permissions and all other columns.
  ///
  /// Whoever knows some of the ties may still recognise people by the pattern of them.
  ///
  /// - Parameters:
  ///   - key: secret bytes; the same key gives the same pseudonyms.
  ///   - keepsPlaces: whether places and topics stay.
  ///   - columns: names of further columns of the actors that stay.
  /// - Complexity: O(*n* log *n*).
  public func pseudonymised(
    key: [UInt8], keepsPlaces: Bool = true, columns: [String] = []
  ) throws(NetworkDefect) -> Network {
    let names = actors.map { Self.pseudonym(of: $0.id, key: key) }
    let order = actors.indices.sorted { names[$0] < names[$1] }
    var places = [Int](repeating: 0, count: actors.count)
    for (place, position) in order.enumerated() { places[position] = place }
    let moved = ties.map { Self.moved($0, places) }
    let tieOrder = moved.indices.sorted { Self.sortKey(moved[$0]) < Self.sortKey(moved[$1]) }
    var tiePlaces = [Int](repeating: 0, count: ties.count)
    for (place, row) in tieOrder.enumerated() { tiePlaces[row] = place }
    return try Network(
      actors: order.map { position in
        let actor = actors[position]
        return Actor(
          id: names[position], kind: actor.kind, place: keepsPlaces ? actor.place : "",
          topics: keepsPlaces ? actor.topics : [])
      },
      ties: tieOrder.map { moved[$0] }, tieKinds: tieKinds,
      multipliers: multipliers.map { role in
        Multiplier(
          actor: places[Int(role.actor)], topic: keepsPlaces ? role.topic : "",
          place: keepsPlaces ? role.place : "", stage: role.stage)
      }.sorted { ($0.actor, $0.topic, $0.place) < ($1.actor, $1.topic, $1.place) },
      actorAttributes: columns.compactMap { actorAttribute($0) }.map { column in
        AttributeColumn(
          name: column.name, type: column.type, values: order.map { column.values[$0] })
      },
      contacts: contacts.map { contact in
        Contact(tie: tiePlaces[Int(contact.tie)], day: contact.day, weight: contact.weight)
      }.sorted { ($0.day, $0.tie, $0.weight) < ($1.day, $1.tie, $1.weight) },
      campaigns: [])
  }

  /// The pseudonym of an id under a key.
  public static func pseudonym(of id: String, key: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return "p"
      + SHA256.keyed(Array(id.utf8), key: key).prefix(8).map { byte in
        "\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }.joined()
  }

  private static func moved(_ tie: Tie, _ places: [Int]) -> Tie {
    var ends = (places[Int(tie.source)], places[Int(tie.target)])
    if !tie.isDirected, ends.1 < ends.0 { ends = (ends.1, ends.0) }
    return Tie(
      source: ends.0, target: ends.1, kind: Int(tie.kind), isDirected: tie.isDirected,
      strength: tie.strength, period: tie.period, confidence: tie.confidence)
  }

  private static func sortKey(_ tie: Tie) -> (Int32, Int32, Int16, Int32, Double) {
    (
      tie.source, tie.target, tie.kind, tie.period.start?.number ?? .min, tie.effectiveStrength
    )
  }
}
