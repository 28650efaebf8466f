internal import Relations

extension Snapshot {
  /// How somebody can be met: see `WarmPath`.
  ///
  /// A tie of our own that holds on the day comes first, however cold; then the warmest ways, each
  /// without the go-betweens of those before. Of equally warm ways the one on which fewer are asked
  /// comes first, then the one whose ids come first, compared from the one to be met.
  ///
  /// - Returns: up to `question.alternatives` ways; none for a cold contact.
  /// - Throws: `unknownActor`, `notSelected`, `outOfRange`; `objected` if the one to be met did.
  /// - Complexity: O(*m* log *m*), and a search per alternative.
  public func introduction(_ question: WarmPath.Question) throws(AnalysisError) -> Introduction {
    guard question.alternatives >= 1 else {
      throw .outOfRange(name: "alternatives", value: question.alternatives, least: 1)
    }
    let us = try vertices(of: question.from)
    let goal = try vertices(of: [question.to])[0]
    guard !objectors[goal] else { throw .objected(question.to) }
    return introductions(
      to: [goal], from: us, view: question.view, alternatives: question.alternatives)[0]
  }

  /// How each of several can be met by us.
  ///
  /// - Complexity: O(*m* log *m*) for all together where one way each is enough.
  func introductions(
    to goals: [Int], from us: [Int], view: WarmPath.View, alternatives: Int = 1
  ) -> [Introduction] {
    // Of equally warm ways that begin with us those count first that begin with whom was named.
    var order = idOrder
    for vertex in us { order[vertex] -= Int32(order.count) }
    let ways = WarmWays(WarmNetwork(self, askers: [us], view: view), order: order)
    let occasions = WarmOccasions(ways)
    return goals.map { (goal: Int) -> Introduction in
      let found = ways.ways(to: goal, alternatives: alternatives)
      return Introduction(
        to: actors[goal], ways: found, occasions: occasions.occasions(with: goal, found))
    }
  }

  /// Per vertex whether nobody may be asked there: who objected, and who declined.
  func silent(_ view: WarmPath.View) -> [Bool] {
    guard !view.includesDeclined else { return objectors }
    let standing = PartnerStanding(self, topic: view.topic, place: view.place, us: [])
    return zip(objectors, standing.hasDeclined).map { $0 || $1 }
  }
}
