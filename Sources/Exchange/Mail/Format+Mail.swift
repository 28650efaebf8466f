internal import Wording

extension Format {
  /// A mailbox.
  static let mail = Format(
    id: "mbox", name: Localized(de: "E-Mails (mbox, eml)", en: "mail (mbox, eml)"),
    endings: ["mbox", "mbx", "eml"], read: MailReader.read, write: nil,
    recognition: .start { start in
      guard let first = start.lines.first else { return false }
      return first.hasPrefix("from ") && start.hasLine("from:", "date:", "to:")
        || (first.contains(
          /^(return-path|received|delivered-to|message-id|mime-version|from|date):/)
          && start.hasLine("from:") && start.hasLine("date:"))
    })
}
