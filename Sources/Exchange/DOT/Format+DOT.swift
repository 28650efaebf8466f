internal import Wording

extension Format {
  /// The language of Graphviz.
  static let dot = Format(
    id: "dot", name: Localized("DOT (Graphviz)"), endings: ["dot", "gv"], read: DOTReader.read,
    write: DOTWriter.write,
    recognition: .start { start in
      start.text.contains(/^\s*(strict\s+)?(di)?graph\b[^\[]*\{/)
    })
}
