public import Relations

/// What a choice of partners must comply with beside its size: money, hours, fairness, avoidance.
public struct Conditions: Hashable, Sendable, Codable {
  /// What divides the actors into parts.
  public enum Basis: Hashable, Sendable, Codable {
    case place, topic, kind
    /// Circles found by the ties.
    case circle
    /// A column; several values divided by ";".
    case column(String)
  }

  /// A number, or a share of a whole.
  public enum Amount: Hashable, Sendable, Codable {
    case count(Int)
    /// 0...1.
    case share(Double)
  }

  /// At most so many partners of one part.
  public struct Ceiling: Hashable, Sendable, Codable {
    /// What divides.
    public var basis: Basis
    /// At least 1.
    public var most: Int

    /// A ceiling for every part.
    public init(_ basis: Basis, most: Int) {
      self.basis = basis
      self.most = most
    }
  }

  /// At least so much of one part, or of each.
  public struct Floor: Hashable, Sendable, Codable {
    /// What divides.
    public var basis: Basis
    /// The part; nil = each.
    public var part: String?
    /// How many partners, or how many (or which share) of the target there to be reached.
    public var least: Amount

    /// A floor.
    public init(_ basis: Basis, part: String? = nil, least: Amount) {
      self.basis = basis
      self.part = part
      self.least = least
    }
  }

  /// The money that may be spent; nil = any.
  public var budget: Double?
  /// What a partner without a known cost is taken to cost; nil = whoever has no known cost is left
  /// out if there is a budget.
  public var defaultCost: Double?
  /// The hours that may be spent; nil = any.
  public var hours: Double?
  /// The hours a partner takes where the column says nothing; nil = such a partner is left out.
  public var defaultHours: Double?
  /// The column with the hours a partner takes; nil = the first of the usual names.
  public var hoursColumn: String?
  /// Limits on the partners of one part.
  public var atMost: [Ceiling]
  /// How many partners of a part there must be.
  public var partnersAtLeast: [Floor]
  /// How many of a part must be reached (or be on the list).
  public var reachAtLeast: [Floor]
  /// The ids of those who should not be reached; they are neither target nor partners.
  public var avoid: [Actor.ID]
  /// How many of them may be reached all the same.
  public var avoidAtMost: Amount

  /// Conditions; none by default.
  public init(
    budget: Double? = nil, defaultCost: Double? = nil, hours: Double? = nil,
    defaultHours: Double? = nil, hoursColumn: String? = nil, atMost: [Ceiling] = [],
    partnersAtLeast: [Floor] = [], reachAtLeast: [Floor] = [], avoid: [Actor.ID] = [],
    avoidAtMost: Amount = .count(0)
  ) {
    self.budget = budget
    self.defaultCost = defaultCost
    self.hours = hours
    self.defaultHours = defaultHours
    self.hoursColumn = hoursColumn
    self.atMost = atMost
    self.partnersAtLeast = partnersAtLeast
    self.reachAtLeast = reachAtLeast
    self.avoid = avoid
    self.avoidAtMost = avoidAtMost
  }

  /// No conditions.
  public static let none = Conditions()
}
