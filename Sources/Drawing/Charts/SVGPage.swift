/// A page of SVG being written: shapes and texts in drawing order, nothing from data unescaped.
///
/// Lengths are points, coordinates have one decimal; the same calls give the same bytes.
struct SVGPage {
  let width, height: Double
  let title: String
  let summary: String
  let language: String
  /// What stands in the style element besides the font.
  var rules: [String] = []
  /// What the whole is to assistive technology: a picture, or a group with parts to press.
  var role = "img"
  private(set) var body = ""

  init(width: Double, height: Double, title: String, summary: String, language: String) {
    self.width = width
    self.height = height
    self.title = title
    self.summary = summary
    self.language = language
  }

  /// Where a text starts.
  enum Anchor: String {
    case start, middle, end
  }

  /// The look of a stroke.
  struct Stroke {
    var colour: Colour
    var width: Double = 1
    /// Lengths of dashes and gaps; empty = solid.
    var dashes: [Double] = []
  }

  // MARK: Shapes

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ stroke: Stroke
  ) {
    body +=
      "<path d=\"M\(Self.number(x1)) \(Self.number(y1))L\(Self.number(x2)) \(Self.number(y2))\""
      + attributes(stroke) + "/>\n"
  }

  mutating func polyline(_ points: [Picture.Point], _ stroke: Stroke) {
    guard points.count > 1 else { return }
    body +=
      "<path d=\"\(Self.path(points))\" stroke-linejoin=\"round\"" + attributes(stroke)
      + "/>\n"
  }

  mutating func area(_ points: [Picture.Point], fill: Colour) {
    guard points.count > 2 else { return }
    body += "<path d=\"\(Self.path(points))Z\"\(self.fill(fill))/>\n"
  }

  mutating func rectangle(_ box: Box, fill: Colour, title: String = "") {
    let size =
      "x=\"\(Self.number(box.left))\" y=\"\(Self.number(box.top))\" "
      + "width=\"\(Self.number(box.width))\" height=\"\(Self.number(box.height))\""
    body += "<rect \(size)\(self.fill(fill))" + closed("rect", title)
  }

  mutating func disc(_ centre: Picture.Point, radius: Double, fill: Colour) {
    body +=
      "<circle cx=\"\(Self.number(centre.x))\" cy=\"\(Self.number(centre.y))\" "
      + "r=\"\(Self.number(radius))\"\(self.fill(fill))/>\n"
  }

  mutating func text(
    _ text: String, _ x: Double, _ y: Double, size: Double = 9, anchor: Anchor = .start,
    colour: Colour = .ink, isBold: Bool = false, hasHalo: Bool = false
  ) {
    guard !text.isEmpty else { return }
    var look = "font-size=\"\(Self.number(size))\" fill=\"\(colour.hex)\""
    if anchor != .start { look += " text-anchor=\"\(anchor.rawValue)\"" }
    if isBold { look += " font-weight=\"bold\"" }
    if hasHalo {
      look +=
        " stroke=\"#ffffff\" stroke-width=\"2.6\" stroke-linejoin=\"round\" "
        + "paint-order=\"stroke\""
    }
    body +=
      "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" \(look)>"
      + "\(xmlEscaped(PlainText.clean(text)))</text>\n"
  }

  /// Adds markup made elsewhere of escaped parts.
  mutating func raw(_ markup: String) { body += markup }

  /// The whole file, UTF-8.
  func bytes() -> [UInt8] { Array(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element).utf8) }

  /// The `svg` element, as it can stand in a page as well.
  var element: String {
    let (w, h) = (Self.number(width), Self.number(height))
    let style =
      (["svg{font-family:\"DejaVu Sans\",Verdana,sans-serif}"] + rules).joined(separator: "\n")
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(w)" height="\(h)" viewBox="0 0 \(w) \(h)" \
      role="\(role)" aria-labelledby="title summary" xml:lang="\(language)">
      <title id="title">\(xmlEscaped(PlainText.clean(title)))</title>
      <desc id="summary">\(xmlEscaped(summary))</desc>
      <style>
      \(style)
      </style>
      <rect width="\(w)" height="\(h)" fill="#ffffff"/>
      \(body)</svg>

      """
  }

  // MARK: Values

  private func attributes(_ stroke: Stroke) -> String {
    var text = " fill=\"none\" stroke=\"\(stroke.colour.hex)\""
    text += " stroke-width=\"\(Self.hundredths(stroke.width))\""
    if stroke.colour.opacity < 1 {
      text += " stroke-opacity=\"\(Self.hundredths(stroke.colour.opacity))\""
    }
    if !stroke.dashes.isEmpty {
      text += " stroke-dasharray=\"\(stroke.dashes.map(Self.number).joined(separator: " "))\""
    }
    return text
  }

  private func fill(_ colour: Colour) -> String {
    " fill=\"\(colour.hex)\""
      + (colour.opacity < 1 ? " fill-opacity=\"\(Self.hundredths(colour.opacity))\"" : "")
  }

  private func closed(_ name: String, _ title: String) -> String {
    title.isEmpty
      ? "/>\n" : "><title>\(xmlEscaped(PlainText.clean(title)))</title></\(name)>\n"
  }

  private static func path(_ points: [Picture.Point]) -> String {
    points.enumerated().map { place, point in
      (place == 0 ? "M" : "L") + number(point.x) + " " + number(point.y)
    }.joined()
  }

  /// A length with at most one decimal.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let fraction = tenths.magnitude % 10
    return (tenths < 0 ? "-" : "") + "\(tenths.magnitude / 10)"
      + (fraction == 0 ? "" : ".\(fraction)")
  }

  /// A value with at most two decimals, 0 or more.
  static func hundredths(_ value: Double) -> String {
    let whole = Int((value * 100).rounded())
    if whole % 100 == 0 { return "\(whole / 100)" }
    if whole % 10 == 0 { return "\(whole / 100).\(whole % 100 / 10)" }
    return "\(whole / 100)." + (whole % 100 < 10 ? "0" : "") + "\(whole % 100)"
  }
}
