internal import Relations
internal import Wording

extension Format {
  /// The JSON of Cytoscape and Cytoscape.js.
  static let cytoscape = Format(
    id: "cyjs", name: Localized("Cytoscape (cyjs)"), endings: ["cyjs", "json"],
    recognises: { document in
      if document.has("elements", .object) { return true }
      let first =
        document.kind(0) == .array
        ? document.elements(of: 0).first { _ in true } : document.firstElement("elements")
      return first.map { document.has("data", .object, of: $0) } ?? false
    }, readDocument: CytoscapeReader.read, write: CytoscapeWriter.write)
}
