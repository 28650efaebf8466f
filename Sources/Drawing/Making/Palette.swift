internal import Wording

/// The colours of groups: the eight largest have one each, all others share a grey.
struct Palette {
  struct Entry {
    let name: String
    let count: Int
    let colour: Colour
  }

  /// Largest group first, equal ones by name; then the rest, and those without a group.
  let entries: [Entry]
  /// What the groups are.
  let title: String
  /// For each vertex its position in `entries`; −1 if pictures have a single colour.
  let entryOfVertex: [Int]

  init(_ groups: Style.Groups?, vertexCount: Int, language: Language) {
    guard let groups, groups.ofVertex.count == vertexCount else {
      entries = []
      title = ""
      entryOfVertex = [Int](repeating: -1, count: vertexCount)
      return
    }
    title = PlainText.clean(groups.name[language])
    let names = groups.ofVertex.map(PlainText.clean)
    var counts: [String: Int] = [:]
    for name in names where !name.isEmpty { counts[name, default: 0] += 1 }
    let ordered = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let limit = ordered.count <= Colour.groups.count ? ordered.count : Colour.groups.count
    var entries = ordered.prefix(limit).enumerated().map { position, group in
      Entry(name: group.key, count: group.value, colour: Colour.groups[position])
    }
    var positions: [String: Int] = [:]
    for (position, entry) in entries.enumerated() { positions[entry.name] = position }
    let rest = ordered.dropFirst(limit)
    if !rest.isEmpty {
      for group in rest { positions[group.key] = entries.count }
      let name = Localized(de: "\(rest.count) weitere", en: "\(rest.count) others")[language]
      entries.append(
        Entry(name: name, count: rest.reduce(0) { $0 + $1.value }, colour: .grey))
    }
    let none = names.count { $0.isEmpty }
    if none > 0 {
      positions[""] = entries.count
      let name = Localized(de: "keine Angabe", en: "not given")[language]
      entries.append(Entry(name: name, count: none, colour: Colour(0xD9DCE0)))
    }
    self.entries = entries
    entryOfVertex = names.map { positions[$0] ?? -1 }
  }

  /// The colour of a vertex.
  func colour(of vertex: Int) -> Colour {
    entryOfVertex[vertex] < 0 ? Colour.groups[0] : entries[entryOfVertex[vertex]].colour
  }
}
