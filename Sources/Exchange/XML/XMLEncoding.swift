internal import Wording

/// How an XML document is encoded: by its mark, or by what its first line declares.
enum XMLEncoding {
  /// The text of a document.
  ///
  /// - Parameter chosen: what the user says, which wins over the declaration, not over a mark.
  static func decode(
    _ raw: [UInt8], chosen: ReadOptions.Encoding?, file: String
  ) throws(ImportFailure) -> SourceText {
    if let chosen { return try SourceText(raw, as: chosen, file: file) }
    if raw.starts(with: [0x3C, 0x00]) {
      return try SourceText(raw, as: .utf16LittleEndian, file: file)
    }
    if raw.starts(with: [0x00, 0x3C]) {
      return try SourceText(raw, as: .utf16BigEndian, file: file)
    }
    guard SourceText.mark(of: raw) == nil, let declared = declaredEncoding(raw) else {
      return try SourceText(raw, as: .utf8, file: file)
    }
    let name = String(decoding: raw[declared], as: UTF8.self)
    guard let encoding = named(name) else {
      throw ImportFailure([
        Notice(
          .error, file: file,
          position: TextPositions.position(of: declared.lowerBound, in: raw[...]),
          what: Localized(de: "eine unbekannte Kodierung", en: "an unknown encoding"),
          found: name,
          advice: Localized(de: "die Datei als UTF-8 speichern", en: "save the file as UTF-8"))
      ])
    }
    return try SourceText(raw, as: encoding, file: file)
  }

  /// The names in use, whatever their case.
  private static func named(_ name: String) -> ReadOptions.Encoding? {
    switch name.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii": .utf8
    case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1": .latin1
    case "windows-1252", "cp1252", "cp-1252": .windows1252
    // Who can read this line as ASCII has no UTF-16 before him: the file was converted since.
    case "utf-16", "utf16", "utf-16le", "utf-16be": .utf8
    default: nil
    }
  }

  /// Where the name of the encoding stands in `<?xml … encoding="name" …?>`.
  private static func declaredEncoding(_ raw: [UInt8]) -> Range<Int>? {
    guard raw.starts(with: "<?xml".utf8) else { return nil }
    let end = raw.prefix(1_000).firstIndex(of: UInt8(ascii: ">")) ?? 0
    let line = raw[..<end]
    let word = Array("encoding".utf8)
    guard
      let found = line.indices.first(where: { line[$0...].starts(with: word) }),
      let opening = line[(found + word.count)...].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
      let closing = line[(opening + 1)...].firstIndex(of: line[opening])
    else { return nil }
    return opening + 1..<closing
  }
}
