internal import GraphCore
public import Relations

/// Which ways ties carry messages, and with them influence: the one rule of all answers.
///
/// Mutual ties carry messages both ways. With a direction given, directed ties carry them along
/// (`out`), against (`in`) or both ways. Without one it is a matter of their kind:
/// - as `TieKind.carries` says;
/// - else as the words of the kind say (`Carries.said(byKind:)`): backward where the one who is named
///   is the one who is listened to (follows, asks, trusts), forward where the source speaks (tells,
///   writes), both ways otherwise (friend, knows);
/// - a tie without a kind runs forward, one of an unknown kind both ways.
///
/// Between a person and a club, channel or event messages run both ways unless the kind says backward
/// (who follows a page is not heard by it): who belongs to a club speaks and hears there.
public struct MessageDirection: Sendable {
  private let isDirected: Bool
  private let given: MeasureOptions.Direction?
  /// Per kind of tie between two of a sort, and between a person and something else.
  private let inside: [Carries]
  private let across: [Carries]
  private let isPerson: [Bool]

  /// The rule for the ties of a snapshot.
  init(_ snapshot: Snapshot, _ given: MeasureOptions.Direction? = nil) {
    isDirected = snapshot.graph.isDirected
    self.given = given
    inside = snapshot.network.tieKinds.map { Self.carries($0) ?? .both }
    across = snapshot.network.tieKinds.map { kind in
      let carries = Self.carries(kind) ?? .both
      return kind.carries ?? (carries == .backward ? .backward : .both)
    }
    isPerson = snapshot.network.actors.map { $0.kind == .person }
  }

  /// Which way ties of a kind carry messages by themselves; nil if neither the network nor the word
  /// says it.
  public static func carries(_ kind: TieKind) -> Carries? {
    kind.carries ?? (kind.id.isEmpty ? .forward : Carries.said(byKind: kind.id))
  }

  /// The way a directed tie of a kind carries messages.
  ///
  /// - Parameters:
  ///   - source: position of its source in `Network.actors`.
  ///   - target: of its target.
  @inline(__always)
  func carries(kind: Int16, from source: Int32, to target: Int32) -> Carries {
    switch given {
    case .out?: .forward
    case .in?: .backward
    case .both?: .both
    case nil:
      isPerson[Int(source)] == isPerson[Int(target)] ? inside[Int(kind)] : across[Int(kind)]
    }
  }

  /// Which ways one tie carries messages: from its source to its target, and back.
  func ways(of tie: Tie) -> (forward: Bool, backward: Bool) {
    guard isDirected, tie.isDirected else { return (true, true) }
    let carries = carries(kind: tie.kind, from: tie.source, to: tie.target)
    return (carries != .backward, carries != .forward)
  }
}

extension Snapshot {
  /// The kinds of directed ties of which nobody said which way messages run, with how many ties each
  /// has: they are taken as running both ways.
  ///
  /// Ties between a person and a club, channel or event run both ways anyhow.
  public var kindsOfUnknownDirection: [(kind: String, ties: Int)] {
    guard graph.isDirected else { return [] }
    let isUnknown = network.tieKinds.map { MessageDirection.carries($0) == nil }
    guard isUnknown.contains(true) else { return [] }
    var counts = [Int](repeating: 0, count: network.tieKinds.count)
    let rows = network.ties
    func isPerson(_ end: Int32) -> Bool { network.actors[Int(end)].kind == .person }
    for tie in ties.lazy.map(Int.init) where rows.isDirected(tie) {
      let kind = Int(rows.kind(of: tie))
      guard isUnknown[kind], isPerson(rows.sources[tie]) == isPerson(rows.targets[tie]) else {
        continue
      }
      counts[kind] += 1
    }
    return counts.indices.filter { counts[$0] > 0 }.map { (network.tieKinds[$0].id, counts[$0]) }
      .sorted { $0.ties == $1.ties ? $0.kind < $1.kind : $0.ties > $1.ties }
  }
}
