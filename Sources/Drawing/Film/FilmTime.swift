/// When each frame of a film is seen, and animations that follow it.
struct FilmTime {
  let frames: Int
  /// Seconds per frame.
  let pace: Double

  /// Seconds altogether, as written in the file.
  var total: String { SVGPage.hundredths(pace * Double(max(1, frames))) }

  /// An attribute that changes from frame to frame; nothing if it never does.
  ///
  /// - Parameter isSmooth: whether it glides from value to value; only for numbers.
  func animate(_ attribute: String, _ values: [String], isSmooth: Bool = false) -> String {
    guard let first = values.first, values.contains(where: { $0 != first }) else { return "" }
    if isSmooth {
      // A frame has reached its value when it ends.
      let times = (0...values.count).map { Self.share($0, of: values.count) }
      return
        "<animate attributeName=\"\(attribute)\" dur=\"\(total)s\" fill=\"freeze\" "
        + "values=\"\(([first] + values).joined(separator: ";"))\" "
        + "keyTimes=\"\(times.joined(separator: ";"))\"/>"
    }
    var kept = [first]
    var times = ["0"]
    for (frame, value) in values.enumerated() where value != kept[kept.count - 1] {
      kept.append(value)
      times.append(Self.share(frame, of: values.count))
    }
    return
      "<animate attributeName=\"\(attribute)\" dur=\"\(total)s\" fill=\"freeze\" "
      + "calcMode=\"discrete\" values=\"\(kept.joined(separator: ";"))\" "
      + "keyTimes=\"\(times.joined(separator: ";"))\"/>"
  }

  /// A frame's beginning as a share of the whole, with five decimals at most.
  private static func share(_ frame: Int, of frames: Int) -> String {
    let parts = (Double(frame) / Double(frames) * 100_000).rounded()
    if parts == 0 { return "0" }
    if parts == 100_000 { return "1" }
    var digits = String(Int(parts))
    digits = String(repeating: "0", count: 5 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return "." + digits
  }
}
