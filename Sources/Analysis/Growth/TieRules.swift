public import Relations

/// When a tie counts as alive, as fading, as lost: the rules every answer about time follows.
///
/// A **tie** is what two actors have of one kind (and in one direction): rows of the input that name
/// the same tie are its stretches. Self-ties and ties of strength 0 are left out.
///
/// An **occasion** (a meeting, an evening, a motion signed together) happens on its days and does not
/// last. A kind is one of occasions if it was named as such, or if it has no half-life and at least
/// nine of ten of its rows are single days; so are kinds of ten rows or more of which as many are
/// single months, or single years.
///
/// Each tie has a **level**, 0...1. It is 1 on the first day of each row and halves with every
/// half-life of its kind; a contact of weight *w* lifts it by *w*, never above 1. A contact of the
/// usual weight 1 makes it whole again. Kinds without a half-life stay at 1, and so does a tie whose
/// beginning is not known until its first contact. The tie's current strength is its strength times
/// its level. Contacts outside the periods of their tie change nothing. A row of a single day (a
/// meeting) of a kind with a half-life does not end with the day: from then on it fades.
///
/// A tie is **alive** on a day if one of its periods holds the day and its level is at least `lost`.
/// It **goes on** after a stretch of time if it is alive on its last day and does not end with that
/// day; an occasion counts as there in every stretch in which it happens. In a stretch a tie is, by
/// what went on after the stretch before it,
///
/// - **new**: goes on, and was alive on no day before the stretch; of occasions: the first time;
/// - **kept**: went on before, and goes on; of occasions: again, as in the stretch before;
/// - **fading**: the same, but on the last day its level is below `fading`;
/// - **lost**: went on before, goes on no more;
/// - **returned**: goes on, did not before, but was alive on some earlier day;
/// - **passing**: began and ended within the stretch.
///
/// So the ties of a stretch are new + kept + fading + returned, those of the stretch before it kept +
/// fading + lost. A tie that ends on the last day of a year held on that day and is lost in that year.
///
/// - Source: Jin, Girvan, Newman, "Structure of growing social networks", Physical Review E 64
///   (2001), 046132 (strength that decays since the last meeting); Ahmad, Porter, Beguerisse-Díaz,
///   "Tie-decay networks", arXiv 1805.00193 (half-lives).
public struct TieRules: Hashable, Sendable, Codable {
  /// Half-lives in days by the word of the kind, lower case; they go before those of the network.
  public var halfLives: [String: Double]
  /// The half-life in days of all other kinds; nil = theirs in the network, else none.
  public var halfLife: Double?
  /// Below this level a tie is fading, 0...1.
  public var fading: Double
  /// Below this level a tie is lost, 0...1, at most `fading`.
  public var lost: Double
  /// Kinds of occasions, by their words, lower case.
  public var occasions: Set<String>
  /// Whether kinds of which most rows are single days are taken for occasions without being named.
  public var findsOccasions: Bool

  /// Rules; by default only kinds that the network gives a half-life decay.
  public init(
    halfLives: [String: Double] = [:], halfLife: Double? = nil, fading: Double = 0.5,
    lost: Double = 0.1, occasions: Set<String> = [], findsOccasions: Bool = true
  ) {
    self.halfLives = halfLives
    self.halfLife = halfLife
    self.fading = fading
    self.lost = lost
    self.occasions = occasions
    self.findsOccasions = findsOccasions
  }

  /// The half-life of a kind in days, or nil if its ties do not decay.
  public func halfLife(of kind: TieKind) -> Double? {
    halfLives[kind.id.lowercased()] ?? kind.halfLife ?? halfLife
  }
}
