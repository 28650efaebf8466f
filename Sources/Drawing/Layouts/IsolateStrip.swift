/// Actors without ties, in tidy rows.
struct IsolateStrip {
  /// The distance from one row to the next.
  let pitch: Double
  /// The distance from one to the next in a row, in pitches.
  let stretch: Double
  let columns: Int
  let rows: Int

  /// The height it takes.
  var height: Double { Double(rows) * pitch }

  /// Rows for `count` actors over `width`, at most `maximalHeight` high, `widestPitch` apart if
  /// there is room.
  init(
    count: Int, width: Double, maximalHeight: Double, widestPitch: Double, stretch: Double = 1
  ) {
    var pitch = widestPitch
    var columns = max(1, Int(width / (pitch * stretch)))
    while Double((count + columns - 1) / columns) * pitch > maximalHeight, pitch > 0.5 {
      pitch *= 0.96
      columns = max(1, Int(width / (pitch * stretch)))
    }
    self.pitch = pitch
    self.stretch = stretch
    self.columns = max(1, min(columns, count))
    rows = (count + self.columns - 1) / self.columns
  }

  /// The place of the actor number `position`, in a strip whose upper left corner is given.
  func place(_ position: Int, left: Double, top: Double) -> (x: Double, y: Double) {
    (
      left + (Double(position % columns) + 0.5) * pitch * stretch,
      top + (Double(position / columns) + 0.5) * pitch
    )
  }
}
