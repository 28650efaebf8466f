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
      let person = try PersonRows(database, reference)
      let writer = DossierWriter(
        state: state, person: person, namesOthers: namesOthers,
        origins: try OriginText(database, state), names: FactNames(state))
      return Dossier(
        id: person.actor.key, name: person.actor.name,
        sections: [
          writer.facts, writer.sources, writer.ties, writer.contacts, writer.roles,
          try writer.past(database),
          try PastDossier(database, person, namesOthers: namesOthers).section,
          try writer.mentions(database), try writer.objections(database),
          try writer.disclosures(database),
        ])
    }
  }
}

private struct DossierWriter {
  let state: ProjectState
  var actor: ActorRecord { person.actor }
  let person: PersonRows
  let namesOthers: Bool
  let origins: OriginText
  let names: FactNames

  var facts: Dossier.Section {
    var section = Dossier.Section(title: Localized(de: "Angaben", en: "Details"), id: "details")
    section.rows = [(Localized(de: "Kennung", en: "id"), Localized(actor.key))]
    for alias in person.aliases {
      section.rows.append(
        (Localized(de: "auch bekannt als", en: "also known as"), Localized(alias)))
    }
    if !person.isPresent {
      section.rows.append(
        (
          Localized(de: "Stand", en: "state"),
          Localized(
            de: "aus dem Projekt entfernt; in seiner Vergangenheit noch gespeichert",
            en: "removed from the project; still held in its past")
        ))
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
      WHERE past.id IN (\(PersonRows.list(person.ids))) ORDER BY past.id, past.died
      """
    ) { row in
      let column = Int32(FactTable.actor.columns.count + 1)
      versions.append((Moment(seconds: row.integer(column)), ActorRecord(row)))
    }
    for (place, (until, record)) in versions.enumerated() {
      let next = versions.indices.contains(place + 1) ? versions[place + 1].record : nil
      // The last version of a merged double, or of an entry that was removed, is told as a whole.
      let newer = next?.id == record.id ? next : record.id == actor.id ? actor : nil
      let changes =
        newer?.changes(since: record)
        ?? [FieldChange(Localized(de: "Kennung", en: "id"), before: Localized(record.key))]
        + record.fields.filter { !$0.value.en.isEmpty }.map { FieldChange($0, before: $1) }
      for change in changes {
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

  /// Texts about others, or about nobody, that name the person.
  func mentions(_ database: Database) throws -> Dossier.Section {
    var section = Dossier.Section(
      title: Localized(de: "Erwähnungen", en: "Mentions"), id: "mentions")
    let list = PersonRows.list(person.ids)
    let own = "a NOT IN (\(list)) AND b NOT IN (\(list))"
    let others =
      "tie NOT IN (SELECT id FROM tie WHERE NOT (\(own)))"
      + " AND tie NOT IN (SELECT id FROM past_tie WHERE NOT (\(own)))"
    var blanking = Blanking(
      database, MentionFinder(person), sharedStays: ContactData(),
      lookingOnly: [
        "actor": "id NOT IN (\(list))", "past_actor": "id NOT IN (\(list))", "tie": own,
        "past_tie": own, "contact": others, "past_contact": others,
        "role": "actor NOT IN (\(list))", "past_role": "actor NOT IN (\(list))",
      ])
    try blanking.run()
    section.rows = blanking.mentions.map { mention in
      (Localized(de: "Text", en: "text"), Localized(mention.text))
    }
    return section
  }

  /// Whether the person objects, and by what it is known again.
  func objections(_ database: Database) throws -> Dossier.Section {
    var section = Dossier.Section(
      title: Localized(de: "Widerspruch", en: "Objection"), id: "objection")
    if try Objections(database).concern(actor, isNew: false) {
      section.rows.append(
        (
          Localized(de: "Ansprache", en: "approach"),
          Localized(
            de: "widersprochen; ein Merkzeichen ohne Namen hält es fest",
            en: "objected; a mark without a name keeps it")
        ))
    }
    return section
  }

  func disclosures(_ database: Database) throws -> Dossier.Section {
    var section = Dossier.Section(
      title: Localized(de: "Weitergegeben an", en: "Given to"), id: "recipients")
    for disclosure in try Disclosure.all(database)
    where disclosure.actor == nil || disclosure.actor.map({ person.ids.contains($0) }) ?? false {
      section.rows.append(
        (
          Localized(
            de: disclosure.moment.text(in: .german), en: disclosure.moment.text(in: .english)),
          Localized("\(disclosure.what): \(disclosure.recipient)")
        ))
    }
    return section
  }

  /// A tie by its other end and kind; clubs and channels have no rights to protect.
  private func label(_ tie: TieRecord) -> String {
    let other = tie.a == actor.id ? tie.b : tie.a
    let isPerson = state.actors.first { $0.id == other }?.kind == Actor.Kind.person.id
    if namesOthers || !isPerson { return names.title(tie) }
    let kind = names.kind(tie.kind)
    return "…" + (kind.isEmpty ? "" : " (\(kind))")
  }

  private static func joined(_ texts: [Localized]) -> Localized {
    let given = texts.filter { !$0.en.isEmpty }
    return Localized(
      de: given.map(\.de).joined(separator: "; "), en: given.map(\.en).joined(separator: "; "))
  }
}
