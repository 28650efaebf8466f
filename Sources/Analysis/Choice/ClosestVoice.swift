public import Relations
public import Wording

/// Everybody to be reached, assigned to the partner who is closest to them.
///
/// The warmth of a pair is that of the way from the partner on which at most one person is asked (see
/// `WarmPath`): a tie of their own, else the warmest. As many as possible are assigned, and of all such
/// assignments one of the greatest total warmth is taken. Whoever objected is assigned to nobody.
public struct ClosestVoice: Sendable, Hashable {
  /// What is asked.
  public struct Question: Hashable, Sendable, Codable {
    /// The ids of the partners, each once.
    public var partners: [Actor.ID]
    /// The ids of those to be spoken to; nil = everybody.
    ///
    /// Only persons are spoken to, where there are any.
    public var towards: [Actor.ID]?
    /// How many a partner can speak to whose capacity is not known; nil = any number.
    public var capacity: Int?
    /// How ties are looked at.
    public var view: WarmPath.View

    /// A question; by default everybody, without limit.
    public init(
      partners: [Actor.ID], towards: [Actor.ID]? = nil, capacity: Int? = nil,
      view: WarmPath.View = WarmPath.View()
    ) {
      self.partners = partners
      self.towards = towards
      self.capacity = capacity
      self.view = view
    }
  }

  /// A partner and those to speak to.
  public struct Voice: Sendable, Hashable {
    /// Position in `Network.actors`.
    public let partner: Int32
    /// How many this partner can speak to; nil = any number.
    public let capacity: Int?
    /// The warmest first, of equally warm ones by id.
    public let listeners: [Listener]

    /// The mean warmth; nil without listeners.
    public var meanWarmth: Double? {
      listeners.isEmpty
        ? nil : listeners.reduce(0) { $0 + $1.warmth } / Double(listeners.count)
    }
  }

  /// Somebody to be spoken to.
  public struct Listener: Sendable, Hashable {
    /// Position in `Network.actors`.
    public let actor: Int32
    /// The warmth of the way from the partner, 0...1.
    public let warmth: Double
    /// Who stands between them; nil if they know each other.
    public let through: Int32?
  }

  /// Why somebody is assigned to nobody.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// No partner within two ties.
    case tooFar
    /// The partners within two ties have no room.
    case full
    /// Objected to being contacted.
    case objected
  }

  /// Somebody who is assigned to nobody.
  public struct Unassigned: Sendable, Hashable {
    /// Position in `Network.actors`.
    public let actor: Int32
    /// Why.
    public let reason: Reason
  }

  /// The question.
  public let question: Question
  /// One per partner, in the order of the question.
  public let voices: [Voice]
  /// Those assigned to nobody, by reason, then by id.
  public let unassigned: [Unassigned]

  /// How many are assigned.
  public var count: Int { voices.reduce(0) { $0 + $1.listeners.count } }
  /// The summed warmth; no assignment of so many has more.
  public var warmth: Double {
    voices.reduce(0) { $0 + $1.listeners.reduce(0) { $0 + $1.warmth } }
  }
}

extension ClosestVoice.Reason {
  /// The reason in words.
  public var text: Localized {
    switch self {
    case .tooFar:
      Localized(
        de: "kein Partner kennt sie oder jemanden, den sie kennen",
        en: "no partner knows them or somebody they know")
    case .full:
      Localized(
        de: "die Partner in ihrer Nähe haben keinen Platz mehr",
        en: "the partners near them have no room left")
    case .objected:
      Localized(de: "haben der Ansprache widersprochen", en: "objected to being contacted")
    }
  }
}
