/// The texts inside the disc of a group: its name in bold, its number, and its leading members, as
/// many as fit.
struct GroupLabel {
  let name: String
  /// The number with its noun, and alone where that is too long.
  let counts: [String]
  let leaders: [String]
  let mark: Picture.Mark
  let scale: Double

  private struct Line {
    let text: String
    let size: Double
    let isBold: Bool
    let colour: Colour
  }

  /// None if not even the name fits.
  func texts() -> [Picture.Text] {
    let size = min(12, max(7.5, mark.width / scale / 11)) * scale
    let small = 0.82 * size
    for nameLines in [1, 2, 3] {
      guard let words = broken(name, into: nameLines) else { continue }
      let heads = counts.map { count in
        words.map { Line(text: $0, size: size, isBold: true, colour: .ink) }
          + [Line(text: count, size: small, isBold: false, colour: .softInk)]
      }
      guard let head = heads.first(where: fits) else { continue }
      for shown in stride(from: leaders.count, to: 0, by: -1) {
        // Few cut names are better than none, many whole ones better than few cut.
        for share in shown > 3 ? [0.9] : [0.9, 0.8, 0.7] {
          let lines = head + leaders.prefix(shown).map { leader(named: $0, share, small) }
          if fits(lines) { return placed(lines) }
        }
      }
      return placed(head)
    }
    return []
  }

  private func leader(named name: String, _ share: Double, _ size: Double) -> Line {
    Line(
      text: PlainText.fitted(name, to: mark.width * share, size: size), size: size, isBold: false,
      colour: .ink)
  }

  /// `text` in so many lines of about equal length, or nil if it has too few words.
  private func broken(_ text: String, into count: Int) -> [String]? {
    let words = text.split(separator: " ")
    guard words.count >= count else { return nil }
    var lines: [String] = []
    var start = 0
    var rest = text.count
    for line in 0..<count {
      let share = rest / (count - line)
      var end = start + 1
      var length = words[start].count
      while end < words.count - (count - line - 1),
        line == count - 1 || length + words[end].count / 2 < share
      {
        length += words[end].count + 1
        end += 1
      }
      lines.append(words[start..<end].joined(separator: " "))
      rest -= length + 1
      start = end
    }
    return lines
  }

  private func fits(_ lines: [Line]) -> Bool {
    let radius = mark.width / 2 - 3
    var y = -lines.reduce(0) { $0 + TextMeasure.height(size: $1.size) } / 2
    for line in lines {
      let height = TextMeasure.height(size: line.size)
      let far = max(abs(y), abs(y + height))
      let half = TextMeasure.width(line.text, size: line.size, isBold: line.isBold) / 2
      if far * far + half * half > radius * radius { return false }
      y += height
    }
    return true
  }

  private func placed(_ lines: [Line]) -> [Picture.Text] {
    var y = mark.centre.y - lines.reduce(0) { $0 + TextMeasure.height(size: $1.size) } / 2
    return lines.map { line in
      let height = TextMeasure.height(size: line.size)
      defer { y += height }
      return Picture.Text(
        text: line.text, centre: .init(mark.centre.x, y + height / 2),
        width: TextMeasure.width(line.text, size: line.size, isBold: line.isBold),
        size: line.size, isBold: line.isBold, colour: line.colour, hasHalo: false,
        startsLeft: false, role: .label)
    }
  }
}
