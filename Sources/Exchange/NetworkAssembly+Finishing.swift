internal import Relations
internal import Wording

extension NetworkAssembly {
  /// The network and the account of it.
  ///
  /// Counts actors from ties, ties and multipliers, and warns of self-ties and of ids that differ
  /// only in how Unicode composes them.
  ///
  /// - Throws: every error noted so far, the first `ImportFailure.shown` in words.
  consuming func finish() throws(ImportFailure) -> ReadResult {
    if actors.count > Self.actorLimit {
      error(
        Localized(de: "mehr als 10.000.000 Akteure", en: "more than 10,000,000 actors"),
        advice: Localized(de: "das Netzwerk aufteilen", en: "split the network"))
    }
    if let failure = notices.failure(files: fileNames) { throw failure }
    warnOfSelfTies()
    warnOfSpellings()
    warnOfDuplicates()
    report.actorsFromTies = namedOnly
    report.tiesStored = ties.count - report.tiesFromContacts - report.tiesFromCells
    report.actorOrigins = listings
    report.multipliersStored = multipliers.count
    report.contactsStored = contacts.count
    report.campaignsStored = campaigns.count
    report.warnings = notices.warnings
    let kinds = tieKinds.isEmpty ? [TieKind("")] : tieKinds
    do {
      let network = try Network(
        uniqueActors: actors, ties: ties, tieKinds: kinds, multipliers: multipliers,
        sources: sources,
        actorAttributes: actorColumns.finish(rows: actors.count),
        tieAttributes: tieColumns.finish(rows: ties.count), contacts: contacts,
        campaigns: campaigns)
      return ReadResult(network: network, report: report)
    } catch let defect {
      throw ImportFailure([
        Notice(
          .error, file: fileNames.first ?? "", what: defect.text,
          advice: Localized(de: "die Datei berichtigen", en: "correct the file"))
      ])
    }
  }

  private mutating func warnOfSelfTies() {
    guard selfTies.count > 0 else { return }
    let count = selfTies.count
    warn(
      at: selfTies.first,
      count == 1
        ? Localized(
          de: "eine Beziehung eines Akteurs mit sich selbst", en: "one tie of an actor to itself")
        : Localized(
          de: "\(count) Beziehungen von Akteuren mit sich selbst",
          en: "\(count) ties of actors to themselves"),
      advice: Localized(
        de: "gezählt, bei allen Maßen ausgelassen", en: "counted, left out of all measures"))
  }

  private mutating func warnOfSpellings() {
    guard let first = respelled.first else { return }
    let count = respelled.count
    notices.warn(
      Notice(
        .warning, file: fileNames.first ?? "",
        what: count == 1
          ? Localized(
            de: "eine Kennung in zwei Unicode-Schreibweisen",
            en: "one id in two Unicode spellings")
          : Localized(
            de: "\(count) Kennungen in zwei Unicode-Schreibweisen",
            en: "\(count) ids in two Unicode spellings"),
        found: actors[first].id,
        advice: Localized(
          de: "als derselbe Akteur gelesen", en: "read as the same actor")))
  }

  /// Names the first few actors who are perhaps the same, and counts the rest.
  private mutating func warnOfDuplicates() {
    // Nobody takes one number for another.
    if areOnlyNumbers { return }
    let shown = 3
    let groups = LikelyDuplicates.groups(actors, sameNames: false)
    for group in groups.prefix(shown) {
      let first = actors[group[0]].name
      guard let other = group.first(where: { actors[$0].name != first }) else { continue }
      let names = [first, actors[other].name]
      warn(
        at: listing(of: other) ?? .unknown,
        Localized(de: "vielleicht derselbe Akteur", en: "perhaps the same actor"),
        found: names.joined(separator: " / "),
        advice: Localized(
          de: "prüfen; wenn ja, eine Kennung für beide verwenden",
          en: "check; if so, use one id for both"))
    }
    guard groups.count > shown else { return }
    let more = groups.count - shown
    warn(
      at: .unknown,
      Localized(
        de: "\(more) weitere Paare oder Gruppen von Akteuren sind vielleicht dieselben",
        en: "\(more) further pairs or groups of actors are perhaps the same"),
      advice: Localized(de: "Namen vergleichen", en: "compare the names"))
  }

  private mutating func warn(
    at origin: Origin, _ what: Localized, found: String? = nil, advice: Localized
  ) {
    let file = origin.source >= 0 ? fileNames[Int(origin.source)] : fileNames.first ?? ""
    notices.warn(
      Notice(
        .warning, file: file, position: Notice.Position(line: Int(origin.line)), what: what,
        found: found, advice: advice))
  }
}
