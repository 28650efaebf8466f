internal import Wording

extension Format {
  /// The text format of UCINET.
  static let dl = Format(
    id: "dl", name: Localized("UCINET DL"), endings: ["dl"], read: DLReader.read, write: nil,
    recognition: .start { start in
      start.text.contains(/^\s*dl[\s,]/)
        && start.text.contains(/\b(n|nr)\s*=?\s*\d/)
    })
}
