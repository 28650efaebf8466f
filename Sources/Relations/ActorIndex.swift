internal import Synchronization

/// Where each id stands: made when it is first asked, as most answers need none.
final class ActorIndex: Sendable {
  private let actors: [Actor]
  private let positions: Mutex<[String: Int32]?>

  /// The index of actors whose ids are known to differ.
  init(_ actors: [Actor]) {
    self.actors = actors
    positions = Mutex(nil)
  }

  /// The index of actors.
  ///
  /// - Throws: `NetworkDefect.duplicateID`, or `emptyID`, whichever comes first.
  init(checking actors: [Actor]) throws(NetworkDefect) {
    var found: [String: Int32] = [:]
    found.reserveCapacity(actors.count)
    for (position, actor) in actors.enumerated() {
      if actor.id.isEmpty { throw .emptyID(position: position) }
      if found.updateValue(Int32(position), forKey: actor.id) != nil {
        throw .duplicateID(actor.id)
      }
    }
    self.actors = actors
    positions = Mutex(found)
  }

  /// The position of the actor with this id, or nil.
  ///
  /// - Complexity: O(1); the first time O(*n*).
  func position(of id: String) -> Int? {
    positions.withLock { positions in
      let known = positions ?? Self.positions(of: actors)
      positions = known
      return known[id].map(Int.init)
    }
  }

  private static func positions(of actors: [Actor]) -> [String: Int32] {
    var positions: [String: Int32] = [:]
    positions.reserveCapacity(actors.count)
    for (position, actor) in actors.enumerated() { positions[actor.id] = Int32(position) }
    return positions
  }
}
