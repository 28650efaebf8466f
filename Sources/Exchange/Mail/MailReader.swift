internal import Relations
internal import Wording

/// Reads the headers of a mailbox (mbox) or of a single mail: who wrote to whom, how often, when.
///
/// Addresses are the ids, the names beside them the names. Subjects, bodies and attachments are
/// passed over and appear nowhere. A tie `writes` runs from who wrote to each in To and Cc.
///
/// - Source: RFC 4155 (mbox), RFC 5322 and 2047 (headers).
struct MailReader {
  private let bytes: [UInt8]
  private var at = 0
  private var graph: ElementGraph
  private var exchanges = Exchanges()
  private var withoutDay = (count: 0, first: 0)
  private var withoutSender = (count: 0, first: 0)
  private var messages = 0
  private var named: Set<Int> = []

  /// Reads one file.
  static func read(
    _ raw: [UInt8], _ file: String, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    // Bodies may hold anything: the bytes are not decoded as a whole.
    var reader = MailReader(
      bytes: raw, graph: ElementGraph(file: file, bytes: raw, options: options))
    reader.readMessages()
    reader.exchanges.add(to: &reader.graph, kind: "writes", isDirected: true)
    reader.warn()
    return try reader.graph.finish(
      understoodAs: Localized(
        de: "Kopfzeilen von \(reader.messages) E-Mails", en: "headers of \(reader.messages) mails"))
  }

  private init(bytes: [UInt8], graph: ElementGraph) {
    self.bytes = bytes
    self.graph = graph
  }

  private mutating func readMessages() {
    while at < bytes.count {
      let start = at
      if starts("From ") { skipLine() }
      readHeaders(at: start)
      skipBody()
    }
  }

  private func starts(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard at + count <= bytes.count else { return false }
    return text.withUTF8Buffer { bytes[at..<at + count].elementsEqual($0) }
  }

  private mutating func skipLine() {
    while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
    if at < bytes.count {
      at += bytes[at] == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A ? 2 : 1
    }
  }

  /// Passes over the body, up to the "From " of the next message after an empty line.
  private mutating func skipBody() {
    var isAfterBlank = true
    while at < bytes.count {
      if isAfterBlank, starts("From "), isSeparator { return }
      isAfterBlank = bytes[at] == 0x0A || bytes[at] == 0x0D
      skipLine()
    }
  }

  /// Whether the line begins a message and is no sentence: it ends with a year.
  private var isSeparator: Bool {
    let line = bytes[at...].prefix { $0 != 0x0A && $0 != 0x0D }
    return String(decoding: line, as: UTF8.self).contains(/^From \S+ .*\b(19|20)\d\d\b/)
  }

  // MARK: Headers

  private mutating func readHeaders(at start: Int) {
    var values: [String: [String]] = [:]
    while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D {
      let lineStart = at
      skipLine()
      while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 9 { skipLine() }
      let line = bytes[lineStart..<at].filter { $0 != 0x0A && $0 != 0x0D }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      guard ["from", "to", "cc", "date", "sender"].contains(name) else { continue }
      values[name, default: []].append(
        EncodedText.header(EncodedText.text(Array(line[(colon + 1)...]), charset: nil)))
    }
    let senders = (values["from"] ?? values["sender"] ?? []).flatMap(MailAddress.list)
    guard let sender = senders.first else {
      if withoutSender.count == 0 { withoutSender.first = start }
      withoutSender.count += 1
      return
    }
    messages += 1
    let day = values["date"]?.first.flatMap(MailReader.day)
    if day == nil {
      if withoutDay.count == 0 { withoutDay.first = start }
      withoutDay.count += 1
    }
    let source = actor(sender, at: start)
    let recipients = ((values["to"] ?? []) + (values["cc"] ?? [])).flatMap(MailAddress.list)
    var seen: Set<Int> = []
    for recipient in recipients {
      let target = actor(recipient, at: start)
      guard target != source, seen.insert(target).inserted else { continue }
      exchanges.count(from: source, to: target, on: day, at: start)
    }
  }

  private mutating func actor(_ address: MailAddress, at offset: Int) -> Int {
    let actor = graph.named(address.address)
    if !address.name.isEmpty, named.insert(actor).inserted {
      graph.set(
        "name", CanonicalText.composed(address.name), of: actor, type: .text, as: .name, at: offset)
    }
    return actor
  }

  /// The day in `Mon, 4 Mar 2024 10:00:00 +0100`, as it was where the mail was written.
  private static func day(_ text: String) -> Day? {
    guard let match = text.firstMatch(of: /(\d{1,2})\s+([A-Za-z]{3})[A-Za-z]*\s+(\d{2,4})/) else {
      return nil
    }
    let year = match.3.count == 2 ? "20" + match.3 : String(match.3)
    return MonthNames.date("\(match.1) \(match.2) \(year)")?.first
  }

  private mutating func warn() {
    if withoutSender.count > 0 {
      graph.elements.warn(
        at: withoutSender.first,
        Localized(
          de: "\(withoutSender.count) E-Mails ohne Absender",
          en: "\(withoutSender.count) mails without a sender"),
        advice: Localized(de: "ausgelassen", en: "left out"))
    }
    if withoutDay.count > 0 {
      graph.elements.warn(
        at: withoutDay.first,
        Localized(
          de: "\(withoutDay.count) E-Mails ohne lesbares Datum",
          en: "\(withoutDay.count) mails without a date that can be read"),
        advice: Localized(de: "ohne Tag gezählt", en: "counted without a day"))
    }
  }
}

/// A person in a header: a name and an address.
struct MailAddress {
  let name: String
  /// In lower case.
  let address: String

  /// The people in a list: `Anna <anna@x.example>, "Kolb, Bernd" <b@x.example>, c@x.example`.
  static func list(_ text: String) -> [MailAddress] {
    ContentLines.split(text, at: ",").flatMap { part -> [MailAddress] in
      // Groups of recipients: `Vorstand: a@x.example;`
      part.split(separator: ";").compactMap(address)
    }
  }

  private static func address(_ part: Substring) -> MailAddress? {
    let text = ElementValues.trimmed(String(part))
    if let open = text.lastIndex(of: "<"), let close = text[open...].firstIndex(of: ">") {
      let address = text[text.index(after: open)..<close].lowercased()
      let name = text[..<open].filter { $0 != "\"" && $0 != "\\" }
      return address.contains("@")
        ? MailAddress(name: ElementValues.trimmed(String(name)), address: address) : nil
    }
    guard
      let word = text.split(whereSeparator: { $0 == " " || $0 == ":" }).first(where: {
        $0.contains("@")
      })
    else { return nil }
    return MailAddress(name: "", address: word.lowercased())
  }
}
