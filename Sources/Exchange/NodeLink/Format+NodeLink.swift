internal import Wording

extension Format {
  /// JSON with nodes and edges, as NetworkX writes it and D3 reads it.
  static let nodeLink = Format(
    id: "node-link", name: Localized(de: "Node-Link-JSON", en: "node-link JSON"),
    endings: ["json"], read: NodeLinkReader.read, write: NodeLinkWriter.write)
}
