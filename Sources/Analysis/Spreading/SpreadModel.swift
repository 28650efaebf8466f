public import GraphCore

/// How a message is taken to spread by chance; what `Spreading` is to vertices, in terms of a network.
///
/// The chance of an arc is that of its tie times the tie's confidence, times ½ for each end that does
/// not name the topic, if one is asked for. Several ties between the same two are chances of their own.
public struct SpreadModel: Hashable, Sendable, Codable {
  /// When somebody is won.
  public enum Rule: Hashable, Sendable, Codable {
    /// Whoever hears the message may pass it on, once along each tie.
    case cascade
    /// The weights of those who are won must reach a threshold drawn evenly from 0...1.
    case threshold
    /// So many different contacts must bring it.
    case sources(Int)
    /// This share of all contacts must bring it, above 0, at most 1.
    case share(Double)
  }

  /// What the chance of a tie is drawn from.
  public enum Chance: Hashable, Sendable, Codable {
    /// 1 divided by the number of contacts of whoever listens: everybody is told once on average.
    case weighted
    /// So much for the strongest ties of a kind, less in proportion for weaker ones.
    ///
    /// Under the threshold rule: the share of the listener's strengths.
    case strength(Span)
    /// The same for all.
    case uniform(Span)
  }

  /// A chance, or a range in which it lies, 0...1.
  public struct Span: Hashable, Sendable, Codable {
    /// The least.
    public var low: Double
    /// The greatest.
    public var high: Double

    /// A range.
    public init(_ low: Double, _ high: Double) {
      self.low = low
      self.high = high
    }

    /// A number.
    public init(_ chance: Double) { self.init(chance, chance) }

    /// The middle.
    public var middle: Double { (low + high) / 2 }

    /// The chance at a position between least (0) and greatest (1).
    func at(_ position: Double) -> Double { low + (high - low) * position }
  }

  /// The chance of the ties of one kind.
  public struct KindChance: Hashable, Sendable, Codable {
    /// The id of the kind, in any case.
    public var kind: String
    /// The chance.
    public var chance: Span

    /// The chance of a kind.
    public init(kind: String, chance: Span) {
      self.kind = kind
      self.chance = chance
    }
  }

  /// When somebody is won.
  public var rule: Rule
  /// The chance of ties whose kind has none of its own.
  public var chance: Chance
  /// Chances of kinds.
  public var kinds: [KindChance]
  /// The chance that somebody of a channel's audience hears what runs there.
  public var channel: Span
  /// Whether channels pass on whatever reaches them, not only what is run in them.
  public var channelsAlwaysCarry: Bool
  /// The topic of the message; nil = any.
  public var topic: String?
  /// After how many steps it ends; nil = when nobody new is won.
  public var steps: Int?
  /// Which way messages run along directed ties; nil = as `MessageDirection` says.
  public var direction: MeasureOptions.Direction?

  /// A model; by default a weighted cascade until it ends, and channels heard by three in ten.
  public init(
    rule: Rule = .cascade, chance: Chance? = nil, kinds: [KindChance] = [],
    channel: Span = Span(0.3), topic: String? = nil, steps: Int? = nil,
    direction: MeasureOptions.Direction? = nil
  ) {
    self.rule = rule
    self.chance = chance ?? SpreadModel.usual(for: rule)
    self.kinds = kinds
    self.channel = channel
    channelsAlwaysCarry = false
    self.topic = topic
    self.steps = steps
    self.direction = direction
  }

  /// Everybody who hears the message passes it on, for so many steps: no chance but whether ties
  /// exist.
  public static func everybody(
    steps: Int, direction: MeasureOptions.Direction?
  ) -> SpreadModel {
    var model = SpreadModel(
      chance: .uniform(Span(1)), channel: Span(1), steps: steps, direction: direction)
    model.channelsAlwaysCarry = true
    return model
  }

  /// The chance taken where none is given: under the complex rules everybody passes the message on.
  public static func usual(for rule: Rule) -> Chance {
    switch rule {
    case .cascade, .threshold: .weighted
    case .sources, .share: .uniform(Span(1))
    }
  }

  /// What strength counts for at most where nothing else is said: under the threshold rule the whole
  /// share of the listener's strengths, so that whoever hears it from all is won.
  public static func usualStrength(for rule: Rule) -> Span {
    rule == .threshold ? Span(1) : Span(0.5)
  }

  /// Whether reach adds up as sets do, so that a choice has a certificate.
  public var isAdditive: Bool {
    switch rule {
    case .cascade, .threshold, .sources(...1): true
    case .sources, .share: false
    }
  }
}
