internal import Relations
internal import Wording

extension Format {
  /// Kumu's JSON: elements and connections.
  static let kumu = Format(
    id: "kumu", name: Localized("Kumu-JSON"),
    recognises: { document in
      document.has("elements", .array)
        && document.firstElement("elements").map { element in
          document.member("data", of: element) == nil
        } ?? document.has("connections", .array)
    }, readDocument: KumuReader.read, write: nil)
}
