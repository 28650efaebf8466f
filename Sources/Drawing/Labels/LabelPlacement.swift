/// Finds places for names: beside, above, below or inside the form they belong to.
///
/// No name lies on another or on a large form. The most important are placed first; what finds no place is
/// left out.
struct LabelPlacement {
  /// A name and the form it belongs to.
  struct Candidate {
    let text: String
    /// Position in `marks`.
    let mark: Int
    let size: Double
    let isBold: Bool
  }

  let marks: [Picture.Mark]
  let canvas: Box
  private var taken: [Box] = []
  private let middle: Picture.Point
  private let largest: Double

  init(marks: [Picture.Mark], canvas: Box) {
    self.marks = marks
    self.canvas = canvas
    let count = Double(max(1, marks.count))
    middle = Picture.Point(
      marks.reduce(0) { $0 + $1.centre.x } / count, marks.reduce(0) { $0 + $1.centre.y } / count)
    largest = marks.map(\.width).max() ?? 0
  }

  /// Keeps a box free of names.
  mutating func block(_ box: Box) { taken.append(box) }

  /// The text at the best free place, or nil if there is none.
  mutating func place(_ candidate: Candidate) -> Picture.Text? {
    let mark = marks[candidate.mark]
    let width = TextMeasure.width(candidate.text, size: candidate.size, isBold: candidate.isBold)
    let height = TextMeasure.height(size: candidate.size)
    if mark.form != .triangle, mark.form != .diamond, width + 4 <= mark.width * 0.92,
      height <= mark.height * 0.6
    {
      return text(candidate, mark.centre, width, inside: mark)
    }
    var best: (cost: Double, centre: Picture.Point)?
    for (preference, centre) in places(around: mark, width: width, height: height).enumerated() {
      let box = Box(
        left: centre.x - width / 2 - 1.5, top: centre.y - height / 2 - 0.5,
        right: centre.x + width / 2 + 1.5, bottom: centre.y + height / 2 + 0.5)
      guard let hidden = hiddenArea(by: box, of: candidate.mark) else { continue }
      let outward =
        (centre.x - mark.centre.x) * (mark.centre.x - middle.x)
        + (centre.y - mark.centre.y) * (mark.centre.y - middle.y)
      let cost = hidden / (width * height) + 0.02 * Double(preference) + (outward < 0 ? 0.05 : 0)
      if cost < best?.cost ?? 0.5 { best = (cost, centre) }
    }
    return best.map { text(candidate, $0.centre, width, inside: nil) }
  }

  private mutating func text(
    _ candidate: Candidate, _ centre: Picture.Point, _ width: Double, inside mark: Picture.Mark?
  ) -> Picture.Text {
    let colour = mark.map { $0.fill.isDark ? Colour.white : .ink } ?? .ink
    let text = Picture.Text(
      text: candidate.text, centre: centre, width: width, size: candidate.size,
      isBold: candidate.isBold, colour: colour, hasHalo: mark == nil, startsLeft: false,
      role: .label)
    taken.append(text.box)
    return text
  }

  /// Right, left, below, above, and the four corners.
  private func places(
    around mark: Picture.Mark, width: Double, height: Double
  ) -> [Picture.Point] {
    let x = mark.width / 2 + width / 2 + 2.5
    let y = mark.height / 2 + height / 2 + 0.5
    let cornerX = mark.width * 0.36 + width / 2 + 1
    let cornerY = mark.height * 0.36 + height / 2
    let centre = mark.centre
    return [
      (x, 0), (-x, 0), (0, y), (0, -y), (cornerX, -cornerY), (cornerX, cornerY),
      (-cornerX, -cornerY), (-cornerX, cornerY),
    ].map { Picture.Point(centre.x + $0.0, centre.y + $0.1) }
  }

  /// The area of other forms under `box`; nil if the box leaves the canvas, lies on another name or
  /// on a large form.
  private func hiddenArea(by box: Box, of own: Int) -> Double? {
    guard canvas.contains(box), !taken.contains(where: { $0.overlaps(box) }) else { return nil }
    var area = 0.0
    for (position, mark) in marks.enumerated() where position != own && mark.box.overlaps(box) {
      guard mark.width < 0.5 * largest || mark.width < 7 else { return nil }
      let other = mark.box
      area +=
        (min(other.right, box.right) - max(other.left, box.left))
        * (min(other.bottom, box.bottom) - max(other.top, box.top)) * 0.785
    }
    return area
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
