/// How a message spreads by chance: along which arcs, how likely, by what rule.
///
/// - *Cascade*: whoever hears the message tells each of its arcs once, with that arc's chance.
/// - *Threshold*: an arc's chance is its weight; somebody is won when the weights of the arcs from
///   those who are won reach a threshold drawn evenly from 0...1. Equal in law to: everybody listens
///   to at most one arc, drawn by weight.
/// - *Complex*: as in a cascade, but somebody is won only when so many different arcs brought it.
///
/// Silent vertices hear but never pass on; channels pass on only if they are among those who start.
///
/// - Source: Kempe, Kleinberg, Tardos, "Maximizing the Spread of Influence through a Social Network",
///   KDD 2003 (cascade, threshold, live arcs); Centola, Macy, "Complex Contagions and the Weakness of
///   Long Ties", American Journal of Sociology 113 (2007), 702–734.
public struct Spreading: Sendable {
  /// When somebody is won.
  public enum Rule: Sendable, Hashable {
    /// One arc that brings the message suffices.
    case cascade
    /// Everybody listens to at most one arc, drawn by weight.
    case threshold
    /// So many different arcs must bring it, at least 1.
    case complex(sources: Int)
    /// This share of all arcs into a vertex must bring it, above 0, at most 1.
    case complexShare(Double)
  }

  /// The arcs along which messages run.
  public let graph: Graph
  /// When somebody is won.
  public let rule: Rule
  /// After how many steps it ends; `Int.max` = when nobody new is won.
  public let steps: Int
  /// Who hears but never passes on and never starts.
  public let isSilent: [Bool]
  /// Who passes on only when among those who start.
  public let isChannel: [Bool]
  let chances: ArcChances
  /// Whether some vertex is a channel.
  let hasChannels: Bool
  /// The silent vertices.
  let silent: [Int32]

  /// Spreading with one chance for all arcs into a vertex.
  ///
  /// - Parameter chancesInto: per vertex 0...1; under the threshold rule the weights into a vertex are
  ///   scaled down where their sum is above 1.
  public init(
    graph: Graph, rule: Rule, chancesInto: [Double], steps: Int = .max, isSilent: [Bool] = [],
    isChannel: [Bool] = []
  ) {
    self.init(
      graph: graph, rule: rule,
      chances: ArcChances(graph, into: chancesInto, isThreshold: rule == .threshold), steps: steps,
      isSilent: isSilent, isChannel: isChannel)
  }

  /// Spreading with a chance for each arc.
  ///
  /// - Parameter chances: one per arc in the order of `graph.outgoing`, 0...1.
  public init(
    graph: Graph, rule: Rule, chances: [Double], steps: Int = .max, isSilent: [Bool] = [],
    isChannel: [Bool] = []
  ) {
    self.init(
      graph: graph, rule: rule,
      chances: ArcChances(graph, outgoing: chances, isThreshold: rule == .threshold), steps: steps,
      isSilent: isSilent, isChannel: isChannel)
  }

  private init(
    graph: Graph, rule: Rule, chances: ArcChances, steps: Int, isSilent: [Bool],
    isChannel: [Bool]
  ) {
    precondition(steps >= 1, "A message goes at least one step.")
    let nobody = [Bool](repeating: false, count: graph.vertexCount)
    self.graph = graph
    self.rule = rule
    self.chances = chances
    self.steps = steps
    self.isSilent = isSilent.isEmpty ? nobody : isSilent
    self.isChannel = isChannel.isEmpty ? nobody : isChannel
    hasChannels = isChannel.contains(true)
    silent = isSilent.indices.filter { isSilent[$0] }.map(Int32.init)
  }

  /// How many arcs must bring the message to a vertex with `degree` arcs into it.
  func need(degree: Int) -> Int32 {
    switch rule {
    case .cascade, .threshold: 1
    case .complex(let sources): Int32(clamping: sources)
    // A hair less, so that 0.3 of 10 is 3 in spite of rounding.
    case .complexShare(let share):
      max(1, Int32(clamping: Int((share * Double(degree) - 1e-9).rounded(.up))))
    }
  }

  /// Whether nothing is left to chance: every arc carries always or never, so all runs are alike.
  public var isCertain: Bool {
    (chances.outgoing.isEmpty ? chances.tops : chances.outgoing)
      .allSatisfy { $0 == 0 || $0 == ArcChances.one }
  }

  /// Whether reach adds up as sets do: what a set gets to is what one of it gets to.
  public var isAdditive: Bool {
    switch rule {
    case .cascade, .threshold: true
    case .complex(let sources): sources <= 1
    case .complexShare: false
    }
  }
}

extension Graph {
  /// The chances of the weighted cascade: 1 divided by the number of arcs into a vertex.
  public var weightedCascade: [Double] {
    (0..<vertexCount).map { 1 / Double(max(1, incoming.degree(of: $0))) }
  }
}
