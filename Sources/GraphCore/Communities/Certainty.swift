/// Communities, and how sure each membership is.
public struct CertainCommunities: Sendable, Hashable {
  /// The best division found.
  public let communities: Communities
  /// For each vertex the share of the runs in which it was with its community, 0...1.
  public let certainty: [Double]
  /// The number of runs.
  public let runs: Int
}

/// Leiden communities over many seeded runs: who belongs somewhere for certain, and who wobbles.
///
/// In each run every community of the best division is matched with the one of the run that shares
/// most vertices with it (the lowest of equals); a vertex was with its community if it is in that
/// one.
///
/// - Parameters:
///   - runs: how often Leiden runs, each time from another seed, at least 1.
/// - Throws: as `leiden`.
/// - Complexity: `runs` times that of one run, over all threads.
public func certainCommunities(
  _ graph: Graph, resolution: Double = 1, seed: UInt64 = 1, runs: Int = 100,
  execution: Execution = Execution()
) throws(KernelError) -> CertainCommunities {
  let found = try leidenRuns(
    graph, resolution: resolution, seed: seed, runs: max(1, runs), execution: execution)
  let best = bestOf(found)
  var together = [Int](repeating: 0, count: graph.vertexCount)
  for run in found {
    try execution.cancellation.check()
    let matches = best.partition.matches(in: run.partition)
    for vertex in together.indices {
      let match = matches[Int(best.partition.groups[vertex])]
      if run.partition.groups[vertex] == match { together[vertex] += 1 }
    }
  }
  return CertainCommunities(
    communities: best, certainty: together.map { Double($0) / Double(found.count) },
    runs: found.count)
}

extension Partition {
  /// For each group the group of another partition of the same vertices that shares most of them,
  /// the lowest of equals.
  func matches(in other: Partition) -> [Int32] {
    let (offsets, vertices) = members()
    var shared = [Int](repeating: 0, count: other.count)
    return (0..<count).map { group in
      let members = vertices[offsets[group]..<offsets[group + 1]]
      for vertex in members { shared[Int(other.groups[Int(vertex)])] += 1 }
      var best: Int32 = 0
      var most = 0
      for vertex in members {
        let candidate = other.groups[Int(vertex)]
        let count = shared[Int(candidate)]
        if count > most || (count == most && candidate < best) {
          best = candidate
          most = count
        }
      }
      for vertex in members { shared[Int(other.groups[Int(vertex)])] = 0 }
      return best
    }
  }
}
