internal import Wording

extension Format {
  /// A chat as WhatsApp exports it.
  static let whatsApp = Format(
    id: "whatsapp",
    name: Localized(de: "WhatsApp (exportierter Chat)", en: "WhatsApp (exported chat)"),
    endings: ["txt"], read: WhatsAppReader.read, write: nil,
    recognition: .start { WhatsAppReader.recognises($0) })
}
