public import Wording

/// A number per vertex: what it is called, what it means, how it is computed.
///
/// Help, glossary, report and the looped tests follow from `Measure.all`. A new measure is one file
/// in this folder and one line there.
public struct Measure: Sendable, Identifiable, CustomStringConvertible {
  /// The name on the command line and in every file: lower case, words joined by hyphens.
  public let id: String
  /// The name people read.
  public let name: Localized
  /// What it says, in one sentence without jargon.
  public let meaning: Localized
  /// Between which values the numbers lie.
  public let range: ClosedRange<Double>
  /// How the time grows with the network.
  public let cost: Cost
  /// Whether it is about strengths, so that they count even where nobody asked for them.
  public let isAboutStrength: Bool
  /// Computes the numbers.
  public let compute: Compute

  /// One score per vertex in vertex order; NaN where the measure is not defined for a vertex.
  public typealias Compute =
    @Sendable (Graph, MeasureOptions, Execution) throws(KernelError) -> [Double]

  /// The growth of the computing time with vertices *n* and edges *m*.
  public enum Cost: Sendable {
    /// O(*n* + *m*), or a few dozen times that.
    case linear
    /// O(*n* · *m*): a search from every vertex.
    case searchPerVertex
    /// Up to O(*n*³): seconds to minutes above 5,000 vertices.
    case dense
  }

  /// A measure; see the properties.
  public init(
    id: String, name: Localized, meaning: Localized, range: ClosedRange<Double>, cost: Cost,
    isAboutStrength: Bool = false, compute: @escaping Compute
  ) {
    self.id = id
    self.name = name
    self.meaning = meaning
    self.range = range
    self.cost = cost
    self.isAboutStrength = isAboutStrength
    self.compute = compute
  }

  /// The id, so that a measure prints as its name.
  public var description: String { id }
}

/// What may be chosen about a measure.
///
/// Weights are not here: a graph without weights is a graph in which each edge counts 1
/// (`Graph.withoutWeights`).
public struct MeasureOptions: Sendable, Hashable {
  /// Which way arcs are followed.
  public enum Direction: String, Sendable, CaseIterable, Codable {
    /// Along the arcs: whom I reach.
    case out
    /// Against the arcs: who reaches me.
    case `in`
    /// Either way: direction is ignored.
    case both
  }

  /// Which way arcs are followed, where the measure leaves a choice; nil = as the measure's own
  /// description says.
  public var direction: Direction?
  /// Whether counts are divided by their largest possible value (degree by *n* − 1, betweenness by
  /// the number of pairs).
  public var share: Bool
  /// The probability with which a random walk is restarted at each vertex; empty = everywhere alike.
  public var restart: [Double]

  /// Options; by default each measure's own direction, raw numbers, restart everywhere.
  public init(direction: Direction? = nil, share: Bool = false, restart: [Double] = []) {
    self.direction = direction
    self.share = share
    self.restart = restart
  }
}
