/// Reads the geometry from the SVG that Graphviz writes: numbers, and nothing else.
///
/// The output of the child is not trusted (2.42.2 lets scripts through in several attributes), so no
/// text, colour, name or attribute of it is handed on. Elements other than the four below and
/// attributes other than their coordinates are skipped.
struct GraphvizSVG {
  /// The geometry of one part of a picture, on the page.
  struct Shape {
    /// The points of the outline of an ellipse (centre, radii), polygon, or curve; the anchor of a
    /// text.
    var numbers: [Double]
    /// The arrow head of a line.
    var head: [Double] = []
  }

  private var shapes: [String: Shape] = [:]
  private var current = ""
  private var offset = (x: 0.0, y: 0.0)

  /// The shapes by the name of their part ("m0" is the first mark, "l0" line, "t0" text), or nil if
  /// the bytes are not what Graphviz writes.
  static func shapes(in bytes: [UInt8], pageHeight: Double) -> [String: Shape]? {
    var reader = GraphvizSVG()
    reader.offset.y = pageHeight
    var position = 0
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      reader.element(bytes[(start + 1)..<end])
      position = end + 1
    }
    return reader.shapes
  }

  private mutating func element(_ content: ArraySlice<UInt8>) {
    let text = String(decoding: content, as: UTF8.self)
    guard let blank = text.firstIndex(where: \.isWhitespace) else { return }
    switch text[..<blank] {
    case "g":
      if let transform = attribute("transform", of: text) { readOffset(transform) }
      current = attribute("id", of: text).map(String.init) ?? ""
    case "ellipse":
      let values = ["cx", "cy", "rx", "ry"].compactMap {
        attribute($0, of: text).flatMap { Double($0) }
      }
      guard values.count == 4 else { return }
      put([values[0] + offset.x, values[1] + offset.y, values[2], values[3]])
    case "polygon": if let list = attribute("points", of: text) { put(points(list)) }
    case "path": if let list = attribute("d", of: text) { put(points(list)) }
    case "text":
      let values = ["x", "y"].compactMap { attribute($0, of: text).flatMap { Double($0) } }
      if values.count == 2 { put([values[0] + offset.x, values[1] + offset.y]) }
    default: break
    }
  }

  /// The first shape of a part is its outline or curve, the second the arrow head.
  private mutating func put(_ numbers: [Double]) {
    guard !current.isEmpty, numbers.allSatisfy(\.isFinite) else { return }
    if shapes[current] == nil {
      shapes[current] = Shape(numbers: numbers)
    } else {
      shapes[current]?.head = numbers
    }
  }

  private mutating func readOffset(_ transform: Substring) {
    guard let values = transform.after("translate(") else { return }
    let numbers = values.prefix { $0 != ")" }.split { !"0123456789.-".contains($0) }
      .compactMap { Double($0) }
    if numbers.count == 2 { offset = (numbers[0], numbers[1]) }
  }

  /// Pairs of coordinates, whatever stands between them.
  private func points(_ text: Substring) -> [Double] {
    let numbers = text.utf8.split { byte in
      !(0x30...0x39).contains(byte) && byte != UInt8(ascii: ".") && byte != UInt8(ascii: "-")
    }.map { Double(Substring($0)) ?? .nan }
    return numbers.enumerated().map { $1 + ($0.isMultiple(of: 2) ? offset.x : offset.y) }
  }

  private func attribute(_ name: String, of element: String) -> Substring? {
    element[...].after(" \(name)=\"")?.prefix { $0 != "\"" }
  }
}

extension Substring {
  /// What follows the first occurrence of `pattern`.
  fileprivate func after(_ pattern: String) -> Substring? {
    let pattern = Array(pattern.utf8)
    let bytes = utf8
    var start = bytes.startIndex
    while let next = bytes[start...].firstIndex(of: pattern[0]) {
      let rest = bytes[next...]
      if rest.starts(with: pattern) {
        return Substring(rest.dropFirst(pattern.count))
      }
      start = bytes.index(after: next)
    }
    return nil
  }
}
