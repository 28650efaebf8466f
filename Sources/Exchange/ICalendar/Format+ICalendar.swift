internal import Relations
internal import Wording

extension Format {
  /// Calendars.
  static let iCalendar = Format(
    id: "ics", name: Localized(de: "iCalendar (Kalender)", en: "iCalendar (calendar)"),
    endings: ["ics", "ical"], read: ICalendarReader.read, write: nil,
    recognition: .start { $0.hasLine("begin:vcalendar") })
}

/// Reads who was invited to the events of a calendar.
///
/// An event with people is an actor, called by its title; who takes part or organises it `attended`
/// it on its day. Who declined did not; rooms and things are no people. Events without people, and
/// what is written about an event, are left out.
///
/// - Source: RFC 5545.
struct ICalendarReader {
  private var graph: ElementGraph
  private var lines: ContentLines
  private var withoutPeople = (count: 0, first: 0)
  private var repeating = (count: 0, first: 0)
  private var namedActors: Set<Int> = []

  private struct Event {
    let offset: Int
    var lines: [ContentLines.Line] = []
    func first(_ name: String) -> ContentLines.Line? { lines.first { $0.name == name } }
  }

  /// Reads one file.
  static func read(
    _ raw: [UInt8], _ file: String, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    let text = try GraphText.decode(raw, chosen: options.encoding, file: file)
    var reader = ICalendarReader(
      graph: ElementGraph(file: file, bytes: text.bytes, options: options),
      lines: ContentLines(text.bytes, file: file))
    try reader.readEvents()
    reader.warn()
    return try reader.graph.finish(understoodAs: Localized("iCalendar, \(text.encoding.name)"))
  }

  private init(graph: ElementGraph, lines: ContentLines) {
    self.graph = graph
    self.lines = lines
  }

  private mutating func readEvents() throws(ImportFailure) {
    var event: Event?
    var open: [(name: String, offset: Int)] = []
    while let line = try lines.next() {
      switch line.name {
      case "BEGIN":
        open.append((line.value.uppercased(), line.offset))
        if line.value.uppercased() == "VEVENT" { event = Event(offset: line.offset) }
      case "END":
        guard open.popLast()?.name == line.value.uppercased() else {
          throw lines.failure(
            line.offset, Localized(de: "ein END ohne sein BEGIN", en: "an END without its BEGIN"),
            found: line.value,
            advice: Localized(
              de: "die Datei ist beschädigt: neu ausgeben",
              en: "the file is damaged: export it again"))
        }
        if line.value.uppercased() == "VEVENT", let done = event {
          add(done)
          event = nil
        }
      // Alarms inside an event have lines of the same names.
      default: if open.last?.name == "VEVENT" { event?.lines.append(line) }
      }
    }
    if let first = open.last {
      throw lines.failure(
        first.offset,
        Localized(
          de: "die Datei ist abgeschnitten, es fehlt END:\(first.name)",
          en: "the file is cut off, END:\(first.name) is missing"),
        advice: Localized(de: "die vollständige Datei holen", en: "get the complete file"))
    }
  }

  private mutating func add(_ event: Event) {
    let people = event.lines.filter { line in
      (line.name == "ATTENDEE" || line.name == "ORGANIZER")
        && line.parameter("PARTSTAT").first != "declined"
        && !["room", "resource"].contains(line.parameter("CUTYPE").first ?? "")
    }
    guard people.contains(where: { $0.name == "ATTENDEE" }) else {
      if withoutPeople.count == 0 { withoutPeople.first = event.offset }
      withoutPeople.count += 1
      return
    }
    if event.first("STATUS")?.value.uppercased() == "CANCELLED" { return }
    let day = event.first("DTSTART").flatMap { ICalendarReader.day($0.value) }
    if let line = event.first("RRULE") {
      if repeating.count == 0 { repeating.first = line.offset }
      repeating.count += 1
    }
    let title = event.first("SUMMARY")?.text ?? ""
    let id = [event.first("UID")?.text ?? title, event.first("RECURRENCE-ID")?.value]
      .compactMap { $0 }.joined(separator: " ")
    guard let actor = graph.addNode(id, at: event.offset) else { return }
    let name = [title, day.map(\.description)].compactMap { $0 }.joined(separator: " ")
    graph.set("name", name, of: actor, type: .text, as: .name, at: event.offset)
    graph.set("kind", Actor.Kind.event.id, of: actor, type: .text, as: .kind, at: event.offset)
    if let place = event.first("LOCATION")?.text, !place.isEmpty {
      graph.set("location", place, of: actor, type: .text, at: event.offset)
    }
    var seen: Set<Int> = []
    for line in people {
      let person = person(line)
      if seen.insert(person).inserted { connect(person, actor, day, at: line.offset) }
    }
  }

  private mutating func person(_ line: ContentLines.Line) -> Int {
    let address =
      line.value.lowercased().hasPrefix("mailto:")
      ? String(line.value.dropFirst(7)).lowercased() : line.value
    let name = line.parameters.first { $0.name == "CN" }?.value ?? ""
    let actor = graph.named(address.isEmpty ? name : address, at: line.offset)
    if !name.isEmpty, namedActors.insert(actor).inserted {
      graph.set(
        "name", CanonicalText.composed(name), of: actor, type: .text, as: .name, at: line.offset)
    }
    return actor
  }

  private mutating func connect(_ person: Int, _ event: Int, _ day: Day?, at offset: Int) {
    graph.addEdge(person, event, isDirected: false, at: offset)
    graph.setTie("kind", "attended", as: .kind, at: offset)
    guard let day else { return }
    graph.setTie("start", day.description, as: .start, at: offset)
    graph.setTie("end", day.description, as: .end, at: offset)
  }

  /// The day in `20240605T180000Z` or `20240605`.
  private static func day(_ text: String) -> Day? {
    let digits = text.prefix(8)
    guard digits.count == 8, let number = Int(digits) else { return nil }
    return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  private mutating func warn() {
    if withoutPeople.count > 0 {
      graph.elements.warn(
        at: withoutPeople.first,
        Localized(
          de: "\(withoutPeople.count) Termine ohne Teilnehmende",
          en: "\(withoutPeople.count) events without people"),
        advice: Localized(de: "ausgelassen", en: "left out"))
    }
    if repeating.count > 0 {
      graph.elements.warn(
        at: repeating.first,
        Localized(
          de: "\(repeating.count) Termine, die sich wiederholen",
          en: "\(repeating.count) events that repeat"),
        advice: Localized(de: "nur der erste Tag gelesen", en: "only the first day is read"))
    }
  }
}
