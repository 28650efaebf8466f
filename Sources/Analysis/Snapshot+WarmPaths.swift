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
  ///
  /// Who has roles for the topic and place asked for (or for any) declined if all of these did.
  func silent(_ view: WarmPath.View) -> [Bool] {
    var isSilent = objectors
    guard !view.includesDeclined else { return isSilent }
    var agrees = [Bool](repeating: false, count: actors.count)
    var declines = agrees
    for role in network.multipliers {
      guard let vertex = vertex(ofActorAt: Int(role.actor)), role.acts(view) else { continue }
      if role.stage == .declined { declines[vertex] = true } else { agrees[vertex] = true }
    }
    for vertex in isSilent.indices where declines[vertex] && !agrees[vertex] {
      isSilent[vertex] = true
    }
    return isSilent
  }
}

extension Multiplier {
  /// Whether a role is one for the topic and place asked for, or for any.
  fileprivate func acts(_ view: WarmPath.View) -> Bool {
    func fits(_ own: String, _ asked: String?) -> Bool {
      asked.map { own.isEmpty || own.lowercased() == $0.lowercased() } ?? true
    }
    return fits(topic, view.topic) && fits(place, view.place)
  }
}
