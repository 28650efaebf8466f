/// Writes a picture as SVG: geometry as Graphviz placed it, all else as the picture has it.
///
/// Nothing but the elements and attributes below can appear.
///
/// Parts of equal style share a class and a group, coordinates have one decimal: a map of 1,500
/// actors stays below half a megabyte.
struct SVGWriter {
  private let picture: Picture
  private let shapes: [String: GraphvizSVG.Shape]

  init(picture: Picture, shapes: [String: GraphvizSVG.Shape]) {
    self.picture = picture
    self.shapes = shapes
  }

  /// The whole file, UTF-8.
  func bytes() -> [UInt8] {
    var sheet = StyleSheet()
    let lines = body(of: picture.lines, &sheet, rule: rule, element: element)
    let marks = body(of: picture.marks, &sheet, rule: rule, element: element)
    let texts = body(of: picture.texts, &sheet, rule: rule, element: element)
    let width = number(picture.width)
    let height = number(picture.height)
    return Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="title summary" \
      xml:lang="\(picture.language)">
      <title id="title">\(xmlEscaped(picture.title))</title>
      <desc id="summary">\(xmlEscaped(picture.summary))</desc>
      <style>
      svg{font-family:"DejaVu Sans",Verdana,sans-serif;text-anchor:middle}
      \(sheet.rules.joined(separator: "\n"))
      </style>
      <rect width="\(width)" height="\(height)" fill="#ffffff"/>
      \(lines)\(marks)\(texts)</svg>

      """.utf8)
  }

  // MARK: - Groups of equal style

  /// Runs of parts of equal style as groups, in drawing order.
  private func body<Part>(
    of parts: [Part], _ sheet: inout StyleSheet, rule: (Part) -> String,
    element: (Part, Int) -> String
  ) -> String {
    var result = ""
    var open = ""
    for (position, part) in parts.enumerated() {
      let name = sheet.name(of: rule(part))
      if name != open {
        if !open.isEmpty { result += "</g>\n" }
        result += "<g class=\"\(name)\">\n"
        open = name
      }
      result += element(part, position) + "\n"
    }
    return open.isEmpty ? "" : result + "</g>\n"
  }

  private func rule(_ line: Picture.Line) -> String {
    let fill = line.hasArrow ? line.colour.hex : "none"
    return "fill:\(fill);stroke:\(line.colour.hex);stroke-width:\(hundredths(line.width))"
      + ";opacity:\(hundredths(line.colour.opacity))"
      + (line.isDashed ? ";stroke-dasharray:5 4" : "")
  }

  private func rule(_ mark: Picture.Mark) -> String {
    let outline =
      mark.outlineWidth > 0
      ? "stroke:\(mark.outline.hex);stroke-width:\(hundredths(mark.outlineWidth))" : "stroke:none"
    let opacity = mark.fill.opacity < 1 ? ";fill-opacity:\(hundredths(mark.fill.opacity))" : ""
    return "fill:\(mark.fill.hex)\(opacity);\(outline)"
  }

  private func rule(_ text: Picture.Text) -> String {
    var rule = "font-size:\(hundredths(text.size))px;fill:\(text.colour.hex)"
    if text.isBold { rule += ";font-weight:bold" }
    if text.startsLeft { rule += ";text-anchor:start" }
    if text.hasHalo {
      rule += ";stroke:#ffffff;stroke-width:2.6;stroke-linejoin:round;paint-order:stroke"
    }
    return rule
  }

  // MARK: - Elements

  private func element(_ line: Picture.Line, _ position: Int) -> String {
    guard let shape = shapes["l\(position)"], shape.numbers.count >= 8 else { return "" }
    let n = shape.numbers
    var path = "M\(place(n, 0))"
    if isStraight(n) {
      path += "L\(place(n, 6))"
    } else {
      path += "C\(place(n, 2)) \(place(n, 4)) \(place(n, 6))"
    }
    guard shape.head.count >= 6 else { return "<path d=\"\(path)\"/>" }
    return "<path fill=\"none\" d=\"\(path)\"/><path d=\"\(outline(shape.head))\"/>"
  }

  private func element(_ mark: Picture.Mark, _ position: Int) -> String {
    guard let shape = shapes["m\(position)"], shape.numbers.count >= 4 else { return "" }
    let n = shape.numbers
    let title = mark.name.isEmpty ? "" : "<title>\(xmlEscaped(mark.name))</title>"
    guard mark.form == .disc else {
      return close("<path d=\"\(outline(n))\"", "path", title)
    }
    return close(
      "<circle cx=\"\(number(n[0]))\" cy=\"\(number(n[1]))\" r=\"\(number(n[2]))\"", "circle",
      title)
  }

  private func element(_ text: Picture.Text, _ position: Int) -> String {
    guard let shape = shapes["t\(position)"], shape.numbers.count == 2 else { return "" }
    let content = xmlEscaped(text.text)
    return
      "<text x=\"\(number(shape.numbers[0]))\" y=\"\(number(shape.numbers[1]))\">\(content)</text>"
  }

  private func close(_ start: String, _ name: String, _ content: String) -> String {
    content.isEmpty ? start + "/>" : start + ">" + content + "</\(name)>"
  }

  private func outline(_ numbers: [Double]) -> String {
    var path = "M\(place(numbers, 0))"
    for start in stride(from: 2, to: numbers.count - 1, by: 2) {
      let isClosing = numbers[start] == numbers[0] && numbers[start + 1] == numbers[1]
      if !isClosing { path += "L\(place(numbers, start))" }
    }
    return path + "Z"
  }

  /// Whether the control points lie on the way from start to end (within a tenth of a point).
  private func isStraight(_ n: [Double]) -> Bool {
    guard n.count == 8 else { return false }
    let dx = n[6] - n[0]
    let dy = n[7] - n[1]
    let length = (dx * dx + dy * dy).squareRoot()
    return [2, 4].allSatisfy { start in
      abs(dx * (n[start + 1] - n[1]) - dy * (n[start] - n[0])) <= 0.1 * length
    }
  }

  private func place(_ numbers: [Double], _ start: Int) -> String {
    "\(number(numbers[start])) \(number(numbers[start + 1]))"
  }

  // MARK: - Values

  private func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let fraction = tenths.magnitude % 10
    return "\(sign)\(tenths.magnitude / 10)" + (fraction == 0 ? "" : ".\(fraction)")
  }

  private func hundredths(_ value: Double) -> String {
    let whole = Int((value * 100).rounded())
    let digits = String(whole % 100)
    return "\(whole / 100)." + (digits.count == 1 ? "0" : "") + digits
  }
}

/// Rules of equal text share a class.
private struct StyleSheet {
  private var names: [String: String] = [:]
  var rules: [String] = []

  mutating func name(of rule: String) -> String {
    if let name = names[rule] { return name }
    let name = "s\(rules.count)"
    names[rule] = name
    rules.append(".\(name){\(rule)}")
    return name
  }
}
