internal import Wording

extension Format {
  /// How a file shows that it is of a format, beside its ending.
  enum Recognition: Sendable {
    /// Not at all: only the ending tells, or that nothing else fits.
    case ending
    /// By the beginning of its text.
    case start(@Sendable (FileStart) -> Bool)
    /// By the members of its JSON document, which is then read without being scanned again.
    case json(
      @Sendable (JSONDocument) -> Bool,
      read: @Sendable (JSONDocument, ReadOptions) throws(ImportFailure) -> ReadResult)
  }

  /// A format that is kept as JSON.
  init(
    id: String, name: Localized, endings: [String] = ["json"],
    recognises: @escaping @Sendable (JSONDocument) -> Bool,
    readDocument:
      @escaping @Sendable (JSONDocument, ReadOptions) throws(ImportFailure) ->
      ReadResult, write: Write?
  ) {
    self.init(
      id: id, name: name, endings: endings,
      read: { bytes, file, options throws(ImportFailure) in
        let document = try JSONScanner.document(bytes, chosen: options.encoding, file: file)
        return try readDocument(document, options)
      }, write: write, recognition: .json(recognises, read: readDocument))
  }

  /// Reads a file in the format that its ending and its content show.
  ///
  /// Of several formats with the same ending the content decides; where the ending says nothing, it
  /// decides among all.
  static func read(
    _ bytes: [UInt8], file: String, options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    // Programs of all sorts call their files .txt: only the content tells.
    let ending = ending(of: file)
    let named = ending == "txt" ? [] : all.filter { $0.endings.contains(ending) }
    let candidates = named.isEmpty ? all : named
    let start = FileStart(bytes)
    for format in candidates {
      guard case .start(let recognises) = format.recognition, recognises(start),
        let read = format.read
      else { continue }
      return try read(bytes, file, options)
    }
    if start.firstSign == UInt8(ascii: "{") || start.firstSign == UInt8(ascii: "["),
      candidates.contains(where: \.isJSON)
    {
      return try readJSON(bytes, candidates, file: file, options: options)
    }
    if named.isEmpty, let other = OtherFormat.name(ofFile: file) {
      throw OtherFormat.refusal(file, other)
    }
    let format = named.first { $0.read != nil } ?? .csv
    guard let read = format.read else { throw OtherFormat.refusal(file, format.name.en) }
    return try read(bytes, file, options)
  }

  private static func readJSON(
    _ bytes: [UInt8], _ candidates: [Format], file: String, options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    let document = try JSONScanner.document(bytes, chosen: options.encoding, file: file)
    // Node-link JSON is what is left when no other format knows its own.
    for format in candidates where format.id != Format.nodeLink.id {
      guard case .json(let recognises, let read) = format.recognition, recognises(document)
      else { continue }
      return try read(document, options)
    }
    return try NodeLinkReader.read(document, options)
  }

  private var isJSON: Bool {
    if case .json = recognition { true } else { false }
  }

  private static func ending(of file: String) -> String {
    guard let dot = file.lastIndex(of: ".") else { return "" }
    return file[file.index(after: dot)...].lowercased()
  }
}
