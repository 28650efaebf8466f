internal import Relations
internal import Wording

extension Format {
  /// Followers and followed accounts as Instagram gives them to their owner.
  static let instagram = Format(
    id: "instagram", name: Localized(de: "Instagram (Follower)", en: "Instagram (followers)"),
    endings: ["json"], recognises: InstagramReader.recognises, readDocument: InstagramReader.read,
    write: nil)
}

/// Reads `followers_1.json` and `following.json` of an Instagram archive: dated ties of us.
///
/// Who follows us `follows` us; whom we follow we do.
struct InstagramReader {
  /// Whether a document is such a list.
  static func recognises(_ document: JSONDocument) -> Bool {
    guard let list = list(document)?.list,
      let entry = document.elements(of: list).first(where: { _ in true })
    else { return false }
    return document.has("string_list_data", .array, of: entry)
  }

  /// The list of accounts, and whether we follow them.
  private static func list(_ document: JSONDocument) -> (list: Int, isOurs: Bool)? {
    if document.kind(0) == .array { return (0, false) }
    guard document.kind(0) == .object,
      let key = document.keys(of: 0).first(where: { document.kind($0 + 1) == .array })
    else { return nil }
    let name = document.string(key)
    guard name.hasPrefix("relationships_") else { return nil }
    return (key + 1, !name.hasSuffix("followers"))
  }

  /// Reads one document.
  static func read(
    _ document: JSONDocument, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    var json = JSONGraph(document, options)
    let us = OwnTies.us(in: &json.graph, options)
    if let (list, isOurs) = list(document) {
      for entry in json.objects(in: list) {
        guard let data = document.firstElement("string_list_data", of: entry),
          let name = json.text("title", of: entry) ?? json.text("value", of: data)
        else { continue }
        let place = document.offset(of: entry)
        let account = json.graph.named(name)
        json.graph.addEdge(
          isOurs ? us : account, isOurs ? account : us, isDirected: true, at: place)
        json.graph.setTie("kind", "follows", as: .kind, at: place)
        if let time = json.text("timestamp", of: data) {
          json.graph.setTie("start", time, as: .start, at: place)
        }
        if let address = json.text("href", of: data) {
          json.graph.set("address", address, of: account, type: .text, at: place)
        }
      }
    }
    return try json.graph.finish(understoodAs: Localized("Instagram"))
  }
}
