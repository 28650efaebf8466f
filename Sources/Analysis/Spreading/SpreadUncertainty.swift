public import GraphCore
internal import Relations

/// How sure a shortlist is, given how sure the ties and the probabilities are.
///
/// In each resample every tie exists with its confidence, and probabilities lie somewhere in their
/// ranges; the list is then chosen anew.
public struct SpreadUncertainty: Sendable, Hashable {
  /// A tie that decides about a name.
  public struct Hinge: Sendable, Hashable {
    /// Position in `Network.ties`.
    public let tie: Int32
    /// In which share of the resamples with the tie the name is on the list.
    public let with: Double
    /// In which share of those without it.
    public let without: Double
    /// Whether the name leaves the list if this tie alone is taken away (or, where it is more often on
    /// the list without the tie, if the tie is certain).
    public let flips: Bool
  }

  /// How sure one name is.
  public struct Name: Sendable, Hashable {
    /// Position in `Network.actors`.
    public let actor: Int32
    /// In which share of the resamples the name is on the list.
    public let share: Double
    /// The best rank, but for 2.5 of 100 resamples.
    public let lowRank: Int
    /// The worst rank, but for 2.5 of 100; nil if the name is off the list more often than that.
    public let highRank: Int?
    /// The ties it hangs on, the weightiest first; up to three.
    public let hinges: [Hinge]
    /// In which share of the choices made anew without any doubt the name is on the list: less than 1
    /// is the noise of choosing on few sets.
    public let steadiness: Double
  }

  /// Somebody who is not on the list but often would be.
  public struct Newcomer: Sendable, Hashable {
    /// Position in `Network.actors`.
    public let actor: Int32
    /// In which share of the resamples.
    public let share: Double
  }

  /// Per name of the list, in its order.
  public let names: [Name]
  /// Others who are on it in a fifth of the resamples or more; up to five.
  public let newcomers: [Newcomer]
  /// How many others the list reaches over the resamples, its own names never counted: the middle 90
  /// of 100.
  ///
  /// With a goal: how many hear it as often as the goal wants.
  public let reached: Estimate
  /// How many resamples there were.
  public let resamples: Int
  /// How many ties are not certain.
  public let uncertainTies: Int
  /// Whether choosing anew, with less time for each, misses the list itself where nothing changed.
  public let isGreedy: Bool
  /// What becomes of the goal; nil for lists without one.
  ///
  /// Names count in the resamples in which a list was found that reaches it.
  public var goal: Goal?

  /// The mean steadiness of the names: how much of the doubt is no more than noise.
  public var steadiness: Double {
    names.isEmpty ? 1 : names.reduce(0) { $0 + $1.steadiness } / Double(names.count)
  }
}

extension Snapshot {
  /// Chooses a list again and again on resampled ties and probabilities.
  ///
  /// - Parameter shortlist: the list, chosen on the ties as they are expected.
  /// - Throws: `outOfRange` for fewer than 20 resamples; as `spreadShortlist`.
  /// - Complexity: a choice for each resample that differs, on networks of thousands without proving
  ///   anything about it.
  public func uncertainty(
    of shortlist: SpreadShortlist, resamples: Int = 1000, execution: Execution = Execution()
  ) throws(AnalysisError) -> SpreadUncertainty {
    return try uncertainty(
      of: (shortlist.withUs + shortlist.entries).map(\.actor), reached: shortlist.reached.value,
      shortlist.question, chosenOn: shortlist.certificate?.sets, resamples: resamples, execution
    ).leavingOut(first: shortlist.withUs.count)
  }

  /// The same for a list on which everybody passes the message on; with a goal the cheapest list that
  /// reaches it is chosen anew.
  ///
  /// - Throws: as for lists by chance.
  public func uncertainty(
    of shortlist: Shortlist, seed: UInt64, resamples: Int = 1000,
    execution: Execution = Execution()
  ) throws(AnalysisError) -> SpreadUncertainty {
    let model = SpreadModel.everybody(
      steps: shortlist.question.steps, direction: shortlist.question.direction)
    return try uncertainty(
      of: shortlist.partners, reached: Double(shortlist.attainment?.heard ?? shortlist.reached),
      SpreadShortlist.Question(list: shortlist.question, model: model, seed: seed),
      resamples: resamples, execution
    ).leavingOut(first: shortlist.withUs.count)
  }

  private func uncertainty(
    of actors: [Int32], reached: Double, _ question: SpreadShortlist.Question,
    chosenOn: Int? = nil, resamples: Int, _ execution: Execution
  ) throws(AnalysisError) -> SpreadUncertainty {
    guard resamples >= 20 else {
      throw .outOfRange(name: "uncertainty", value: resamples, least: 20)
    }
    let list = actors.compactMap { vertex(ofActorAt: Int($0)).map(Int32.init) }
    let task = try SpreadTask(self, question, execution)
    do throws(KernelError) {
      return try Resampling(
        task, list: list, reached: reached, chosenOn: chosenOn, resamples, execution
      ).uncertainty(execution)
    } catch {
      throw .kernel(error)
    }
  }
}

extension SpreadUncertainty {
  /// Without the first names, ranks counted from those that follow: whoever is with us already is on
  /// every list.
  fileprivate func leavingOut(first count: Int) -> SpreadUncertainty {
    guard count > 0 else { return self }
    return SpreadUncertainty(
      names: names.dropFirst(count).map { name in
        Name(
          actor: name.actor, share: name.share, lowRank: max(1, name.lowRank - count),
          highRank: name.highRank.map { max(1, $0 - count) }, hinges: name.hinges,
          steadiness: name.steadiness)
      }, newcomers: newcomers, reached: reached, resamples: resamples,
      uncertainTies: uncertainTies, isGreedy: isGreedy, goal: goal)
  }
}
