public import GraphCore
public import Relations

/// What the channels of a community (gazette, messenger groups, regular meetings) reach, what they
/// share, what each further person costs, and which of them a set of partners still needs.
///
/// The audience of a channel is whom its messages get to in one step (more if asked). What partners
/// reach by themselves is organic and costs nothing here; a supplement is the cheapest set of
/// channels that brings the rest.
public struct Channels: Sendable, Hashable {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// The kinds of actor that count as channels.
    public var kinds: [Actor.Kind]
    /// How many steps a channel's message goes, at least 1.
    public var channelSteps: Int
    /// The ids of the partners who speak anyway.
    public var partners: [Actor.ID]
    /// How many steps the partners' message goes, at least 1.
    public var partnerSteps: Int
    /// Which way messages run along directed ties; nil = as `MessageDirection` says.
    public var direction: MeasureOptions.Direction?
    /// The ids of those to be reached; nil = every selected person, or every selected actor where
    /// there are no persons.
    public var towards: [Actor.ID]?
    /// How many (or which share) of them partners and channels should reach together; nil = no goal.
    public var goal: Conditions.Amount?
    /// The money for channels: with a goal its limit, without one what to make the best of; nil = any.
    public var budget: Double?
    /// What a channel without a known price costs; nil = it is not bought.
    public var defaultCost: Double?

    /// A question; by default every channel, nobody speaking and nothing bought.
    public init(
      kinds: [Actor.Kind] = [.channel], channelSteps: Int = 1, partners: [Actor.ID] = [],
      partnerSteps: Int = 2, direction: MeasureOptions.Direction? = nil,
      towards: [Actor.ID]? = nil, goal: Conditions.Amount? = nil, budget: Double? = nil,
      defaultCost: Double? = nil
    ) {
      self.kinds = kinds
      self.channelSteps = channelSteps
      self.partners = partners
      self.partnerSteps = partnerSteps
      self.direction = direction
      self.towards = towards
      self.goal = goal
      self.budget = budget
      self.defaultCost = defaultCost
    }
  }

  /// One channel.
  public struct Entry: Sendable, Hashable {
    /// Position in `Network.actors`.
    public let actor: Int32
    /// How many of the target it reaches.
    public let audience: Int
    /// How many of them no other channel reaches.
    public let exclusive: Int
    /// How many of them the partners do not reach; equal to `audience` without partners.
    public let additional: Int
    /// The price of one use; nil if not known.
    public let cost: Double?
    /// Per channel, in the order of the entries, how many of the audience it reaches as well.
    public let shared: [Int]

    /// The price of each person the partners do not reach; nil if there is none or no price.
    public var pricePerPerson: Double? {
      additional > 0 ? cost.map { $0 / Double(additional) } : nil
    }
  }

  /// The channels to be used beside the partners.
  public struct Supplement: Sendable, Hashable {
    /// Positions in `entries`, in the order of what each adds.
    public let channels: [Int]
    /// How many each of them adds.
    public let adds: [Int]
    /// What they cost together; 0 if the partners reach enough.
    public let cost: Double
    /// With a goal: no choice of channels costs less.
    public let lower: Double?
    /// Without a goal: no choice within the budget adds more.
    public let upper: Int?
    /// How many of the target are to be reached; nil without a goal.
    public let goal: Int?

    /// Whether every better choice was ruled out.
    public var isOptimal: Bool {
      if let lower { return cost <= lower + 1e-9 * max(1, lower) }
      return upper.map { $0 <= adds.reduce(0, +) } ?? true
    }
  }

  /// The question.
  public let question: Question
  /// The largest audience first, then by id.
  public let entries: [Entry]
  /// How many of the target the partners reach (or are).
  public let organic: Int
  /// How many all channels and the partners reach together.
  public let together: Int
  /// How many there are to be reached.
  public let possible: Int
  /// What is bought; nil without a goal or a budget.
  public let supplement: Supplement?
}
