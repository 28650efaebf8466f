internal import Wording

extension Format {
  /// The graph modelling language, as NetworkX, igraph and Gephi write it.
  static let gml = Format(
    id: "gml", name: Localized("GML"), endings: ["gml"], read: GMLReader.read,
    write: GMLWriter.write,
    recognition: .start { start in
      start.text.contains(/(^|\n)[ \t]*graph\s*\[/) && start.text.contains(/\bnode\s*\[/)
    })
}
