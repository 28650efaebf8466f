import Analysis
import ArgumentParser
import Exchange
import Glibc
import Relations
import Wording

/// `geflecht pseudonymise`: a copy without names.
struct PseudonymiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pseudonymise",
    abstract: words(
      de: "Schreibt das Netz unter Decknamen; nur wer den Schlüssel hat, weiß, wer wer ist.",
      en: "Writes the network under pseudonyms; only who has the key knows who is who."))

  @Option(
    help: help(
      de: "Wohin: eine Datei, für CSV auch ein Ordner.",
      en: "Where to: a file, for CSV also a folder.", value: Localized(de: "Datei", en: "file")))
  var out: String

  @Option(
    help: help(
      de: "Schlüsseldatei; wird angelegt, wenn es sie nicht gibt. Ohne sie: nicht umkehrbar.",
      en: "Key file; made if there is none. Without it: not reversible.",
      value: Localized(de: "Datei", en: "file")))
  var key: String?

  @Option(
    name: .customLong("keep"),
    help: help(
      de: "Weitere Spalte, die bleiben soll; mehrfach möglich.",
      en: "Further column that stays; repeatable.", value: Localized(de: "Spalte", en: "column")))
  var columns: [String] = []

  @Flag(help: help(de: "Orte und Themen weglassen.", en: "Leave places and topics out."))
  var withoutPlaces = false

  @OptionGroup var input: NetworkOptions

  func run() throws {
    guard let format = Format.ofFile(out) ?? (out.contains(".") ? nil : Format.named("csv")),
      let write = format.write
    else {
      throw CommandFailure(
        .usage, de: "welches Format? Endung .graphml, .json, .csv oder ein Ordner",
        en: "which format? ending .graphml, .json, .csv or a folder")
    }
    let network = try input.read().network
    let secret = try secret()
    let result = write(
      try network.pseudonymised(key: secret, keepsPlaces: !withoutPlaces, columns: columns))
    if result.files.count > 1 {
      try Outputs.write(result.files, toFolder: out)
    } else {
      try Outputs.write(result.files[0].bytes, to: out)
    }
    Terminal.print(
      VisibleText.escaped(
        words(
          de: "\(spoken.text(network.actors.count)) Decknamen: \(out). Das Muster der Beziehungen "
            + "kann Menschen verraten: geflecht publish-check.",
          en: "\(spoken.text(network.actors.count)) pseudonyms: \(out). The pattern of ties can "
            + "give people away: geflecht publish-check.")))
  }

  /// The key from the file, or a new one, which is written there.
  private func secret() throws -> [UInt8] {
    let fresh = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
    guard let key else { return fresh }
    if access(key, F_OK) == 0 {
      guard let file = fopen(key, "r") else {
        throw CommandFailure(
          .noInput, de: "„\(key)“ lässt sich nicht lesen", en: "cannot read “\(key)”")
      }
      defer { fclose(file) }
      var digits = [CChar](repeating: 0, count: 80)
      let count = fread(&digits, 1, 79, file)
      let text = String(decoding: digits[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard let bytes = Self.bytes(text.filter { !$0.isWhitespace }), bytes.count == 32 else {
        throw CommandFailure(
          .badData, de: "„\(key)“ ist keine Schlüsseldatei", en: "“\(key)” is not a key file")
      }
      return bytes
    }
    let text = fresh.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\n"
    try Outputs.write(Array(text.utf8), to: key)
    return fresh
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = text[...]
    while rest.count >= 2 {
      guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return rest.isEmpty ? bytes : nil
  }
}

/// `geflecht publish-check`: who can be recognised without names.
struct PublishCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish-check",
    abstract: words(
      de: "Wer auf einer Karte ohne Namen allein am Muster der Beziehungen erkennbar wäre.",
      en: "Who could be recognised on a map without names by the pattern of ties alone."),
    discussion: words(
      de: """
        Wer weiß, wie viele Bekannte jemand hat und wie viele diese haben, findet die Person, wenn \
        niemand sonst dasselbe Muster hat. Endet mit 77, wenn jemand in keiner Menge von --k \
        Gleichen untergeht.
        """,
      en: """
        Whoever knows how many acquaintances somebody has, and how many those have, finds the \
        person if nobody else has the same pattern. Ends with 77 if anybody does not vanish in a \
        crowd of --k alike.
        """))

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions

  @Option(
    help: help(
      de: "So viele müssen gleich aussehen.", en: "So many must look alike.",
      value: Localized(de: "Zahl", en: "number")))
  var k = 5

  @OptionGroup var kinds: KindOptions

  @Flag(help: help(de: "Orte werden mit veröffentlicht.", en: "Places are published too."))
  var places = false

  @Flag(help: help(de: "Trotzdem mit 0 enden.", en: "End with 0 all the same."))
  var force = false

  @Option(
    help: help(
      de: "Wie viele Namen gezeigt werden.", en: "How many names are shown.",
      value: Localized(de: "Zahl", en: "number")))
  var show = 10

  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  func validate() throws {
    try atLeastOne("--k", k)
    try atLeastOne("--show", show)
  }

  func run() throws {
    var session = try Session(input, running)
    let snapshot = try session.snapshot(try selection.selection())
    let recognition = try session.compute { _ in
      snapshot.recognition(among: kinds.kinds, showsPlaces: places)
    }
    let unique = recognition.exposed(below: 2)
    let exposed = recognition.exposed(below: k)
    var table = AnswerTable([
      .init("knows", de: "Wer weiß", en: "Who knows"),
      .init("unique", de: "erkennt genau", en: "Recognises exactly"),
      .init("exposed", de: "engt unter \(k) ein", en: "Narrows to fewer than \(k)"),
    ])
    table.add([
      .text(words(de: "wie viele Bekannte jemand hat", en: "how many acquaintances somebody has")),
      .integer(unique.byDegree), .integer(exposed.byDegree),
    ])
    table.add([
      .text(words(de: "und wie viele diese haben", en: "and how many those have")),
      .integer(unique.byNeighbours), .integer(exposed.byNeighbours),
    ])
    let names = zip(recognition.actors, recognition.alikeByDegree).sorted { $0.1 < $1.1 }
      .filter { $0.1 < k }.prefix(show).map { session.network.actors[Int($0.0)].name }
    let tail =
      names.isEmpty
      ? []
      : [
        words(de: "Am leichtesten zu erkennen: ", en: "Easiest to recognise: ")
          + names.joined(separator: ", ")
      ]
    let count = recognition.actors.count
    let answer = Answer(
      lead: [
        session.caption(snapshot),
        words(
          de: "\(spoken.text(exposed.byNeighbours)) von \(spoken.text(count)) gehen in keiner "
            + "Menge von \(k) Gleichen unter.",
          en: "\(spoken.text(exposed.byNeighbours)) of \(spoken.text(count)) do not vanish in a "
            + "crowd of \(k) alike."),
      ],
      table: table, tail: tail,
      json: .object([
        ("actors", .integer(count)), ("k", .integer(k)),
        ("uniqueByDegree", .integer(unique.byDegree)),
        ("uniqueByNeighbours", .integer(unique.byNeighbours)),
        ("exposedByDegree", .integer(exposed.byDegree)),
        ("exposedByNeighbours", .integer(exposed.byNeighbours)),
      ]))
    try session.write { try output.deliver(answer) }
    session.finish()
    guard force || exposed.byNeighbours == 0 else {
      throw CommandFailure(
        .refusedForPrivacy,
        de: "so nicht veröffentlichen: nur Summen zeigen, oder mit --force bestätigen",
        en: "do not publish it so: show sums only, or confirm with --force")
    }
  }
}
