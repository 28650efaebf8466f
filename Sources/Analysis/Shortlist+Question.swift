public import GraphCore
public import Relations

extension Shortlist {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// How many partners, at least 1; nil = as many as the conditions allow.
    ///
    /// Fewer are listed if fewer may be.
    public var size: Int?
    /// How many steps a partner's message goes, at least 1.
    public var steps: Int
    /// Which way messages run along directed ties; nil = as described at `Snapshot.messageGraph`.
    public var direction: MeasureOptions.Direction?
    /// The ids of those who must be on the list.
    public var must: [Actor.ID]
    /// The ids of those who must not.
    public var without: [Actor.ID]
    /// At most so many of one place; nil = any.
    ///
    /// Actors without a place are not limited.
    public var perPlace: Int?
    /// At most so many of one organisation; nil = any.
    ///
    /// Actors without one are not limited.
    public var perOrganisation: Int?
    /// The column that names the organisation (several divided by ";"); nil = the first of the usual
    /// names, else ties to organisations.
    public var organisationColumn: String?
    /// The ids of those to be reached; nil = every selected person, or every selected actor where
    /// there are no persons.
    public var towards: [Actor.ID]?
    /// The ids of us: where the warm ways begin.
    ///
    /// Nobody of us is put on the list.
    public var from: [Actor.ID]
    /// The kinds of actor that may be on the list; nil = persons, or all where there are no persons.
    public var kinds: [Actor.Kind]?
    /// Money, hours, fairness, avoidance.
    public var conditions: Conditions
    /// What must be attained as cheaply as possible; nil = as much as possible.
    ///
    /// Money counts if the conditions name a budget or a default cost, else the number of partners.
    /// Does not go with what the conditions demand at least.
    public var goal: Goal?
    /// The topic field; nil = any.
    ///
    /// Only who belongs to it is to be reached, and the roles for it act; upper and lower case are
    /// the same.
    public var topic: String?
    /// The place, as the topic; nil = any.
    public var place: String?
    /// The ids of those who may be on the list; nil = everybody.
    ///
    /// The others stay in the network.
    public var among: [Actor.ID]?
    /// Whether those who declined may be suggested all the same.
    public var includesDeclined: Bool
    /// Whether those who cooperate already are chosen like everybody else.
    public var isAfresh: Bool

    /// A question; by default ten partners and two steps.
    public init(
      size: Int? = 10, steps: Int = 2, direction: MeasureOptions.Direction? = nil,
      must: [Actor.ID] = [], without: [Actor.ID] = [], perPlace: Int? = nil,
      perOrganisation: Int? = nil, organisationColumn: String? = nil,
      towards: [Actor.ID]? = nil, from: [Actor.ID] = [], kinds: [Actor.Kind]? = nil,
      conditions: Conditions = .none, goal: Goal? = nil, topic: String? = nil,
      place: String? = nil, among: [Actor.ID]? = nil, includesDeclined: Bool = false,
      isAfresh: Bool = false
    ) {
      self.size = size
      self.steps = steps
      self.direction = direction
      self.must = must
      self.without = without
      self.perPlace = perPlace
      self.perOrganisation = perOrganisation
      self.organisationColumn = organisationColumn
      self.towards = towards
      self.from = from
      self.kinds = kinds
      self.conditions = conditions
      self.goal = goal
      self.topic = topic
      self.place = place
      self.among = among
      self.includesDeclined = includesDeclined
      self.isAfresh = isAfresh
    }
  }
}

extension Shortlist.Question {
  /// How ties are looked at where ways to the partners are sought: who declined for the topic and the
  /// place asked for is not asked.
  public var view: WarmPath.View {
    WarmPath.View(includesDeclined: includesDeclined, topic: topic, place: place)
  }
}
