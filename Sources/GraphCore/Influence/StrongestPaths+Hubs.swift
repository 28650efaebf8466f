extension StrongestPaths {
  /// Circles in which everybody is tied to everybody, kept as lists of members: a hub of 5,000 costs
  /// 5,000 entries, not twelve million arcs.
  ///
  /// A step from one member to another has the weight of the first membership times the factor of
  /// the hub times the weight of the second membership.
  public struct Hubs: Sendable {
    /// Per hub what stands for its ties, 0...1.
    let factors: [Double]
    /// The hubs of each vertex with the weights of the memberships, row by row.
    private let offsets: [Int]
    let hubs: [Int32]
    let weights: [Double]
    /// The members of each hub with the weights of the memberships, row by row.
    private let memberOffsets: [Int]
    let members: [Int32]
    let memberWeights: [Double]

    /// Hubs over vertices 0..<`vertexCount`; a member stands in a hub once.
    public init(
      vertexCount: Int, factors: [Double], members: [(hub: Int32, vertex: Int32, weight: Double)]
    ) {
      self.factors = factors
      let byHub = Hubs.rows(members.map(\.hub), count: factors.count)
      memberOffsets = byHub.offsets
      self.members = byHub.order.map { members[$0].vertex }
      memberWeights = byHub.order.map { members[$0].weight }
      let byVertex = Hubs.rows(members.map(\.vertex), count: vertexCount)
      offsets = byVertex.offsets
      hubs = byVertex.order.map { members[$0].hub }
      weights = byVertex.order.map { members[$0].weight }
    }

    /// The weight of the step from one member of a hub to another, 0 if one is none.
    public func weight(from: Int, to: Int, hub: Int) -> Double {
      func membership(_ vertex: Int) -> Double {
        hubs(of: vertex).first { Int(hubs[$0]) == hub }.map { weights[$0] } ?? 0
      }
      return membership(from) * factors[hub] * membership(to)
    }

    /// The positions of a vertex's hubs.
    func hubs(of vertex: Int) -> Range<Int> { offsets[vertex]..<offsets[vertex + 1] }

    /// The positions of a hub's members.
    func members(of hub: Int) -> Range<Int> { memberOffsets[hub]..<memberOffsets[hub + 1] }

    /// Entries ordered by their row, those of a row in the order given.
    private static func rows(_ rows: [Int32], count: Int) -> (offsets: [Int], order: [Int]) {
      var offsets = [Int](repeating: 0, count: count + 1)
      for row in rows { offsets[Int(row) + 1] += 1 }
      for row in 0..<count { offsets[row + 1] += offsets[row] }
      var next = offsets
      var order = [Int](repeating: 0, count: rows.count)
      for (entry, row) in rows.enumerated() {
        order[next[Int(row)]] = entry
        next[Int(row)] += 1
      }
      return (offsets, order)
    }
  }
}
