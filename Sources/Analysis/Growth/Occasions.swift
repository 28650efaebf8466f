internal import Relations

extension TieCourses {
  /// From this share of rows of one day on a kind is one of occasions: nine of ten.
  private static let (alike, of) = (9, 10)
  /// So many rows of one month or one year it takes to tell them from ties that happened to last so
  /// long.
  private static let leastLongRows = 10

  /// Whether each kind of the network is one of occasions, by the selected rows; see `TieRules`.
  static func occasions(
    _ snapshot: Snapshot, _ rules: TieRules, _ halfLives: [Double]
  ) -> [Bool] {
    let network = snapshot.network
    var rows = [Int](repeating: 0, count: network.tieKinds.count)
    var counts = [[Int]](repeating: rows, count: OccasionLength.allCases.count)
    for row in snapshot.ties {
      let tie = network.ties[Int(row)]
      guard !tie.isSelfTie, tie.effectiveStrength > 0 else { continue }
      rows[Int(tie.kind)] += 1
      if let length = OccasionLength(tie.period) { counts[length.rawValue][Int(tie.kind)] += 1 }
    }
    return network.tieKinds.indices.map { kind in
      if rules.occasions.contains(network.tieKinds[kind].id.lowercased()) { return true }
      guard rules.findsOccasions, halfLives[kind] == 0, rows[kind] > 0 else { return false }
      return OccasionLength.allCases.contains { length in
        of * counts[length.rawValue][kind] >= alike * rows[kind]
          && (length == .day || rows[kind] >= leastLongRows)
      }
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

/// How exactly the time of an occasion is known: its day, its month, its year (or the number of a book).
private enum OccasionLength: Int, CaseIterable {
  case day, month, year

  /// Nil for any other period.
  init?(_ period: Period) {
    guard let start = period.start, let end = period.end else { return nil }
    switch end {
    case start.advanced(by: 1): self = .day
    case TimeStep.month.next(after: start) where TimeStep.month.start(of: start) == start:
      self = .month
    case TimeStep.year.next(after: start) where TimeStep.year.start(of: start) == start:
      self = .year
    default: return nil
    }
  }
}
