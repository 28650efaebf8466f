internal import Relations

extension TieCourses {
  /// From this share of single days on a kind is one of occasions: nine of ten.
  private static let (singleDays, rows) = (9, 10)

  /// Whether each kind of the network is one of occasions, by the selected rows; see `TieRules`.
  static func occasions(
    _ snapshot: Snapshot, _ rules: TieRules, _ halfLives: [Double]
  ) -> [Bool] {
    let network = snapshot.network
    var counts = [(rows: Int, singleDays: Int)](repeating: (0, 0), count: network.tieKinds.count)
    for row in snapshot.ties {
      let tie = network.ties[Int(row)]
      guard !tie.isSelfTie, tie.effectiveStrength > 0 else { continue }
      counts[Int(tie.kind)].rows += 1
      if tie.period.isSingleDay { counts[Int(tie.kind)].singleDays += 1 }
    }
    return network.tieKinds.indices.map { kind in
      if rules.occasions.contains(network.tieKinds[kind].id.lowercased()) { return true }
      let count = counts[kind]
      return rules.findsOccasions && halfLives[kind] == 0 && count.rows > 0
        && Self.rows * count.singleDays >= Self.singleDays * count.rows
    }
  }

  /// Whether a tie is one of occasions.
  func isOccasion(_ tie: Int) -> Bool { isOccasion[Int(kinds[tie])] }

  /// Whether there are occasions only.
  var isOfOccasions: Bool { kinds.allSatisfy { isOccasion[Int($0)] } }

  /// The words of the kinds of occasions among the ties, in the order of the network.
  func occasionKinds(_ network: Network) -> [String] {
    var isThere = [Bool](repeating: false, count: isOccasion.count)
    for kind in kinds { isThere[Int(kind)] = true }
    return isOccasion.indices.filter { isOccasion[$0] && isThere[$0] }
      .map { network.tieKinds[$0].id }
  }

  /// How many ties of lasting kinds without half-life have single days only.
  var singleDayCount: Int {
    (0..<count).count { tie in
      !isOccasion(tie) && halfLives[Int(kinds[tie])] == 0
        && spells(of: tie).allSatisfy { $0.start != .min && $0.end == $0.start + 1 }
    }
  }
}

extension Period {
  /// Whether this is a single day.
  fileprivate var isSingleDay: Bool {
    guard let start, let end else { return false }
    return end.number == start.number + 1
  }
}
