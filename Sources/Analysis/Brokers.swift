public import GraphCore

/// Who stands between groups: brokerage roles by place, kind, a column, or found circles.
public struct Brokers: Sendable {
  /// One actor.
  public struct Entry: Sendable, Hashable {
    /// Position in `Network.actors`.
    public let actor: Int32
    /// The position of the actor's group in `groups`; −1 for none.
    public let group: Int32
    /// How often the actor stands between two others, by role.
    public let roles: BrokerageRoles
  }

  /// The groups.
  public let groups: Groups
  /// Every selected actor, most brokerage first; equal ones by id.
  public let entries: [Entry]
}

extension Snapshot {
  /// How often each actor stands between two others who are not tied, by whose group is whose.
  ///
  /// - Parameter basis: what makes a group; see `Groups.Question`.
  /// - Throws: as `groups`.
  /// - Complexity: that of `groups`, and of all ways of two ties.
  public func brokers(
    _ question: Groups.Question, execution: Execution = Execution()
  ) throws(AnalysisError) -> Brokers {
    let groups = try groups(question, execution: execution)
    let roles: [BrokerageRoles]
    do throws(KernelError) {
      roles = try brokerage(graph, groups: groups.membership, execution: execution)
    } catch {
      throw .kernel(error)
    }
    let order = idOrder
    let sorted = roles.indices.sorted {
      (roles[$1].total, order[$0]) < (roles[$0].total, order[$1])
    }
    return Brokers(
      groups: groups,
      entries: sorted.map {
        Brokers.Entry(actor: actors[$0], group: groups.membership[$0], roles: roles[$0])
      })
  }
}
