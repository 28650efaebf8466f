public import Relations
internal import Wording

/// Writes networks as CSV: a folder of tables that holds everything, or a single table.
///
/// What is written is read back unchanged: see `CSVText` for quotes and formulas. A number such as
/// 1.234 is written 1.2340, so that nobody takes it for digit groups.
public enum CSVWriter {
  /// People, ties and, if there are any, multipliers, kinds with a half-life or scale, contacts and
  /// campaigns.
  public static func folder(_ network: Network, _ form: CSVText.Form) -> WriteResult {
    let words = CSVWords(form: form)
    var files = [
      WriteResult.File(name: words.people, bytes: people(network, words)),
      WriteResult.File(name: words.ties, bytes: ties(network, words)),
    ]
    if !network.multipliers.isEmpty {
      files.append(WriteResult.File(name: words.multipliers, bytes: multipliers(network, words)))
    }
    files += HistoryTables(network: network, words: words).files
    return WriteResult(files: files, losses: losses(network))
  }

  /// A single table, for standard output: the ties, or the people of a network without ties.
  public static func single(_ network: Network, _ form: CSVText.Form) -> WriteResult {
    let words = CSVWords(form: form)
    guard !network.ties.isEmpty else {
      return WriteResult(
        files: [WriteResult.File(name: words.people, bytes: people(network, words))],
        losses: losses(network))
    }
    let left = Localized(
      de:
        "die Angaben zu den Akteuren, Akteure ohne Beziehung und Multiplikatoren: ein Ordner hält alles",
      en: "the details of actors, actors without ties and multipliers: a folder holds everything")
    return WriteResult(
      files: [WriteResult.File(name: words.ties, bytes: ties(network, words))],
      losses: losses(network) + HistoryTables.losses(network) + [left])
  }

  // MARK: Tables

  private static func people(_ network: Network, _ words: CSVWords) -> [UInt8] {
    let actors = network.actors
    let names = network.actorAttributes.map { HeaderWords.word($0.name) }
    let hasPermission =
      actors.contains { $0.permission != .unknown }
      || names.contains(where: PeopleHeader.permissionWords.contains)
    let hasCost =
      actors.contains { $0.cost != nil } || names.contains(where: PeopleHeader.costWords.contains)
    var text = CSVText(words.form)
    text.append(
      texts: words.peopleHeader + (hasPermission ? [words.permission] : [])
        + (hasCost ? [words.cost] : []) + network.actorAttributes.map(\.name))
    for (position, actor) in actors.enumerated() {
      var row: [CSVText.Cell] = [
        .text(actor.id), .text(actor.name), .text(actor.kind.id), .text(actor.place),
        .text(topics(actor)),
      ]
      if hasPermission { row.append(.text(words.text(actor.permission))) }
      if hasCost { row.append(number(actor.cost)) }
      for column in network.actorAttributes { row.append(cell(column, position, words)) }
      text.append(row)
    }
    return text.bytes
  }

  private static func ties(_ network: Network, _ words: CSVWords) -> [UInt8] {
    let names = network.tieAttributes.map { HeaderWords.word($0.name) }
    let hasConfidence =
      network.ties.contains { $0.confidence != 1 }
      || names.contains(where: TieHeader.confidenceWords.contains)
    var text = CSVText(words.form)
    text.append(
      texts: words.tiesHeader + (hasConfidence ? [words.confidence] : [])
        + network.tieAttributes.map(\.name))
    for (position, tie) in network.ties.enumerated() {
      var row: [CSVText.Cell] = [
        .text(network.actors[Int(tie.source)].id), .text(network.actors[Int(tie.target)].id),
        .text(network.tieKinds[Int(tie.kind)].id), number(tie.strength), .day(tie.period.start),
        .day(tie.period.last), .flag(tie.isDirected),
      ]
      if hasConfidence { row.append(number(tie.confidence)) }
      for column in network.tieAttributes { row.append(cell(column, position, words)) }
      text.append(row)
    }
    return text.bytes
  }

  private static func multipliers(_ network: Network, _ words: CSVWords) -> [UInt8] {
    var text = CSVText(words.form)
    let namesUs = network.multipliers.contains { !$0.responsible.isEmpty }
    text.append(texts: words.multipliersHeader + (namesUs ? [words.responsible] : []))
    for multiplier in network.multipliers {
      text.append(
        [
          .text(network.actors[Int(multiplier.actor)].id), .text(multiplier.topic),
          .text(multiplier.place), .text(multiplier.method), .text(words.text(multiplier.stage)),
          number(multiplier.cost), number(multiplier.capacity),
        ] + (namesUs ? [.text(multiplier.responsible)] : []))
    }
    return text.bytes
  }

  // MARK: Cells

  private static func number(_ number: Double?) -> CSVText.Cell {
    guard let number else { return .text("") }
    return .digits(CellType.padded(CSVText.digits(number)))
  }

  private static func topics(_ actor: Actor) -> String {
    actor.topics.map { topic in
      String(
        decoding: topic.utf8.map { $0 == UInt8(ascii: ";") ? UInt8(ascii: ",") : $0 }, as: UTF8.self
      )
    }.joined(separator: "; ")
  }

  private static func cell(
    _ column: AttributeColumn, _ row: Int, _ words: CSVWords
  ) -> CSVText.Cell {
    let value = column.values[row]
    if value.isEmpty { return .text("") }
    switch column.type {
    case .text: return .text(value)
    case .number: return .digits(CellType.padded(value))
    case .flag: return .text(words.text(value == "true"))
    case .day: return DateText.iso(value).map { .day($0.first) } ?? .text(value)
    }
  }

  private static func losses(_ network: Network) -> [Localized] {
    var losses: [Localized] = []
    if network.actors.contains(where: { $0.topics.contains { $0.utf8.contains(59) } }) {
      losses.append(
        Localized(
          de: "Semikolons in Themen (als Komma geschrieben)",
          en: "semicolons in topics (written as commas)"))
    }
    return losses
  }
}
