internal import Wording

extension Format {
  /// Gephi's exchange format.
  static let gexf = Format(
    id: "gexf", name: Localized("GEXF (Gephi)"), endings: ["gexf"], read: GEXFReader.read,
    write: GEXFWriter.write,
    recognition: .start { $0.firstSign == UInt8(ascii: "<") && $0.text.contains("<gexf") })
}
