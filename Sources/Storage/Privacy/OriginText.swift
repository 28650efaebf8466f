internal import GRDB
internal import Relations
internal import Wording

/// Where facts come from, in words.
struct OriginText {
  private let sources: [Int64: SourceRecord]
  private let evidence: [EvidenceRecord]
  private var moments: [Int64: Moment] = [:]

  init(_ database: Database, _ state: ProjectState) throws {
    sources = Dictionary(state.sources.map { ($0.id, $0) }) { first, _ in first }
    evidence = state.evidence
    var moments: [Int64: Moment] = [:]
    let sql = """
      SELECT evidence.id, operation.moment FROM evidence
      JOIN operation ON operation.id = evidence.born
      """
    try database.forEachRow(sql) { row in
      moments[row.integer(0)] = Moment(seconds: row.integer(1))
    }
    self.moments = moments
  }

  /// The sources of a fact, one row each: the source, and where in it, since when, how sure.
  func rows(_ owner: FactOwner, _ fact: Int64) -> [(label: Localized, text: Localized)] {
    evidence.filter { $0.owner == owner.rawValue && $0.fact == fact }.map { evidence in
      var text = text(
        source: evidence.source, line: evidence.line, since: moments[evidence.id])
      if evidence.confidence < 1 {
        text =
          text
          + Localized(
            de: ", sicher zu \(Language.german.percent(evidence.confidence))",
            en: ", \(Language.english.percent(evidence.confidence)) sure")
      }
      return (Localized(de: "Quelle", en: "source"), text)
    }
  }

  /// "people.csv, row 17, imported 5 June 2024".
  func text(source: Int64, line: Int64, since moment: Moment?) -> Localized {
    guard let source = sources[source] else { return Localized("?") }
    var text =
      source.kind == SourceRecord.byHand
      ? Localized(de: "von Hand eingetragen", en: "entered by hand") : Localized(source.title)
    if !source.kind.isEmpty, source.kind != SourceRecord.byHand {
      text = text + Localized(" (\(source.kind))")
    }
    if let day = source.day {
      text =
        text
        + Localized(
          de: " vom \(Language.german.text(day))", en: " of \(Language.english.text(day))")
    }
    if line > 0 { text = text + Localized(de: ", Zeile \(line)", en: ", line \(line)") }
    if let moment {
      text =
        text
        + Localized(
          de: ", übernommen \(Language.german.text(moment.day))",
          en: ", taken \(Language.english.text(moment.day))")
    }
    return text
  }
}
