internal import Wording

extension Format {
  /// Pajek's networks and projects.
  static let pajek = Format(
    id: "pajek", name: Localized("Pajek"), endings: ["net", "paj"], read: PajekReader.read,
    write: PajekWriter.write,
    recognition: .start { $0.hasLine("*vertices ", "*vertices\t", "*network") })
}
