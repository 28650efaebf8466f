internal import CGraphviz

/// Draws a picture through Graphviz's C library.
///
/// Runs in the render child only: the library crashes
/// or hangs on some inputs and knows no way to report a failed allocation.
///
/// Positions are fixed (layout `nop2`); only the attributes written here reach the library, with
/// values made here. Names and texts are set through the library, never parsed as DOT or HTML.
struct GraphvizDrawing {
  private let graph: UnsafeMutablePointer<Agraph_t>
  private let format: PictureFormat
  private let pageWidth, pageHeight: Double
  private var marks: [UnsafeMutablePointer<Agnode_t>] = []

  /// The bytes of `picture` in `format`, or the words of a failure.
  static func bytes(of picture: Picture, as format: PictureFormat) -> Result<[UInt8], Failure> {
    guard let context = gvContext() else { return .failure(.init(message: "no Graphviz")) }
    var description = Agdesc_t()
    description.directed = picture.isDirected ? 1 : 0
    description.maingraph = 1
    guard let graph = withText("geflecht", { agopen($0, description, nil) }) else {
      return .failure(.init(message: "no graph"))
    }
    var drawing = GraphvizDrawing(graph: graph, format: format, picture)
    drawing.setDefaults(picture)
    do throws(Failure) { try drawing.add(picture) } catch { return .failure(error) }
    guard withText("nop2", { gvLayout(context, graph, $0) }) == 0 else {
      return .failure(.init(message: "layout nop2 failed"))
    }
    var data: UnsafeMutablePointer<CChar>?
    var length: UInt32 = 0
    guard withText(format.rawValue, { gvRenderData(context, graph, $0, &data, &length) }) == 0,
      let data
    else { return .failure(.init(message: "rendering \(format.rawValue) failed")) }
    let bytes = UnsafeRawBufferPointer(start: data, count: Int(length))
    return .success([UInt8](bytes))
  }

  struct Failure: Error { let message: String }

  private init(
    graph: UnsafeMutablePointer<Agraph_t>, format: PictureFormat, _ picture: Picture
  ) {
    self.graph = graph
    self.format = format
    pageWidth = picture.width
    pageHeight = picture.height
  }

  // MARK: - The graph

  private func setDefaults(_ picture: Picture) {
    setGraph("outputorder", "edgesfirst")
    setGraph("pad", "0")
    setGraph("margin", "0")
    setGraph("bgcolor", "#ffffff")
    setGraph("fontname", "DejaVu Sans")
    if format == .png { setGraph("dpi", "\(Self.dotsPerInch(picture))") }
    for (name, value) in [
      ("label", ""), ("shape", "circle"), ("style", "filled"), ("fixedsize", "true"),
      ("margin", "0"), ("width", "0.01"), ("height", "0.01"), ("pos", ""), ("penwidth", "0"),
      ("color", "#ffffff"), ("fillcolor", "#ffffff"), ("fontname", "DejaVu Sans"),
      ("fontsize", "10"), ("fontcolor", "#000000"), ("tooltip", ""), ("id", ""),
    ] { set(Int32(AGNODE), name, value) }
    for (name, value) in [
      ("pos", ""), ("id", ""), ("color", "#000000"), ("penwidth", "1"), ("dir", "none"),
      ("arrowsize", "1"),
    ] { set(Int32(AGEDGE), name, value) }
  }

  /// Two dots per point, fewer for large pages so that no side exceeds 8,000 dots: cairo cannot
  /// draw more than 32,767.
  private static func dotsPerInch(_ picture: Picture) -> Int {
    Int(min(144, 8000 * 72 / max(picture.width, picture.height)))
  }

  private mutating func add(_ picture: Picture) throws(Failure) {
    let haloed = format == .png || format == .pdf
    try addCorner("corner0", 0.5, 0.5)
    try addCorner("corner1", picture.width - 0.5, picture.height - 0.5)
    for (position, mark) in picture.marks.enumerated() {
      marks.append(try add(mark, "m\(position)"))
    }
    for (position, text) in picture.texts.enumerated() {
      if haloed, text.hasHalo { try addHalo(text, "h\(position)") }
    }
    for (position, text) in picture.texts.enumerated() { try add(text, "t\(position)") }
    for (position, line) in picture.lines.enumerated() { try add(line, position) }
  }

  /// An invisible node that keeps the page as large as it is meant to be.
  private func addCorner(_ name: String, _ x: Double, _ y: Double) throws(Failure) {
    let node = try node(name, .init(x, y), width: 1, height: 1)
    set(node, "style", "invis")
  }

  private func add(
    _ mark: Picture.Mark, _ name: String
  ) throws(Failure) -> UnsafeMutablePointer<Agnode_t> {
    let node = try node(name, mark.centre, width: mark.width, height: mark.height)
    set(node, "shape", mark.form.shape)
    set(node, "fillcolor", mark.fill.hexWithOpacity)
    set(node, "color", mark.outline.hexWithOpacity)
    set(node, "penwidth", number(mark.outlineWidth))
    if format == .dot { set(node, "tooltip", escaped(mark.name)) }
    return node
  }

  private func add(
    _ text: Picture.Text, _ name: String, dx: Double = 0, dy: Double = 0
  ) throws(Failure) {
    // The box of a text that starts at its left edge has room to spare on the right: Graphviz
    // moves the start of one that is wider than its box.
    let room = max(0, pageWidth - text.box.right - 1)
    let spare = text.startsLeft ? min(room, text.width * 0.2 + 20) : 0
    let centre = Picture.Point(text.centre.x + dx + spare / 2, text.centre.y + dy)
    let height = TextMeasure.height(size: text.size)
    let node = try node(name, centre, width: text.width + spare, height: height)
    set(node, "shape", "plaintext")
    set(node, "style", "")
    set(node, "label", escaped(text.text) + (text.startsLeft ? "\\l" : ""))
    set(node, "fontname", text.isBold ? "DejaVu Sans Bold" : "DejaVu Sans")
    set(node, "fontsize", number(text.size))
    set(node, "fontcolor", text.colour.hexWithOpacity)
  }

  /// White copies of a text around it: Graphviz knows no outlined text. (SVG has `paint-order`.)
  private func addHalo(_ text: Picture.Text, _ name: String) throws(Failure) {
    var copy = text
    copy.colour = .white
    let reach = 1.3
    for (step, offset) in [
      (1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7),
    ].enumerated() {
      try add(copy, "\(name)_\(step)", dx: offset.0 * reach, dy: offset.1 * reach)
    }
  }

  private func add(_ line: Picture.Line, _ position: Int) throws(Failure) {
    let from: UnsafeMutablePointer<Agnode_t>
    let to: UnsafeMutablePointer<Agnode_t>
    if let ends = line.ends {
      (from, to) = (marks[ends.from], marks[ends.to])
    } else {
      from = try node("l\(position)a", line.start, width: 1, height: 1)
      to = try node("l\(position)b", line.end, width: 1, height: 1)
      set(from, "style", "invis")
      set(to, "style", "invis")
    }
    let name = "l\(position)"
    let edge = Self.withText(name) { agedge(graph, from, to, $0, 1) }
    guard let edge else { throw Failure(message: "no edge: out of memory") }
    var end = line.end
    var prefix = ""
    if line.hasArrow {
      let length = line.arrowLength
      end = line.end.moved(by: -length, along: line.control2)
      prefix = "e,\(place(line.end)) "
      set(edge, "dir", "forward")
      set(edge, "arrowsize", number(length / 10))
    }
    let curve = [line.start, line.control1, line.control2, end].map(place)
    set(edge, "id", name)
    set(edge, "pos", prefix + curve.joined(separator: " "))
    set(edge, "color", line.colour.hexWithOpacity)
    set(edge, "penwidth", number(line.width))
    if line.isDashed { set(edge, "style", "dashed") }
  }

  private func node(
    _ name: String, _ centre: Picture.Point, width: Double, height: Double
  ) throws(Failure) -> UnsafeMutablePointer<Agnode_t> {
    guard let node = Self.withText(name, { agnode(graph, $0, 1) }) else {
      throw Failure(message: "no node: out of memory")
    }
    set(node, "id", name)
    set(node, "pos", place(centre))
    set(node, "width", inches(width))
    set(node, "height", inches(height))
    return node
  }

  // MARK: - Values

  private func place(_ point: Picture.Point) -> String {
    number(point.x) + "," + number(pageHeight - point.y)
  }

  private func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let digits = String(hundredths.magnitude % 100)
    let sign = hundredths < 0 ? "-" : ""
    return "\(sign)\(hundredths.magnitude / 100)." + (digits.count == 1 ? "0" : "") + digits
  }

  private func inches(_ points: Double) -> String { "\((points / 72 * 1e5).rounded() / 1e5)" }

  /// Graphviz reads backslashes as escapes and `&…;` as HTML characters, also in plain labels.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": result += "\\\\"
      case "&": result += "&amp;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  // MARK: - C strings

  private func setGraph(_ name: String, _ value: String) { set(Int32(AGRAPH), name, value) }

  private func set(_ kind: Int32, _ name: String, _ value: String) {
    Self.withText(name) { key in
      Self.withText(value) { _ = agattr(graph, kind, key, $0) }
    }
  }

  private func set<Object>(
    _ object: UnsafeMutablePointer<Object>, _ name: String, _ value: String
  ) {
    Self.withText(name) { key in
      Self.withText(value) { value in
        Self.withText("") { _ = agsafeset(object, key, value, $0) }
      }
    }
  }

  /// The library takes `char *` where it only reads.
  private static func withText<Value>(
    _ text: String, _ body: (UnsafeMutablePointer<CChar>) -> Value
  ) -> Value {
    text.withCString { body(UnsafeMutablePointer(mutating: $0)) }
  }
}

extension Picture.Form {
  /// What Graphviz calls it.
  fileprivate var shape: String {
    switch self {
    case .disc: "circle"
    case .square, .box: "box"
    case .diamond: "diamond"
    case .hexagon: "hexagon"
    case .triangle: "triangle"
    }
  }
}

extension Picture.Line {
  /// The length of its arrow head.
  var arrowLength: Double { 4 + 1.6 * width }
}

extension Picture.Point {
  /// This point moved by `length` along the direction that leads from `origin` to it.
  func moved(by length: Double, along origin: Picture.Point) -> Picture.Point {
    let dx = x - origin.x
    let dy = y - origin.y
    let distance = (dx * dx + dy * dy).squareRoot()
    guard distance > 0 else { return self }
    return Picture.Point(x + dx / distance * length, y + dy / distance * length)
  }
}
