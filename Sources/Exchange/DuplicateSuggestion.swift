public import Relations
public import Wording

/// Two actors that are perhaps the same, and why.
public struct DuplicateSuggestion: Hashable, Sendable {
  /// Position of the one that should stay: the one with more ties, else the earlier.
  public let kept: Int
  /// Position of the other.
  public let duplicate: Int
  /// Why they are perhaps the same.
  public let reasons: [Localized]

  /// The suggestions for a network, in the order of the actors.
  ///
  /// Names that are the same but for umlauts, accents, titles or their order; a first name that is
  /// shortened to its initial, where somebody of the same last name begins with it and both share a
  /// place or an acquaintance; the same e-mail address or telephone number.
  ///
  /// - Complexity: expected O(total length of names and columns).
  public static func all(_ network: Network) -> [DuplicateSuggestion] {
    var reasons: [Pair: [Localized]] = [:]
    for (pair, reason) in names(network) + initials(network) + addresses(network) {
      reasons[pair, default: []].append(reason)
    }
    var ties = [Int](repeating: 0, count: network.actors.count)
    for tie in network.ties {
      ties[Int(tie.source)] += 1
      ties[Int(tie.target)] += 1
    }
    return reasons.keys.sorted { ($0.first, $0.second) < ($1.first, $1.second) }.map { pair in
      let isTurned = ties[pair.second] > ties[pair.first]
      return DuplicateSuggestion(
        kept: isTurned ? pair.second : pair.first,
        duplicate: isTurned ? pair.first : pair.second, reasons: reasons[pair] ?? [])
    }
  }

  private struct Pair: Hashable {
    let first: Int
    let second: Int

    init(_ a: Int, _ b: Int) {
      first = min(a, b)
      second = max(a, b)
    }
  }

  private static func names(_ network: Network) -> [(Pair, Localized)] {
    LikelyDuplicates.groups(network.actors).flatMap { group in
      group.dropFirst().map { other in
        let (a, b) = (network.actors[group[0]].name, network.actors[other].name)
        let reason =
          a == b
          ? Localized(de: "derselbe Name", en: "the same name")
          : Localized(
            de: "Namen gleich bis auf Umlaute, Titel oder Reihenfolge",
            en: "names the same but for umlauts, titles or order")
        return (Pair(group[0], other), reason)
      }
    }
  }

  private static func initials(_ network: Network) -> [(Pair, Localized)] {
    var full: [String: [(position: Int, first: String)]] = [:]
    var short: [(position: Int, last: String, initial: String)] = []
    for (position, actor) in network.actors.enumerated() where actor.kind == .person {
      let words = actor.name.split(separator: " ")
      guard words.count == 2 else { continue }
      let (first, last) = (words[0].lowercased(), words[1].lowercased())
      if first.count == 2, first.hasSuffix(".") {
        short.append((position, last, String(first.prefix(1))))
      } else if first.count > 2 {
        full[last, default: []].append((position, first))
      }
    }
    guard !short.isEmpty else { return [] }
    let neighbours = neighbours(network, of: Set(short.map(\.position)))
    return short.flatMap { position, last, initial in
      (full[last] ?? []).filter { candidate in
        guard candidate.first.hasPrefix(initial) else { return false }
        let (a, b) = (network.actors[position], network.actors[candidate.position])
        let own = neighbours[position] ?? []
        return !a.place.isEmpty && a.place == b.place
          || network.ties.contains { tie in
            Int(tie.source) == candidate.position && own.contains(tie.target)
              || Int(tie.target) == candidate.position && own.contains(tie.source)
          }
      }.map { candidate in
        (
          Pair(position, candidate.position),
          Localized(
            de: "Vorname abgekürzt, Ort oder Bekannte gemeinsam",
            en: "first name shortened, place or acquaintance shared")
        )
      }
    }
  }

  private static func neighbours(_ network: Network, of positions: Set<Int>) -> [Int: Set<Int32>] {
    var neighbours: [Int: Set<Int32>] = [:]
    for tie in network.ties {
      if positions.contains(Int(tie.source)) {
        neighbours[Int(tie.source), default: []].insert(tie.target)
      }
      if positions.contains(Int(tie.target)) {
        neighbours[Int(tie.target), default: []].insert(tie.source)
      }
    }
    return neighbours
  }

  private static func addresses(_ network: Network) -> [(Pair, Localized)] {
    var found: [(Pair, Localized)] = []
    for column in network.actorAttributes {
      var firsts: [String: Int] = [:]
      for (position, value) in column.values.enumerated() {
        let digits = value.filter(\.isNumber)
        let isMail = value.contains("@")
        let isPhone =
          digits.count >= 7 && value.allSatisfy { $0.isNumber || " +-/()".contains($0) }
          && ["tel", "phone", "fon", "mobil", "handy"].contains {
            column.name.lowercased().contains($0)
          }
        guard isMail || isPhone else { continue }
        let key = isMail ? value.lowercased() : String(digits.suffix(9))
        guard let first = firsts[key] else {
          firsts[key] = position
          continue
        }
        guard network.actors[first].kind == network.actors[position].kind else { continue }
        found.append(
          (
            Pair(first, position),
            isMail
              ? Localized(de: "dieselbe E-Mail-Adresse", en: "the same e-mail address")
              : Localized(de: "dieselbe Telefonnummer", en: "the same telephone number")
          ))
      }
    }
    return found
  }
}
