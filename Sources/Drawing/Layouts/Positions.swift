internal import Glibc

/// Places of vertices in a plane.
struct Positions: Sendable {
  var x: [Double]
  var y: [Double]

  init(x: [Double], y: [Double]) {
    self.x = x
    self.y = y
  }

  init(count: Int) {
    x = [Double](repeating: 0, count: count)
    y = x
  }

  var count: Int { x.count }

  /// The smallest box around discs of these radii.
  func bounds(radii: [Double]) -> Box {
    guard count > 0 else { return Box(left: 0, top: 0, right: 0, bottom: 0) }
    var box = Box(left: .infinity, top: .infinity, right: -.infinity, bottom: -.infinity)
    for vertex in 0..<count {
      box.left = min(box.left, x[vertex] - radii[vertex])
      box.right = max(box.right, x[vertex] + radii[vertex])
      box.top = min(box.top, y[vertex] - radii[vertex])
      box.bottom = max(box.bottom, y[vertex] + radii[vertex])
    }
    return box
  }

  /// Turns the cloud so that its longest extent lies flat, around its mean, which becomes 0, 0.
  ///
  /// Of the two ways to lie flat and the mirror images, the one with the first vertex in the upper
  /// left is taken: the same network always looks the same.
  mutating func lieFlat() {
    guard count > 1 else {
      self = Positions(count: count)
      return
    }
    let meanX = x.reduce(0, +) / Double(count)
    let meanY = y.reduce(0, +) / Double(count)
    var xx = 0.0
    var xy = 0.0
    var yy = 0.0
    for vertex in 0..<count {
      x[vertex] -= meanX
      y[vertex] -= meanY
      xx += x[vertex] * x[vertex]
      xy += x[vertex] * y[vertex]
      yy += y[vertex] * y[vertex]
    }
    let angle = 0.5 * atan2(2 * xy, xx - yy)
    let cosine = cos(angle)
    let sine = sin(angle)
    for vertex in 0..<count {
      (x[vertex], y[vertex]) = (
        x[vertex] * cosine + y[vertex] * sine, y[vertex] * cosine - x[vertex] * sine
      )
    }
    if x[0] > 0 { for vertex in 0..<count { x[vertex] = -x[vertex] } }
    if y[0] > 0 { for vertex in 0..<count { y[vertex] = -y[vertex] } }
  }

  /// Moves and stretches all places linearly.
  mutating func transform(scaleX: Double, scaleY: Double, moveX: Double, moveY: Double) {
    for vertex in 0..<count {
      x[vertex] = x[vertex] * scaleX + moveX
      y[vertex] = y[vertex] * scaleY + moveY
    }
  }
}
