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
    // On their own they fill the page; few have their names below them, so cells are wide then.
    let stretch = isAlone && isolates.count <= 120 ? 1.9 : 1
    let cell = (canvas.width * room / Double(isolates.count) / stretch).squareRoot()
    let strip = IsolateStrip(
      count: isolates.count, width: canvas.width, maximalHeight: room,
      widestPitch: isAlone ? min(canvas.height / 4, max(3 * largest, cell)) : 2.6 * largest,
      stretch: stretch)
    let top =
      isAlone
      ? canvas.top + captionHeight + (room - strip.height) / 2 : canvas.bottom - strip.height
    let width = Double(strip.columns) * strip.pitch * stretch
    let left = isAlone ? canvas.left + (canvas.width - width) / 2 : canvas.left
    if isAlone { result.nameWidthInRows = strip.pitch * stretch - 5 }
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
    let aspect = box.width / box.height
    var layout = ForceLayout(seed: seed, execution: execution)
    var drawings: [Positions] = []
    var outlines: [Positions] = []
    for vertices in parts {
      let springs = SpringGraph(graph, vertices: vertices)
      var places = try layout.place(springs)
      places.lieFlat()
      tame(&places)
      size(&places, area: Double(vertices.count) * spacing * spacing, aspect: aspect)
      drawings.append(places)
      if parts.count > 1 { outlines.append(outline(places, springs, step: 0.4 * spacing)) }
    }
    let moves =
      parts.count > 1
      ? packed(outlines, in: box, cell: 0.42 * spacing) : [Move(x: 0, y: 0, isTurned: false)]
    for (part, vertices) in parts.enumerated() {
      let drawing = moves[part].turned(drawings[part])
      for (position, vertex) in vertices.enumerated() {
        result.positions.x[Int(vertex)] = drawing.x[position] + moves[part].x
        result.positions.y[Int(vertex)] = drawing.y[position] + moves[part].y
      }
    }
    fit(parts.flatMap { $0 }.sorted(), into: box, &result)
  }

  /// How a drawing is to be turned and moved.
  private struct Move {
    let x, y: Double
    let isTurned: Bool

    func turned(_ places: Positions) -> Positions {
      isTurned ? Positions(x: places.y, y: places.x) : places
    }
  }

  /// How far each drawing is to be moved: of several shapes of the whole, the one that can be drawn
  /// largest.
  private func packed(
    _ outlines: [Positions], in box: Box, cell: Double
  ) -> [Move] {
    var best: (scale: Double, moves: [Move]) = (0, [])
    for stretch in [0.6, 0.8, 1, 1.3, 1.7] {
      var packing = ComponentPacking(
        area: box.width * box.height, cell: cell, aspect: box.width / box.height * stretch)
      var whole = Box(left: 0, top: 0, right: 0, bottom: 0)
      var moves: [Move] = []
      for outline in outlines {
        let put = packing.put(outline)
        let move = Move(x: put.x, y: put.y, isTurned: put.isTurned)
        let part = move.turned(outline).bounds(
          radii: [Double](repeating: 0, count: outline.count))
        whole.left = min(whole.left, part.left + move.x)
        whole.right = max(whole.right, part.right + move.x)
        whole.top = min(whole.top, part.top + move.y)
        whole.bottom = max(whole.bottom, part.bottom + move.y)
        moves.append(move)
      }
      let scale = min(box.width / max(whole.width, 1), box.height / max(whole.height, 1))
      if scale > best.scale { best = (scale, moves) }
    }
    return best.moves
  }

  /// Draws in what lies far out, so that few stragglers do not make everything else small.
  private func tame(_ places: inout Positions) {
    guard places.count > 8 else { return }
    let distances = (0..<places.count).map {
      (places.x[$0] * places.x[$0] + places.y[$0] * places.y[$0]).squareRoot()
    }
    let edge = distances.sorted()[places.count * 13 / 20]
    guard edge > 0 else { return }
    for vertex in 0..<places.count where distances[vertex] > edge {
      let excess = distances[vertex] / edge - 1
      let factor = (1 + excess / (1 + 0.8 * excess)) * edge / distances[vertex]
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
    let inner = box.inset(by: 0.5)
    let spacing = (box.width * box.height / Double(vertices.count)).squareRoot()
    // Parting discs takes room: first without bounds, then what came out is fitted into the box.
    // Within bounds from the start, discs would line up along the edges.
    stretch(&places, radii: sizes, over: inner)
    Spreading.spread(&places, radii: sizes, gap: 0.24 * spacing)
    stretch(&places, radii: sizes, over: inner)
    Spreading.spread(&places, radii: &sizes, gap: 0.08 * spacing, in: inner)
    for (position, vertex) in vertices.enumerated() {
      result.positions.x[Int(vertex)] = places.x[position]
      result.positions.y[Int(vertex)] = places.y[position]
      result.radii[Int(vertex)] = sizes[position]
    }
  }

  /// Moves and stretches all places so that the discs fill the box, one direction at most half as
  /// much again as the other.
  private func stretch(_ places: inout Positions, radii: [Double], over box: Box) {
    // Radii stay as they are, so the factor for the places is found in a few steps.
    // A handful of actors needs less than the page: two are not drawn at its far ends.
    let widest = 0.2 * Double(places.count).squareRoot()
    for _ in 0..<4 {
      let discs = places.bounds(radii: radii)
      let points = places.bounds(radii: [Double](repeating: 0, count: places.count))
      let across = factor(points.width, discs.width, box.width * min(1, widest))
      let down = factor(points.height, discs.height, box.height * min(1, widest))
      let scaleX = min(across, 1.5 * down)
      let scaleY = min(down, 1.5 * across)
      places.transform(
        scaleX: scaleX, scaleY: scaleY, moveX: -points.centre.x * scaleX,
        moveY: -points.centre.y * scaleY)
      let middle = places.bounds(radii: radii).centre
      places.transform(
        scaleX: 1, scaleY: 1, moveX: box.centre.x - middle.x, moveY: box.centre.y - middle.y)
    }
  }

  /// How much longer a stretch of points must become for its discs to fill `room`.
  private func factor(_ points: Double, _ discs: Double, _ room: Double) -> Double {
    guard points > 1e-9 else { return 1 }
    return max(0.05, (room - (discs - points)) / points)
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
