import ArgumentParser
import Exchange
import Relations
import Wording

/// How the files are to be understood where they do not say it themselves.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: help(
      de: "Trennzeichen der CSV-Datei, wenn es nicht erkannt wird: , ; | oder tab.",
      en: "Separator of the CSV file if it is not recognised: , ; | or tab.",
      value: Localized(de: "Zeichen", en: "sign")))
  var delimiter: String?

  @Option(
    help: help(
      de: "Zeichensatz der Datei, wenn er nicht erkannt wird.",
      en: "Encoding of the file if it is not recognised.",
      value: Localized(de: "Zeichensatz", en: "encoding")))
  var encoding: ReadOptions.Encoding?

  @Option(
    help: help(
      de: "Dezimalzeichen der Datei: , oder .", en: "Decimal sign of the file: , or .",
      value: Localized(de: "Zeichen", en: "sign")))
  var decimal: String?

  @Option(
    help: help(
      de: "Wie 03/04/2024 gemeint ist.", en: "What 03/04/2024 means.",
      value: Localized(de: "Ordnung", en: "order")))
  var dates: ReadOptions.DateOrder?

  @Flag(
    help: help(
      de: "Fehlerhafte Zeilen auslassen und nennen, statt die Datei abzulehnen.",
      en: "Leave out faulty rows and name them instead of refusing the file."))
  var skipBadRows = false

  @Flag(
    help: help(
      de: "Zellen, die nicht zu verstehen sind, leer lassen und nennen.",
      en: "Leave cells that cannot be understood empty, and name them."))
  var skipBadCells = false

  @Option(
    parsing: .singleValue,
    help: help(
      de: "Die Spalte KOPF ist FELD: von=Person, nach=kennt, name=Mitglied, member-of=Verein; "
        + "bei mehreren Tabellen TABELLE:FELD=KOPF; mehrfach möglich.",
      en: "The column HEADER is FIELD: source=Person, target=knows, name=Member, member-of=Club; "
        + "with several tables TABLE:FIELD=HEADER; repeatable.",
      value: Localized(de: "Feld=Kopf", en: "field=header")))
  var column: [String] = []

  @Option(
    parsing: .singleValue,
    help: help(
      de: "Was die Zeilen sind: actors, ties, memberships, attendance, matrix, nominations, "
        + "contacts, none; für eine Tabelle: TABELLE=FORM.",
      en: "What the rows are: actors, ties, memberships, attendance, matrix, nominations, "
        + "contacts, none; for one table: TABLE=SHAPE.",
      value: Localized(de: "Form", en: "shape")))
  var shape: [String] = []

  @Flag(
    help: help(
      de: "Beziehungen ohne eigene Richtung laufen von der ersten zur zweiten Spalte.",
      en: "Ties without a direction of their own run from the first to the second column."))
  var directed = false

  @Option(
    parsing: .unconditionalSingleValue,
    help: help(
      de:
        "Zellen mit mehreren Namen an diesem Zeichen auseinandernehmen (none: nie); mehrfach möglich.",
      en: "Take cells with several names apart at this sign (none: never); repeatable.",
      value: Localized(de: "Zeichen", en: "sign")))
  var split: [String] = []

  @Option(
    parsing: .singleValue,
    help: help(
      de: "Was ein Code in der Spalte der Art heißt: 1=person, 2=event.",
      en: "What a code in the column of kinds means: 1=person, 2=event.",
      value: Localized(de: "Code=Art", en: "code=kind")))
  var actorKind: [String] = []

  @Option(
    parsing: .singleValue,
    help: help(
      de: "Was ein Code in der Art der Beziehungen heißt (1=kennt), oder die Art derer, die keine "
        + "nennen.",
      en: "What a code in the kind of ties means (1=knows), or the kind of those that name none.",
      value: Localized(de: "Code=Art", en: "code=kind")))
  var tieKind: [String] = []

  @Option(
    help: help(
      de: "Die Liste ist der Stand an diesem Tag.", en: "The list is the state on this day.",
      value: Localized(de: "Tag", en: "day")))
  var asOf: String?

  @Option(
    parsing: .singleValue,
    help: help(
      de: "Nur dieses Blatt der Arbeitsmappe; mehrfach möglich.",
      en: "Only this sheet of the workbook; repeatable.",
      value: Localized(de: "Blatt", en: "sheet")))
  var sheet: [String] = []

  @Option(
    parsing: .singleValue,
    help: help(
      de: "In dieser Spalte gilt die Zelle darüber, wo sie leer ist (verbundene Zellen).",
      en: "In this column the cell above counts where it is empty (merged cells).",
      value: Localized(de: "Kopf", en: "header")))
  var fillDown: [String] = []

  @Option(
    help: help(
      de: "Schreibt, wie die Tabellen gelesen wurden, in diese Datei.",
      en: "Writes to this file how the tables were read.",
      value: Localized(de: "Datei", en: "file")))
  var saveReading: String?

  @Option(
    help: help(
      de: "Liest Tabellen mit denselben Spalten so, wie --save-reading es schrieb.",
      en: "Reads tables with the same columns as --save-reading wrote it.",
      value: Localized(de: "Datei", en: "file")))
  var reading: String?

  func validate() throws {
    if let delimiter, delimiter != "tab", delimiter.count != 1 {
      throw ValidationError(
        words(
          de: "--delimiter ist ein einzelnes Zeichen oder „tab“.",
          en: "--delimiter is a single sign or “tab”."))
    }
    if let decimal, decimal != ",", decimal != "." {
      throw ValidationError(
        words(de: "--decimal ist , oder .", en: "--decimal is , or ."))
    }
  }

  @Flag(
    help: help(
      de: "Firmen aus LinkedIn-Kontakten als Organisationen nehmen.",
      en: "Take the companies of LinkedIn contacts as organisations."))
  var companies = false

  /// The help of `--us` for commands that only read.
  static var usHelp: ArgumentHelp {
    help(
      de: "Wer wir sind, in Listen eigener Kontakte und Follower (sonst „us“).",
      en: "Who we are, in lists of our own contacts and followers (otherwise “us”).",
      value: Localized(de: "Name", en: "name"))
  }

  /// Whether anything is said about how tables are read.
  var saysHowToRead: Bool {
    !column.isEmpty || !shape.isEmpty || directed || !split.isEmpty || !actorKind.isEmpty
      || !tieKind.isEmpty || asOf != nil || !sheet.isEmpty || !fillDown.isEmpty || reading != nil
      || saveReading != nil || skipBadCells
  }

  /// What the user said about the files.
  func readOptions() throws -> ReadOptions {
    var options = ReadOptions()
    options.delimiter = delimiter == "tab" ? "\t" : delimiter?.first
    options.encoding = encoding
    options.decimalSign = decimal?.first
    options.dates = dates
    options.skipsBadRows = skipBadRows
    options.skipsBadCells = skipBadCells
    options.sheets = sheet
    options.readsCompanies = companies
    options.wishes = try wishes()
    return options
  }

  private func wishes() throws -> ReadingWishes {
    var wishes = ReadingWishes()
    wishes.columns = try column.map(columnWish)
    wishes.shapes = try shape.map(shapeWish)
    wishes.isDirected = directed
    wishes.splits = splits
    for text in actorKind {
      let (code, kind) = try pair(text, option: "--actor-kind")
      wishes.actorKinds[code] = kind
    }
    for text in tieKind {
      guard text.contains("=") else {
        wishes.tieKind = text
        continue
      }
      let (code, kind) = try pair(text, option: "--tie-kind")
      wishes.tieKinds[code] = kind
    }
    wishes.asOf = try asOf.map { try DateOption.date("--as-of", $0).first }
    wishes.fillsDown = fillDown
    wishes.readings = try reading.map { try ReadingsFile.read($0) } ?? []
    return wishes
  }

  /// The signs of `--split`; nil = none was given.
  private var splits: [String]? {
    guard !split.isEmpty else { return nil }
    return split.filter { !["none", "keine", "nie"].contains($0.lowercased()) }.map { sign in
      switch sign.lowercased() {
      case "tab": "\t"
      case "zeile", "line", "newline", "\\n": "\n"
      default: sign
      }
    }
  }

  private func columnWish(_ text: String) throws -> ReadingWishes.ColumnWish {
    let (left, header) = try pair(text, option: "--column")
    let parts = left.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let table = parts.count > 1 ? parts.dropLast().joined(separator: ":") : nil
    let word = parts[parts.count - 1]
    guard let field = Reading.Field(word: word) else {
      let all = Reading.Field.allCases.map(\.rawValue)
      let near = Suggestions.nearest(to: word, among: all).joined(separator: ", ")
      throw CommandFailure(
        .usage,
        de: "--column: das Feld „\(word)“ gibt es nicht; ähnlich: \(near); alle: "
          + all.joined(separator: " "),
        en: "--column: there is no field “\(word)”; similar: \(near); all: "
          + all.joined(separator: " "))
    }
    return ReadingWishes.ColumnWish(table: table, field: field, header: header)
  }

  private func shapeWish(_ text: String) throws -> ReadingWishes.ShapeWish {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard let word = parts.last, let shape = Reading.Shape(word: word) else {
      let all = Reading.Shape.allCases.map(\.rawValue).joined(separator: " ")
      throw CommandFailure(
        .usage, de: "--shape: „\(text)“ ist keine Form; es gibt: \(all)",
        en: "--shape: “\(text)” is no shape; there are: \(all)")
    }
    return ReadingWishes.ShapeWish(table: parts.count > 1 ? parts[0] : nil, shape: shape)
  }

  private func pair(_ text: String, option: String) throws -> (String, String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw CommandFailure(
        .usage, de: "\(option): „\(text)“ hat nicht die Form LINKS=RECHTS",
        en: "\(option): “\(text)” is not of the form LEFT=RIGHT")
    }
    return (parts[0], parts[1])
  }
}

extension ReadingOptions {
  /// Reads a network from files.
  ///
  /// - Parameters:
  ///   - us: who we are in lists of our own contacts and followers.
  ///   - today: the day that counts as today, for years of two digits; nil = the clock's.
  func read(_ path: String, us: String? = nil, today: Day? = nil) throws -> ReadResult {
    var options = try readOptions()
    options.us = us
    options.today = today
    if path != "-" { Outputs.protect(path) }
    if let reading { Outputs.protect(reading) }
    let result: ReadResult
    do throws(ReadingError) {
      result = try NetworkReader.read(path: path, options: options)
    } catch {
      throw CommandFailure(error)
    }
    if let saveReading {
      try ReadingsFile.write(result.report.files.compactMap(\.reading), to: saveReading)
    }
    return result
  }
}
