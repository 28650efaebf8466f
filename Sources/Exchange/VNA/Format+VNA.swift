internal import Wording

extension Format {
  /// The format of NetDraw.
  static let vna = Format(
    id: "vna", name: Localized("VNA (NetDraw)"), endings: ["vna"], read: VNAReader.read, write: nil,
    recognition: .start { $0.hasLine("*node data", "*tie data") })
}
