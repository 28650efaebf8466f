internal import Relations
internal import Wording

/// Reads a chat that WhatsApp exported: a channel, who wrote in it, how often and on which days.
///
/// No text of a message is kept. A chat of two becomes a tie between the two. Lines in which the
/// program itself speaks (who came, who left) count nobody.
struct WhatsAppReader {
  private struct Message {
    let author: String
    let numbers: [Int]
    let offset: Int
  }

  private let bytes: [UInt8]
  private let file: String
  private let options: ReadOptions
  private var graph: ElementGraph
  private var messages: [Message] = []
  private var title: String?
  private var isAmerican = false
  private var hasDots = false

  /// Whether a text begins as such a chat does.
  static func recognises(_ start: FileStart) -> Bool {
    start.lines.prefix(5).contains { stamp(Substring($0.filter { !isMark($0) })) != nil }
  }

  /// Marks of direction that iPhones write before lines.
  private static func isMark(_ character: Character) -> Bool {
    character == "\u{200E}" || character == "\u{200F}" || character == "\u{202A}"
      || character == "\u{202C}" || character == "\u{FEFF}"
  }

  /// Day, month and year as they stand, and the rest of the line behind the time.
  private static func stamp(
    _ line: Substring
  ) -> (numbers: [Int], hasDots: Bool, isAmerican: Bool, rest: Substring)? {
    let pattern =
      /^\[?(\d{1,4})([.\/\-])\s?(\d{1,2})[.\/\-]\s?(\d{2,4}),?\s+(?:um\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\x{202F}]*([aApP])\.?[mM]\.?)?(?:\s+Uhr)?(?:\]|\s+-)\s+/
    guard let match = line.firstMatch(of: pattern), let first = Int(match.1),
      let second = Int(match.3), let third = Int(match.4)
    else { return nil }
    return (
      [first, second, third], match.2 == ".", match.5 != nil, line[match.range.upperBound...]
    )
  }

  /// Reads one file.
  static func read(
    _ raw: [UInt8], _ file: String, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    let text = try GraphText.decode(raw, chosen: options.encoding, file: file)
    var reader = WhatsAppReader(bytes: text.bytes, file: file, options: options)
    reader.readLines()
    try reader.addTies()
    return try reader.graph.finish(understoodAs: Localized("WhatsApp, \(text.encoding.name)"))
  }

  private init(bytes: [UInt8], file: String, options: ReadOptions) {
    self.bytes = bytes
    self.file = file
    self.options = options
    graph = ElementGraph(file: file, bytes: bytes, options: options)
  }

  private mutating func readLines() {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      // The beginning of a line says who and when; the message is not looked at.
      let head = String(decoding: bytes[start..<min(end, start + 400)], as: UTF8.self)
      readLine(head.filter { !WhatsAppReader.isMark($0) }, at: start)
      start = end + 1
    }
  }

  private mutating func readLine(_ line: String, at offset: Int) {
    guard let stamp = WhatsAppReader.stamp(line[...]) else { return }
    hasDots = hasDots || stamp.hasDots
    isAmerican = isAmerican || stamp.isAmerican
    guard let colon = stamp.rest.firstRange(of: ": ") ?? stamp.rest.lastColon else {
      noteTitle(stamp.rest)
      return
    }
    let author = ElementValues.trimmed(String(stamp.rest[..<colon.lowerBound]))
    // The program names a group in quotes before a colon may come.
    guard !author.isEmpty, author.count <= 80, !author.contains(where: { "“”„\"«»".contains($0) })
    else {
      noteTitle(stamp.rest)
      return
    }
    messages.append(
      Message(author: CanonicalText.composed(author), numbers: stamp.numbers, offset: offset))
  }

  /// The name of a group, where the program says who made it or how it is called now.
  private mutating func noteTitle(_ line: Substring) {
    guard let match = line.firstMatch(of: /[“„"«]([^“”„"«»]{1,100})[”“"»]/) else { return }
    if title == nil { title = ElementValues.trimmed(String(match.1)) }
  }

  // MARK: Days

  /// Whether days come before months: dots say so, a time with am and pm says the contrary, else the
  /// numbers of all messages must tell.
  private func order() throws(ImportFailure) -> [Int] {
    if let chosen = options.dates { return chosen == .dayFirst ? [0, 1, 2] : [1, 0, 2] }
    let dates = messages.map(\.numbers)
    if dates.contains(where: { $0[0] > 31 }) { return [2, 1, 0] }
    if hasDots || dates.contains(where: { $0[0] > 12 }) { return [0, 1, 2] }
    if isAmerican || dates.contains(where: { $0[1] > 12 }) { return [1, 0, 2] }
    // Messages stand in the order of time: the wrong order of the numbers breaks it.
    let candidates = [[0, 1, 2], [1, 0, 2]].filter { order in
      let days = dates.map { [$0[2], $0[order[1]], $0[order[0]]] }
      return zip(days, days.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) }
    }
    if candidates.count == 1 { return candidates[0] }
    guard let first = messages.first else { return [0, 1, 2] }
    throw ImportFailure([
      Notice(
        .error, file: file, position: TextPositions.position(of: first.offset, in: bytes[...]),
        what: Localized(
          de: "ein Datum mit Schrägstrichen ist mehrdeutig", en: "a date with slashes is ambiguous"),
        found: first.numbers.map(String.init).joined(separator: "/"),
        advice: Localized(
          de: "--dates day-first oder --dates month-first angeben",
          en: "say --dates day-first or --dates month-first"))
    ])
  }

  private func day(_ numbers: [Int], _ order: [Int]) -> Day? {
    let year = numbers[order[2]]
    return Day(
      year: year < 100 ? 2000 + year : year, month: numbers[order[1]], day: numbers[order[0]])
  }

  // MARK: Ties

  private mutating func addTies() throws(ImportFailure) {
    let order = try order()
    var authors: [String: Int] = [:]
    var exchanges = Exchanges()
    let title = title ?? fileTitle
    let names = Set(messages.map(\.author))
    let isOfTwo = self.title == nil && names.count == 2 && names.contains(title)
    let channel = isOfTwo || messages.isEmpty ? nil : addChannel(title)
    for message in messages {
      let author =
        authors[message.author] ?? graph.named(message.author)
      authors[message.author] = author
      guard let day = day(message.numbers, order) else {
        graph.elements.error(
          at: message.offset,
          Localized(de: "diesen Tag gibt es nicht", en: "there is no such day"),
          found: message.numbers.map(String.init).joined(separator: "."),
          advice: Localized(
            de: "--dates day-first oder --dates month-first angeben",
            en: "say --dates day-first or --dates month-first"))
        continue
      }
      if let channel {
        exchanges.count(from: author, to: channel, on: day, at: message.offset)
      } else {
        // In a chat of two, who writes writes to the other.
        let other = names.first { $0 != message.author } ?? message.author
        let target = authors[other] ?? graph.named(other)
        authors[other] = target
        let pair = [author, target].sorted()
        exchanges.count(from: pair[0], to: pair[1], on: day, at: message.offset)
      }
    }
    exchanges.add(to: &graph, kind: channel == nil ? "talks with" : "member", isDirected: false)
  }

  private mutating func addChannel(_ title: String) -> Int {
    let isTaken = messages.contains { $0.author == title }
    let id = isTaken ? "\(Actor.Kind.channel.id):\(title)" : title
    let channel = graph.addNode(id, at: 0) ?? 0
    if isTaken { graph.set("name", title, of: channel, type: .text, as: .name, at: 0) }
    graph.set("kind", Actor.Kind.channel.id, of: channel, type: .text, as: .kind, at: 0)
    return channel
  }

  /// The name of the chat in that of the file: “WhatsApp-Chat mit Freibad.txt”.
  private var fileTitle: String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    var title = name.hasSuffix(".txt") ? String(name.dropLast(4)) : name
    for beginning in [
      "WhatsApp-Chat mit ", "WhatsApp Chat mit ", "WhatsApp Chat with ", "WhatsApp Chat - ",
    ] {
      if title.hasPrefix(beginning) { title = String(title.dropFirst(beginning.count)) }
    }
    if title == "_chat" {
      // iPhones call every chat so; the folder says which.
      title = file.split(separator: "/").dropLast().last.map(String.init) ?? "WhatsApp"
    }
    return CanonicalText.composed(title)
  }
}

extension Substring {
  /// A colon at the end: the message itself stands in the next line.
  fileprivate var lastColon: Range<Index>? {
    guard last == ":" else { return nil }
    return index(before: endIndex)..<endIndex
  }
}
