internal import Wording

extension Format {
  /// The format of ORA.
  static let dynetml = Format(
    id: "dynetml", name: Localized("DyNetML (ORA)"), endings: ["dynetml"],
    read: DyNetMLReader.read, write: nil,
    recognition: .start { start in
      start.firstSign == UInt8(ascii: "<")
        && (start.text.contains("<dynamicnetwork") || start.text.contains("<metanetwork")
          || start.text.contains("<dynamicmetanetwork"))
    })
}
