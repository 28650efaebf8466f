import ArgumentParser
import Exchange
import Relations
import Storage
import Wording

/// `geflecht why`: where a tie or an actor comes from.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: words(
      de: "Woher man weiß, dass zwei sich kennen: jede Quelle mit Datei und Zeile.",
      en: "How we know that two are tied: every source with file and line."))

  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var input: NetworkOptions
  @OptionGroup var names: WhoArguments

  func run() throws {
    let facts = try facts()
    var table = AnswerTable([
      .init("fact", de: "Was", en: "What"), .init("details", de: "Angaben", en: "Details"),
      .init("confidence", de: "sicher zu", en: "Sure"),
      .init("contacts", de: "Kontakte", en: "Contacts"),
    ])
    for fact in facts {
      let contacts =
        fact.contacts.first.map {
          "\(spoken.text(fact.contacts.count)), "
            + words(de: "zuletzt ", en: "last ") + spoken.text($0)
        } ?? ""
      table.add(
        [
          .text(fact.title), .text(details(fact)),
          fact.confidence.map { .share($0) } ?? AnswerTable.Cell.none, .text(contacts),
        ], notes: fact.sources.map { $0[spoken] })
    }
    try output.deliver(Answer(lead: [], table: table, json: json(facts)))
  }

  private func details(_ fact: Provenance.Fact) -> String {
    fact.details.map { "\($0.field[spoken]) \($0.value[spoken])" }.joined(separator: ", ")
  }

  private func facts() throws -> [Provenance.Fact] {
    let second = names.who.count > 1 ? names.who[1] : nil
    if input.network != "-", ProjectFile.isProject(input.network) {
      let day = try input.asKnownOn.map { try DateOption.date("--as-known-on", $0).last }
      Outputs.protect(input.network)
      return try ProjectFile(path: input.network)
        .provenance(of: names.who[0], second, asKnownOn: day).facts
    }
    let read = try input.read()
    return try FileProvenance(read).facts(names.who[0], second)
  }

  private func json(_ facts: [Provenance.Fact]) -> JSONText {
    .object([
      (
        "facts",
        .array(
          facts.map { fact in
            .object([
              ("title", .text(fact.title)),
              (
                "details",
                .object(fact.details.map { ($0.field[spoken], .text($0.value[spoken])) })
              ),
              ("confidence", .optional(fact.confidence)),
              ("sources", .array(fact.sources.map { .text($0[spoken]) })),
              ("contacts", .array(fact.contacts.map { .text($0.description) })),
            ])
          })
      )
    ])
  }
}

/// Where the facts of a network that was just read from files come from.
private struct FileProvenance {
  private let network: Network
  private let report: ReadReport

  init(_ read: ReadResult) {
    network = read.network
    report = read.report
  }

  func facts(_ first: String, _ second: String?) throws -> [Provenance.Fact] {
    let a = try network.find(first)
    guard let second else {
      let origin =
        report.actorOrigins.indices.contains(a) ? report.actorOrigins[a] : Origin.unknown
      return [
        Provenance.Fact(
          title: network.actors[a].name, confidence: nil, sources: [text(origin)])
      ]
    }
    let b = try network.find(second)
    let facts = network.ties.enumerated().filter { _, tie in
      [Int(tie.source), Int(tie.target)] == [a, b] || [Int(tie.source), Int(tie.target)] == [b, a]
    }.map { row, tie in
      let kind = network.tieKinds[Int(tie.kind)].id
      let arrow = tie.isDirected ? "→" : "–"
      let ends = [tie.source, tie.target].map { network.actors[Int($0)].name }
      return Provenance.Fact(
        title: "\(ends[0]) \(arrow) \(ends[1])" + (kind.isEmpty ? "" : " (\(kind))"),
        confidence: tie.confidence, sources: [text(tie.origin)],
        contacts: network.contacts.filter { Int($0.tie) == row }.map(\.day).sorted(by: >))
    }
    if facts.isEmpty {
      throw StorageError.noTie(network.actors[a].name, network.actors[b].name)
    }
    return facts
  }

  private func text(_ origin: Origin) -> Localized {
    guard origin.source >= 0 else {
      return Localized(
        de: "nur in Beziehungen genannt", en: "only named in ties")
    }
    let title = network.sources[Int(origin.source)].title
    return Localized(de: "\(title), Zeile \(origin.line)", en: "\(title), line \(origin.line)")
  }
}
