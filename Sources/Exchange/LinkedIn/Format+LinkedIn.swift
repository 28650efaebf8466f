internal import Relations
internal import Wording

extension Format {
  /// The contacts that LinkedIn gives to an account's owner.
  static let linkedIn = Format(
    id: "linkedin", name: Localized(de: "LinkedIn (Kontakte)", en: "LinkedIn (connections)"),
    endings: ["csv"], read: LinkedInReader.read, write: nil,
    recognition: .start { start in
      start.lines.contains { $0.contains("first name") && $0.contains("connected on") }
    })
}
