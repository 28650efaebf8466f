internal import GRDB
public import Relations
public import Wording

/// Everything that a project holds about one person.
public struct Dossier: Sendable {
  /// A table of the dossier: a heading, and rows of a label and what it says.
  public struct Section: Sendable {
    /// What the table is about.
    public let title: Localized
    /// Short id for files.
    public let id: String
    /// Labels and texts.
    public internal(set) var rows: [(label: Localized, text: Localized)] = []
  }

  /// The id of the person.
  public let id: Actor.ID
  /// The name of the person.
  public let name: String
  /// What is held, by subject; empty ones included.
  public let sections: [Section]
}

extension ProjectFile {
  /// Everything that the project holds about a person: what is known, from where, ties, contacts,
  /// roles, earlier versions, and to whom it was given.
  ///
  /// - Parameter namesOthers: whether the other ends of ties are named; others have rights too.
  public func dossier(
    of reference: String, namesOthers: Bool = true
  ) throws(StorageError) -> Dossier {
    try reading { database in
      let state = try ProjectState(database)
      let actor = try ActorLookup(state.actors, state.aliases).find(reference)
      let writer = DossierWriter(
        state: state, actor: actor, namesOthers: namesOthers,
        origins: try OriginText(database, state), names: FactNames(state))
      return Dossier(
        id: actor.key, name: actor.name,
        sections: [
          writer.facts, writer.sources, writer.ties, writer.contacts, writer.roles,
          try writer.past(database), try writer.disclosures(database),
        ])
    }
  }
}

private struct DossierWriter {
  let state: ProjectState
  let actor: ActorRecord
  let namesOthers: Bool
  let origins: OriginText
  let names: FactNames

  var facts: Dossier.Section {
    var section = Dossier.Section(title: Localized(de: "Angaben", en: "Details"), id: "details")
    section.rows = [(Localized(de: "Kennung", en: "id"), Localized(actor.key))]
    for alias in state.aliases where alias.actor == actor.id {
      section.rows.append(
        (Localized(de: "auch bekannt als", en: "also known as"), Localized(alias.key)))
    }
    section.rows += actor.fields.filter { !$0.value.en.isEmpty }.map { ($0.field, $0.value) }
    return section
  }

  var sources: Dossier.Section {
    Dossier.Section(
      title: Localized(de: "Woher", en: "Where from"), id: "sources",
      rows: origins.rows(.actor, actor.id))
  }

  var ties: Dossier.Section {
    var section = Dossier.Section(title: Localized(de: "Beziehungen", en: "Ties"), id: "ties")
    for tie in state.ties where tie.a == actor.id || tie.b == actor.id {
      let values = tie.fields.filter { !$0.value.en.isEmpty }.map { field, value in
        Localized(de: "\(field.de) \(value.de)", en: "\(field.en) \(value.en)")
      }
      let sources = origins.rows(.tie, tie.id).map(\.text)
      section.rows.append((Localized(label(tie)), Self.joined(values + sources)))
    }
    return section
  }

  var contacts: Dossier.Section {
    var section = Dossier.Section(title: Localized(de: "Kontakte", en: "Contacts"), id: "contacts")
    let own = Dictionary(
      state.ties.lazy.filter { $0.a == actor.id || $0.b == actor.id }.map { ($0.id, $0) }
    ) { first, _ in first }
    for contact in state.contacts {
      guard let tie = own[contact.tie] else { continue }
      section.rows.append(
        (
          Localized(
            de: Language.german.text(contact.day), en: Language.english.text(contact.day)),
          Self.joined([
            Localized(label(tie)), Localized(contact.note),
            contact.source.map { origins.text(source: $0, line: contact.line, since: nil) }
              ?? Localized(""),
          ])
        ))
    }
    return section
  }

  var roles: Dossier.Section {
    var section = Dossier.Section(title: Localized(de: "Rollen", en: "Roles"), id: "roles")
    for role in state.roles where role.actor == actor.id {
      let values = role.fields.filter { !$0.value.en.isEmpty }.map { field, value in
        Localized(de: "\(field.de) \(value.de)", en: "\(field.en) \(value.en)")
      }
      section.rows.append((Localized(names.title(role)), Self.joined(values)))
    }
    return section
  }

  /// Earlier versions of the person's details.
  func past(_ database: Database) throws -> Dossier.Section {
    var section = Dossier.Section(
      title: Localized(de: "Frühere Angaben", en: "Earlier details"), id: "earlier")
    var versions: [(until: Moment, record: ActorRecord)] = []
    try database.forEachRow(
      """
      SELECT past.id, \(FactTable.actor.columns.map { "past." + $0 }.joined(separator: ", ")),
        operation.moment
      FROM past_actor past JOIN operation ON operation.id = past.died
      WHERE past.id = ? ORDER BY past.died
      """, [actor.id]
    ) { row in
      let column = Int32(FactTable.actor.columns.count + 1)
      versions.append((Moment(seconds: row.integer(column)), ActorRecord(row)))
    }
    let later = versions.dropFirst().map(\.record) + [actor]
    for ((until, record), next) in zip(versions, later) {
      for change in next.changes(since: record) {
        section.rows.append(
          (
            change.field,
            Localized(
              de: "bis \(until.text(in: .german)): \(change.before.de)",
              en: "until \(until.text(in: .english)): \(change.before.en)")
          ))
      }
    }
    return section
  }

  func disclosures(_ database: Database) throws -> Dossier.Section {
    var section = Dossier.Section(
      title: Localized(de: "Weitergegeben an", en: "Given to"), id: "recipients")
    for disclosure in try Disclosure.all(database)
    where disclosure.actor == nil || disclosure.actor == actor.id {
      section.rows.append(
        (
          Localized(
            de: disclosure.moment.text(in: .german), en: disclosure.moment.text(in: .english)),
          Localized("\(disclosure.what): \(disclosure.recipient)")
        ))
    }
    return section
  }

  /// A tie by its other end and kind.
  private func label(_ tie: TieRecord) -> String {
    if namesOthers { return names.title(tie) }
    let kind = names.kind(tie.kind)
    return "…" + (kind.isEmpty ? "" : " (\(kind))")
  }

  private static func joined(_ texts: [Localized]) -> Localized {
    let given = texts.filter { !$0.en.isEmpty }
    return Localized(
      de: given.map(\.de).joined(separator: "; "), en: given.map(\.en).joined(separator: "; "))
  }
}
