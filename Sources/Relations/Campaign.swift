/// An episode of the lasting network: who worked for what, from when to when.
public struct Campaign: Hashable, Sendable, Identifiable, Codable {
  /// The name people know it by; unique in the network.
  public let name: String
  /// When it ran.
  public var period: Period
  /// The topic fields it was about.
  public var topics: [String]
  /// The places it was meant for.
  public var places: [String]
  /// What it cost altogether, in the user's currency, not negative; nil if not known.
  public var cost: Double?

  /// The name.
  public var id: String { name }

  /// A campaign; only name and period are needed.
  public init(
    name: String, period: Period, topics: [String] = [], places: [String] = [],
    cost: Double? = nil
  ) {
    self.name = name
    self.period = period
    self.topics = topics
    self.places = places
    self.cost = cost
  }
}
