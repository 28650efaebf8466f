internal import Wording

/// What stands above the data of a DL file: sizes, form, labels.
struct DLHeader {
  /// How the data lists the ties.
  enum Form: String {
    case fullMatrix = "fullmatrix"
    case lowerHalf = "lowerhalf"
    case upperHalf = "upperhalf"
    case edgeList1 = "edgelist1"
    case edgeList2 = "edgelist2"
    case nodeList1 = "nodelist1"
    case nodeList2 = "nodelist2"
  }

  var rows = 0
  var columns = 0
  var matrices = 1
  var form = Form.fullMatrix
  var hasDiagonal = true
  /// Whether rows and columns are different actors.
  var isTwoMode = false
  var rowLabels: [String] = []
  var columnLabels: [String] = []
  var matrixLabels: [String] = []
  var hasRowLabelsInside = false
  var hasColumnLabelsInside = false
}

/// Reads the header of a DL file, up to `data:`.
struct DLHeaderReader {
  private let bytes: [UInt8]
  private let file: String
  private var at = 0
  private var header = DLHeader()

  /// The header, and where the data begins.
  static func read(
    _ bytes: [UInt8], file: String
  ) throws(ImportFailure) -> (header: DLHeader, dataStart: Int) {
    var reader = DLHeaderReader(bytes: bytes, file: file)
    try reader.readHeader()
    return (reader.header, reader.at)
  }

  private init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  private mutating func readHeader() throws(ImportFailure) {
    let first = word()
    guard first.text.lowercased() == "dl" else {
      throw failure(
        first.offset, Localized(de: "das ist keine DL-Datei", en: "this is no DL file"),
        found: first.text,
        advice: Localized(
          de: "prüfen, ob dies die richtige Datei ist", en: "check that this is the right file"))
    }
    while true {
      let word = word()
      switch word.text.lowercased() {
      case "n":
        header.rows = try size()
        header.columns = header.rows
      case "nr":
        header.rows = try size()
        header.isTwoMode = true
      case "nc":
        header.columns = try size()
        header.isTwoMode = true
      case "nm", "nl": header.matrices = try size()
      case "format": try readForm()
      case "diagonal": header.hasDiagonal = self.word().text.lowercased() != "absent"
      case "title", "function": _ = line()
      case "labels": try readLabels(rows: true, columns: true)
      case "row": try readLabels(rows: true, columns: false, after: "labels")
      case "col", "column": try readLabels(rows: false, columns: true, after: "labels")
      case "matrix", "level": try readMatrixLabels()
      case "data":
        guard skip(":") else { throw unknown(word) }
        return try check()
      case "":
        throw failure(
          bytes.lastIndex { $0 > 32 } ?? 0,
          Localized(
            de: "die Datei ist abgeschnitten, es fehlt data:",
            en: "the file is cut off, data: is missing"),
          advice: Localized(de: "die vollständige Datei holen", en: "get the complete file"))
      default: throw unknown(word)
      }
    }
  }

  private mutating func check() throws(ImportFailure) {
    if header.rows != header.columns { header.isTwoMode = true }
    let isCounted = !header.rowLabels.isEmpty || header.hasRowLabelsInside
    guard header.rows > 0 || isCounted else {
      throw failure(
        0, Localized(de: "die Zahl der Knoten fehlt", en: "the number of nodes is missing"),
        advice: Localized(
          de: "N=12 in die erste Zeile schreiben", en: "write N=12 in the first line"))
    }
  }

  private mutating func readForm() throws(ImportFailure) {
    let word = word()
    guard let form = DLHeader.Form(rawValue: word.text.lowercased()) else {
      throw failure(
        word.offset, Localized(de: "diese Form wird nicht gelesen", en: "this form is not read"),
        found: word.text,
        advice: Localized(
          de: "als fullmatrix, edgelist1 oder nodelist1 ausgeben",
          en: "export it as fullmatrix, edgelist1 or nodelist1"))
    }
    header.form = form
  }

  /// A size, which reserves nothing: more than the file has bytes is a mistake.
  private mutating func size() throws(ImportFailure) -> Int {
    let word = word()
    guard let size = Int(word.text), size >= 0, size <= max(1000, bytes.count) else {
      throw failure(
        word.offset,
        Int(word.text) == nil
          ? Localized(de: "keine Zahl", en: "not a number")
          : Localized(
            de: "mehr angekündigt, als in der Datei stehen kann",
            en: "more announced than the file can hold"),
        found: word.text, advice: Localized(de: "die Zahl berichtigen", en: "correct the number"))
    }
    return size
  }

  // MARK: Labels

  private mutating func readLabels(
    rows: Bool, columns: Bool, after expected: String? = nil
  ) throws(ImportFailure) {
    if let expected {
      let word = word()
      guard word.text.lowercased() == expected else { throw unknown(word) }
    }
    if isEmbedded() {
      if rows { header.hasRowLabelsInside = true }
      if columns { header.hasColumnLabelsInside = true }
      return
    }
    _ = skip(":")
    let labels = labels(count: rows ? header.rows : header.columns)
    if rows { header.rowLabels = labels }
    if columns { header.columnLabels = labels }
  }

  private mutating func readMatrixLabels() throws(ImportFailure) {
    let word = word()
    guard word.text.lowercased() == "labels" else { throw unknown(word) }
    if isEmbedded() { return }
    _ = skip(":")
    header.matrixLabels = labels(count: header.matrices)
  }

  private mutating func isEmbedded() -> Bool {
    let before = at
    if word().text.lowercased() == "embedded" {
      _ = skip(":")
      return true
    }
    at = before
    return false
  }

  /// The labels up to the next word of the header; one a line if that gives the right number.
  private mutating func labels(count: Int) -> [String] {
    var lines: [(text: String, words: [String])] = []
    while at < bytes.count, !startsHeaderWord() {
      let start = at
      let text = line()
      var words = LineWords(Array(bytes[start..<at]), splitsAtCommas: true)
      let trimmed = ElementValues.trimmed(text)
      if !trimmed.isEmpty { lines.append((trimmed, (words.next() ?? []).map(\.text))) }
    }
    let words = lines.flatMap(\.words)
    return words.count != count && lines.count == count
      ? lines.map { $0.text.trimmingQuotes } : words
  }

  private func startsHeaderWord() -> Bool {
    let end = bytes[at...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    let line = String(decoding: bytes[at..<end], as: UTF8.self).lowercased()
    return line.contains(
      /^\s*(data\s*:|labels(\s|:|$)|(row|col|column|matrix|level)\s+labels|(format|diagonal|n|nr|nc|nm)\s*=)/
    )
  }

  // MARK: Words

  private mutating func word() -> (text: String, offset: Int) {
    while at < bytes.count, isSeparator(bytes[at]) { at += 1 }
    let start = at
    while at < bytes.count, !isSeparator(bytes[at]), bytes[at] != UInt8(ascii: ":") { at += 1 }
    return (String(decoding: bytes[start..<at], as: UTF8.self), start)
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte <= 32 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "=")
  }

  private mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    let before = at
    while at < bytes.count, bytes[at] <= 32 { at += 1 }
    if at < bytes.count, bytes[at] == UInt8(ascii: sign) {
      at += 1
      return true
    }
    at = before
    return false
  }

  private mutating func line() -> String {
    let start = at
    while at < bytes.count, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if at < bytes.count { at += 1 }
    return text
  }

  private func unknown(_ word: (text: String, offset: Int)) -> ImportFailure {
    failure(
      word.offset,
      Localized(de: "ein unbekanntes Wort im Kopf", en: "an unknown word in the header"),
      found: word.text,
      advice: Localized(
        de: "N=, FORMAT=, LABELS: und DATA: werden verstanden",
        en: "N=, FORMAT=, LABELS: and DATA: are understood"))
  }

  private func failure(
    _ place: Int, _ what: Localized, found: String? = nil, advice: Localized
  ) -> ImportFailure {
    ImportFailure([
      Notice(
        .error, file: file, position: TextPositions.position(of: place, in: bytes[...]),
        what: what, found: found, advice: advice)
    ])
  }
}

extension String {
  fileprivate var trimmingQuotes: String {
    count > 1 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : self
  }
}
