internal import Relations
internal import Wording

/// Writes what a network knows of time beyond the periods of its ties: contacts, campaigns,
/// half-lives (and the scales of kinds).
struct HistoryTables {
  let network: Network
  let words: CSVWords

  /// The tables that have rows.
  var files: [WriteResult.File] {
    var files: [WriteResult.File] = []
    if network.tieKinds.contains(where: { $0.scale != nil || $0.halfLife != nil }) {
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
    text.append(texts: words.tieKindsHeader)
    for kind in network.tieKinds where kind.scale != nil || kind.halfLife != nil {
      text.append([.text(kind.id), number(kind.halfLife), number(kind.scale)])
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
