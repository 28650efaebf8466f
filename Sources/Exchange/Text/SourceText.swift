internal import Wording

/// The text of a file as valid UTF-8 without mark, whatever it was written in.
///
/// Readers work on bytes, not on characters: "\r\n" is one character in Swift, and so is a comma
/// followed by a combining accent.
struct SourceText {
  /// Valid UTF-8.
  let bytes: [UInt8]
  /// What the file was written in.
  let encoding: ReadOptions.Encoding
  /// Whether the file began with a byte order mark.
  let hasMark: Bool
  /// Where in `bytes` the first byte stood that Windows-1252 leaves undefined, or nil.
  ///
  /// These are 81, 8D, 8F, 90 and 9D; each became the control character of the same number.
  let firstUndefined: Int?

  /// The byte order mark at the beginning, if there is one.
  static func mark(of raw: [UInt8]) -> (encoding: ReadOptions.Encoding, length: Int)? {
    if raw.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if raw.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if raw.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// Decodes a file; a mark, if there is one, decides, whatever `encoding` says.
  ///
  /// - Throws: a failure at the first bytes that are no text in this encoding.
  init(_ raw: [UInt8], as encoding: ReadOptions.Encoding, file: String) throws(ImportFailure) {
    let mark = SourceText.mark(of: raw)
    self.encoding = mark?.encoding ?? encoding
    hasMark = mark != nil
    let body = raw[(mark?.length ?? 0)...]
    var firstUndefined: Int?
    switch self.encoding {
    case .utf8:
      bytes = mark == nil ? raw : Array(body)
      if let offset = SourceText.firstInvalidUTF8(bytes) {
        throw SourceText.failure(
          file: file, before: bytes[..<offset], found: [bytes[offset]], encoding: "UTF-8")
      }
    case .utf16LittleEndian:
      bytes = try SourceText.decodeUTF16(body, low: 0, file: file)
    case .utf16BigEndian:
      bytes = try SourceText.decodeUTF16(body, low: 1, file: file)
    case .windows1252:
      bytes = SourceText.decodeWindows1252(body, &firstUndefined)
    case .latin1:
      var decoded: [UInt8] = []
      decoded.reserveCapacity(body.count)
      for byte in body { SourceText.append(UInt16(byte), to: &decoded) }
      bytes = decoded
    }
    self.firstUndefined = firstUndefined
  }

  /// The offset of the first byte that is not part of valid UTF-8, or nil.
  static func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// UTF-8 of UTF-16 in either order; `low` is the place of the low byte in each pair.
  private static func decodeUTF16(
    _ raw: ArraySlice<UInt8>, low: Int, file: String
  ) throws(ImportFailure) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(raw.count)
    var at = raw.startIndex
    func unit(_ at: Int) -> UInt32 { UInt32(raw[at + low]) | UInt32(raw[at + 1 - low]) << 8 }
    while at < raw.endIndex {
      var value = at + 1 < raw.endIndex ? unit(at) : 0xD800
      var length = 2
      if value & 0xFC00 == 0xD800, at + 3 < raw.endIndex, unit(at + 2) & 0xFC00 == 0xDC00 {
        value = 0x10000 + (value & 0x3FF) << 10 + (unit(at + 2) & 0x3FF)
        length = 4
      }
      guard let scalar = Unicode.Scalar(value) else {
        throw failure(
          file: file, before: decoded[...], found: Array(raw[at..<min(at + 2, raw.endIndex)]),
          encoding: "UTF-16")
      }
      decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      at += length
    }
    return decoded
  }

  private static func decodeWindows1252(
    _ raw: ArraySlice<UInt8>, _ firstUndefined: inout Int?
  ) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(raw.count + raw.count / 16)
    for byte in raw {
      guard (0x80..<0xA0).contains(byte) else {
        append(UInt16(byte), to: &decoded)
        continue
      }
      let value = windows1252[Int(byte) - 0x80]
      if value == UInt16(byte), firstUndefined == nil { firstUndefined = decoded.count }
      append(value, to: &decoded)
    }
    return decoded
  }

  /// Appends a character of the basic plane that is not a surrogate.
  private static func append(_ value: UInt16, to bytes: inout [UInt8]) {
    if value < 0x80 {
      bytes.append(UInt8(value))
    } else if value < 0x800 {
      bytes.append(0xC0 | UInt8(value >> 6))
      bytes.append(0x80 | UInt8(value & 0x3F))
    } else {
      bytes.append(0xE0 | UInt8(value >> 12))
      bytes.append(0x80 | UInt8(value >> 6 & 0x3F))
      bytes.append(0x80 | UInt8(value & 0x3F))
    }
  }

  /// What the bytes 80 to 9F mean; the five undefined ones stand for themselves.
  private static let windows1252: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  private static func failure(
    file: String, before: ArraySlice<UInt8>, found: [UInt8], encoding: String
  ) -> ImportFailure {
    let hexadecimal = found.map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return ImportFailure([
      Notice(
        .error, file: file, position: TextPositions.position(of: before.endIndex, in: before),
        what: Localized(
          de: "die Bytes sind kein Text in \(encoding)",
          en: "these bytes are no text in \(encoding)"),
        found: hexadecimal.joined(separator: " "),
        advice: Localized(
          de: "die Datei ist beschädigt oder anders kodiert: als UTF-8 speichern",
          en: "the file is damaged or in another encoding: save it as UTF-8"))
    ])
  }
}
