public import Wording

/// One entry of the journal: what was done to a project, and when.
public struct Operation: Hashable, Sendable, Identifiable {
  /// What was done.
  public enum Action: String, Hashable, Sendable, CaseIterable {
    case new, `import`, add, set, remove, contact, partner, campaign, merge, object, withdraw
    case erase, undo, redo, upgrade, home

    /// Whether `undo` takes it back; what people have a right to is not taken back.
    var isUndoable: Bool {
      switch self {
      case .new, .object, .withdraw, .erase, .undo, .redo, .upgrade, .home: false
      default: true
      }
    }
  }

  /// The number, from 1, in order.
  public let id: Int
  /// When it was done.
  public let moment: Moment
  /// What was done.
  public let action: Action
  /// The file it came from, or empty; never a person's name.
  public let note: String
  /// The operation that it takes back or does again.
  public let inverts: Int?
}

extension Operation.Action {
  /// The action as a word for people.
  public var name: Localized {
    switch self {
    case .new: Localized(de: "angelegt", en: "created")
    case .import: Localized(de: "eingelesen", en: "imported")
    case .add: Localized(de: "hinzugefügt", en: "added")
    case .set: Localized(de: "geändert", en: "changed")
    case .remove: Localized(de: "entfernt", en: "removed")
    case .contact: Localized(de: "Kontakt", en: "contact")
    case .partner: Localized(de: "Partner", en: "partner")
    case .campaign: Localized(de: "Kampagne", en: "campaign")
    case .merge: Localized(de: "zusammengelegt", en: "merged")
    case .object: Localized(de: "Widerspruch", en: "objection")
    case .withdraw: Localized(de: "Widerspruch aufgehoben", en: "objection withdrawn")
    case .erase: Localized(de: "Person gelöscht", en: "person erased")
    case .undo: Localized(de: "zurückgenommen", en: "undone")
    case .redo: Localized(de: "wiederholt", en: "done again")
    case .home: Localized(de: "wer wir sind", en: "who we are")
    case .upgrade: Localized(de: "Dateiformat erneuert", en: "file format renewed")
    }
  }
}
