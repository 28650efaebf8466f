/// Moves discs apart until none touches another, all inside a box, changing the picture as little
/// as can be.
enum Spreading {
  /// Pushes discs apart until gaps of about `gap` are between them, without bounds.
  ///
  /// - Complexity: O(*n*) per round for discs of similar size, 60 rounds at most.
  static func spread(_ positions: inout Positions, radii: [Double], gap: Double) {
    let everywhere = Box(left: -1e6, top: -1e6, right: 1e6, bottom: 1e6)
    for _ in 0..<60 where push(&positions, radii, gap: gap, in: everywhere) < 0.1 * gap { return }
  }

  /// Pushes discs apart until none touches another, inside a box; gaps of `gap` are aimed at.
  ///
  /// - Parameter radii: made smaller, all by the same factor, if the box is too full.
  static func spread(
    _ positions: inout Positions, radii: inout [Double], gap: Double, in box: Box
  ) {
    for share in [1, 0.5] {
      for _ in 0..<40 where push(&positions, radii, gap: gap * share, in: box) < 0.05 { break }
    }
    while true {
      for _ in 0..<150 where push(&positions, radii, gap: 0.6, in: box) < 0.02 { break }
      if !anyTouch(positions, radii, gap: 0.2) { return }
      for disc in radii.indices { radii[disc] *= 0.93 }
    }
  }

  /// One round: each disc moves by half its overlaps.
  ///
  /// Returns the largest overlap found.
  private static func push(
    _ positions: inout Positions, _ radii: [Double], gap: Double, in box: Box
  ) -> Double {
    let cells = Cells(positions, radii: radii, gap: gap)
    var moves = Positions(count: positions.count)
    var largest = 0.0
    cells.forEachNear(positions) { first, second in
      var dx = positions.x[second] - positions.x[first]
      var dy = positions.y[second] - positions.y[first]
      let wanted = radii[first] + radii[second] + gap
      let square = dx * dx + dy * dy
      guard square < wanted * wanted else { return }
      var distance = square.squareRoot()
      if distance < 1e-6 {
        // Two on one spot part in a direction that depends on their numbers alone.
        (dx, dy) = first.isMultiple(of: 2) ? (1, 0.3) : (0.3, 1)
        distance = 1
      }
      let overlap = wanted - distance
      largest = max(largest, overlap)
      // The smaller one gives way more.
      let share =
        radii[first] * radii[first]
        / (radii[first] * radii[first] + radii[second] * radii[second])
      let x = dx / distance * overlap * 0.5
      let y = dy / distance * overlap * 0.5
      moves.x[first] -= x * (1 - share)
      moves.y[first] -= y * (1 - share)
      moves.x[second] += x * share
      moves.y[second] += y * share
    }
    for disc in 0..<positions.count {
      let radius = radii[disc]
      positions.x[disc] = min(
        max(positions.x[disc] + moves.x[disc], box.left + radius), box.right - radius)
      positions.y[disc] = min(
        max(positions.y[disc] + moves.y[disc], box.top + radius), box.bottom - radius)
    }
    return largest
  }

  private static func anyTouch(_ positions: Positions, _ radii: [Double], gap: Double) -> Bool {
    var found = false
    Cells(positions, radii: radii, gap: gap).forEachNear(positions) { first, second in
      let dx = positions.x[second] - positions.x[first]
      let dy = positions.y[second] - positions.y[first]
      let wanted = radii[first] + radii[second] + gap
      if dx * dx + dy * dy < wanted * wanted { found = true }
    }
    return found
  }
}

/// Discs by the cells of a grid, to find those that may touch.
private struct Cells {
  private let width: Double
  private let columns: Int
  private let rows: Int
  private let left: Double
  private let top: Double
  private let gap: Double
  private let radii: [Double]
  private var starts: [Int32]
  private var discs: [Int32]

  init(_ positions: Positions, radii: [Double], gap: Double) {
    let mean = radii.reduce(0, +) / Double(max(1, radii.count))
    self.gap = gap
    self.radii = radii
    width = max(2 * mean + gap, 1)
    let box = positions.bounds(radii: [Double](repeating: 0, count: positions.count))
    left = box.left
    top = box.top
    columns = Int(box.width / width) + 1
    rows = Int(box.height / width) + 1
    starts = [Int32](repeating: 0, count: columns * rows + 1)
    discs = [Int32](repeating: 0, count: positions.count)
    var cellOf = [Int](repeating: 0, count: positions.count)
    for disc in 0..<positions.count {
      let column = Int((positions.x[disc] - left) / width)
      let row = Int((positions.y[disc] - top) / width)
      cellOf[disc] = row * columns + column
      starts[cellOf[disc] + 1] += 1
    }
    for cell in 0..<(columns * rows) { starts[cell + 1] += starts[cell] }
    var next = starts
    for disc in 0..<positions.count {
      discs[Int(next[cellOf[disc]])] = Int32(disc)
      next[cellOf[disc]] += 1
    }
  }

  /// Calls `body` once for each pair of discs that may touch: the larger (of equal ones the later)
  /// looks around for the others.
  func forEachNear(_ positions: Positions, _ body: (Int, Int) -> Void) {
    for disc in 0..<positions.count {
      let radius = radii[disc]
      let reach = Int(((2 * radius + gap) / width).rounded(.up))
      let column = Int((positions.x[disc] - left) / width)
      let row = Int((positions.y[disc] - top) / width)
      for nearRow in max(0, row - reach)...min(rows - 1, row + reach) {
        for nearColumn in max(0, column - reach)...min(columns - 1, column + reach) {
          let cell = nearRow * columns + nearColumn
          for position in Int(starts[cell])..<Int(starts[cell + 1]) {
            let other = Int(discs[position])
            if (radii[other], other) < (radius, disc) { body(disc, other) }
          }
        }
      }
    }
  }
}
