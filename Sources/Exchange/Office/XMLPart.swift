internal import CXML
internal import Wording

/// Reads a part of a workbook as XML while it is unpacked: a subclass says what elements mean.
///
/// libxml2's push parser is told to stop at any document type, so that no entity can grow and nothing
/// outside the archive is ever opened; how deep elements lie is counted here.
class XMLPart {
  /// The attributes of an element, valid while it is being opened.
  struct Attributes {
    fileprivate let count: Int
    fileprivate let pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

    /// The value of an attribute, whatever its prefix.
    subscript(_ name: String) -> String? {
      guard let pointers else { return nil }
      for number in 0..<count {
        guard let key = pointers[5 * number], XMLPart.string(key) == name else { continue }
        guard let start = pointers[5 * number + 3], let end = pointers[5 * number + 4] else {
          return nil
        }
        return String(
          decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
      }
      return nil
    }
  }

  /// Where text goes that is wanted; nil = text is passed over.
  var text: [UInt8]?

  private var parser: xmlParserCtxtPtr?
  private var depth = 0
  private var problem: Problem?
  private var wasStopped = false

  private enum Problem {
    case documentType, tooDeep, tooLong
    case damaged(line: Int, message: String)
  }

  /// An element begins.
  func open(_ name: String, _ attributes: Attributes) {}
  /// An element ends.
  func close(_ name: String) {}

  /// Stops reading; what was read stays.
  final func stop() {
    wasStopped = true
    parser.map { xmlStopParser($0) }
  }

  /// Reads a part of an archive.
  final func read(_ name: String, of archive: ZipArchive, file: String) throws(ImportFailure) {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.internalSubset = { context, _, _, _ in XMLPart.of(context).fail(.documentType) }
    handler.startElementNs = { context, name, _, _, _, _, count, _, attributes in
      let part = XMLPart.of(context)
      part.depth += 1
      if part.depth > XMLScanner.depthLimit { return part.fail(.tooDeep) }
      guard let name else { return }
      part.open(XMLPart.string(name), Attributes(count: Int(count), pointers: attributes))
    }
    handler.endElementNs = { context, name, _, _ in
      let part = XMLPart.of(context)
      part.depth -= 1
      if let name { part.close(XMLPart.string(name)) }
    }
    handler.characters = { context, characters, count in
      let part = XMLPart.of(context)
      guard part.text != nil, let characters else { return }
      part.text?.append(contentsOf: UnsafeBufferPointer(start: characters, count: Int(count)))
      if part.text?.count ?? 0 > XMLScanner.valueLimit { part.fail(.tooLong) }
    }
    handler.cdataBlock = handler.characters
    handler.serror = { context, error in
      guard let error else { return }
      XMLPart.of(context).fail(
        .damaged(
          line: Int(error.pointee.line),
          message: error.pointee.message.map { String(cString: $0) } ?? ""))
    }
    let pointer = Unmanaged.passUnretained(self).toOpaque()
    guard let parser = xmlCreatePushParserCtxt(&handler, pointer, nil, 0, nil) else { return }
    self.parser = parser
    defer {
      xmlFreeParserCtxt(parser)
      self.parser = nil
    }
    xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue))
    var isDone = false
    try archive.read(name) { (piece) throws(ImportFailure) in
      guard !isDone, self.problem == nil else { return }
      if xmlParseChunk(parser, piece.baseAddress, Int32(piece.count), piece.isEmpty ? 1 : 0) != 0 {
        isDone = true
        if self.problem == nil, !self.wasStopped { self.problem = .damaged(line: 1, message: "") }
      }
    }
    if let problem { throw XMLPart.failure(problem, name, file) }
  }

  private func fail(_ problem: Problem) {
    if self.problem == nil { self.problem = problem }
    stop()
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> XMLPart {
    guard let context else { preconditionFailure("libxml2 hands back what it was given.") }
    return Unmanaged<XMLPart>.fromOpaque(context).takeUnretainedValue()
  }

  fileprivate static func string(_ text: UnsafePointer<xmlChar>) -> String {
    String(cString: text)
  }

  private static func failure(_ problem: Problem, _ part: String, _ file: String) -> ImportFailure {
    let (line, what): (Int, Localized) =
      switch problem {
      case .documentType:
        (
          1,
          Localized(
            de: "ein Teil der Arbeitsmappe hat eine Dokumenttyp-Definition (DOCTYPE)",
            en: "a part of the workbook has a document type definition (DOCTYPE)")
        )
      case .tooDeep:
        (
          1,
          Localized(
            de: "mehr als \(XMLScanner.depthLimit) Elemente ineinander",
            en: "more than \(XMLScanner.depthLimit) elements inside one another")
        )
      case .tooLong:
        (1, Localized(de: "ein Text ist länger als 1 MiB", en: "a text is longer than 1 MiB"))
      case .damaged(let line, _):
        (
          max(line, 1),
          Localized(
            de: "ein Teil der Arbeitsmappe ist kein gültiges XML",
            en: "a part of the workbook is not valid XML")
        )
      }
    return ImportFailure([
      Notice(
        .error, file: file, position: Notice.Position(line: line, column: 1), what: what,
        found: part,
        advice: Localized(
          de: "in Excel oder LibreOffice öffnen und neu speichern",
          en: "open it in Excel or LibreOffice and save it again"))
    ])
  }
}
