internal import Relations
internal import Wording

/// Writes what a network knows of time beyond the periods of its ties: contacts, campaigns,
/// half-lives (and what else is said about kinds).
struct HistoryTables {
  let network: Network
  let words: CSVWords

  /// The tables that have rows.
  var files: [WriteResult.File] {
    var files: [WriteResult.File] = []
    if network.tieKinds.contains(where: \.saysMore) {
      files.append(WriteResult.File(name: words.tieKinds, bytes: tieKinds))
    }
    if !network.contacts.isEmpty {
      files.append(WriteResult.File(name: words.contacts, bytes: contacts))
    }
    if !network.campaigns.isEmpty {
      files.append(WriteResult.File(name: words.campaigns, bytes: campaigns))
    }
    return files
  }

  /// What a file without these tables loses, one sentence each.
  static func losses(_ network: Network) -> [Localized] {
    var losses: [Localized] = []
    if network.tieKinds.contains(where: { $0.scale != nil }) {
      losses.append(
        Localized(de: "die Maßstäbe der Beziehungsarten", en: "the scales of the kinds of ties"))
    }
    if network.tieKinds.contains(where: { $0.halfLife != nil }) {
      losses.append(
        Localized(
          de: "die Halbwertszeiten der Beziehungsarten", en: "the half-lives of the kinds of ties"))
    }
    if network.tieKinds.contains(where: \.saysHowItCarries) {
      losses.append(
        Localized(
          de: "was zu den Beziehungsarten gesagt ist (wirkt, Wärme, Ende, gerichtet)",
          en: "what is said about the kinds of ties (carries, warmth, end, directed)"))
    }
    if !network.contacts.isEmpty {
      losses.append(
        Localized(
          de: "die \(network.contacts.count) Kontakte", en: "the \(network.contacts.count) contacts"
        ))
    }
    if !network.campaigns.isEmpty {
      losses.append(Localized(de: "die Kampagnen", en: "the campaigns"))
    }
    return losses
  }

  private var tieKinds: [UInt8] {
    var text = CSVText(words.form)
    let isLong = network.tieKinds.contains(where: \.saysHowItCarries)
    text.append(texts: words.tieKindsHeader + (isLong ? words.moreAboutTieKinds : []))
    for kind in network.tieKinds where kind.saysMore {
      var row: [CSVText.Cell] = [.text(kind.id), number(kind.halfLife), number(kind.scale)]
      if isLong {
        row += [
          .text(kind.carries.map(words.text) ?? ""), number(kind.warmth),
          .text(kind.endIsSighting ? words.seen : ""),
          .text(kind.isDirected.map(words.text) ?? ""),
        ]
      }
      text.append(row)
    }
    return text.bytes
  }

  private var contacts: [UInt8] {
    var text = CSVText(words.form)
    text.append(texts: words.contactsHeader)
    for contact in network.contacts {
      let tie = network.ties[Int(contact.tie)]
      text.append([
        .text(network.actors[Int(tie.source)].id), .text(network.actors[Int(tie.target)].id),
        .text(network.tieKinds[Int(tie.kind)].id), .day(contact.day), number(contact.weight),
      ])
    }
    return text.bytes
  }

  private var campaigns: [UInt8] {
    var text = CSVText(words.form)
    text.append(texts: words.campaignsHeader)
    for campaign in network.campaigns {
      text.append([
        .text(campaign.name), .day(campaign.period.start), .day(campaign.period.last),
        .text(campaign.topics.joined(separator: "; ")),
        .text(campaign.places.joined(separator: "; ")), number(campaign.cost),
      ])
    }
    return text.bytes
  }

  private func number(_ number: Double?) -> CSVText.Cell {
    guard let number else { return .text("") }
    return .digits(CellType.padded(CSVText.digits(number)))
  }
}

extension TieKind {
  /// Whether anything is said about the kind beyond its word.
  fileprivate var saysMore: Bool { scale != nil || halfLife != nil || saysHowItCarries }

  /// Whether the columns are needed that most lists of kinds do not have.
  fileprivate var saysHowItCarries: Bool {
    carries != nil || warmth != nil || endIsSighting || isDirected != nil
  }
}
