/// Actors without ties, in tidy rows.
struct IsolateStrip {
  /// The distance from one to the next.
  let pitch: Double
  let columns: Int
  let rows: Int

  /// The height it takes.
  var height: Double { Double(rows) * pitch }

  /// Rows for `count` actors over `width`, at most `maximalHeight` high, `widestPitch` apart if
  /// there is room.
  init(count: Int, width: Double, maximalHeight: Double, widestPitch: Double) {
    var pitch = widestPitch
    var columns = max(1, Int(width / pitch))
    while Double((count + columns - 1) / columns) * pitch > maximalHeight, pitch > 0.5 {
      pitch *= 0.96
      columns = max(1, Int(width / pitch))
    }
    self.pitch = pitch
    self.columns = max(1, min(columns, count))
    rows = (count + self.columns - 1) / self.columns
  }

  /// The place of the actor number `position`, in a strip whose upper left corner is given.
  func place(_ position: Int, left: Double, top: Double) -> (x: Double, y: Double) {
    (
      left + (Double(position % columns) + 0.5) * pitch,
      top + (Double(position / columns) + 0.5) * pitch
    )
  }
}
