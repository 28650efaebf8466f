internal import Wording

/// Reads XML piece by piece: opening tags, texts, closing tags, and nothing that is damaged.
///
/// Foundation's XMLParser would be there too, but it calls a cut-off file a success, drops the text
/// of entities without a word, needs quadratic time for many attributes, ends texts at 10 MB, does
/// not run twice at a time, and costs the program 3 ms at each start (2 libraries more). Checks
/// against all that would have to read the file on their own anyway.
///
/// What is read is XML 1.0 without document type definitions: a DOCTYPE with declarations is
/// refused, an external one is passed over and never fetched; only the five predefined entities
/// and numbered characters exist. Prefixes are left out of names. Positions of errors are exact.
struct XMLScanner {
  /// What comes next.
  enum Event {
    /// An opening tag: see `name` and the attributes. An empty element is followed by a `close`.
    case open
    /// A closing tag, or the end of an empty element.
    case close
    /// A stretch of text: see `text`; adjacent stretches come one by one.
    case text
    /// The end of the document, after the root element.
    case end
  }

  /// The most elements inside one another.
  static let depthLimit = 256
  /// The most attributes of an element.
  static let attributeLimit = 1_000
  /// The longest value of an attribute, in bytes.
  static let valueLimit = 1 << 20

  /// One attribute of the element just opened.
  struct Attribute {
    /// The name without prefix.
    let name: String
    /// Where the name stands in the file.
    let place: Range<Int>
    /// Where the value stands in `values`.
    let value: Range<Int>
  }

  /// The document: valid UTF-8.
  let bytes: [UInt8]
  /// Its name for messages.
  let file: String
  /// Where the current event begins.
  private(set) var offset = 0
  /// The name of the element opened or closed, without prefix.
  var name = ""
  /// The attributes of the element just opened.
  var attributes: [Attribute] = []
  /// The values of these attributes, one after the other.
  var values: [UInt8] = []
  /// The text of a `text` event, references replaced.
  var text: [UInt8] = []

  var at = 0
  var isEmptyElement = false
  /// Where the names of the open elements stand.
  var open: [Range<Int>] = []
  private var hasRoot = false

  /// A scanner at the beginning of a document.
  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// How many elements are open.
  var depth: Int { open.count }

  /// The next piece.
  mutating func next() throws(ImportFailure) -> Event {
    if isEmptyElement {
      isEmptyElement = false
      open.removeLast()
      return .close
    }
    while at < bytes.count {
      offset = at
      if bytes[at] != UInt8(ascii: "<") {
        if open.isEmpty { try skipBlanksOutside() } else { return try scanText() }
      } else if starts(with: "<!--") {
        try skip(past: "-->", from: 4)
      } else if starts(with: "<?") {
        try skipInstruction()
      } else if starts(with: "<![CDATA[") {
        return try scanLiteralText()
      } else if starts(with: "<!") {
        try skipDocumentType()
      } else if starts(with: "</") {
        try scanClosingTag()
        return .close
      } else {
        try beginElement()
        return .open
      }
    }
    try checkEnd()
    return .end
  }

  /// Passes over the rest of the element just opened, whatever is inside.
  mutating func skipElement() throws(ImportFailure) {
    let outer = depth - 1
    while depth > outer { _ = try next() }
  }

  /// Where the value of an attribute stands in `values`, or nil if the element has none.
  func value(_ name: String) -> Range<Int>? {
    attributes.first { $0.name == name }?.value
  }

  /// The value of an attribute, or nil if the element has none.
  func string(_ name: String) -> String? {
    value(name).map { String(decoding: values[$0], as: UTF8.self) }
  }

  // MARK: Between the elements

  private mutating func beginElement() throws(ImportFailure) {
    if open.isEmpty, hasRoot {
      throw failure(
        at, Localized(de: "ein zweites Wurzelelement", en: "a second root element"),
        found: excerpt(at), advice: XMLScanner.damaged)
    }
    hasRoot = true
    try scanOpeningTag()
  }

  private mutating func skipBlanksOutside() throws(ImportFailure) {
    guard isBlank(bytes[at]) else {
      throw failure(
        at, Localized(de: "Text außerhalb des XML", en: "text outside the XML"),
        found: excerpt(at),
        advice: Localized(
          de: "prüfen, ob dies die richtige Datei ist", en: "check that this is the right file"))
    }
    skipBlanks()
  }

  private mutating func skip(past end: StaticString, from start: Int) throws(ImportFailure) {
    at += start
    while at < bytes.count {
      if bytes[at] == end.utf8Start.pointee, starts(with: end) {
        at += end.utf8CodeUnitCount
        return
      }
      at += 1
    }
    throw failure(
      offset, Localized(de: "nicht abgeschlossen", en: "not closed"), found: excerpt(offset),
      advice: XMLScanner.damaged)
  }

  /// `<?xml …?>` is only right at the beginning; other instructions mean nothing here.
  private mutating func skipInstruction() throws(ImportFailure) {
    if starts(with: "<?xml"), at > 0, at + 5 < bytes.count, isBlank(bytes[at + 5]) {
      throw failure(
        at,
        Localized(
          de: "die XML-Deklaration steht nicht am Anfang",
          en: "the XML declaration is not at the beginning"),
        found: excerpt(at), advice: XMLScanner.damaged)
    }
    try skip(past: "?>", from: 2)
  }

  /// Passes over a DOCTYPE that only names a definition, which is never fetched.
  private mutating func skipDocumentType() throws(ImportFailure) {
    guard starts(with: "<!DOCTYPE"), !hasRoot else {
      throw failure(
        at, Localized(de: "kein gültiges XML", en: "not valid XML"), found: excerpt(at),
        advice: XMLScanner.damaged)
    }
    var quote: UInt8?
    while at < bytes.count {
      let byte = bytes[at]
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if quote == nil, byte == UInt8(ascii: "[") {
        throw failure(
          at,
          Localized(
            de: "eine Dokumenttyp-Definition mit eigenen Erklärungen wird nicht gelesen",
            en: "a document type definition with declarations is not read"),
          found: "<!DOCTYPE … [",
          advice: Localized(
            de: "das Netzwerk ohne eigene Entitäten neu ausgeben",
            en: "export the network again without entities"))
      } else if quote == nil, byte == UInt8(ascii: ">") {
        at += 1
        return
      }
      at += 1
    }
    throw endOfFile()
  }

  private mutating func checkEnd() throws(ImportFailure) {
    guard open.isEmpty else { throw endOfFile() }
    guard hasRoot else {
      throw failure(
        0, Localized(de: "die Datei ist leer", en: "the file is empty"),
        advice: Localized(
          de: "das Netzwerk neu ausgeben", en: "export the network again"))
    }
    offset = bytes.count
  }
}
