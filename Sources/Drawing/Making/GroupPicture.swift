internal import Analysis
internal import GraphCore
internal import Relations
internal import Wording

/// Makes the picture in which every group is one disc: how many belong to it, who stands out in it,
/// and how many ties run between groups.
struct GroupPicture {
  private let snapshot: Snapshot
  private let style: Style
  private let execution: Execution
  private let sheet: Sheet
  private let groups: [Group]
  private let betweenTies: Graph
  private let title: String
  private var language: Language { style.language }

  /// The most groups drawn one by one; smaller ones are drawn as one.
  private static let limit = 40

  private struct Group {
    let name: String
    let count: Int
    let colour: Colour
    /// Its members that stand out, first the first.
    let leaders: [String]
    /// Ties with both ends in it.
    let tieCount: Int
  }

  init(snapshot: Snapshot, style: Style, execution: Execution) {
    self.snapshot = snapshot
    self.style = style
    self.execution = execution
    title = PlainText.clean(style.title)
    sheet = Sheet(actors: 200, hasTitle: !title.isEmpty)
    let division = Division(snapshot, style, limit: Self.limit)
    betweenTies = division.graph
    groups = division.groups.enumerated().map { position, group in
      Group(
        name: group.name, count: group.vertices.count, colour: group.colour,
        leaders: division.leaders(of: group, snapshot, style), tieCount: division.inside[position])
    }
  }

  func picture() throws(KernelError) -> Picture {
    let area = sheet.canvas.width * sheet.canvas.height
    let largest = groups.map(\.count).max() ?? 0
    let total = groups.reduce(0) { $0 + $1.count }
    // All discs together cover a third of the paper.
    let unit = (0.34 * area / Double.pi / Double(max(total, 1))).squareRoot()
    let top = min(unit * Double(largest).squareRoot(), 0.21 * sheet.canvas.height)
    let scale = largest > 0 ? top / Double(largest).squareRoot() : 0
    let radii = groups.map { max(7, scale * Double($0.count).squareRoot()) }
    var placement = try ForcePlacement(
      graph: betweenTies, radii: radii, canvas: sheet.canvas, captionHeight: 0, seed: style.seed,
      execution: execution
    ).placement()
    placement.strip = nil
    var picture = Picture(
      width: sheet.width, height: sheet.height,
      title: title.isEmpty ? Localized(de: "Gruppen", en: "Groups")[language] : title,
      summary: counts, language: language.rawValue, isDirected: false, canvas: sheet.canvas)
    let lines = lines(placement)
    picture.lines = lines.lines
    picture.marks = groups.indices.map { mark($0, placement) }
    addTexts(to: &picture)
    addLegend(
      to: &picture, lines.samples, isCut: lines.all > lines.lines.count, radiusOfOne: scale,
      largest: largest)
    return picture
  }

  // MARK: - Parts

  private func mark(_ position: Int, _ placement: Placement) -> Picture.Mark {
    let group = groups[position]
    let side = (placement.radii[position] * 20).rounded() / 10
    let words = Localized(
      de:
        "\(language.text(group.count)) Akteure, \(language.text(group.tieCount)) Verbindungen innen",
      en: "\(language.text(group.count)) actors, \(language.text(group.tieCount)) ties inside")
    return Picture.Mark(
      form: .disc,
      centre: .init(
        (placement.positions.x[position] * 10).rounded() / 10,
        (placement.positions.y[position] * 10).rounded() / 10),
      width: side, height: side, fill: group.colour.mixed(with: .white, 0.78),
      outline: group.colour, outlineWidth: 1.8 * sheet.scale,
      name: ([group.name + ": " + words[language]] + group.leaders).joined(separator: " · "))
  }

  /// Lines between groups: their width (never the opacity) says how many ties run between them.
  private func lines(
    _ placement: Placement
  ) -> (lines: [Picture.Line], samples: [(width: Double, count: Double)], all: Int) {
    let rows = betweenTies.outgoing
    let largest = rows.weights.max() ?? 0
    func width(_ count: Double) -> Double {
      max(0.5, 13 * (count / largest).squareRoot()) * sheet.scale
    }
    var lines: [(width: Double, line: Picture.Line)] = []
    for group in 0..<betweenTies.vertexCount {
      for arc in rows.arcs(of: group) where rows.targets[arc] > group {
        let other = Int(rows.targets[arc])
        let start = Picture.Point(placement.positions.x[group], placement.positions.y[group])
        let end = Picture.Point(placement.positions.x[other], placement.positions.y[other])
        let bend = Picture.Point(-(end.y - start.y) * 0.1, (end.x - start.x) * 0.1)
        let stroke = width(rows.weights[arc])
        lines.append(
          (
            stroke,
            Picture.Line(
              ends: .init(from: group, to: other), start: start,
              control1: .init(
                start.x + (end.x - start.x) * 0.3 + bend.x,
                start.y + (end.y - start.y) * 0.3 + bend.y),
              control2: .init(
                start.x + (end.x - start.x) * 0.7 + bend.x,
                start.y + (end.y - start.y) * 0.7 + bend.y), end: end, width: stroke,
              colour: Colour(0x8A9099, opacity: 0.45), hasArrow: false)
          ))
      }
    }
    let all = lines.count
    lines = strongest(of: lines)
    guard largest > 0 else { return ([], [], 0) }
    let ink = lines.reduce(0) { $0 + $1.width * $1.line.length }
    let factor = min(1, 0.2 * sheet.canvas.width * sheet.canvas.height / max(ink, 1))
    let thinner = lines.map { width, line in
      var line = line
      line.width = max(0.4, width * factor)
      return line
    }
    let small = max(1, (largest / 10).rounded())
    return (thinner, [small, largest].map { (max(0.4, width($0) * factor), $0) }, all)
  }

  /// The strongest lines, and of each group the strongest, thinnest first: more would hide each other.
  private func strongest(
    of lines: [(width: Double, line: Picture.Line)]
  ) -> [(width: Double, line: Picture.Line)] {
    var isJoined = [Bool](repeating: false, count: groups.count)
    var kept: [(width: Double, line: Picture.Line)] = []
    let ordered = lines.enumerated().sorted {
      ($1.element.width, $0.offset) < ($0.element.width, $1.offset)
    }
    for (rank, item) in ordered.enumerated() {
      guard let ends = item.element.line.ends else { continue }
      if rank < max(60, 3 * groups.count) || !isJoined[ends.from] || !isJoined[ends.to] {
        kept.append(item.element)
      }
      isJoined[ends.from] = true
      isJoined[ends.to] = true
    }
    return kept.reversed()
  }

  /// Name, number and leading members inside the disc where they fit, the name beside it elsewhere.
  private func addTexts(to picture: inout Picture) {
    var labels = LabelPlacement(marks: picture.marks, canvas: sheet.canvas)
    var outside: [Int] = []
    for (position, group) in groups.enumerated() {
      let inside = GroupLabel(
        name: group.name, counts: counts(of: group), leaders: group.leaders,
        mark: picture.marks[position], scale: sheet.scale
      ).texts()
      if inside.isEmpty { outside.append(position) }
      for text in inside { labels.block(text.box) }
      picture.texts += inside
    }
    for position in outside {
      let name = groups[position].name + " (" + language.text(groups[position].count) + ")"
      let size = 7.5 * sheet.scale
      picture.texts += labels.place(
        .init(
          lines: PlainText.label(name, width: 78 * sheet.scale, size: size), mark: position,
          size: size, patience: 0.5))
    }
    if !title.isEmpty { picture.texts.append(Legend.title(title, sheet)) }
  }

  private func counts(of group: Group) -> [String] {
    let number = language.text(group.count)
    return [Localized(de: number + " Akteure", en: number + " actors")[language], number]
  }

  private func addLegend(
    to picture: inout Picture, _ samples: [(width: Double, count: Double)], isCut: Bool,
    radiusOfOne: Double, largest: Int
  ) {
    var legend = Legend(panel: sheet.legend, scale: sheet.scale, language: language)
    legend.addGroupSizes(largest: largest, radiusOfOne: radiusOfOne)
    legend.addGroupTies(samples, isCut: isCut)
    let number = language.text(groups.count)
    let division = Localized(de: number + " Gruppen", en: number + " groups")[language]
    legend.addFoot([counts, division] + style.captions + [Legend.signature[language]])
    picture.lines += legend.lines
    picture.marks += legend.marks
    picture.texts += legend.texts
  }

  private var counts: String {
    Legend.counts(
      actors: snapshot.actors.count, ties: snapshot.weightedGraph.undirected().edgeCount,
      language: language)
  }
}

/// The actors by group, and the ties within and between groups.
private struct Division {
  struct Group {
    let name: String
    let colour: Colour
    /// Those who stand out first.
    let vertices: [Int]
  }

  let groups: [Group]
  /// Weights are the numbers of ties between two groups.
  let graph: Graph
  let inside: [Int]

  init(_ snapshot: Snapshot, _ style: Style, limit: Int) {
    let count = snapshot.actors.count
    let given = style.groups?.ofVertex ?? []
    let names =
      given.count == count
      ? given.map(PlainText.clean) : [String](repeating: "", count: count)
    let values = style.size?.values ?? []
    let rows = snapshot.graph.undirected().outgoing
    let rank = (0..<count).map { values.count == count ? values[$0] : Double(rows.degree(of: $0)) }
    var members: [String: [Int]] = [:]
    for vertex in 0..<count { members[names[vertex], default: []].append(vertex) }
    let ordered = members.sorted {
      ($0.key.isEmpty ? 1 : 0, -$0.value.count, $0.key)
        < ($1.key.isEmpty ? 1 : 0, -$1.value.count, $1.key)
    }
    let language = style.language
    // Groups of a single actor are shown as one, and so are the smallest if there are too many.
    let lonely = ordered.count { $0.value.count == 1 && !$0.key.isEmpty }
    var rest: [Int] = []
    var restCount = 0
    var groups: [Group] = []
    for (name, vertices) in ordered {
      let isMerged = vertices.count == 1 && !name.isEmpty && lonely > 3
      if isMerged || groups.count >= limit - 1 && ordered.count - lonely > limit {
        rest += vertices
        restCount += 1
        continue
      }
      let none = Localized(de: "ohne Gruppe", en: "without group")[language]
      let isColoured = !name.isEmpty && groups.count < Colour.groups.count
      groups.append(
        Group(
          name: name.isEmpty ? none : name,
          colour: isColoured ? Colour.groups[groups.count] : .grey,
          vertices: vertices.sorted { (-rank[$0], $0) < (-rank[$1], $1) }))
    }
    if !rest.isEmpty {
      let number = language.text(restCount)
      let name =
        rest.count == restCount
        ? Localized(de: "Einzelne", en: "Single actors")
        : Localized(de: "\(number) kleinere", en: "\(number) smaller ones")
      groups.append(
        Group(
          name: name[language], colour: .grey,
          vertices: rest.sorted { (-rank[$0], $0) < (-rank[$1], $1) }))
    }
    var groupOf = [Int32](repeating: 0, count: count)
    for (position, group) in groups.enumerated() {
      for vertex in group.vertices { groupOf[vertex] = Int32(position) }
    }
    var sources: [Int32] = []
    var targets: [Int32] = []
    var inside = [Int](repeating: 0, count: groups.count)
    for vertex in 0..<count {
      for arc in rows.arcs(of: vertex) where Int(rows.targets[arc]) > vertex {
        let other = groupOf[Int(rows.targets[arc])]
        if other == groupOf[vertex] { inside[Int(other)] += 1 }
        sources.append(groupOf[vertex])
        targets.append(other)
      }
    }
    self.groups = groups
    self.inside = inside
    graph = Graph(
      vertexCount: groups.count, sources: sources, targets: targets,
      weights: [Double](repeating: 1, count: sources.count), isDirected: false)
  }

  /// The names of up to five members that stand out.
  func leaders(of group: Group, _ snapshot: Snapshot, _ style: Style) -> [String] {
    Array(group.vertices.lazy.compactMap { PictureNames.label(of: $0, in: snapshot) }.prefix(5))
  }
}

extension Picture.Line {
  /// The distance from start to end.
  fileprivate var length: Double {
    let dx = end.x - start.x
    let dy = end.y - start.y
    return (dx * dx + dy * dy).squareRoot()
  }
}
