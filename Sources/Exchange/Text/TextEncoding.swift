internal import Wording

/// A file's text as UTF-8, and how it was written.
struct DecodedText {
  /// The text as UTF-8 without a byte-order mark.
  let bytes: [UInt8]
  /// What the encoding is called.
  let encoding: String
  /// The line of the first byte that Windows-1252 leaves undefined, and this byte.
  let undefined: (line: Int, byte: UInt8)?
}

/// Why a file is not text that can be read.
enum NotText: Error {
  /// Known by its first bytes: a workbook, an archive, a picture …
  case otherFile(what: Localized, advice: Localized)
  /// Holds a zero byte, on this line.
  case zeroByte(line: Int)
  /// Looks like UTF-8 that was damaged; where.
  case damaged(line: Int, column: Int)
  /// Not the encoding it was said to be.
  case refused(ImportFailure)
}

/// Recognises encodings and turns text into UTF-8, never inventing a replacement sign.
enum TextEncoding {
  /// The text of a file: the encoding asked for, or by its mark, or UTF-8 if it is valid, or
  /// Windows-1252.
  static func decode(
    _ bytes: [UInt8], as encoding: ReadOptions.Encoding?, file: String
  ) throws(NotText) -> DecodedText {
    if let other = OtherFile.recognise(bytes) { throw other }
    let isWide = [.utf16LittleEndian, .utf16BigEndian].contains(
      SourceText.mark(of: bytes)?.encoding ?? encoding)
    // ASCII is the same in all encodings but the wide ones: most large files need one look only.
    if !isWide, UTF8Check.isASCIIWithoutZeros(bytes) {
      return DecodedText(bytes: bytes, encoding: name(encoding ?? .utf8), undefined: nil)
    }
    if !isWide { try refuseZeroBytes(bytes) }
    let chosen: ReadOptions.Encoding
    if let encoding = encoding ?? SourceText.mark(of: bytes)?.encoding {
      chosen = encoding
    } else {
      chosen = try recognise(bytes)
    }
    do {
      let text = try SourceText(bytes, as: chosen, file: file)
      if isWide { try refuseZeroBytes(text.bytes) }
      return DecodedText(
        bytes: text.bytes, encoding: name(text.encoding), undefined: undefined(in: text))
    } catch let failure as ImportFailure {
      throw .refused(failure)
    } catch let problem as NotText {
      throw problem
    } catch {
      throw .damaged(line: 1, column: 1)
    }
  }

  private static func name(_ encoding: ReadOptions.Encoding) -> String {
    switch encoding {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .windows1252: "Windows-1252"
    case .latin1: "ISO-8859-1"
    }
  }

  private static func undefined(in text: SourceText) -> (line: Int, byte: UInt8)? {
    guard let place = text.firstUndefined else { return nil }
    let line = TextPositions.position(of: place, in: text.bytes[...]).line
    return (line, text.bytes[safe: place + 1] ?? 0)
  }

  /// UTF-8 if the bytes are valid, else Windows-1252, which every byte is.
  ///
  /// A file with more good signs of several bytes than bad ones is UTF-8 that was damaged: read as
  /// Windows-1252 it would turn all its umlauts into pairs of wrong signs.
  private static func recognise(_ bytes: [UInt8]) throws(NotText) -> ReadOptions.Encoding {
    let validity = UTF8Check.run(bytes)
    guard let broken = validity.firstBroken else { return .utf8 }
    guard validity.goodSequences > validity.brokenSequences else { return .windows1252 }
    let position = TextPositions.position(of: broken, in: bytes[...])
    throw .damaged(line: position.line, column: position.column)
  }

  private static func refuseZeroBytes(_ bytes: [UInt8]) throws(NotText) {
    guard let place = bytes.firstIndex(of: 0) else { return }
    throw .zeroByte(line: TextPositions.position(of: place, in: bytes[...]).line)
  }
}

extension Array {
  /// The element at `index`, or nil outside the array.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
