import Analysis
import Exchange
import GraphCore
import Relations
import Wording

/// One run of a command: reads, selects, computes, and keeps the times of each stage.
struct Session {
  /// The network and the account of its rows.
  let read: ReadResult
  /// How the user called the network.
  let source: String
  private let running: RunOptions
  private var watch = Stopwatch()

  /// Reads the network; warnings go to standard error.
  ///
  /// - Parameter us: who we are in lists of our own contacts and followers.
  init(_ input: NetworkOptions, _ running: RunOptions, us: String? = nil) throws {
    read = try watch.measure("read") { try input.read(us: us) }
    source = input.network
    self.running = running
    Terminal.report(read.report)
  }

  /// The network.
  var network: Network { read.network }

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
    return source + ": " + parts.joined(separator: ", ")
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
      case (let first?, let last?) where first == last:
        parts.append(words(de: "am \(spoken.text(first))", en: "on \(spoken.text(first))"))
      case (let first?, let last?):
        parts.append(
          words(
            de: "\(spoken.text(first)) bis \(spoken.text(last))",
            en: "\(spoken.text(first)) to \(spoken.text(last))"))
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
}

extension Session {
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
  /// What `--from` means in the commands that know us: actors, or a single day.
  func actorsOrDay(
    _ references: [String], option: String
  ) throws -> (actors: [Actor.ID], day: String?) {
    if references.count == 1, DateOption.isDate(references[0]),
      (try? network.find(references[0])) == nil
    {
      return ([], references[0])
    }
    return (try actorIDs(references), nil)
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
