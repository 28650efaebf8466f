extension Graph.Adjacency {
  /// Steps from the nearest of `sources` to each vertex along the rows; −1 = not reached.
  func steps(from sources: [Int32]) -> [Int32] {
    var steps = [Int32](repeating: -1, count: offsets.count - 1)
    var queue: [Int32] = []
    for source in sources where steps[Int(source)] < 0 {
      steps[Int(source)] = 0
      queue.append(source)
    }
    var head = 0
    while head < queue.count {
      let vertex = Int(queue[head])
      head += 1
      for arc in offsets[vertex]..<offsets[vertex + 1] where steps[Int(targets[arc])] < 0 {
        steps[Int(targets[arc])] = steps[vertex] + 1
        queue.append(targets[arc])
      }
    }
    return steps
  }
}

extension Graph {
  /// The rows along which `direction` is followed.
  func adjacency(_ direction: MeasureOptions.Direction) -> Adjacency {
    switch direction {
    case .out: outgoing
    case .in: incoming
    case .both: undirected().outgoing
    }
  }

  /// Whether each vertex is in a set; traps when one does not exist.
  func marks(of set: [Int32]) -> [Bool] {
    var marks = [Bool](repeating: false, count: vertexCount)
    for vertex in set { marks[Int(vertex)] = true }
    return marks
  }

  /// The number of different vertices in a set; traps when one does not exist.
  func distinctCount(_ set: [Int32]) -> Int {
    precondition(set.allSatisfy { 0..<vertexCount ~= Int($0) }, "A vertex that is not there.")
    return Set(set).count
  }
}
