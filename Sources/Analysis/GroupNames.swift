internal import Relations
internal import Wording

/// Names for groups found by their ties: what most of the members share and few others have.
///
/// The place, topic or word of a column that more than half of a group share, and that is at least
/// half as frequent again in the group as everywhere, gives the name; the one that stands out most
/// (share in the group minus share everywhere) wins. Where there is none, or another group has the
/// name already, the member with most ties inside is named.
struct GroupNames {
  let titles: [Localized]

  init(_ snapshot: Snapshot, groups: [[Int]], inside: [Int], order: [Int32]) {
    let features = GroupNames.features(of: snapshot)
    let isObjector = snapshot.objectors
    var taken: Set<String> = []
    titles = groups.map { group in
      // Who objected to being contacted does not give a name.
      let centre = group.filter { !isObjector[$0] }
        .min { (inside[$1], order[$0]) < (inside[$0], order[$1]) }
      guard let centre else {
        return group.count == 1
          ? Localized(de: "ohne Namen", en: "no name")
          : Localized(de: "Kreis ohne Namen", en: "circle without name")
      }
      let name = snapshot.actor(of: centre).name
      if group.count == 1 { return Localized(name) }
      let around = Localized(de: "um \(name)", en: "around \(name)")
      guard let shared = GroupNames.shared(by: group, of: snapshot.actors.count, features) else {
        return around
      }
      if taken.insert(shared).inserted { return Localized(shared) }
      return Localized("\(shared), ") + around
    }
  }

  /// Words per vertex: of one column, of the topics, or of the place.
  private struct Feature {
    var words: [String] = []
    var totals: [Int] = []
    var offsets: [Int] = [0]
    var values: [Int32] = []

    init(count: Int, _ wordsOf: (Int) -> [String]) {
      var numbers: [String: Int] = [:]
      for vertex in 0..<count {
        for word in wordsOf(vertex) where !word.isEmpty {
          let number = numbers[word] ?? words.count
          if number == words.count {
            numbers[word] = number
            words.append(word)
            totals.append(0)
          }
          totals[number] += 1
          values.append(Int32(number))
        }
        offsets.append(values.count)
      }
    }
  }

  private static func features(of snapshot: Snapshot) -> [Feature] {
    let network = snapshot.network
    let n = snapshot.actors.count
    let place = Feature(count: n) { [network.actors[Int(snapshot.actors[$0])].place] }
    let topics = Feature(count: n) { network.actors[Int(snapshot.actors[$0])].topics }
    let columns = network.actorAttributes.filter { $0.type == .text }.map { column in
      Feature(count: n) { [column.values[Int(snapshot.actors[$0])]] }
    }
    return [place, topics] + columns
  }

  /// The word that stands out most among the members; nil if none does.
  private static func shared(by group: [Int], of n: Int, _ features: [Feature]) -> String? {
    var best: (word: String, excess: Double)?
    for feature in features {
      var counts = [Int32: Int]()
      for vertex in group {
        for place in feature.offsets[vertex]..<feature.offsets[vertex + 1] {
          counts[feature.values[place], default: 0] += 1
        }
      }
      for (value, count) in counts.sorted(by: { $0.key < $1.key }) {
        let inside = Double(count) / Double(group.count)
        let everywhere = Double(feature.totals[Int(value)]) / Double(n)
        guard count > 1, inside > 0.5, inside >= 1.5 * everywhere else { continue }
        let word = feature.words[Int(value)]
        if let best, (best.excess, word) >= (inside - everywhere, best.word) { continue }
        best = (word, inside - everywhere)
      }
    }
    return best?.word
  }
}
