/// A picture, ready to be drawn: every shape, line and text placed and coloured.
///
/// Plain values in
/// points (1/72 inch), *x* to the right, *y* downward from the upper left corner of the page.
public struct Picture: Sendable, Equatable {
  /// A place on the page.
  public struct Point: Sendable, Equatable {
    /// Points from the left and the upper edge.
    public var x, y: Double

    /// A place.
    public init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// A form that tells kinds of actors apart.
  public enum Form: String, Sendable, CaseIterable {
    case disc, square, diamond, hexagon, triangle, box
  }

  /// A filled form: an actor, a group, or a sample in the legend.
  public struct Mark: Sendable, Equatable {
    /// The form.
    public var form: Form
    /// The middle of the box around it.
    public var centre: Point
    /// The size of the box around the form.
    public var width, height: Double
    /// The colours of its inside and its rim.
    public var fill, outline: Colour
    /// The width of its rim; 0 = none.
    public var outlineWidth: Double
    /// What is read when the pointer rests on it; empty for samples in the legend.
    public var name: String
  }

  /// A line from one mark to another: a cubic curve, drawn below all marks.
  public struct Line: Sendable, Equatable {
    /// Positions in `marks`; nil for samples in the legend.
    public var ends: Ends?
    /// Start, two control points, end.
    public var start, control1, control2, end: Point
    /// The width.
    public var width: Double
    /// The colour.
    public var colour: Colour
    /// Whether the end carries an arrow head; its tip is `end`.
    public var hasArrow: Bool
    /// Whether it is drawn in dashes.
    public var isDashed = false

    /// The marks a line joins.
    public struct Ends: Sendable, Equatable {
      public var from, to: Int
    }
  }

  /// One line of text.
  public struct Text: Sendable, Equatable {
    /// The text: cleaned, at most 200 characters.
    public var text: String
    /// The middle of its box.
    public var centre: Point
    /// The width it is expected to have.
    public var width: Double
    /// The font size.
    public var size: Double
    /// Whether it is bold.
    public var isBold: Bool
    /// The colour.
    public var colour: Colour
    /// Whether a white rim lifts it from what lies below.
    public var hasHalo: Bool
    /// Whether it starts at the left edge of its box; else it is centred.
    public var startsLeft: Bool
    /// What it belongs to.
    public var role: Role

    /// What a text belongs to.
    public enum Role: String, Sendable {
      case label, legend
    }
  }

  /// The size of the page.
  public var width, height: Double
  /// The title, also for screen readers.
  public var title: String
  /// One sentence on what is to be seen, for screen readers.
  public var summary: String
  /// "de" or "en".
  public var language: String
  /// Whether ties run one way.
  public var isDirected: Bool
  /// In drawing order.
  public var lines: [Line] = []
  /// In drawing order, above the lines.
  public var marks: [Mark] = []
  /// Above everything.
  public var texts: [Text] = []
  /// The part of the page for actors; the legend lies outside.
  public var canvas: Box
}

/// A rectangle on the page.
public struct Box: Sendable, Equatable {
  public var left, top, right, bottom: Double

  /// A rectangle.
  public init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  var width: Double { right - left }
  var height: Double { bottom - top }
  var centre: Picture.Point { Picture.Point((left + right) / 2, (top + bottom) / 2) }

  /// Whether both share more than a border.
  public func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// Whether `other` lies inside.
  public func contains(_ other: Box) -> Bool {
    left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom
  }

  func inset(by margin: Double) -> Box {
    Box(left: left + margin, top: top + margin, right: right - margin, bottom: bottom - margin)
  }
}

extension Picture.Text {
  /// The box the text fills.
  public var box: Box {
    let half = TextMeasure.height(size: size) / 2
    return Box(
      left: centre.x - width / 2, top: centre.y - half, right: centre.x + width / 2,
      bottom: centre.y + half)
  }
}

extension Picture.Mark {
  /// The box around the form.
  ///
  /// A triangle is equilateral, its corners on the disc of this width.
  public var box: Box {
    if form == .triangle {
      return Box(
        left: centre.x - width * 0.433, top: centre.y - height / 2,
        right: centre.x + width * 0.433, bottom: centre.y + height / 4)
    }
    return Box(
      left: centre.x - width / 2, top: centre.y - height / 2, right: centre.x + width / 2,
      bottom: centre.y + height / 2)
  }
}
