internal import Relations
internal import Wording

extension Format {
  /// A chat as Telegram exports it.
  static let telegram = Format(
    id: "telegram",
    name: Localized(de: "Telegram (exportierter Chat)", en: "Telegram (exported chat)"),
    endings: ["json"],
    recognises: { document in
      document.has("messages", .array) && document.has("name", .text) && document.has("type", .text)
    }, readDocument: TelegramReader.read, write: nil)
}

/// Reads `result.json` of a chat that Telegram exported: who wrote in it, how often, on which days.
///
/// No text of a message is kept.
struct TelegramReader {
  /// Reads one document.
  static func read(
    _ document: JSONDocument, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    var json = JSONGraph(document, options)
    var exchanges = Exchanges()
    guard let list = json.list("messages"), let title = json.text("name", of: 0) else {
      return try json.graph.finish(understoodAs: Localized("Telegram"))
    }
    let isPersonal = json.text("type", of: 0) == "personal_chat"
    let channel = json.graph.addNode(json.text("id", of: 0) ?? title, at: 0) ?? 0
    json.graph.set("name", title, of: channel, type: .text, as: .name, at: 0)
    if !isPersonal {
      json.graph.set("kind", Actor.Kind.channel.id, of: channel, type: .text, as: .kind, at: 0)
    }
    for message in json.objects(in: list) where json.text("type", of: message) == "message" {
      guard let name = json.text("from", of: message) else { continue }
      let place = document.offset(of: message)
      let id = json.text("from_id", of: message) ?? name
      // In a chat of two the other is the chat itself.
      if isPersonal, name == title { continue }
      let author = json.graph.named(id)
      json.graph.set("name", name, of: author, type: .text, as: .name, at: place)
      let day = json.text("date", of: message).flatMap { DateText.iso($0.prefix(10))?.first }
      exchanges.count(from: author, to: channel, on: day, at: place)
    }
    exchanges.add(
      to: &json.graph, kind: isPersonal ? "talks with" : "member", isDirected: false)
    return try json.graph.finish(understoodAs: Localized("Telegram"))
  }
}
