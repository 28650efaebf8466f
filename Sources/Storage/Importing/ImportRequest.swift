public import Relations

/// A network that is to be taken into a project, and what is known about where it comes from.
public struct ImportRequest: Sendable {
  /// What was read.
  public let network: Network
  /// Where each actor was listed; unknown if only ties name it.
  public let actorOrigins: [Origin]
  /// What the sources are called in the project, one per source of the network.
  ///
  /// A source of the same title as one that was imported before is taken as its new state.
  public let titles: [String]
  /// What kind of source it is: "register", "interview", "list" …; empty if not said.
  public var kind = ""
  /// The day the data is of; nil = not said.
  public var day: Day?
  /// The last day on which the data may be kept; nil = no limit.
  public var keepUntil: Day?
  /// The last day for telling the people about it; nil = no duty.
  public var informBy: Day?
  /// The day of which the source is the state: then what it no longer has ended on the day before, and
  /// stays in the past; nil = it is removed.
  public var asOf: Day?
  /// Whether facts that the source no longer has stay.
  public var keepsVanished = false
  /// New ids that are known people: the id read, and the id in the project.
  public var sameAs: [Actor.ID: Actor.ID] = [:]
  /// Whether new ids that are surely known people are taken as such.
  public var takesSureMatches = false
  /// Whether ids whose names changed still mean the same people.
  public var keepsIDs = false
  /// Ids or names of people who are somebody else than who was erased and is called the same.
  public var namesakes: Set<String> = []

  /// A request; `actorOrigins` has one entry per actor or is empty, `titles` one per source.
  public init(network: Network, actorOrigins: [Origin], titles: [String]) {
    self.network = network
    self.actorOrigins = actorOrigins
    self.titles = titles
  }
}
