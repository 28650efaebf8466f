/// A picture as bytes for the renderer.
///
/// One line per part, fields separated by tabs, lengths in hundredths of a point. Texts in pictures hold no tabs and line breaks, so nothing is escaped.
enum PictureCode {
  static func encode(_ picture: Picture) -> [UInt8] {
    var code = ""
    func line(_ fields: [String]) {
      code += fields.joined(separator: "\t")
      code += "\n"
    }
    let canvas = picture.canvas
    line([
      "P", picture.title, picture.summary, picture.language, picture.isDirected ? "1" : "0",
      numbers([
        picture.width, picture.height, canvas.left, canvas.top, canvas.right, canvas.bottom,
      ]),
    ])
    for part in picture.lines {
      line([
        "L", part.ends.map { "\($0.from)" } ?? "", part.ends.map { "\($0.to)" } ?? "",
        part.hasArrow ? "1" : "0", part.isDashed ? "1" : "0", "\(part.colour.rgba)",
        numbers([
          part.start.x, part.start.y, part.control1.x, part.control1.y, part.control2.x,
          part.control2.y, part.end.x, part.end.y, part.width,
        ]),
      ])
    }
    for part in picture.marks {
      line([
        "M", part.form.rawValue, "\(part.fill.rgba)", "\(part.outline.rgba)", part.name,
        numbers([part.centre.x, part.centre.y, part.width, part.height, part.outlineWidth]),
      ])
    }
    for part in picture.texts {
      line([
        "T", part.text, "\(part.colour.rgba)", part.isBold ? "1" : "0", part.hasHalo ? "1" : "0",
        part.startsLeft ? "1" : "0", part.role.rawValue,
        numbers([part.centre.x, part.centre.y, part.width, part.size]),
      ])
    }
    return Array(code.utf8)
  }

  /// The picture in `bytes`, or nil if they are not what `encode` writes.
  static func decode(_ bytes: [UInt8]) -> Picture? {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard let first = lines.first, var picture = header(fields(of: first)) else { return nil }
    for text in lines.dropFirst() {
      let fields = fields(of: text)
      switch fields[0] {
      case "L": if let line = line(fields) { picture.lines.append(line) } else { return nil }
      case "M": if let mark = mark(fields) { picture.marks.append(mark) } else { return nil }
      case "T": if let text = self.text(fields) { picture.texts.append(text) } else { return nil }
      default: return nil
      }
    }
    let known = picture.marks.indices
    let hasAllEnds = picture.lines.allSatisfy { line in
      line.ends.map { known.contains($0.from) && known.contains($0.to) } ?? true
    }
    return hasAllEnds ? picture : nil
  }

  private static func fields(of line: Substring) -> [Substring] {
    line.split(separator: "\t", omittingEmptySubsequences: false)
  }

  private static func header(_ fields: [Substring]) -> Picture? {
    guard fields.count == 11, fields[0] == "P", let n = lengths(fields[5...]) else { return nil }
    return Picture(
      width: n[0], height: n[1], title: String(fields[1]), summary: String(fields[2]),
      language: String(fields[3]), isDirected: fields[4] == "1",
      canvas: Box(left: n[2], top: n[3], right: n[4], bottom: n[5]))
  }

  private static func line(_ fields: [Substring]) -> Picture.Line? {
    guard fields.count == 15, let colour = UInt32(fields[5]), let n = lengths(fields[6...])
    else { return nil }
    var ends: Picture.Line.Ends?
    if let from = Int(fields[1]), let to = Int(fields[2]) { ends = .init(from: from, to: to) }
    return Picture.Line(
      ends: ends, start: .init(n[0], n[1]), control1: .init(n[2], n[3]),
      control2: .init(n[4], n[5]), end: .init(n[6], n[7]), width: n[8],
      colour: Colour(rgba: colour), hasArrow: fields[3] == "1", isDashed: fields[4] == "1")
  }

  private static func mark(_ fields: [Substring]) -> Picture.Mark? {
    guard fields.count == 10, let form = Picture.Form(rawValue: String(fields[1])),
      let fill = UInt32(fields[2]), let outline = UInt32(fields[3]), let n = lengths(fields[5...])
    else { return nil }
    return Picture.Mark(
      form: form, centre: .init(n[0], n[1]), width: n[2], height: n[3], fill: Colour(rgba: fill),
      outline: Colour(rgba: outline), outlineWidth: n[4], name: String(fields[4]))
  }

  private static func text(_ fields: [Substring]) -> Picture.Text? {
    guard fields.count == 11, let colour = UInt32(fields[2]),
      let role = Picture.Text.Role(rawValue: String(fields[6])), let n = lengths(fields[7...])
    else { return nil }
    return Picture.Text(
      text: String(fields[1]), centre: .init(n[0], n[1]), width: n[2], size: n[3],
      isBold: fields[3] == "1", colour: Colour(rgba: colour), hasHalo: fields[4] == "1",
      startsLeft: fields[5] == "1", role: role)
  }

  private static func numbers(_ lengths: [Double]) -> String {
    lengths.map { "\(Int(($0 * 100).rounded()))" }.joined(separator: "\t")
  }

  private static func lengths(_ fields: ArraySlice<Substring>) -> [Double]? {
    let numbers = fields.compactMap { Int($0).map { Double($0) / 100 } }
    return numbers.count == fields.count ? numbers : nil
  }
}
