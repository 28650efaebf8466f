/// A condition on actors and ties in the query language: `kind:person place:Durlach`.
public struct Query: Hashable, Sendable {
  /// The text as given.
  public let text: String

  init(text: String) { self.text = text }
}
