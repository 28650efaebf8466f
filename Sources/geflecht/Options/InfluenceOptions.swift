import Analysis
import ArgumentParser
import GraphCore
import Relations
import Wording

/// Which way messages run along ties.
struct InfluenceOptions: ParsableArguments {
  @Option(
    help: help(
      de: "Nimmt gerichtete Beziehungen, wie sie dastehen: out: wen sie erreichen; in: wer sie "
        + "erreicht; both: beides (sonst sagt es ihre Art: wer gefragt wird, hat Einfluss).",
      en: "Takes directed ties as they stand: out: whom they reach; in: who reaches them; both: "
        + "either way (otherwise their kind says it: who is asked has influence).",
      value: Localized(de: "Richtung", en: "direction")))
  var direction: MeasureOptions.Direction?

  @Option(
    parsing: .singleValue,
    help: help(
      de: "Wie eine Art von Beziehungen wirkt: fragt=rückwärts (der Gefragte auf den, der fragt), "
        + "vorwärts oder beide; * = alle Arten; mehrfach möglich.",
      en: "Which way a kind of tie carries influence: asks=backward (from the asked to the asker), "
        + "forward or both; * = all kinds; repeatable.",
      value: Localized(de: "Art=Richtung", en: "kind=way")))
  var carries: [String] = []

  func validate() throws {
    for text in carries { _ = try entry(text) }
    guard carries.isEmpty || direction == nil else {
      throw ValidationError(
        words(
          de: "--direction nimmt die Beziehungen, wie sie dastehen; --carries geht nicht zugleich.",
          en: "--direction takes ties as they stand; it does not go with --carries."))
    }
  }

  /// The network whose ties carry messages as said here.
  func applied(to network: Network) throws -> Network {
    let said = try carries.map(entry)
    let known = network.tieKinds.map(\.id)
    for case (let kind?, _) in said
    where !known.contains(where: { $0.lowercased() == kind.lowercased() }) {
      throw CommandFailure.unknownTieKind(kind, known: known, option: "--carries")
    }
    return said.isEmpty ? network : network.carrying(said)
  }

  /// The kind (nil = all) and which way it carries.
  private func entry(_ text: String) throws -> (kind: String?, carries: Carries) {
    guard let cut = text.lastIndex(of: "="),
      let carries = Carries(word: String(text[text.index(after: cut)...]))
    else {
      throw ValidationError(
        words(
          de: "--carries: „\(text)“ passt nicht; so geht es: fragt=rückwärts, erzählt=vorwärts, "
            + "*=beide.",
          en: "--carries: “\(text)” does not fit; write asks=backward, tells=forward or *=both."))
    }
    let kind = String(text[..<cut])
    return (kind == "*" ? nil : kind, carries)
  }
}

extension InfluenceOptions {
  /// One line about the kinds of ties of which nobody said which way they carry.
  func notes(_ snapshot: Snapshot) -> [String] {
    guard direction == nil else { return [] }
    let kinds = snapshot.kindsOfUnknownDirection
    guard let first = kinds.first else { return [] }
    let more = kinds.count > 4 ? " …" : ""
    let list =
      kinds.prefix(4).map { kind, ties in
        words(de: "„\(kind)“", en: "“\(kind)”") + " (\(spoken.text(ties)))"
      }.joined(separator: ", ") + more
    return [
      words(
        de: "In welche Richtung Beziehungen wirken, sagt ihre Art nicht immer: \(list) "
          + "\(kinds.count == 1 ? "zählt" : "zählen") in beide. Anders: "
          + "--carries \"\(first.kind)=rückwärts\" (auf die Genannten wird gehört) oder =vorwärts.",
        en: "Which way ties carry influence is not said by every kind: \(list) "
          + "\(kinds.count == 1 ? "counts" : "count") both ways. To change it: "
          + "--carries \"\(first.kind)=backward\" (the named are listened to) or =forward.")
    ]
  }
}
