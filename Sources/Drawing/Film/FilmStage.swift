internal import Analysis
internal import GraphCore
internal import Relations
internal import Wording

/// Where everybody stands in a film, and how large: one place for the whole time.
///
/// Nobody moves: whoever is in two frames is at the same place in both.
struct FilmStage {
  let film: Film
  let language: Language
  let canvas: Box
  let positions: Positions
  /// The largest radius of each node.
  let radii: [Double]
  /// Which links are drawn: all between actors, the strongest between circles.
  let links: [Int]
  /// The names that find room: the node, and the lines.
  let labels: [(node: Int, texts: [Picture.Text])]
  private let scale: SizeScale
  private let mostCount: Double
  /// The radius of a circle of one; 0 between actors.
  private let unitRadius: Double

  /// - Parameter labels: the most names; nil = as many as are worth it.
  init(
    _ film: Film, canvas: Box, labels limit: Int? = nil, seed: UInt64, language: Language,
    execution: Execution
  ) throws(KernelError) {
    self.film = film
    self.language = language
    self.canvas = canvas
    let most = film.nodes.map { Double($0.sizes.max() ?? 0) }
    let scale = SizeScale(
      values: most, count: film.nodes.count, area: canvas.width * canvas.height)
    self.scale = scale
    // The discs of circles cover a quarter of the paper, those of actors as in other pictures.
    let total = max(1, most.reduce(0, +))
    let unit = min(
      (0.25 * canvas.width * canvas.height / Double.pi / total).squareRoot(),
      0.17 * canvas.height / max(1, most.max() ?? 1).squareRoot())
    unitRadius = film.isAggregated ? unit : 0
    let radii = most.map { FilmStage.radius($0, scale, unit: film.isAggregated ? unit : 0) }
    let graph = Graph(
      vertexCount: film.nodes.count, sources: film.links.map { Int32($0.first) },
      targets: film.links.map { Int32($0.second) },
      weights: film.links.map { Double($0.counts.reduce(0) { max($0, $1) }) }, isDirected: false)
    let placement = try ForcePlacement(
      graph: graph, radii: radii, canvas: canvas, captionHeight: 0, seed: seed,
      execution: execution
    ).placement()
    positions = placement.positions
    self.radii = placement.radii
    mostCount = Double(film.links.map { $0.counts.max() ?? 0 }.max() ?? 1)
    links = FilmStage.strongest(film)
    labels = FilmStage.names(
      film, placement, canvas,
      limit: limit ?? (film.isAggregated ? 24 : 16 + film.nodes.count / 12),
      language)
  }

  private static func radius(_ value: Double, _ scale: SizeScale, unit: Double) -> Double {
    if unit > 0 { return max(6, unit * value.squareRoot()) }
    return value <= 0 || scale.largestValue <= 0 ? scale.smallestRadius : scale.radius(of: value)
  }

  /// The radius of a node in a frame; 0 = not there.
  func radius(of node: Int, in frame: Int) -> Double {
    let size = Double(film.nodes[node].sizes[frame])
    guard size > 0 else { return 0 }
    let most = Double(film.nodes[node].sizes.max() ?? 1)
    let relative =
      FilmStage.radius(size, scale, unit: unitRadius)
      / max(0.1, FilmStage.radius(most, scale, unit: unitRadius))
    return radii[node] * relative
  }

  /// How wide a link is drawn.
  func width(of link: Int, in frame: Int) -> Double {
    guard film.isAggregated else { return film.nodes.count > 400 ? 0.8 : 1.1 }
    return FilmStage.width(Double(film.links[link].counts[frame]), of: mostCount)
  }

  /// How wide the new ties of a link between circles are drawn over it.
  func freshWidth(of link: Int, in frame: Int) -> Double {
    FilmStage.width(Double(film.links[link].fresh[frame]), of: mostCount)
  }

  private static func width(_ count: Double, of most: Double) -> Double {
    count > 0 ? max(0.5, 12 * (count / most).squareRoot()) : 0
  }

  func colour(of node: Int) -> Colour {
    let circle = film.nodes[node].circle
    return Colour.groups.indices.contains(circle) ? Colour.groups[circle] : .grey
  }

  /// The curve of a link.
  func curve(of link: Int) -> String {
    let (a, b) = (film.links[link].first, film.links[link].second)
    let (x1, y1) = (positions.x[a], positions.y[a])
    let (x2, y2) = (positions.x[b], positions.y[b])
    let bend = film.isAggregated ? 0.1 : 0.08
    let middle = ((x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend)
    func place(_ x: Double, _ y: Double) -> String {
      SVGPage.number(x) + " " + SVGPage.number(y)
    }
    return "M\(place(x1, y1))Q\(place(middle.0, middle.1)) \(place(x2, y2))"
  }

  /// Between circles only the strongest links, and each circle's strongest: more would hide each
  /// other.
  private static func strongest(_ film: Film) -> [Int] {
    guard film.isAggregated else { return Array(film.links.indices) }
    let order = film.links.indices.sorted {
      let (left, right) = (film.links[$0].counts.max() ?? 0, film.links[$1].counts.max() ?? 0)
      return left == right ? $0 < $1 : left > right
    }
    var isJoined = [Bool](repeating: false, count: film.nodes.count)
    var kept: [Int] = []
    for (rank, link) in order.enumerated() {
      let (a, b) = (film.links[link].first, film.links[link].second)
      if rank < max(30, 2 * film.nodes.count) || !isJoined[a] || !isJoined[b] { kept.append(link) }
      isJoined[a] = true
      isJoined[b] = true
    }
    return kept.reversed()
  }

  private static func names(
    _ film: Film, _ placement: Placement, _ canvas: Box, limit: Int, _ language: Language
  ) -> [(node: Int, texts: [Picture.Text])] {
    let marks = film.nodes.indices.map { node in
      Picture.Mark(
        form: .disc, centre: .init(placement.positions.x[node], placement.positions.y[node]),
        width: 2 * placement.radii[node], height: 2 * placement.radii[node], fill: .white,
        outline: .white, outlineWidth: 0, name: "")
    }
    var labels = LabelPlacement(marks: marks, canvas: canvas)
    let order = film.nodes.indices.sorted {
      let (left, right) = (placement.radii[$0], placement.radii[$1])
      return left == right ? $0 < $1 : left > right
    }
    var named: [(node: Int, texts: [Picture.Text])] = []
    for node in order.prefix(2 * limit) where named.count < limit {
      guard let title = film.nodes[node].name else { continue }
      let size = film.isAggregated ? 9.5 : 8.5
      let name = PlainText.clean(title[language])
      let texts = labels.place(
        .init(
          lines: PlainText.label(name, width: 110, size: size), mark: node, size: size,
          patience: film.isAggregated ? 2 : 0.8))
      if !texts.isEmpty { named.append((node, texts)) }
    }
    return named
  }
}
