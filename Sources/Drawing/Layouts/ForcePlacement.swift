internal import GraphCore

/// The layout `force`: components laid out by forces, packed, spread over the canvas, with actors
/// without ties in a strip below.
struct ForcePlacement {
  /// Undirected, with strengths as weights.
  let graph: Graph
  /// The radii wanted.
  let radii: [Double]
  let canvas: Box
  /// The height of the line above the strip that says what it is.
  let captionHeight: Double
  let seed: UInt64
  let execution: Execution

  func placement() throws(KernelError) -> Placement {
    let components = Components(graph)
    var result = Placement(positions: Positions(count: graph.vertexCount), radii: radii)
    var main = canvas
    if !components.isolates.isEmpty {
      main.bottom = park(components.isolates, in: &result, isAlone: components.parts.isEmpty)
    }
    guard !components.parts.isEmpty else { return result }
    try lay(components.parts, in: main, &result)
    return result
  }

  // MARK: - Actors without ties

  /// Puts them at the bottom of the canvas and returns how far down the others may go.
  private func park(_ isolates: [Int32], in result: inout Placement, isAlone: Bool) -> Double {
    let largest = isolates.map { radii[Int($0)] }.max() ?? 0
    let room = isAlone ? canvas.height - captionHeight : canvas.height * 0.22
    let widest =
      isAlone
      ? min(
        canvas.width / 4,
        max(3 * largest, (canvas.width * room / Double(isolates.count)).squareRoot()))
      : 2.6 * largest
    let strip = IsolateStrip(
      count: isolates.count, width: canvas.width, maximalHeight: room, widestPitch: widest)
    let top =
      isAlone
      ? canvas.top + captionHeight + (room - strip.height) / 2 : canvas.bottom - strip.height
    let left =
      isAlone
      ? canvas.left + (canvas.width - Double(strip.columns) * strip.pitch) / 2 : canvas.left
    for (position, vertex) in isolates.enumerated() {
      let place = strip.place(position, left: left, top: top)
      result.positions.x[Int(vertex)] = place.x
      result.positions.y[Int(vertex)] = place.y
      result.radii[Int(vertex)] = min(radii[Int(vertex)], 0.38 * strip.pitch)
    }
    result.strip = Box(
      left: canvas.left, top: top - captionHeight, right: canvas.right, bottom: top + strip.height)
    return top - captionHeight * 1.8
  }

  // MARK: - Components

  private func lay(
    _ parts: [[Int32]], in box: Box, _ result: inout Placement
  ) throws(KernelError) {
    let count = parts.reduce(0) { $0 + $1.count }
    let spacing = (box.width * box.height / Double(count)).squareRoot()
    var packing = ComponentPacking(
      area: box.width * box.height, cell: 0.55 * spacing, aspect: box.width / box.height)
    var layout = ForceLayout(seed: seed, execution: execution)
    for vertices in parts {
      let springs = SpringGraph(graph, vertices: vertices)
      var places = try layout.place(springs)
      places.lieFlat()
      tame(&places)
      size(
        &places, area: Double(vertices.count) * spacing * spacing, aspect: box.width / box.height)
      var move = (x: 0.0, y: 0.0)
      if parts.count > 1 { move = packing.put(outline(places, springs, step: 0.5 * spacing)) }
      for (position, vertex) in vertices.enumerated() {
        result.positions.x[Int(vertex)] = places.x[position] + move.x
        result.positions.y[Int(vertex)] = places.y[position] + move.y
      }
    }
    fit(parts.flatMap { $0 }.sorted(), into: box, &result)
  }

  /// Draws in what lies far out, so that few stragglers do not make everything else small.
  private func tame(_ places: inout Positions) {
    guard places.count > 8 else { return }
    let distances = (0..<places.count).map {
      (places.x[$0] * places.x[$0] + places.y[$0] * places.y[$0]).squareRoot()
    }
    let edge = distances.sorted()[places.count * 7 / 10]
    guard edge > 0 else { return }
    for vertex in 0..<places.count where distances[vertex] > edge {
      let excess = distances[vertex] / edge - 1
      let factor = (1 + excess / (1 + 0.6 * excess)) * edge / distances[vertex]
      places.x[vertex] *= factor
      places.y[vertex] *= factor
    }
  }

  /// Gives a drawing its share of the paper and up to a third more width than height.
  private func size(_ places: inout Positions, area: Double, aspect: Double) {
    let none = [Double](repeating: 0, count: places.count)
    let box = places.bounds(radii: none)
    guard box.width > 0 else { return }
    let stretch = min(1.35, max(1, aspect / (box.width / max(box.height, box.width / 20))))
    let height = max(box.height, box.width / 20)
    let scale = (area / (box.width * stretch * height)).squareRoot()
    places.transform(scaleX: scale * stretch, scaleY: scale, moveX: 0, moveY: 0)
  }

  /// The vertices, and points along the ties so close that packing sees no gap.
  private func outline(_ places: Positions, _ graph: SpringGraph, step: Double) -> Positions {
    var points = places
    for vertex in 0..<places.count {
      for arc in graph.offsets[vertex]..<graph.offsets[vertex + 1] where graph.targets[arc] > vertex
      {
        let other = Int(graph.targets[arc])
        let dx = places.x[other] - places.x[vertex]
        let dy = places.y[other] - places.y[vertex]
        let pieces = Int((dx * dx + dy * dy).squareRoot() / step)
        guard pieces > 1, pieces < 1000 else { continue }
        for piece in 1..<pieces {
          let share = Double(piece) / Double(pieces)
          points.x.append(places.x[vertex] + dx * share)
          points.y.append(places.y[vertex] + dy * share)
        }
      }
    }
    return points
  }

  /// Fills the box with all components and parts discs that touch.
  private func fit(_ vertices: [Int32], into box: Box, _ result: inout Placement) {
    var places = Positions(
      x: vertices.map { result.positions.x[Int($0)] },
      y: vertices.map { result.positions.y[Int($0)] })
    var sizes = vertices.map { radii[Int($0)] }
    let largest = sizes.max() ?? 0
    let bounds = places.bounds(radii: [Double](repeating: 0, count: places.count))
    let inner = box.inset(by: min(largest, box.height / 6))
    let across = bounds.width > 0 ? inner.width / bounds.width : 1
    let down = bounds.height > 0 ? inner.height / bounds.height : 1
    let scaleX = min(across, 1.3 * down, 40)
    let scaleY = min(down, 1.3 * across, 40)
    places.transform(
      scaleX: scaleX, scaleY: scaleY, moveX: box.centre.x - bounds.centre.x * scaleX,
      moveY: box.centre.y - bounds.centre.y * scaleY)
    let spacing = (box.width * box.height / Double(vertices.count)).squareRoot()
    Spreading.spread(&places, radii: &sizes, gap: 0.16 * spacing, in: box.inset(by: 0.5))
    for (position, vertex) in vertices.enumerated() {
      result.positions.x[Int(vertex)] = places.x[position]
      result.positions.y[Int(vertex)] = places.y[position]
      result.radii[Int(vertex)] = sizes[position]
    }
  }
}

/// The connected components of an undirected graph, largest first, and the vertices without ties.
private struct Components {
  /// Vertices ascend; components of equal size in the order of their first vertices.
  var parts: [[Int32]] = []
  var isolates: [Int32] = []

  init(_ graph: Graph) {
    let rows = graph.outgoing
    var isSeen = [Bool](repeating: false, count: graph.vertexCount)
    for start in 0..<graph.vertexCount where !isSeen[start] {
      isSeen[start] = true
      if rows.degree(of: start) == 0 {
        isolates.append(Int32(start))
        continue
      }
      var part = [Int32(start)]
      var next = 0
      while next < part.count {
        for arc in rows.arcs(of: Int(part[next])) where !isSeen[Int(rows.targets[arc])] {
          isSeen[Int(rows.targets[arc])] = true
          part.append(rows.targets[arc])
        }
        next += 1
      }
      parts.append(part.sorted())
    }
    parts = parts.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.map(\.element)
  }
}
