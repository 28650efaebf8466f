import Relations

/// Networks for tests of the warm way, written as lines.
enum WarmNetworks {
  /// Actors "laura", "choir:organisation"; ties "us laura contact 3 2025-11-02.." (ends, kind, then
  /// in any order strength, period, ">" for directed).
  static func network(
    _ actors: String, _ ties: [String], kinds: [TieKind] = [], contacts: [String] = [],
    objecting: Set<String> = [], roles: [(who: String, topic: String, stage: Multiplier.Stage)] = []
  ) throws -> Network {
    let people = actors.split(separator: " ").map { word in
      let parts = word.split(separator: ":").map(String.init)
      return Actor(
        id: parts[0], kind: Actor.Kind(parts.count > 1 ? parts[1] : "person"),
        permission: objecting.contains(parts[0]) ? .objected : .unknown)
    }
    func position(_ id: String) -> Int { people.firstIndex { $0.id == id } ?? -1 }
    var known = kinds
    let rows = ties.map { line in
      let words = line.split(separator: " ").map(String.init)
      let word = words[2] == "-" ? "" : words[2]
      if !known.contains(where: { $0.id == word }) { known.append(TieKind(word)) }
      let period = words.dropFirst(3).first { $0.contains("..") }.map(Self.period)
      return Tie(
        source: position(words[0]), target: position(words[1]),
        kind: known.firstIndex { $0.id == word } ?? 0, isDirected: words.contains(">"),
        strength: words.dropFirst(3).lazy.compactMap { Double($0) }.first,
        period: period ?? .always)
    }
    return try Network(
      actors: people, ties: rows, tieKinds: known,
      multipliers: roles.map {
        Multiplier(actor: position($0.who), topic: $0.topic, stage: $0.stage)
      },
      contacts: contacts.map { line in
        let words = line.split(separator: " ").map(String.init)
        let ends = Set([position(words[0]), position(words[1])])
        let row = rows.firstIndex { Set([Int($0.source), Int($0.target)]) == ends } ?? -1
        return Contact(tie: row, day: day(words[2]))
      })
  }

  /// 2024-06-05.
  static func day(_ text: String) -> Day {
    DateText.iso(text)?.first ?? Day(number: 0)
  }

  private static func period(_ text: String) -> Period {
    let sides = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let (first, last) = (sides[0], sides[sides.count - 1])
    return Period(
      first: first.isEmpty ? nil : day(first), last: last.isEmpty ? nil : day(last)) ?? .always
  }
}
