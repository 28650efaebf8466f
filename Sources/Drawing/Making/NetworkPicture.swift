internal import Analysis
internal import GraphCore
internal import Relations
internal import Wording

/// Makes the picture in which every actor is one form.
struct NetworkPicture {
  private let snapshot: Snapshot
  private let style: Style
  private let execution: Execution
  private let sheet: Sheet
  private let palette: Palette
  private let forms: Forms
  private let sizes: SizeScale
  private let title: String
  private var language: Language { style.language }
  private var count: Int { snapshot.actors.count }

  init(snapshot: Snapshot, style: Style, execution: Execution) {
    self.snapshot = snapshot
    self.style = style
    self.execution = execution
    title = PlainText.clean(style.title)
    sheet = Sheet(actors: snapshot.actors.count, hasTitle: !title.isEmpty)
    palette = Palette(
      style.groups, vertexCount: snapshot.actors.count, language: style.language)
    forms = Forms(snapshot, language: style.language)
    sizes = SizeScale(
      values: style.size?.values, count: snapshot.actors.count,
      area: sheet.canvas.width * sheet.canvas.height)
  }

  func picture() throws(KernelError) -> Picture {
    var placement = try place()
    placement.positions.round()
    let ties = TieLines(
      snapshot, placement, forms, palette, canvas: sheet.canvas, scale: sheet.scale)
    var picture = Picture(
      width: sheet.width, height: sheet.height, title: title.isEmpty ? defaultTitle : title,
      summary: counts, language: language.rawValue, isDirected: snapshot.graph.isDirected,
      canvas: sheet.canvas)
    picture.lines = ties.lines
    picture.marks = (0..<count).map { mark($0, placement) }
    addTexts(to: &picture, placement)
    addLegend(to: &picture, ties)
    return picture
  }

  // MARK: - Actors

  private func place() throws(KernelError) -> Placement {
    // Forms that are not round need a little more room than the disc of their area.
    let reaches = (0..<count).map { sizes.radii[$0] * forms.ofVertex[$0].reach }
    let graph = snapshot.weightedGraph.undirected()
    var placement =
      if style.layout == .circle {
        RingPlacement(
          graph: graph, groups: palette.entryOfVertex, radii: reaches, canvas: sheet.canvas,
          room: 100 * sheet.scale
        ).placement()
      } else {
        try ForcePlacement(
          graph: graph, radii: reaches, canvas: sheet.canvas, captionHeight: 14 * sheet.scale,
          seed: style.seed, execution: execution
        ).placement()
      }
    for vertex in 0..<count { placement.radii[vertex] /= forms.ofVertex[vertex].reach }
    return placement
  }

  private func mark(_ vertex: Int, _ placement: Placement) -> Picture.Mark {
    let form = forms.ofVertex[vertex]
    let side = ((placement.radii[vertex] * form.side) * 10).rounded() / 10
    return Picture.Mark(
      form: form, centre: .init(placement.positions.x[vertex], placement.positions.y[vertex]),
      width: side, height: side, fill: palette.colour(of: vertex), outline: .white,
      outlineWidth: side < 6 ? 0.3 : 0.8, name: tooltip(vertex))
  }

  private func tooltip(_ vertex: Int) -> String {
    let actor = snapshot.actor(of: vertex)
    var parts = [
      actor.permission == .objected
        ? PictureNames.nameless[language] : PlainText.clean(actor.name)
    ]
    if !actor.place.isEmpty { parts.append(PlainText.clean(actor.place)) }
    let entry = palette.entryOfVertex[vertex]
    if entry >= 0 { parts.append(palette.title + ": " + palette.entries[entry].name) }
    if let size = style.size, size.values.indices.contains(vertex) {
      parts.append(PlainText.clean(size.name[language]) + ": " + language.text(size.values[vertex]))
    }
    return parts.joined(separator: " · ")
  }

  // MARK: - Texts

  private func addTexts(to picture: inout Picture, _ placement: Placement) {
    var labels = LabelPlacement(
      marks: picture.marks, canvas: sheet.canvas, centreOfRing: placement.centreOfRing,
      isBelow: placement.nameWidthInRows != nil)
    if let strip = placement.strip {
      let text = caption(of: strip)
      labels.block(text.box)
      picture.texts.append(text)
    }
    let limit = style.labels ?? (count <= 120 ? count : 40 + count / 20)
    // In large pictures those of the smallest size are not worth a name, and a name may hide some.
    let isLarge = count > 120
    let least = isLarge && sizes.largestValue > 0 ? 1.05 * sizes.smallestRadius : 0
    let ranks = isLarge ? limit * 2 : count
    var placed = 0
    for (rank, vertex) in importance(placement).enumerated()
    where placed < limit && rank < ranks {
      guard placement.radii[vertex] >= least || rank < palette.entries.count else { continue }
      guard let name = PictureNames.label(of: vertex, in: snapshot) else { continue }
      let share = placement.radii[vertex] / max(sizes.largestRadius, 1)
      let size = ((7.2 + 4.2 * share) * sheet.scale * 2).rounded() / 2
      let candidate = LabelPlacement.Candidate(
        lines: lines(of: name, size: size, placement), mark: vertex,
        size: size, patience: patience(share: share, rank: rank))
      let texts = labels.place(candidate)
      picture.texts += texts
      placed += texts.isEmpty ? 0 : 1
    }
    if !title.isEmpty { picture.texts.append(Legend.title(title, sheet)) }
  }

  private func lines(of name: String, size: Double, _ placement: Placement) -> [String] {
    if let width = placement.nameWidthInRows {
      return PlainText.lines(name, width: width, size: size, limit: 2)
    }
    return PlainText.label(name, width: 112 * sheet.scale, size: size)
  }

  /// How many others a name may hide: the larger its own form and the more there are, the more.
  private func patience(share: Double, rank: Int) -> Double {
    if share > 0.55, rank < 25 { return .infinity }
    let crowd = count > 400 ? 2.5 : 1
    return crowd * (share > 0.3 ? 0.8 : 0.3)
  }

  /// The largest of each group first, then all by size, ties by number of neighbours, then by order.
  private func importance(_ placement: Placement) -> [Int] {
    let rows = snapshot.graph.outgoing
    let ordered = (0..<count).sorted {
      (-placement.radii[$0], -rows.degree(of: $0), $0)
        < (-placement.radii[$1], -rows.degree(of: $1), $1)
    }
    var isNamed = [Bool](repeating: false, count: palette.entries.count)
    var leaders: [Int] = []
    var others: [Int] = []
    for vertex in ordered {
      let entry = palette.entryOfVertex[vertex]
      if entry >= 0, !isNamed[entry] {
        isNamed[entry] = true
        leaders.append(vertex)
      } else {
        others.append(vertex)
      }
    }
    return leaders + others
  }

  private func caption(of strip: Box) -> Picture.Text {
    let number = snapshot.isolateCount
    let text = Localized(
      de: "\(language.text(number)) ohne Verbindung",
      en: "\(language.text(number)) without ties")[language]
    let size = 8 * sheet.scale
    let width = TextMeasure.width(text, size: size)
    return Picture.Text(
      text: text, centre: .init(strip.left + width / 2, strip.top + 6 * sheet.scale), width: width,
      size: size, isBold: false, colour: .softInk, hasHalo: false, startsLeft: true, role: .legend)
  }

  // MARK: - Legend

  private func addLegend(to picture: inout Picture, _ ties: TieLines) {
    var legend = Legend(panel: sheet.legend, scale: sheet.scale, language: language)
    legend.addSizes(
      sizes, name: PlainText.clean(style.size?.name[language] ?? ""), colour: Colour(0x8A9099))
    legend.addColours(palette)
    legend.addForms(forms)
    legend.addTies(ties, isDirected: snapshot.graph.isDirected)
    var foot = [counts]
    if ties.lines.count < ties.tieCount {
      foot.append(
        Localized(
          de: "gezeichnet: die \(language.text(ties.lines.count)) stärksten",
          en: "drawn: the \(language.text(ties.lines.count)) strongest")[language])
    }
    foot += style.captions
    foot.append(Legend.signature[language])
    legend.addFoot(foot)
    picture.lines += legend.lines
    picture.marks += legend.marks
    picture.texts += legend.texts
  }

  private var counts: String {
    Legend.counts(
      actors: count, ties: snapshot.weightedGraph.undirected().edgeCount, language: language)
  }

  private var defaultTitle: String { Localized(de: "Netzwerk", en: "Network")[language] }
}

extension Snapshot {
  /// How many actors have no tie.
  fileprivate var isolateCount: Int {
    actors.indices.count {
      graph.outgoing.degree(of: $0) == 0 && graph.incoming.degree(of: $0) == 0
    }
  }
}

extension Positions {
  /// Rounds to tenths of a point.
  fileprivate mutating func round() {
    for vertex in 0..<count {
      x[vertex] = (x[vertex] * 10).rounded() / 10
      y[vertex] = (y[vertex] * 10).rounded() / 10
    }
  }
}
