/// A text to compare with, in which `*` may stand for anything.
///
/// Comparison ignores case and diacritics; ä equals a as well as ae.
struct TextPattern: Hashable, Sendable {
  /// What has to fit.
  enum Scope: Hashable, Sendable {
    case whole, part
  }

  private let scope: Scope
  private let dropped: Parts
  private let spelledOut: Parts

  /// The pattern as written.
  let text: String

  /// A pattern; `*` is a wildcard unless `isLiteral`.
  init(_ text: String, scope: Scope = .whole, isLiteral: Bool) {
    dropped = Parts(FoldedText.bytes(text, .dropped), scope, isLiteral: isLiteral)
    spelledOut = Parts(FoldedText.bytes(text, .spelledOut), scope, isLiteral: isLiteral)
    self.text = text
    self.scope = scope
  }

  /// Whether it matches the empty text only.
  var isEmpty: Bool { text.isEmpty && scope == .whole }

  /// Whether `text` fits.
  ///
  /// - Parameter scratch: memory for the folded text, reused from call to call.
  func matches(_ text: String, _ scratch: inout [UInt8]) -> Bool {
    if dropped.rejectsFirstLetter(of: text) { return false }
    let hasUmlaut = FoldedText.fold(text, .dropped, into: &scratch)
    if dropped.match(scratch) { return true }
    if hasUmlaut { FoldedText.fold(text, .spelledOut, into: &scratch) }
    return spelledOut.match(scratch)
  }

  /// Whether `text` fits.
  func matches(_ text: String) -> Bool {
    var scratch: [UInt8] = []
    return matches(text, &scratch)
  }
}

/// The pieces of a pattern between its wildcards.
private struct Parts: Hashable, Sendable {
  let pieces: [[UInt8]]
  let isAnchored: Bool

  init(_ bytes: [UInt8], _ scope: TextPattern.Scope, isLiteral: Bool) {
    pieces =
      isLiteral
      ? [bytes]
      : bytes.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map(Array.init)
    isAnchored = scope == .whole
  }

  /// Whether the first letter, if it is ASCII, already rules `text` out: both foldings begin alike.
  func rejectsFirstLetter(of text: String) -> Bool {
    guard isAnchored, let wanted = pieces[0].first, let first = text.utf8.first, first < 0x80
    else { return false }
    return wanted != ((0x41...0x5A).contains(first) ? first | 0x20 : first)
  }

  /// Anchored: the first piece begins the text, the last ends it, the others follow each other in
  /// between, each at its first place.
  func match(_ text: [UInt8]) -> Bool {
    guard isAnchored else { return follow(pieces[...], in: text, 0, text.count) }
    let first = pieces[0]
    if pieces.count == 1 { return text == first }
    let last = pieces[pieces.count - 1]
    guard text.count >= first.count + last.count, text.starts(with: first),
      text.suffix(last.count).elementsEqual(last)
    else { return false }
    return follow(pieces.dropFirst().dropLast(), in: text, first.count, text.count - last.count)
  }

  private func follow(
    _ pieces: ArraySlice<[UInt8]>, in text: [UInt8], _ start: Int, _ end: Int
  ) -> Bool {
    var start = start
    for piece in pieces {
      guard let found = Parts.place(of: piece, in: text, start, end) else { return false }
      start = found + piece.count
    }
    return true
  }

  private static func place(
    of piece: [UInt8], in text: [UInt8], _ start: Int, _ end: Int
  ) -> Int? {
    guard let head = piece.first else { return start }
    var place = start
    while place + piece.count <= end {
      if text[place] == head {
        var length = 1
        while length < piece.count, text[place + length] == piece[length] { length += 1 }
        if length == piece.count { return place }
      }
      place += 1
    }
    return nil
  }
}
