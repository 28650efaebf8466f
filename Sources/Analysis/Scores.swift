public import GraphCore
public import Relations

/// A measure over a snapshot: one number per actor, or none where the measure is not defined.
public struct Scores: Sendable {
  /// The measure.
  public let measure: Measure
  /// One number per vertex of the snapshot; NaN where not defined.
  public let values: [Double]
  private let snapshot: Snapshot

  init(measure: Measure, values: [Double], snapshot: Snapshot) {
    self.measure = measure
    self.values = values
    self.snapshot = snapshot
  }

  /// The score of a vertex; nil where the measure is not defined, never 0 or NaN instead.
  public subscript(vertex vertex: Int) -> Double? {
    values[vertex].isNaN ? nil : values[vertex]
  }

  /// The score of the actor with this id; nil where not defined or not selected.
  public subscript(actor: Actor.ID) -> Double? {
    guard let position = snapshot.network.position(of: actor),
      let vertex = snapshot.vertex(ofActorAt: position)
    else { return nil }
    return self[vertex: vertex]
  }

  /// The actors with the greatest scores first, those without a score left out.
  ///
  /// - Parameter count: how many to list; nil = all. Never fewer because of shared ranks.
  /// - Complexity: O(*n* log *n*).
  public func ranking(count: Int? = nil) -> [Ranked] {
    let order = snapshot.idOrder
    let vertices = values.indices.filter { !values[$0].isNaN }
      .sorted { (values[$1], order[$0]) < (values[$0], order[$1]) }
    var result = Ranked.sharing(vertices.map { ($0, values[$0]) }, in: snapshot)
    // Equal but for rounding: such scores share a rank, and inside it the id decides.
    var start = 0
    while start < result.count {
      var end = start + 1
      while end < result.count, result[end].rank == result[start].rank { end += 1 }
      if end - start > 1 { result[start..<end].sort { order[$0.vertex] < order[$1.vertex] } }
      start = end
    }
    return count.map { Array(result.prefix(max(0, $0))) } ?? result
  }
}

/// One line of a ranking.
public struct Ranked: Hashable, Sendable {
  /// 1 for the greatest score; equal scores share a rank, and as many ranks are then left out.
  public let rank: Int
  /// Position in `Network.actors`.
  public let actor: Int32
  /// The vertex of the actor in the snapshot.
  public let vertex: Int
  /// The score.
  public let score: Double

  /// Ranks for scores in descending order.
  ///
  /// Scores that agree to a relative 1e-9 with the first of their rank share it: they differ by
  /// rounding only.
  static func sharing(_ scores: [(vertex: Int, score: Double)], in snapshot: Snapshot) -> [Ranked] {
    var result: [Ranked] = []
    result.reserveCapacity(scores.count)
    var rank = 1
    var leader = Double.infinity
    for (place, entry) in scores.enumerated() {
      if abs(leader - entry.score) > 1e-9 * max(abs(leader), abs(entry.score)) || place == 0 {
        rank = place + 1
        leader = entry.score
      }
      result.append(
        Ranked(
          rank: rank, actor: snapshot.actors[entry.vertex], vertex: entry.vertex,
          score: entry.score))
    }
    return result
  }
}

extension Snapshot {
  /// The numbers of a measure.
  ///
  /// - Parameters:
  ///   - weighted: whether strengths count; otherwise each tie counts 1, unless the measure is
  ///     about strengths.
  ///   - options: direction, share, restart; see `MeasureOptions`.
  /// - Throws: `KernelError`.
  public func scores(
    of measure: Measure, weighted: Bool = false, options: MeasureOptions = MeasureOptions(),
    execution: Execution = Execution()
  ) throws(KernelError) -> Scores {
    let values = try measure.compute(
      weighted || measure.isAboutStrength ? weightedGraph : graph, options, execution)
    return Scores(measure: measure, values: values, snapshot: self)
  }

  /// Sampled numbers as those of a measure.
  public func scores(_ sampled: SampledBetweenness, as measure: Measure) -> Scores {
    Scores(measure: measure, values: sampled.values, snapshot: self)
  }

  /// For each vertex its place when the selected actors are ordered by id: what breaks ties, so that
  /// no answer depends on the order of the rows of a file.
  var idOrder: [Int32] {
    let ids = actors.map { network.actors[Int($0)].id }
    var order = [Int32](repeating: 0, count: ids.count)
    for (place, vertex) in ids.indices.sorted(by: { ids[$0] < ids[$1] }).enumerated() {
      order[vertex] = Int32(place)
    }
    return order
  }
}
