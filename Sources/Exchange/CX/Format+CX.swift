internal import Relations
internal import Wording

extension Format {
  /// CX2, the format of NDEx and Cytoscape Web.
  static let cx = Format(
    id: "cx2", name: Localized("CX2 (NDEx, Cytoscape)"), endings: ["cx2", "cx", "json"],
    recognises: { document in
      guard document.kind(0) == .array else { return false }
      return document.elements(of: 0).prefix(3).contains { aspect in
        document.member("CXVersion", of: aspect) != nil
          || document.member("numberVerification", of: aspect) != nil
      }
    }, readDocument: CXReader.read, write: nil)
}
