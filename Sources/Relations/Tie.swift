/// A relation between two actors of the same network.
///
/// Plain data without references, so that hundreds of thousands cost little.
public struct Tie: Hashable, Sendable {
  /// Position of one end in `Network.actors`; the tail, if directed.
  public var source: Int32
  /// Position of the other end in `Network.actors`.
  public var target: Int32
  /// Position of the kind in `Network.tieKinds`.
  public var kind: Int16
  /// Whether it runs from source to target only.
  public var isDirected: Bool
  /// More = closer, finite and not negative; nil where not given: it then counts 1.
  public var strength: Double?
  /// When it holds.
  public var period: Period
  /// How sure it is, 0...1.
  public var confidence: Double
  /// Where it was read.
  public var origin: Origin

  /// A tie; ends and kind are positions in the network it will belong to.
  public init(
    source: Int, target: Int, kind: Int = 0, isDirected: Bool = false, strength: Double? = nil,
    period: Period = .always, confidence: Double = 1, origin: Origin = .unknown
  ) {
    self.source = Int32(source)
    self.target = Int32(target)
    self.kind = Int16(kind)
    self.isDirected = isDirected
    self.strength = strength
    self.period = period
    self.confidence = confidence
    self.origin = origin
  }

  /// The strength with the default applied.
  public var effectiveStrength: Double { strength ?? 1 }

  /// Whether both ends are the same actor.
  public var isSelfTie: Bool { source == target }
}

/// Where a fact was read: a source of the network and the line in it.
public struct Origin: Hashable, Sendable {
  /// Position in `Network.sources`; −1 if not known.
  public let source: Int32
  /// The line, from 1; 0 if the source has no lines.
  public let line: Int32

  /// Not known.
  public static let unknown = Origin(source: -1, line: 0)

  /// A line of a source.
  public init(source: Int, line: Int) {
    self.source = Int32(source)
    self.line = Int32(clamping: line)
  }
}

/// A file, interview or document that facts were taken from.
public struct Source: Hashable, Sendable, Codable {
  /// What it is called: a file name without folders, a title.
  public let title: String

  /// A source by its title.
  public init(title: String) { self.title = title }
}
