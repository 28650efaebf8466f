internal import Relations
internal import Wording

extension Format {
  /// Followers and followed accounts as Mastodon exports them.
  static let mastodon = Format(
    id: "mastodon", name: Localized(de: "Mastodon (Follower)", en: "Mastodon (followers)"),
    endings: ["csv"], read: MastodonReader.read, write: nil,
    recognition: .start {
      $0.hasLine("account address,", "\"account address\"") || $0.lines.first == "account address"
    })
}

/// Reads `following_accounts.csv` and `followers.csv` of Mastodon: ties of us, without days.
///
/// Whom we follow stands with settings, who follows us without any.
struct MastodonReader {
  /// Reads one file.
  static func read(
    _ raw: [UInt8], _ file: String, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    let text = try GraphText.decode(raw, chosen: options.encoding, file: file)
    var graph = ElementGraph(file: file, bytes: text.bytes, options: options)
    let us = OwnTies.us(in: &graph, options)
    var scanner = CSVScanner(text.bytes, delimiter: UInt8(ascii: ","))
    guard scanner.next() else { return try graph.finish(understoodAs: Localized("Mastodon")) }
    let name = file.split(separator: "/").last.map { $0.lowercased() } ?? ""
    let areFollowers = name.contains("follower") || scanner.fields.count == 1
    while scanner.next() {
      if scanner.isBlank { continue }
      let address = String(decoding: scanner.text[scanner.fields[0].range], as: UTF8.self)
      let place = scanner.row.lowerBound
      guard address.contains("@") else {
        graph.elements.error(
          at: place,
          Localized(de: "keine Adresse eines Kontos", en: "not the address of an account"),
          found: address,
          advice: Localized(de: "als name@server schreiben", en: "write name@server"))
        continue
      }
      let account = graph.named(address)
      graph.addEdge(
        areFollowers ? account : us, areFollowers ? us : account, isDirected: true, at: place)
      graph.setTie("kind", "follows", as: .kind, at: place)
    }
    return try graph.finish(understoodAs: Localized("Mastodon, \(text.encoding.name)"))
  }
}
