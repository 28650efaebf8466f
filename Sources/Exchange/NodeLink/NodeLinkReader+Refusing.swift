internal import Wording

extension NodeLinkReader {
  /// Refuses JSON of other kinds by its name, which helps more than saying what is missing.
  func refuseOtherJSON() throws(ImportFailure) {
    guard document.kind(0) == .object else { throw notNodeLink() }
    func has(_ key: StaticString) -> Bool { document.member(key, of: 0) != nil }
    if has("type"), has("features") { throw other("GeoJSON") }
    guard let graph = document.member("graph", of: 0), !has("nodes") else { return }
    if document.member("nodes", of: graph) != nil { throw other("JSON Graph Format") }
  }

  private func other(_ name: String) -> ImportFailure {
    failure(
      0, Localized(de: "das ist \(name)-JSON", en: "this is \(name) JSON"),
      advice: Localized(
        de: "gelesen wird Node-Link-JSON mit nodes und edges",
        en: "what is read is node-link JSON with nodes and edges"))
  }

  /// A refusal of JSON that holds no nodes.
  func notNodeLink() -> ImportFailure {
    failure(
      0,
      Localized(
        de: "das ist kein Netzwerk als Node-Link-JSON", en: "this is no network as node-link JSON"),
      advice: Localized(
        de: "nodes und edges müssen da sein, wie NetworkX sie schreibt",
        en: "nodes and edges must be there, as NetworkX writes them"))
  }

  /// A failure at a value.
  func failure(_ value: Int, _ what: Localized, advice: Localized) -> ImportFailure {
    let offset = document.offset(of: value)
    return ImportFailure([
      Notice(
        .error, file: document.file,
        position: TextPositions.position(of: offset, in: document.bytes[...]), what: what,
        found: excerpt(value), advice: advice)
    ])
  }

  /// Notes an error at a value.
  mutating func error(_ value: Int, _ what: Localized, advice: Localized) {
    elements.error(
      at: document.offset(of: value), what, found: excerpt(value), advice: advice)
  }

  private func excerpt(_ value: Int) -> String {
    let range = document.values[value].start..<document.values[value].end
    let line = document.bytes[range].prefix(40).prefix { $0 != 0x0A && $0 != 0x0D }
    return String(decoding: line, as: UTF8.self).filter { $0 != "\u{FFFD}" }
  }
}
