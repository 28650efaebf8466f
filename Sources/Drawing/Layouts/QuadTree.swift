/// Point masses in nested squares, so that far ones act as one (Barnes–Hut).
///
/// Cells lie in the order of a depth-first walk, each with the position of the next cell that is
/// not inside it: a walk needs no stack.
///
/// - Source: Barnes, Hut, "A hierarchical O(N log N) force-calculation algorithm", Nature 324
///   (1986), 446–449.
struct QuadTree: Sendable {
  private struct Cell {
    /// The centre of mass.
    let x, y: Double
    let mass: Double
    /// The square of the width; 0 for a leaf.
    let extent: Double
    /// The position of the next cell that is not inside this one.
    var next: Int
  }

  private var cells: [Cell] = []

  /// A tree of the points (`x`, `y`) with their masses.
  ///
  /// - Complexity: O(*n* log *n*).
  init(x pointX: [Double], y pointY: [Double], mass pointMass: [Double]) {
    let count = pointX.count
    guard count > 0 else { return }
    var low = (x: pointX[0], y: pointY[0])
    var high = low
    for point in 0..<count {
      low = (min(low.x, pointX[point]), min(low.y, pointY[point]))
      high = (max(high.x, pointX[point]), max(high.y, pointY[point]))
    }
    let width = max(high.x - low.x, high.y - low.y, 1e-9)
    let scale = 65535 / width
    var keys = [UInt64](repeating: 0, count: count)
    for point in 0..<count {
      let column = Self.spread(UInt64((pointX[point] - low.x) * scale))
      let row = Self.spread(UInt64((pointY[point] - low.y) * scale))
      keys[point] = (column | row << 1) << 32 | UInt64(point)
    }
    keys.sort()
    cells.reserveCapacity(2 * count)
    append(0..<count, level: 16, width: width, keys, pointX, pointY, pointMass)
  }

  /// The force m/d on a unit mass at a point from all masses, away from them.
  ///
  /// - Parameter openness: a cell acts as one when its width is less than this share of its
  ///   distance.
  func repulsion(x atX: Double, y atY: Double, openness: Double = 1) -> (x: Double, y: Double) {
    var force = (x: 0.0, y: 0.0)
    let limit = openness * openness
    let cells = cells
    var position = 0
    while position < cells.count {
      let cell = cells[position]
      let dx = atX - cell.x
      let dy = atY - cell.y
      let square = dx * dx + dy * dy
      if cell.extent < limit * square {
        let share = cell.mass / max(square, 1e-6)
        force.x += dx * share
        force.y += dy * share
        position = cell.next
      } else {
        // A leaf at distance 0 is the point itself: its extent 0 is not below 0.
        position = cell.extent == 0 ? cell.next : position + 1
      }
    }
    return force
  }

  private mutating func append(
    _ range: Range<Int>, level: Int, width: Double, _ keys: [UInt64], _ pointX: [Double],
    _ pointY: [Double], _ pointMass: [Double]
  ) {
    let cell = cells.count
    var sum = (x: 0.0, y: 0.0, mass: 0.0)
    for position in range {
      let point = Int(keys[position] & 0xFFFF_FFFF)
      sum.x += pointX[point] * pointMass[point]
      sum.y += pointY[point] * pointMass[point]
      sum.mass += pointMass[point]
    }
    let isLeaf = range.count == 1 || level == 0
    cells.append(
      Cell(
        x: sum.x / sum.mass, y: sum.y / sum.mass, mass: sum.mass,
        extent: isLeaf ? 0 : width * width, next: cell + 1))
    guard !isLeaf else { return }
    let shift = UInt64(32 + 2 * (level - 1))
    var start = range.lowerBound
    while start < range.upperBound {
      let quarter = keys[start] >> shift & 3
      var end = start + 1
      while end < range.upperBound, keys[end] >> shift & 3 == quarter { end += 1 }
      append(start..<end, level: level - 1, width: width / 2, keys, pointX, pointY, pointMass)
      start = end
    }
    cells[cell].next = cells.count
  }

  /// The lower 16 bits, each followed by a zero.
  private static func spread(_ value: UInt64) -> UInt64 {
    var bits = value & 0xFFFF
    bits = (bits | bits << 8) & 0x00FF_00FF
    bits = (bits | bits << 4) & 0x0F0F_0F0F
    bits = (bits | bits << 2) & 0x3333_3333
    return (bits | bits << 1) & 0x5555_5555
  }
}
