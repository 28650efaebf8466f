import Relations

/// A business card of one actor (vCard 3.0, RFC 2426): what address books of all makes import.
struct VCard {
  let actor: Actor
  /// E-mail, telephone and organisation, from columns of that name.
  let email: String
  let telephone: String
  let organisation: String
  /// What the card should remind of.
  let note: String

  /// The card of the actor at a position, with the columns an address book knows.
  init(_ position: Int, in network: Network, note: String) {
    func value(_ names: [String]) -> String {
      for name in names {
        if let value = network.actorAttribute(name)?.values[position], !value.isEmpty {
          return value
        }
      }
      return ""
    }
    actor = network.actors[position]
    let touch = TouchData(position, in: network)
    email = touch.email
    telephone = touch.telephone
    organisation = value(["organisation", "organization", "verein", "club", "firma", "company"])
    self.note = note
  }

  /// The card as text, lines ended by CR LF and folded after 75 bytes.
  var text: String {
    var lines = ["BEGIN:VCARD", "VERSION:3.0"]
    lines.append("FN:" + ContentLine.escaped(actor.name))
    lines.append("N:" + structuredName)
    if actor.kind != .person {
      lines.append("ORG:" + ContentLine.escaped(actor.name))
    } else if !organisation.isEmpty {
      lines.append("ORG:" + ContentLine.escaped(organisation))
    }
    if !email.isEmpty { lines.append("EMAIL;TYPE=INTERNET:" + ContentLine.escaped(email)) }
    if !telephone.isEmpty { lines.append("TEL:" + ContentLine.escaped(telephone)) }
    if !actor.place.isEmpty { lines.append("ADR:;;;" + ContentLine.escaped(actor.place) + ";;;") }
    if !actor.topics.isEmpty {
      lines.append("CATEGORIES:" + actor.topics.map(ContentLine.escaped).joined(separator: ","))
    }
    if !note.isEmpty { lines.append("NOTE:" + ContentLine.escaped(note)) }
    lines.append("UID:geflecht-" + ContentLine.escaped(actor.id))
    lines.append("END:VCARD")
    return lines.map { ContentLine.folded($0) + "\r\n" }.joined()
  }

  /// Family name; given names: the last word of a person's name is taken for the family name.
  private var structuredName: String {
    let words = actor.name.split(separator: " ")
    guard actor.kind == .person, words.count > 1, let family = words.last else {
      return ContentLine.escaped(actor.name) + ";;;;"
    }
    return ContentLine.escaped(String(family)) + ";"
      + ContentLine.escaped(words.dropLast().joined(separator: " ")) + ";;;"
  }
}
