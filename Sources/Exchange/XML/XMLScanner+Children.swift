internal import Wording

extension XMLScanner {
  /// Goes on to the next child of the element just opened; false at its end.
  ///
  /// The child is then open itself, and must be read to its end before the next. Text between children means nothing in networks; if it is not blank, it is refused.
  mutating func nextChild() throws(ImportFailure) -> Bool {
    while true {
      switch try next() {
      case .open: return true
      case .close, .end: return false
      case .text where isBlankText: continue
      case .text:
        throw failure(
          offset, Localized(de: "hier darf kein Text stehen", en: "there must be no text here"),
          found: excerpt(offset), advice: XMLScanner.damaged)
      }
    }
  }

  /// Reads the element just opened to its end; its text, children left out, is then in `content`.
  mutating func readContent(into content: inout [UInt8]) throws(ImportFailure) {
    content.removeAll(keepingCapacity: true)
    let outer = depth - 1
    while depth > outer {
      if try next() == .text, depth == outer + 1 { content += text }
    }
  }
}
