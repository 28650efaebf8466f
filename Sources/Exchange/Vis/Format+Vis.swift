internal import Relations
internal import Wording

extension Format {
  /// The JSON of vis.js, pyvis and Graph Commons: edges with from and to.
  static let vis = Format(
    id: "vis", name: Localized("vis.js-JSON"),
    recognises: { document in
      let graph = document.member("graph", of: 0) ?? 0
      guard document.has("nodes", .array, of: graph),
        let edge = document.firstElement("edges", of: graph)
      else { return false }
      return document.member("from", of: edge) != nil && document.member("source", of: edge) == nil
    }, readDocument: VisReader.read, write: nil)
}
