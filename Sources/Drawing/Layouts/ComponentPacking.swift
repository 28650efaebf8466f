/// Puts drawings of components side by side, the first in the middle, without wasting paper.
///
/// Each drawing covers cells of a grid: where its vertices and ties are. It is put on the free spot
/// nearest to the middle.
///
/// - Source: Freivalds, Dogrusoz, Kikusts, "Disconnected graph layout and the polyomino packing
///   approach", Graph Drawing 2001 (polyominoes).
struct ComponentPacking {
  private let cell: Double
  private let spots: [(column: Int, row: Int)]
  private let radius: Int
  private var isTaken: [Bool]
  private var side: Int { 2 * radius + 1 }
  private var former: (cells: Int, spot: Int) = (0, 0)

  /// A sheet for drawings that together cover about `area`, preferably `aspect` times as wide as
  /// high; `cell` is the distance kept between drawings.
  init(area: Double, cell: Double, aspect: Double) {
    self.cell = cell
    radius = min(400, Int((area.squareRoot() * 2.2 / cell).rounded(.up)) + 4)
    isTaken = [Bool](repeating: false, count: (2 * radius + 1) * (2 * radius + 1))
    var found: [(distance: Double, column: Int, row: Int)] = []
    for row in -radius...radius {
      for column in -radius...radius {
        let x = Double(column) / aspect
        found.append((x * x + Double(row * row), column, row))
      }
    }
    found.sort { ($0.distance, $0.row, $0.column) < ($1.distance, $1.row, $1.column) }
    spots = found.map { ($0.column, $0.row) }
  }

  /// Puts one drawing on the sheet, as it is or turned by a right angle (*x* and *y* exchanged), and
  /// returns how far it has to be moved.
  ///
  /// - Parameter points: places that must be covered, dense enough to leave no holes.
  mutating func put(_ points: Positions) -> (x: Double, y: Double, isTurned: Bool) {
    var cells = covered(by: points)
    // Drawings of one size cannot fit where the one before did not.
    let start = cells.count == former.cells ? former.spot : 0
    var position = firstFree(cells, from: start, to: spots.count)
    var isTurned = false
    if start == 0, position > 0 {
      let turned = covered(by: Positions(x: points.y, y: points.x))
      let other = firstFree(turned, from: 0, to: position)
      if other < position { (cells, position, isTurned) = (turned, other, true) }
    }
    former = isTurned ? (0, 0) : (cells.count, position)
    guard position < spots.count else { return (0, 0, false) }
    let spot = spots[position]
    for taken in cells {
      let index = (taken.row + spot.row + radius) * side + taken.column + spot.column + radius
      isTaken[index] = true
    }
    return (Double(spot.column) * cell, Double(spot.row) * cell, isTurned)
  }

  private func firstFree(_ cells: [(column: Int, row: Int)], from start: Int, to end: Int) -> Int {
    var position = start
    while position < end {
      let spot = spots[position]
      if cells.allSatisfy({ isFree($0.column + spot.column, $0.row + spot.row) }) { break }
      position += 1
    }
    return position
  }

  private func isFree(_ column: Int, _ row: Int) -> Bool {
    guard abs(column) <= radius, abs(row) <= radius else { return false }
    return !isTaken[(row + radius) * side + column + radius]
  }

  /// The cells of the points and those around them.
  private func covered(by points: Positions) -> [(column: Int, row: Int)] {
    var keys: [Int] = []
    for point in 0..<points.count {
      let column = Int((points.x[point] / cell).rounded())
      let row = Int((points.y[point] / cell).rounded())
      for nearRow in -1...1 {
        for nearColumn in -1...1 {
          let key = ((row + nearRow) << 20) + column + nearColumn
          keys.append(key)
        }
      }
    }
    keys.sort()
    var cells: [(column: Int, row: Int)] = []
    var last = Int.min
    for key in keys where key != last {
      last = key
      let row = (key + 1 << 19) >> 20
      cells.append((key - row << 20, row))
    }
    return cells
  }
}
