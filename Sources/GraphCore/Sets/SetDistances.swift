extension Graph.Adjacency {
  /// Steps from the nearest of `sources` to each vertex along the rows; −1 = not reached.
  func steps(from sources: [Int32]) -> [Int32] {
    var search = BreadthFirst(vertexCount: offsets.count - 1)
    search.run(self, from: sources)
    return search.depths
  }
}

extension Graph {
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
