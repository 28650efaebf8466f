public import Wording

extension TieKind {
  /// The kind as people call such a tie: "contact", „Kontakt“; a word of the user's own as it is,
  /// empty where the file names no kind.
  public var name: Localized {
    TieKind.names[id.lowercased()] ?? Localized(id.split(separator: "_").joined(separator: " "))
  }

  private static let names: [String: Localized] = [
    "contact": Localized(de: "Kontakt", en: "contact"),
    "family": Localized(de: "Familie", en: "family"),
    "friend": Localized(de: "Freundschaft", en: "friends"),
    "friendship": Localized(de: "Freundschaft", en: "friendship"),
    "knows": Localized(de: "Bekanntschaft", en: "acquaintance"),
    "works_with": Localized(de: "Zusammenarbeit", en: "work together"),
    "colleague": Localized(de: "Kollegen", en: "colleagues"),
    "neighbour": Localized(de: "Nachbarschaft", en: "neighbours"),
    "member": Localized(de: "Mitgliedschaft", en: "membership"),
    "follower": Localized(de: "folgen einander", en: "follow each other"),
    "attended": Localized(de: "Teilnahme", en: "attendance"),
  ]
}
