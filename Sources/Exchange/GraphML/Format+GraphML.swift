internal import Wording

extension Format {
  /// GraphML, as Gephi, yEd, igraph and NetworkX exchange it.
  static let graphML = Format(
    id: "graphml", name: Localized("GraphML"), endings: ["graphml"], read: GraphMLReader.read,
    write: GraphMLWriter.write,
    recognition: .start { $0.firstSign == UInt8(ascii: "<") })
}
