public import GraphCore
public import Relations

extension Snapshot {
  /// How simpler choices would fare against a list on which everybody passes the message on.
  ///
  /// - Parameters:
  ///   - compare: further sets, by id.
  ///   - seed: fixes the draws.
  /// - Returns: of sets drawn evenly the exact mean over all of them; of contacts the mean of 1,000
  ///   draws, with a range of two standard errors. Nothing if nobody is on the list.
  /// - Throws: as `shortlist`.
  /// - Complexity: a search per candidate and per set: 1,001 and those named.
  public func comparisons(
    with shortlist: Shortlist, compare: [[Actor.ID]] = [], seed: UInt64,
    execution: Execution = Execution()
  ) throws(AnalysisError) -> [SpreadShortlist.Comparison] {
    if shortlist.entries.isEmpty { return [] }
    var list = shortlist.question
    list.size = shortlist.entries.count
    let coverage = try ShortlistTask(self, list, execution).coverage
    let rivals = SpreadRivals(
      coverage, size: shortlist.partners.count, graph: coverage.graph,
      named: try compare.map { ids throws(AnalysisError) in try starters(ids) },
      positions: actors)
    do throws(KernelError) {
      return try zip(rivals.titles, rivals.rivals).map { title, rival throws(KernelError) in
        SpreadShortlist.Comparison(
          rival: title, reached: try coverage.reach(of: rival, seed: seed, execution),
          size: rival.size)
      }
    } catch {
      throw .kernel(error)
    }
  }
}
