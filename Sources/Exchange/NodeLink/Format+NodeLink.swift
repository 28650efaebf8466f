internal import Wording

extension Format {
  /// JSON with nodes and edges, as NetworkX writes it and D3 reads it.
  ///
  /// Also what JSON is taken for that no other format recognises: its reader says what it is.
  static let nodeLink = Format(
    id: "node-link", name: Localized(de: "Node-Link-JSON", en: "node-link JSON"),
    recognises: { _ in true }, readDocument: NodeLinkReader.read, write: NodeLinkWriter.write)
}
