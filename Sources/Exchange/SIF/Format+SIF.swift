internal import Relations
internal import Wording

extension Format {
  /// Cytoscape's simple interaction format.
  static let sif = Format(
    id: "sif", name: Localized("SIF (Cytoscape)"), endings: ["sif"], read: SIFReader.read,
    write: nil)
}

/// Reads SIF: in each line somebody, a kind of ties, and those at the other ends.
///
/// If there is a tab anywhere, only tabs separate. Somebody alone in a line has no ties. Ties have no
/// direction, as the format knows none.
struct SIFReader {
  /// Reads one file.
  static func read(
    _ raw: [UInt8], _ file: String, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    let text = try GraphText.decode(raw, chosen: options.encoding, file: file)
    var graph = ElementGraph(file: file, bytes: text.bytes, options: options)
    if let place = text.firstUndefined { graph.elements.warnOfUndefinedByte(at: place) }
    let separator: (UInt8) -> Bool =
      text.bytes.contains(9) ? { $0 == 9 } : { $0 == 0x20 }
    graph.elements.statesDirection = false
    var start = 0
    while start < text.bytes.count {
      let end = text.bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.bytes.count
      let words = text.bytes[start..<end].split(whereSeparator: separator).map { part in
        (ElementValues.trimmed(String(decoding: part, as: UTF8.self)), part.startIndex)
      }.filter { !$0.0.isEmpty }
      add(words, to: &graph)
      start = end + 1
    }
    return try graph.finish(understoodAs: Localized("SIF, \(text.encoding.name)"))
  }

  private static func add(_ words: [(text: String, offset: Int)], to graph: inout ElementGraph) {
    guard let first = words.first else { return }
    let source = graph.named(first.text)
    guard words.count != 2 else {
      graph.elements.error(
        at: words[1].offset,
        Localized(
          de: "eine Beziehung ohne anderes Ende", en: "a tie without its other end"),
        found: words[1].text,
        advice: Localized(
          de: "als Name, Art, Name schreiben, mit Tabulatoren dazwischen",
          en: "write name, kind, name with tabs between them"))
      return
    }
    for word in words.dropFirst(2) {
      graph.addEdge(source, graph.named(word.text), isDirected: false, at: word.offset)
      graph.setTie("kind", words[1].text, as: .kind, at: words[1].offset)
    }
  }
}
