public import Analysis
public import GraphCore
internal import Relations
public import Wording

extension Picture {
  /// The picture of what changed between two days: new ties green, lost ones grey and dashed, those
  /// of both days light.
  ///
  /// The same input gives the same picture on any number of threads.
  ///
  /// - Parameter captions: lines at the foot of the legend.
  /// - Throws: `DrawingError.cancelled`.
  public static func compare(
    _ comparison: Comparison, title: String = "", captions: [String] = [], labels: Int? = nil,
    language: Language, seed: UInt64 = 1, execution: Execution = Execution()
  ) throws(DrawingError) -> Picture {
    do throws(KernelError) {
      return try ComparePicture(
        comparison: comparison, title: PlainText.clean(title), captions: captions, labels: labels,
        language: language, seed: seed, execution: execution
      ).picture()
    } catch {
      throw .cancelled
    }
  }
}

/// Makes the picture of a comparison.
private struct ComparePicture {
  let comparison: Comparison
  let title: String
  let captions: [String]
  let labels: Int?
  let language: Language
  let seed: UInt64
  let execution: Execution

  private enum State: CaseIterable {
    case kept, lost, new
  }

  private static let newColour = Colour(0x009E73)
  private static let lostColour = Colour(0x6A7078)
  private static let keptColour = Colour(0xB9BEC5)
  private static let bodyColour = Colour(0x5B7C99)

  func picture() throws(KernelError) -> Picture {
    let nodes = comparison.nodes
    let sheet = Sheet(
      actors: comparison.isAggregated ? 200 : nodes.count, hasTitle: !title.isEmpty)
    let values = nodes.map { Double(max($0.before, $0.after)) }
    let area = sheet.canvas.width * sheet.canvas.height
    let radii = radii(values, area: area)
    let graph = Graph(
      vertexCount: nodes.count, sources: comparison.links.map { Int32($0.first) },
      targets: comparison.links.map { Int32($0.second) },
      weights: comparison.links.map { Double($0.new + $0.lost + $0.kept) }, isDirected: false)
    let placement = try ForcePlacement(
      graph: graph, radii: radii, canvas: sheet.canvas, captionHeight: 0, seed: seed,
      execution: execution
    ).placement()
    var picture = Picture(
      width: sheet.width, height: sheet.height, title: title.isEmpty ? heading : title,
      summary: counts.joined(separator: ", "), language: language.rawValue, isDirected: false,
      canvas: sheet.canvas)
    picture.lines = lines(placement, sheet.scale)
    picture.marks = nodes.indices.map { mark($0, placement) }
    addNames(to: &picture, placement, sheet)
    addLegend(to: &picture, sheet)
    return picture
  }

  private func radii(_ values: [Double], area: Double) -> [Double] {
    guard comparison.isAggregated else {
      return SizeScale(values: values, count: values.count, area: area).radii
    }
    let total = max(1, values.reduce(0, +))
    let unit = min(
      (0.26 * area / Double.pi / total).squareRoot(),
      0.1 * area.squareRoot() / max(1, values.max() ?? 1).squareRoot())
    return values.map { max(7, unit * $0.squareRoot()) }
  }

  // MARK: Lines

  private func count(_ link: Comparison.Link, _ state: State) -> Int {
    switch state {
    case .kept: link.kept
    case .lost: link.lost
    case .new: link.new
    }
  }

  /// What stays lies below, what went above it, what came on top.
  private func lines(_ placement: Placement, _ scale: Double) -> [Picture.Line] {
    let most = Double(
      comparison.links.map { max($0.new, $0.lost, $0.kept) }.max() ?? 1)
    var lines: [Picture.Line] = []
    for (level, state) in State.allCases.enumerated() {
      for link in comparison.links where count(link, state) > 0 {
        let width =
          comparison.isAggregated
          ? max(0.6, 10 * (Double(count(link, state)) / most).squareRoot()) * scale
          : self.width(state) * scale
        // Between circles the three lie side by side.
        let bend = comparison.isAggregated ? 0.04 + 0.1 * Double(level) : 0.1
        lines.append(line(link, placement, width: width, bend: bend, state))
      }
    }
    return lines
  }

  private func width(_ state: State) -> Double {
    let isLarge = comparison.nodes.count > 300
    return switch state {
    case .kept: isLarge ? 0.6 : 0.9
    case .lost: isLarge ? 1 : 1.4
    case .new: isLarge ? 1.2 : 1.9
    }
  }

  private func line(
    _ link: Comparison.Link, _ placement: Placement, width: Double, bend: Double, _ state: State
  ) -> Picture.Line {
    let start = point(link.first, placement)
    let end = point(link.second, placement)
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    func control(_ share: Double) -> Picture.Point {
      Picture.Point(start.x + dx * share - dy * bend, start.y + dy * share + dx * bend)
    }
    return Picture.Line(
      ends: .init(from: link.first, to: link.second), start: start, control1: control(0.3),
      control2: control(0.7), end: end, width: width, colour: colour(state), hasArrow: false,
      isDashed: state == .lost)
  }

  private func colour(_ state: State) -> Colour {
    switch state {
    case .kept: Self.keptColour.with(opacity: 0.7)
    case .lost: Self.lostColour
    case .new: Self.newColour
    }
  }

  private func point(_ node: Int, _ placement: Placement) -> Picture.Point {
    Picture.Point(
      (placement.positions.x[node] * 10).rounded() / 10,
      (placement.positions.y[node] * 10).rounded() / 10)
  }

  // MARK: Nodes

  private func mark(_ position: Int, _ placement: Placement) -> Picture.Mark {
    let node = comparison.nodes[position]
    let side = (placement.radii[position] * 20).rounded() / 10
    let fill =
      comparison.isAggregated
      ? Self.bodyColour.mixed(with: .white, 0.75)
      : node.before == 0 ? Self.newColour : node.after == 0 ? .white : Self.bodyColour
    let isGone = node.after == 0
    let change =
      Localized(de: "vorher", en: "before")[language] + " \(language.text(node.before)), "
      + Localized(de: "nachher", en: "after")[language] + " \(language.text(node.after))"
    return Picture.Mark(
      form: .disc, centre: point(position, placement), width: side, height: side, fill: fill,
      outline: isGone ? Self.lostColour : comparison.isAggregated ? Self.bodyColour : .white,
      outlineWidth: isGone || comparison.isAggregated ? 1.4 : 0.8,
      name: PlainText.clean((node.name ?? PictureNames.nameless)[language]) + " · " + change)
  }

  private func addNames(to picture: inout Picture, _ placement: Placement, _ sheet: Sheet) {
    var places = LabelPlacement(marks: picture.marks, canvas: sheet.canvas)
    let nodes = comparison.nodes
    // Who changed most is named first.
    var changes = [Int](repeating: 0, count: nodes.count)
    for link in comparison.links {
      changes[link.first] += link.new + link.lost
      changes[link.second] += link.new + link.lost
    }
    let order = nodes.indices.sorted {
      (-changes[$0], -placement.radii[$0], $0) < (-changes[$1], -placement.radii[$1], $1)
    }
    let limit = labels ?? (nodes.count <= 120 ? nodes.count : 40 + nodes.count / 20)
    var placed = 0
    for node in order.prefix(2 * limit) where placed < limit {
      guard let name = nodes[node].name else { continue }
      let size = (comparison.isAggregated ? 9 : 8) * sheet.scale
      let texts = places.place(
        .init(
          lines: PlainText.label(
            PlainText.clean(name[language]), width: 112 * sheet.scale, size: size),
          mark: node, size: size, patience: comparison.isAggregated ? 2 : 0.6))
      picture.texts += texts
      placed += texts.isEmpty ? 0 : 1
    }
    if !title.isEmpty { picture.texts.append(Legend.title(title, sheet)) }
  }

  // MARK: Legend

  private var heading: String {
    Localized(de: "Was sich änderte", en: "What changed")[language]
  }

  private var counts: [String] {
    [
      Localized(
        de: "\(language.text(comparison.new)) neu", en: "\(language.text(comparison.new)) new"),
      Localized(
        de: "\(language.text(comparison.lost)) verloren",
        en: "\(language.text(comparison.lost)) lost"),
      Localized(
        de: "\(language.text(comparison.kept)) geblieben",
        en: "\(language.text(comparison.kept)) kept"),
    ].map { $0[language] }
  }

  private func addLegend(to picture: inout Picture, _ sheet: Sheet) {
    var legend = Legend(panel: sheet.legend, scale: sheet.scale, language: language)
    let days =
      language.text(comparison.question.before) + " – "
      + language.text(comparison.question.after)
    legend.addChanges(
      days,
      [
        (Localized(de: "neu", en: "new")[language], comparison.new, Self.newColour, false),
        (Localized(de: "verloren", en: "lost")[language], comparison.lost, Self.lostColour, true),
        (Localized(de: "geblieben", en: "kept")[language], comparison.kept, Self.keptColour, false),
      ])
    if !comparison.isAggregated {
      let nodes = comparison.nodes
      legend.addStates(
        Localized(de: "Akteure", en: "Actors")[language],
        [
          (
            Localized(de: "neu verbunden", en: "newly tied")[language],
            nodes.count { $0.before == 0 }, Self.newColour, Colour.white
          ),
          (
            Localized(de: "nicht mehr verbunden", en: "tied no more")[language],
            nodes.count { $0.after == 0 }, Colour.white, Self.lostColour
          ),
          (
            Localized(de: "an beiden Tagen", en: "on both days")[language],
            nodes.count { $0.before > 0 && $0.after > 0 }, Self.bodyColour, Colour.white
          ),
        ])
    }
    let size =
      comparison.isAggregated
      ? Localized(de: "Kreise; Fläche: Mitglieder", en: "circles; area: members")
      : Localized(de: "Fläche: Kontakte", en: "area: ties")
    legend.addFoot([size[language]] + captions + [Legend.signature[language]])
    picture.lines += legend.lines
    picture.marks += legend.marks
    picture.texts += legend.texts
  }
}
