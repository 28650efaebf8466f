internal import Relations
internal import Wording

extension Format {
  /// Address books.
  static let vCard = Format(
    id: "vcard", name: Localized(de: "vCard (Adressbuch)", en: "vCard (address book)"),
    endings: ["vcf", "vcard"], read: VCardReader.read, write: nil,
    recognition: .start { $0.hasLine("begin:vcard") })
}
