import Analysis
import Exchange
import GraphCore
import Relations
import Wording

/// One run of a command: reads, selects, computes, and keeps the times of each stage.
struct Session {
  /// The network and the account of its rows.
  let read: ReadResult
  /// The network, its ties carrying messages as the command was told.
  let network: Network
  /// How the user called the network.
  let source: String
  /// Who the project says is us; nil where nobody was named, and for files.
  let home: Actor.ID?
  /// Whether it is a project.
  let isProject: Bool
  /// What day it is.
  let clock: ClockOptions
  /// The day on which a project is looked at as it was known then; nil = as it is now.
  let knownOn: Day?
  private let running: RunOptions
  private var watch = Stopwatch()

  /// Reads the network; warnings go to standard error.
  ///
  /// - Parameters:
  ///   - influence: which way its ties carry messages, for answers that depend on it.
  ///   - us: who we are in lists of our own contacts and followers.
  init(
    _ input: NetworkOptions, _ running: RunOptions, influence: InfluenceOptions? = nil,
    us: String? = nil
  ) throws {
    read = try watch.measure("read") { try input.read(us: us) }
    network = try influence?.applied(to: read.network) ?? read.network
    source = input.network
    home = try input.home()
    isProject = input.isProject
    clock = input.clock
    knownOn = try input.knownOn
    self.running = running
    Terminal.report(read.report)
  }

  /// The network seen through a selection; a query for columns that are not there is refused.
  mutating func snapshot(_ selection: Selection) throws -> Snapshot {
    if let query = selection.query { _ = try checkedQuery(query.text, option: "--where") }
    let network = network
    return watch.measure("build") { Snapshot(network, selection) }
  }

  /// Computes an answer: with progress, stopped by Ctrl-C.
  mutating func compute<Result>(_ body: (Execution) throws -> Result) throws -> Result {
    let execution = running.execution()
    defer { Progress.clear() }
    return try watch.measure("compute") { try body(execution) }
  }

  /// Writes the answer.
  mutating func write(_ body: () throws -> Void) throws {
    try watch.measure("write", body)
  }

  /// Reports the times if they were asked for.
  func finish() {
    if running.timings { Terminal.report([watch.json.compact]) }
  }
}

extension Session {
  /// What was looked at, in one line: `Samples/boston: 261 actors, 319 ties`.
  func caption(_ snapshot: Snapshot) -> String {
    var parts = [
      words(
        de: "\(spoken.text(snapshot.actors.count)) Akteure, "
          + "\(spoken.text(snapshot.ties.count)) Beziehungen",
        en: "\(spoken.text(snapshot.actors.count)) actors, "
          + "\(spoken.text(snapshot.ties.count)) ties")
    ]
    parts += SelectionText.parts(snapshot.selection)
    if let day = snapshot.selection.day {
      parts.append(SelectionText.part(day, leftOut: snapshot.leftOut.ties))
    }
    return source + ": " + parts.joined(separator: ", ")
  }

  /// The same for a picture, which others will see: the name of the network without its folders.
  func pictureCaption(_ snapshot: Snapshot) -> String {
    let name = source.split(separator: "/").last.map(String.init) ?? source
    let title = name.firstIndex(of: ".").map { name[..<$0] } ?? name[...]
    let whole = caption(snapshot)
    return title.isEmpty || title == "-"
      ? String(whole.dropFirst(source.count + 2)) : String(title + whole.dropFirst(source.count))
  }

  /// The contracted `network` object of JSON answers.
  func networkJSON(_ snapshot: Snapshot) -> JSONText {
    let selection = snapshot.selection
    return .object([
      ("source", .text(source)), ("actors", .integer(snapshot.actors.count)),
      ("ties", .integer(snapshot.ties.count)),
      (
        "selection",
        .object([
          ("where", .optional(selection.query?.text ?? "")),
          ("from", .optional(selection.period?.start?.description ?? "")),
          ("to", .optional(selection.period?.last?.description ?? "")),
          ("undirected", .flag(selection.ignoresDirection)),
        ])
      ),
      ("day", .optional(selection.day?.last.description ?? "")),
      ("leftOut", .integer(snapshot.leftOut.ties)),
    ])
  }
}

/// A selection in words.
enum SelectionText {
  /// The parts that differ from "everything".
  static func parts(_ selection: Selection) -> [String] {
    var parts: [String] = []
    if let query = selection.query { parts.append(query.text) }
    if let period = selection.period {
      switch (period.start, period.last) {
      case (let first?, let last?): parts.append(days(first, last))
      case (let first?, nil):
        parts.append(words(de: "seit \(spoken.text(first))", en: "since \(spoken.text(first))"))
      case (nil, let last?):
        parts.append(words(de: "bis \(spoken.text(last))", en: "until \(spoken.text(last))"))
      case (nil, nil): break
      }
    }
    if selection.ignoresDirection {
      parts.append(words(de: "ohne Richtung", en: "direction ignored"))
    }
    return parts
  }

  /// The day looked at, and how many ties of other times it leaves out.
  static func part(_ day: ViewDay, leftOut: Int) -> String {
    let count = spoken.text(leftOut)
    let rest = words(
      de: " (ohne \(count) \(leftOut == 1 ? "Beziehung" : "Beziehungen") aus anderen Zeiten)",
      en: " (without \(count) \(leftOut == 1 ? "tie" : "ties") of other times)")
    return days(day.first, day.last) + (leftOut > 0 ? rest : "")
  }

  private static func days(_ first: Day, _ last: Day) -> String {
    first == last
      ? words(de: "am \(spoken.text(first))", en: "on \(spoken.text(first))")
      : words(
        de: "\(spoken.text(first)) bis \(spoken.text(last))",
        en: "\(spoken.text(first)) to \(spoken.text(last))")
  }
}

extension Session {
  /// What must be known about an answer: most lasting ties are left out; which way ties carry
  /// influence is not known of all.
  func notes(_ snapshot: Snapshot, _ influence: InfluenceOptions? = nil) -> [String] {
    var notes = influence?.notes(snapshot) ?? []
    let leftOut = snapshot.leftOut
    if let day = snapshot.selection.day, leftOut.isMostOfLasting {
      let (kept, all) = (leftOut.lastingInAll - leftOut.lasting, leftOut.lastingInAll)
      notes.append(
        words(
          de:
            "Nur \(spoken.text(kept)) von \(spoken.text(all)) dauerhaften Beziehungen bestehen am "
            + "\(spoken.text(day.last)). Ist ihr Ende nur der Tag, an dem sie zuletzt gesehen "
            + "wurden, in beziehungsarten.csv „ende“ auf „gesehen“ setzen; --all-times zählt alle.",
          en: "Only \(spoken.text(kept)) of \(spoken.text(all)) lasting ties hold on "
            + "\(spoken.text(day.last)). If their end is only the day on which they were last seen, "
            + "set “end” to “seen” in tie_kinds.csv; --all-times takes all."))
    }
    return notes
  }

  /// The ids of actors given as ids or names, separated by commas.
  ///
  /// A text that is itself an id or a name is not divided.
  func actorIDs(_ references: [String]) throws -> [Actor.ID] {
    var ids: [Actor.ID] = []
    for reference in references {
      if let whole = try? network.find(reference) {
        ids.append(network.actors[whole].id)
        continue
      }
      for part in reference.split(separator: ",") {
        let name = part.drop { $0 == " " }
        ids.append(network.actors[try network.find(String(name))].id)
      }
    }
    return ids
  }

  /// The ids of the actors that meet a query.
  func ids(meeting text: String, option: String) throws -> [Actor.ID] {
    let query = try checkedQuery(text, option: option)
    return Selection(query: query).select(in: network).actors.map { network.actors[Int($0)].id }
  }

  /// A query in the query language whose columns the network has; values that occur nowhere are
  /// warned of.
  func checkedQuery(_ text: String, option: String) throws -> Query {
    do throws(QueryError) {
      let query = try Query(parsing: text)
      if let error = query.check(against: network).first { throw error }
      let warning = Localized(de: "Warnung", en: "warning")
      let unknown = query.unknownValues(in: network)
      if !unknown.isEmpty {
        Terminal.report(unknown.map { $0.line(option: option, severity: warning) })
      }
      return query
    } catch {
      throw CommandFailure(error, option: option)
    }
  }
}

extension Session {
  /// The ids of us: those given, else who the project says is us, else the actor with the id “us”.
  func us(_ references: [String]) throws -> [Actor.ID] {
    guard references.isEmpty else { return try actorIDs(references) }
    return [home, "us"].compactMap(\.self).first { network.position(of: $0) != nil }.map { [$0] }
      ?? []
  }

  /// What `--from` means in the commands that know us: actors, or a single day.
  func actorsOrDay(
    _ references: [String], option: String
  ) throws -> (actors: [Actor.ID], day: String?) {
    if references.count == 1, DateOption.isDate(references[0]),
      (try? network.find(references[0])) == nil
    {
      return (try us([]), references[0])
    }
    return (try us(references), nil)
  }

  /// Where a random walk restarts: evenly at the selected actors that meet a query.
  func restart(at text: String, in snapshot: Snapshot) throws -> [Double] {
    let query = try checkedQuery(text, option: "--towards")
    var restart = [Double](repeating: 0, count: snapshot.actors.count)
    let members = Selection(query: query).select(in: network).actors
      .compactMap { snapshot.vertex(ofActorAt: Int($0)) }
    guard !members.isEmpty else {
      throw CommandFailure(
        .usage, de: "--towards: diese Suche trifft niemanden in der Auswahl",
        en: "--towards: this query meets nobody in the selection")
    }
    for vertex in members { restart[vertex] = 1 / Double(members.count) }
    return restart
  }
}
