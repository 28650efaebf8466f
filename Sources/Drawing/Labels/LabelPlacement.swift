/// Finds places for names: beside, above, below or inside the form they belong to.
///
/// No name lies on another or on a large form. The most important are placed first; what finds no place is
/// left out.
struct LabelPlacement {
  /// A name and the form it belongs to.
  struct Candidate {
    /// One or two lines.
    let lines: [String]
    /// Position in `marks`.
    let mark: Int
    let size: Double
    /// How much of other forms it may hide: 1 = about one small form; infinite for a name that
    /// must be shown.
    let patience: Double
  }

  let marks: [Picture.Mark]
  let canvas: Box
  private var taken: [Box] = []
  private let middle: Picture.Point
  private let largest: Double
  private let mean: Double
  /// The middle of the ring all marks lie on, if they do.
  private let centreOfRing: Picture.Point?

  private let isBelow: Bool
  /// What is read often of each mark.
  private let boxes: [Box]
  private let widths: [Double]

  init(
    marks: [Picture.Mark], canvas: Box, centreOfRing: Picture.Point? = nil, isBelow: Bool = false
  ) {
    self.marks = marks
    self.centreOfRing = centreOfRing
    self.isBelow = isBelow
    boxes = marks.map(\.box)
    widths = marks.map(\.width)
    self.canvas = canvas.inset(by: -8)
    let count = Double(max(1, marks.count))
    middle = Picture.Point(
      marks.reduce(0) { $0 + $1.centre.x } / count, marks.reduce(0) { $0 + $1.centre.y } / count)
    largest = marks.map(\.width).max() ?? 0
    mean = marks.reduce(0) { $0 + $1.width } / count
  }

  /// Keeps a box free of names.
  mutating func block(_ box: Box) { taken.append(box) }

  /// The lines of a name at the best free place; none if there is no place.
  mutating func place(_ candidate: Candidate) -> [Picture.Text] {
    let mark = marks[candidate.mark]
    let width = candidate.lines.map { TextMeasure.width($0, size: candidate.size) }.max() ?? 0
    let height = TextMeasure.height(size: candidate.size) * Double(candidate.lines.count)
    if let inside = inside(candidate, mark, width: width, height: height) { return inside }
    var best: (cost: Double, centre: Picture.Point)?
    for (preference, centre) in places(around: mark, width: width, height: height).enumerated() {
      let box = Box(
        left: centre.x - width / 2 - 1.5, top: centre.y - height / 2 - 0.5,
        right: centre.x + width / 2 + 1.5, bottom: centre.y + height / 2 + 0.5)
      guard let hidden = hiddenForms(by: box, of: candidate) else { continue }
      let outward =
        (centre.x - mark.centre.x) * (mark.centre.x - middle.x)
        + (centre.y - mark.centre.y) * (mark.centre.y - middle.y)
      // The last place is across the form itself: for the largest only.
      let isAcross = preference == 12
      if isAcross, mark.width < 0.3 * largest || mark.width < 1.5 * height { continue }
      let cost = hidden + (isAcross ? 0.2 : 0.03 * Double(preference) + (outward < 0 ? 0.06 : 0))
      if cost < best?.cost ?? (candidate.patience + 0.3) { best = (cost, centre) }
    }
    return best.map { texts(candidate, $0.centre, inside: nil) } ?? []
  }

  /// The name within the form, up to a quarter smaller than wished, if it fits.
  private mutating func inside(
    _ candidate: Candidate, _ mark: Picture.Mark, width: Double, height: Double
  ) -> [Picture.Text]? {
    guard mark.form == .disc || mark.form == .square else { return nil }
    let factor = min(1, 0.9 * mark.width / (width + 3))
    guard factor >= 0.75, height * factor <= mark.height * 0.55,
      !taken.contains(where: { $0.overlaps(mark.box.inset(by: mark.width * 0.25)) })
    else { return nil }
    let smaller = Candidate(
      lines: candidate.lines, mark: candidate.mark,
      size: (candidate.size * factor * 4).rounded(.down) / 4, patience: 0)
    return texts(smaller, mark.centre, inside: mark)
  }

  private mutating func texts(
    _ candidate: Candidate, _ centre: Picture.Point, inside mark: Picture.Mark?
  ) -> [Picture.Text] {
    let colour = mark.map { $0.fill.isDark ? Colour.white : .ink } ?? .ink
    let step = TextMeasure.height(size: candidate.size)
    let first = centre.y - step * Double(candidate.lines.count - 1) / 2
    let texts = candidate.lines.enumerated().map { line, text in
      Picture.Text(
        text: text, centre: .init(centre.x, first + Double(line) * step),
        width: TextMeasure.width(text, size: candidate.size), size: candidate.size, isBold: false,
        colour: colour, hasHalo: mark == nil, startsLeft: false, role: .label)
    }
    taken += texts.map(\.box)
    return texts
  }

  /// Right, left, below, above, the four corners, below and above flush with one side, across; on a
  /// ring outside, in rows below only.
  private func places(
    around mark: Picture.Mark, width: Double, height: Double
  ) -> [Picture.Point] {
    let centre = mark.centre
    if let ring = centreOfRing {
      let outside = centre.moved(by: mark.width / 2 + 4, along: ring)
      let dx = outside.x - ring.x
      let dy = outside.y - ring.y
      let distance = max((dx * dx + dy * dy).squareRoot(), 1)
      return [
        Picture.Point(
          outside.x + (dx < 0 ? -width : width) / 2, outside.y + dy / distance * height / 2)
      ]
    }
    let box = mark.box
    let x = box.width / 2 + width / 2 + 2.5
    let cornerX = mark.width * 0.36 + width / 2 + 1
    let cornerY = mark.height * 0.36 + height / 2
    let below = box.bottom - centre.y + height / 2 + 0.5
    let above = box.top - centre.y - height / 2 - 0.5
    let flush = (width - box.width) / 2
    if isBelow { return [Picture.Point(centre.x, centre.y + below)] }
    return [
      (x, 0), (-x, 0), (0, below), (0, above), (cornerX, -cornerY), (cornerX, cornerY),
      (-cornerX, -cornerY), (-cornerX, cornerY), (flush, below), (-flush, below), (flush, above),
      (-flush, above), (0, 0),
    ].map { Picture.Point(centre.x + $0.0, centre.y + $0.1) }
  }

  /// How much of other forms lies under `box`: a form grazed counts little, a hidden one 1, a larger
  /// one more; nil if it leaves the canvas, lies on another name or on a large form.
  private func hiddenForms(by box: Box, of candidate: Candidate) -> Double? {
    guard canvas.contains(box), !taken.contains(where: { $0.overlaps(box) }) else { return nil }
    var sum = 0.0
    for position in boxes.indices where position != candidate.mark {
      let other = boxes[position]
      guard other.overlaps(box) else { continue }
      if marks[position].form == .disc, !box.touches(marks[position]) { continue }
      let width = widths[position]
      let area =
        (min(other.right, box.right) - max(other.left, box.left))
        * (min(other.bottom, box.bottom) - max(other.top, box.top))
      let share = min(1, area / (other.width * other.height))
      if width >= 0.4 * largest, width >= 9 {
        guard share < 0.3 || candidate.patience == .infinity else { return nil }
        sum += 0.7 + 4 * share
      } else {
        sum += share < 0.12 ? share : share * max(1, width / mean)
      }
    }
    return sum
  }
}

extension Box {
  /// Whether a disc reaches into the box.
  fileprivate func touches(_ disc: Picture.Mark) -> Bool {
    let dx = max(left - disc.centre.x, 0, disc.centre.x - right)
    let dy = max(top - disc.centre.y, 0, disc.centre.y - bottom)
    return dx * dx + dy * dy < disc.width * disc.width / 4
  }
}

extension Colour {
  /// Whether white text is read better on it than dark text.
  var isDark: Bool {
    let red = Double(rgba >> 24 & 0xFF)
    let green = Double(rgba >> 16 & 0xFF)
    let blue = Double(rgba >> 8 & 0xFF)
    return 0.299 * red + 0.587 * green + 0.114 * blue < 140
  }
}
