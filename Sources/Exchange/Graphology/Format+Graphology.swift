internal import Relations
internal import Wording

extension Format {
  /// The JSON of graphology and of Gephi Lite.
  static let graphology = Format(
    id: "graphology", name: Localized("graphology, Gephi Lite (JSON)"), endings: ["json"],
    recognises: { document in
      if document.has("graphDataset", .object) { return true }
      guard let node = document.firstElement("nodes") else { return false }
      return document.member("key", of: node) != nil && document.member("id", of: node) == nil
    }, readDocument: GraphologyReader.read, write: nil)
}
