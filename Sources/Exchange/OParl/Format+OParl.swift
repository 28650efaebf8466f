internal import Relations
internal import Wording

extension Format {
  /// OParl: council information systems of German towns.
  static let oparl = Format(
    id: "oparl", name: Localized("OParl"), endings: ["json"],
    recognises: OParlReader.recognises, readDocument: OParlReader.read, write: nil)
}
