extension Selection {
  /// The positions of the actors and ties meant, ascending.
  ///
  /// A tie is meant if both ends are and it overlaps the period. An actor without a remaining tie
  /// stays: it is then isolated.
  public func select(in network: Network) -> (actors: [Int32], ties: [Int32]) {
    let actors = (0..<network.actors.count).map(Int32.init)
    let ties = network.ties.indices.filter { row in
      period.map(network.ties[row].period.overlaps) ?? true
    }
    return (actors, ties.map(Int32.init))
  }
}
