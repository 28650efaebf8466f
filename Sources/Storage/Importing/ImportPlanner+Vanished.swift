internal import Relations

extension ImportPlanner {
  /// Removes what the sources of this request attested before and no longer have.
  ///
  /// A fact that another source attests stays; so does an actor with a tie or role that stays.
  mutating func planVanished() {
    if let day = request.asOf { return endVanished(on: day) }
    for (row, evidence) in known.evidence.enumerated()
    where !isMet[row] && scope.contains(evidence.source) {
      plan.evidence.gone.append(evidence)
    }
    guard !plan.evidence.gone.isEmpty else { return }
    let vanished = [FactOwner.actor, .tie, .role, .campaign].map { owner in
      Set(plan.evidence.gone.lazy.filter { $0.owner == owner.rawValue }.map(\.fact))
    }
    let attested = newlyAttested()
    func isGone(_ owner: FactOwner, _ place: Int, _ id: Int64) -> Bool {
      guard vanished[Int(owner.rawValue)].contains(id) else { return false }
      if attested[Int(owner.rawValue)].contains(id) { return false }
      return index.rows(owner, at: place).allSatisfy { row in
        !isMet[Int(row)] && scope.contains(known.evidence[Int(row)].source)
      }
    }
    for (place, tie) in known.ties.enumerated() where isGone(.tie, place, tie.id) {
      plan.difference.ties.gone.append(tie)
    }
    for (place, role) in known.roles.enumerated() where isGone(.role, place, role.id) {
      plan.difference.roles.gone.append(role)
    }
    for (place, campaign) in known.campaigns.enumerated()
    where isGone(.campaign, place, campaign.id) {
      plan.difference.campaigns.gone.append(campaign)
    }
    let needed = neededActors()
    for (place, actor) in known.actors.enumerated()
    where isGone(.actor, place, actor.id) && !needed.contains(actor.id) {
      plan.difference.actors.gone.append(actor)
    }
    removeContactsOfGoneTies()
    forgetChangesOfGone()
  }

  /// Ends the ties that the sources of this request attested before and no longer have, and begins those
  /// that they have anew: all else stays as part of the past, with what attests it.
  private mutating func endVanished(on day: Day) {
    let isKnownSource = known.evidence.contains { scope.contains($0.source) }
    for (place, tie) in known.ties.enumerated() {
      let rows = index.rows(.tie, at: place)
      let isGone =
        !rows.isEmpty
        && rows.allSatisfy { row in
          !isMet[Int(row)] && scope.contains(known.evidence[Int(row)].source)
        }
      guard isGone, tie.end.map({ $0 > day }) ?? true, tie.start.map({ $0 < day }) ?? true else {
        continue
      }
      var ended = tie
      ended.end = day
      plan.difference.ties.changed.append((tie, ended))
    }
    guard isKnownSource else { return }
    for place in plan.difference.ties.new.indices {
      let tie = plan.difference.ties.new[place]
      if tie.start == nil, tie.end.map({ $0 > day }) ?? true {
        plan.difference.ties.new[place].start = day
      }
    }
  }

  /// Facts that this request attests through another of its sources.
  private func newlyAttested() -> [Set<Int64>] {
    [FactOwner.actor, .tie, .role, .campaign].map { owner in
      Set(plan.evidence.new.lazy.filter { $0.owner == owner.rawValue }.map(\.fact))
    }
  }

  /// Actors of ties and roles that stay or come.
  private func neededActors() -> Set<Int64> {
    let goneTies = Set(plan.difference.ties.gone.map(\.id))
    let goneRoles = Set(plan.difference.roles.gone.map(\.id))
    var needed: Set<Int64> = []
    for tie in known.ties where !goneTies.contains(tie.id) { needed.formUnion([tie.a, tie.b]) }
    for tie in plan.difference.ties.new { needed.formUnion([tie.a, tie.b]) }
    for role in known.roles where !goneRoles.contains(role.id) { needed.insert(role.actor) }
    for role in plan.difference.roles.new { needed.insert(role.actor) }
    for alias in known.aliases { needed.insert(alias.actor) }
    return needed
  }

  private mutating func removeContactsOfGoneTies() {
    let goneTies = Set(plan.difference.ties.gone.map(\.id))
    guard !goneTies.isEmpty else { return }
    let already = Set(plan.difference.contacts.gone.map(\.id))
    for contact in known.contacts
    where goneTies.contains(contact.tie) && !already.contains(contact.id) {
      plan.difference.contacts.gone.append(contact)
    }
  }

  private mutating func forgetChangesOfGone() {
    let actors = Set(plan.difference.actors.gone.map(\.id))
    plan.difference.actors.changed.removeAll { actors.contains($0.before.id) }
  }
}
