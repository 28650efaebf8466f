import ArgumentParser
import Exchange
import Wording

/// How an answer is shown, and where.
struct OutputOptions: ParsableArguments {
  /// The forms of an answer.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json, markdown, vcard
  }

  @Option(
    help: help(
      de: "Form der Ausgabe.", en: "Form of the output.",
      value: Localized(de: "Form", en: "form")))
  var format: Form?

  @Option(
    help: help(
      de: "Schreibt in diese Datei; ihre Endung wählt die Form (.csv, .json, .md, .txt).",
      en: "Writes to this file; its ending chooses the form (.csv, .json, .md, .txt).",
      value: Localized(de: "Datei", en: "file")))
  var out: String?

  @Flag(
    name: .customLong("excel-de"),
    help: help(
      de: "CSV für deutsches Excel: Strichpunkte, Dezimalkomma, TT.MM.JJJJ.",
      en: "CSV for German Excel: semicolons, decimal comma, DD.MM.YYYY."))
  var excelDE = false

  /// The form: as said, else by the ending of `--out`, else a table.
  var form: Form {
    if let format { return format }
    if excelDE { return .csv }
    guard let out, let dot = out.lastIndex(of: ".") else { return .table }
    switch out[dot...].lowercased() {
    case ".csv": return .csv
    case ".json": return .json
    case ".md": return .markdown
    case ".vcf": return .vcard
    default: return .table
    }
  }

  /// Writes an answer to standard output or to the file.
  func deliver(_ answer: Answer) throws {
    switch form {
    case .table: try deliver(answer.text)
    case .markdown: try deliver(answer.markdown)
    case .json: try deliver(answer.json.pretty + "\n")
    case .vcard:
      guard let cards = answer.cards else {
        throw CommandFailure(
          .usage, de: "Visitenkarten gibt es nur von der Partnerliste (shortlist)",
          en: "business cards are made of the shortlist only")
      }
      try deliver(cards)
    case .csv:
      let table = answer.records ?? answer.table
      try deliver(table.csv(excelDE ? .german : .international))
    }
  }

  /// Writes a text to standard output or to the file.
  func deliver(_ text: String) throws { try deliver(Array(text.utf8)) }

  /// Writes bytes to standard output or to the file.
  func deliver(_ bytes: [UInt8]) throws {
    if let out, out != "-" {
      try OutputFile.write(bytes, to: out)
    } else {
      Terminal.write(bytes)
      try Terminal.flush()
    }
  }
}
