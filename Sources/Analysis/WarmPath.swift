public import Relations
public import Wording

/// A way of introductions from one actor to another.
///
/// The warmth of a tie is its strength, summed per pair and kind, divided by the scale of the kind
/// (the greatest summed strength of the kind where none is set), at most 1; of several kinds between
/// two actors the warmest counts. The warmth of a way is the product over its steps. Introductions
/// work along a tie in either direction.
public struct WarmPath: Sendable, Hashable {
  /// One tie of the way.
  public struct Step: Sendable, Hashable {
    /// Who introduces: position in `Network.actors`.
    public let from: Int32
    /// To whom.
    public let to: Int32
    /// The kind of the warmest tie between both: position in `Network.tieKinds`.
    public let kind: Int16
    /// The summed strength of their ties of this kind.
    public let strength: Double
    /// 0...1.
    public let warmth: Double
    /// The last day their ties of this kind are known to have held; nil if not dated.
    public let lastDay: Day?
  }

  /// From the one who asks to the one to be met; empty if both are the same.
  public let steps: [Step]
  /// The product of the warmths of the steps, 0...1.
  public let warmth: Double
  /// Positions of everybody on the way, both ends included.
  public let actors: [Int32]

  /// Positions of those who introduce.
  public var goBetweens: ArraySlice<Int32> { actors.dropFirst().dropLast() }

  /// How far the way is, in words.
  public var text: Localized {
    switch steps.count {
    case 0: Localized(de: "gehört zu uns", en: "is one of us")
    case 1: Localized(de: "unmittelbar bekannt", en: "known directly")
    case 2: Localized(de: "über einen Kontakt bekannt", en: "known through one contact")
    default:
      Localized(
        de: "über \(steps.count - 1) Personen bekannt",
        en: "known through \(steps.count - 1) people")
    }
  }
}

extension WarmPath {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// The ids of those who may ask for the introduction: us.
    ///
    /// The warmest of them begins.
    public var from: [Actor.ID]
    /// The id of the one to be met.
    public var to: Actor.ID
    /// How many ways to show at most: the warmest, then the warmest without its go-betweens, and so
    /// on; at least 1.
    public var alternatives: Int

    /// A question; by default three ways.
    public init(from: [Actor.ID], to: Actor.ID, alternatives: Int = 3) {
      self.from = from
      self.to = to
      self.alternatives = alternatives
    }
  }
}
