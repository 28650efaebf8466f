internal import Relations
internal import Wording

extension Format {
  /// Popolo: people, organisations and who belonged where, as councils and parliaments publish it.
  static let popolo = Format(
    id: "popolo", name: Localized("Popolo"), endings: ["json"],
    recognises: { document in
      ["persons", "memberships", "organizations"].contains { key in
        document.kind(0) == .object
          && document.keys(of: 0).contains { document.string($0) == key }
      }
    }, readDocument: PopoloReader.read, write: PopoloWriter.write)
}
