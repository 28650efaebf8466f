import ArgumentParser
import Exchange
import Wording

/// How an answer is shown, and where.
struct OutputOptions: ParsableArguments {
  /// The forms of an answer.
  enum Form: String, CaseIterable {
    case table, csv, json, markdown, vcard, xlsx

    /// How names of such files end.
    var ending: String {
      switch self {
      case .table: "txt"
      case .csv: "csv"
      case .json: "json"
      case .markdown: "md"
      case .vcard: "vcf"
      case .xlsx: "xlsx"
      }
    }
  }

  @Option(
    help: help(
      de: "Form der Ausgabe.", en: "Form of the output.",
      value: Localized(de: "Form", en: "form")))
  var format: Form?

  @Option(
    help: help(
      de: "Schreibt in diese Datei; ihre Endung wählt die Form (.xlsx, .csv, .json, .md, .txt).",
      en: "Writes to this file; its ending chooses the form (.xlsx, .csv, .json, .md, .txt).",
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
    return Form.allCases.first { $0.ending == ending } ?? .table
  }

  /// Endings of files that are no text: a list under such a name would be called damaged.
  private static let foreign: Set<String> = [
    "doc", "docx", "geflecht", "gif", "htm", "html", "jpeg", "jpg", "ods", "odt", "pdf", "png",
    "ppt", "pptx", "rtf", "xls", "zip",
  ]
  /// Endings that some commands write themselves: charts and calendars.
  private static let special: Set<String> = ["ics", "svg"]

  /// The ending of `--out`, lower case; empty without one.
  private var ending: String {
    guard let name = out?.split(separator: "/").last, let dot = name.lastIndex(of: "."),
      dot != name.startIndex
    else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// Refuses a name that says something else than what would be written.
  func validate() throws {
    guard let out, out != "-", !ending.isEmpty else { return }
    let meant = Form.allCases.first { $0.ending == ending }
    let wanted = format ?? (excelDE ? .csv : nil)
    if let wanted, let meant, meant != wanted {
      throw ValidationError(
        words(
          de: "--out \(out): die Endung passt nicht zu \(wanted.rawValue).",
          en: "--out \(out): the ending does not fit \(wanted.rawValue)."))
    }
    let isKnown = meant != nil || Self.special.contains(ending)
    if Self.foreign.contains(ending) || !isKnown && wanted == nil {
      throw ValidationError(unknownEnding(out)[spoken])
    }
  }

  private func unknownEnding(_ out: String) -> Localized {
    let possible = Form.allCases.map { "." + $0.ending }.joined(separator: ", ")
    return Localized(
      de: "--out \(out): so eine Datei schreibt dieser Befehl nicht; möglich: \(possible)",
      en: "--out \(out): this command does not write such a file; possible: \(possible)")
  }

  /// Whether the file is one that people read: then it holds every row, with names.
  var isForPeople: Bool { form == .xlsx || form == .csv && excelDE }

  /// Writes an answer to standard output or to the file.
  func deliver(_ answer: Answer) throws {
    if let out, Self.special.contains(ending) {
      throw CommandFailure(.usage, unknownEnding(out))
    }
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
      try deliver(
        excelDE
          ? answer.listForPeople.csvForPeople(.german, in: spoken)
          : (answer.records ?? answer.table).csv(.international))
    case .xlsx: try deliver(workbook: answer)
    }
  }

  /// Writes the table for people, with all that its sentences say, as a workbook.
  private func deliver(workbook answer: Answer) throws {
    guard out != nil else {
      throw CommandFailure(
        .usage, de: "eine Arbeitsmappe braucht eine Datei: --out liste.xlsx",
        en: "a workbook needs a file: --out list.xlsx")
    }
    let bytes: [UInt8]
    do throws(OutputError) {
      bytes = try answer.workbook.bytes()
    } catch {
      throw CommandFailure(.cannotCreate, error.text)
    }
    try deliver(bytes)
  }

  /// Writes a text to standard output or to the file.
  func deliver(_ text: String) throws { try deliver(Array(text.utf8)) }

  /// Writes bytes to standard output or to the file.
  func deliver(_ bytes: [UInt8]) throws {
    if let out, out != "-" {
      try Outputs.write(bytes, to: out)
    } else {
      Terminal.write(bytes)
      try Terminal.flush()
    }
  }
}
