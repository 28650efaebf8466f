public import GraphCore
internal import Relations

extension Snapshot {
  /// Chooses partners who between them reach as many of the target as possible.
  ///
  /// With conditions (money, hours, floors, avoidance) chosen as `CoverProblem.select` says; else
  /// greedily with lazy renewal, improved by exchanging single names, and, where the network
  /// is small enough, proven to be the best there is. Of equal choices the one who reaches more alone
  /// wins, then the lower id; the order of the rows of a file never matters.
  ///
  /// - Throws: `AnalysisError`, each case but the topic's and the place's; `refused` says why nothing
  ///   complies with the conditions and what would do.
  /// - Complexity: a few searches of `steps` steps from every candidate.
  public func shortlist(
    _ question: Shortlist.Question, execution: Execution = Execution()
  ) throws(AnalysisError) -> Shortlist {
    let task = try ShortlistTask(self, question, execution)
    return try ShortlistWriter(task, task.choose()).shortlist()
  }
}

extension Snapshot {
  /// Per vertex whether the actor is of one of the kinds; without kinds, whether it is a person, or,
  /// if nobody is, any actor.
  func eligible(_ kinds: [Actor.Kind]?) -> [Bool] {
    if let kinds { return actors.map { kinds.contains(network.actors[Int($0)].kind) } }
    let isPerson = actors.map { network.actors[Int($0)].kind == .person }
    return isPerson.contains(true) ? isPerson : isPerson.map { _ in true }
  }
}
