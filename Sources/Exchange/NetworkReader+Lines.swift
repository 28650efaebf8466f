extension NetworkReader {
  /// The line of a table, from 1, in which a field holds this text and nothing else; nil if there is
  /// none, or the file cannot be read.
  ///
  /// - Complexity: linear in the size of the file.
  public static func line(of text: String, inTable path: String) -> Int? {
    guard let raw = try? FileBytes.read(path) else { return nil }
    let isUTF8 = SourceText.mark(of: raw) != nil || SourceText.firstInvalidUTF8(raw) == nil
    guard let source = try? SourceText(raw, as: isUTF8 ? .utf8 : .windows1252, file: path) else {
      return nil
    }
    func trimmed(_ text: some StringProtocol) -> Substring {
      var text = text[...].drop { " \"".contains($0) }
      while let last = text.last, " \"".contains(last) { text.removeLast() }
      return Substring(text)
    }
    let wanted = trimmed(text)
    let lines = String(decoding: source.bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.firstIndex { line in
      line.split { ",;\t".contains($0) }.contains { trimmed($0) == wanted }
    }.map { $0 + 1 }
  }
}
