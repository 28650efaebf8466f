internal import Relations

/// Ties of ourselves, as an account in a social network lists them.
enum OwnTies {
  /// The id and name of who we are where nobody says it.
  static let us = "us"

  /// The actor that we are.
  static func us(in graph: inout ElementGraph, _ options: ReadOptions) -> Int {
    graph.named(options.us ?? us)
  }
}
