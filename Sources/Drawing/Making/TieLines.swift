internal import Analysis
internal import GraphCore

/// The lines for ties: below everything, light, the stronger the wider, in the colour of the group
/// if both ends belong to the same.
struct TieLines {
  let lines: [Picture.Line]
  /// Widths in use and the strengths they begin with, thinnest first; one if strengths are equal.
  let steps: [(width: Double, strength: Double)]
  let opacity: Double
  /// Ties of the network; `lines` may be fewer.
  let tieCount: Int
  let hasArrows: Bool

  /// The most lines a picture holds: beyond that they are a grey ground and the files grow.
  private static let limit = 30_000

  init(
    _ snapshot: Snapshot, _ placement: Placement, _ forms: Forms, _ palette: Palette, canvas: Box,
    scale: Double
  ) {
    var ties = Self.ties(snapshot.weightedGraph)
    tieCount = ties.count
    if ties.count > Self.limit {
      // The strongest; of equal ones the first.
      ties = Array(
        ties.enumerated().sorted {
          ($1.element.strength, $0.offset) < ($0.element.strength, $1.offset)
        }.prefix(Self.limit).sorted { $0.offset < $1.offset }.map(\.element))
    }
    hasArrows = snapshot.graph.isDirected && ties.count <= 400
    let strengths = ties.map(\.strength)
    steps = Self.steps(strengths, count: ties.count, scale: scale)
    let positions = placement.positions
    var ink = 0.0
    for tie in ties {
      let dx = positions.x[tie.to] - positions.x[tie.from]
      let dy = positions.y[tie.to] - positions.y[tie.from]
      ink += (dx * dx + dy * dy).squareRoot() * Self.width(tie.strength, steps)
    }
    let share = ink / (canvas.width * canvas.height)
    opacity = min(0.62, max(0.10, 0.16 / max(share, 0.01)))
    var made: [(rank: Int, line: Picture.Line)] = []
    for tie in ties {
      let first = palette.entryOfVertex[tie.from]
      let isInside = first == palette.entryOfVertex[tie.to]
      let colour =
        isInside && first >= 0
        ? palette.colour(of: tie.from).mixed(with: .white, 0.1) : Colour(0x8A9099)
      let step = steps.lastIndex { $0.strength <= tie.strength } ?? 0
      let line = Self.line(
        tie, placement, forms, width: steps[step].width,
        colour: colour.with(opacity: opacity), hasArrow: hasArrows)
      made.append(((isInside ? 100 + first : 0) + step * 1000, line))
    }
    // Thin below thick, between groups below within; lines of one style together.
    lines = made.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map(\.element.line)
  }

  private struct Tie {
    let from, to: Int
    let strength: Double
    let isMutual: Bool
  }

  /// Each pair once; arcs that run both ways are one mutual tie.
  private static func ties(_ graph: Graph) -> [Tie] {
    let rows = graph.outgoing
    var ties: [Tie] = []
    for vertex in 0..<graph.vertexCount {
      for arc in rows.arcs(of: vertex) {
        let other = Int(rows.targets[arc])
        let strength = rows.weights.isEmpty ? 1 : rows.weights[arc]
        guard graph.isDirected else {
          if other > vertex {
            ties.append(Tie(from: vertex, to: other, strength: strength, isMutual: true))
          }
          continue
        }
        let back = arcPosition(from: other, to: vertex, rows)
        if back == nil || other > vertex {
          let both = strength + (back.map { rows.weights.isEmpty ? 1 : rows.weights[$0] } ?? 0)
          ties.append(Tie(from: vertex, to: other, strength: both, isMutual: back != nil))
        }
      }
    }
    return ties
  }

  private static func arcPosition(from: Int, to: Int, _ rows: Graph.Adjacency) -> Int? {
    var low = rows.offsets[from]
    var high = rows.offsets[from + 1]
    while low < high {
      let middle = (low + high) / 2
      if Int(rows.targets[middle]) < to { low = middle + 1 } else { high = middle }
    }
    return low < rows.offsets[from + 1] && Int(rows.targets[low]) == to ? low : nil
  }

  /// Four widths at most: the square root of the strength, in steps.
  private static func steps(
    _ strengths: [Double], count: Int, scale: Double
  ) -> [(width: Double, strength: Double)] {
    let thin = max(0.5, min(1.3, 30 / Double(max(1, count)).squareRoot())) * scale
    guard let low = strengths.min(), let high = strengths.max(), high > low * 1.001 else {
      return [(thin, 0)]
    }
    let widest = min(
      thin * min(4, 1 + 1.5 * (high / low).squareRoot()), (count > 120 ? 3 : 4.2) * scale)
    let isWhole = strengths.allSatisfy { $0 == $0.rounded() }
    var steps: [(width: Double, strength: Double)] = []
    for step in 0..<4 {
      let share = Double(step) / 4
      let exact = low + (high - low) * share * share
      let strength = isWhole ? exact.rounded(.up) : exact
      steps.append((thin + (widest - thin) * share, step == 0 ? 0 : strength))
    }
    return steps
  }

  private static func width(
    _ strength: Double, _ steps: [(width: Double, strength: Double)]
  ) -> Double {
    (steps.last { $0.strength <= strength } ?? steps[0]).width
  }

  private static func line(
    _ tie: Tie, _ placement: Placement, _ forms: Forms, width: Double, colour: Colour,
    hasArrow: Bool
  ) -> Picture.Line {
    let from = Picture.Point(placement.positions.x[tie.from], placement.positions.y[tie.from])
    var to = Picture.Point(placement.positions.x[tie.to], placement.positions.y[tie.to])
    let isArrow = hasArrow && !tie.isMutual
    var control1 = bent(from, to, share: 0.3, bend: 0.12)
    var control2 = bent(from, to, share: 0.7, bend: 0.12)
    if let centre = placement.centreOfRing {
      // The further apart on the ring, the closer to its middle.
      let dx = to.x - from.x
      let dy = to.y - from.y
      let radius = Picture.Point(from.x - centre.x, from.y - centre.y)
      let across = ((dx * dx + dy * dy) / (radius.x * radius.x + radius.y * radius.y + 1))
        .squareRoot()
      let share = 0.28 + 0.26 * across
      control1 = Picture.Point(
        from.x + (centre.x - from.x) * share, from.y + (centre.y - from.y) * share)
      control2 = Picture.Point(to.x + (centre.x - to.x) * share, to.y + (centre.y - to.y) * share)
    }
    if isArrow {
      let rim = forms.ofVertex[tie.to].rim(
        radius: placement.radii[tie.to], dx: to.x - control2.x, dy: to.y - control2.y)
      to = to.moved(by: -rim - 1, along: control2)
    }
    return Picture.Line(
      ends: .init(from: tie.from, to: tie.to), start: from, control1: control1,
      control2: control2, end: to, width: width, colour: colour, hasArrow: isArrow)
  }

  private static func bent(
    _ from: Picture.Point, _ to: Picture.Point, share: Double, bend: Double
  ) -> Picture.Point {
    let dx = to.x - from.x
    let dy = to.y - from.y
    return Picture.Point(from.x + dx * share - dy * bend, from.y + dy * share + dx * bend)
  }
}
