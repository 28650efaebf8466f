/// The beginning of a file, to see by its content which format it is of.
struct FileStart {
  /// The first bytes after a byte order mark.
  let bytes: ArraySlice<UInt8>
  /// The same as lower-case text; signs that are no UTF-8 are replaced.
  let text: String
  /// The first lines of the text, without blanks at their beginning.
  let lines: [Substring]

  /// How many bytes are looked at.
  static let length = 16_384

  /// The beginning of a file.
  init(_ file: [UInt8]) {
    let mark = SourceText.mark(of: file)
    bytes = file.prefix(FileStart.length).dropFirst(mark?.length ?? 0)
    let isWide = mark.map { $0.encoding != .utf8 } ?? false
    // UTF-16 of the signs that matter here is ASCII with zeros.
    let narrow = isWide ? bytes.filter { $0 != 0 } : Array(bytes)
    text = String(decoding: narrow, as: UTF8.self).lowercased()
    lines = text.split(maxSplits: 60, whereSeparator: \.isNewline).prefix(60).map { line in
      line.drop { $0 == " " || $0 == "\t" }
    }
  }

  /// The first sign that is no blank.
  var firstSign: UInt8? { bytes.first { $0 > 32 } }

  /// Whether one of the first lines begins with one of these words.
  func hasLine(_ beginnings: String...) -> Bool {
    lines.contains { line in beginnings.contains { line.hasPrefix($0) } }
  }
}
