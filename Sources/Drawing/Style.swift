public import Wording

/// How a network is to be drawn: what decides place, size and colour, and what the legend says.
public struct Style: Sendable {
  /// How actors find their place.
  public enum Layout: String, Sendable, CaseIterable {
    /// Tied actors attract each other, all others keep apart.
    case force
    /// All actors on a ring, group beside group.
    case circle
    /// One large disc per group, with counts and the ties between groups.
    case groups
  }

  /// A number per actor that decides how large it is drawn (its area).
  public struct Size: Sendable {
    /// What the number is: "Betweenness".
    public var name: Localized
    /// One per vertex; not finite or below 0 counts as 0.
    public var values: [Double]

    /// A number per actor.
    public init(name: Localized, values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// A group per actor that decides its colour.
  public struct Groups: Sendable {
    /// What the groups are: "Circle", "Place", "Kind".
    public var name: Localized
    /// The name of the group of each vertex; empty = none.
    public var ofVertex: [String]

    /// A group per actor.
    public init(name: Localized, ofVertex: [String]) {
      self.name = name
      self.ofVertex = ofVertex
    }
  }

  /// How actors find their place.
  ///
  /// Nil = `force` up to 2,000 actors; beyond, `groups` if there are any.
  public var layout: Layout?
  /// Nil = all the same size.
  public var size: Size?
  /// Nil = all the same colour.
  public var groups: Groups?
  /// Above the legend; empty = none.
  public var title: String
  /// Lines at the foot of the legend: date, selection, source.
  public var captions: [String]
  /// The language of the legend.
  public var language: Language
  /// The most actors that get a label; nil = as many as are worth it.
  public var labels: Int?
  /// Fixes chance in the layout.
  public var seed: UInt64

  /// A style; by default all actors look alike.
  public init(
    layout: Layout? = nil, size: Size? = nil, groups: Groups? = nil, title: String = "",
    captions: [String] = [], language: Language, labels: Int? = nil, seed: UInt64 = 1
  ) {
    self.layout = layout
    self.size = size
    self.groups = groups
    self.title = title
    self.captions = captions
    self.language = language
    self.labels = labels
    self.seed = seed
  }
}
