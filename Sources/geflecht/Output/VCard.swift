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
    email = value(["email", "e-mail", "mail"])
    telephone = value(["phone", "telephone", "tel", "telefon", "mobil", "mobile"])
    organisation = value(["organisation", "organization", "verein", "club", "firma", "company"])
    self.note = note
  }

  /// The card as text, lines ended by CR LF and folded after 75 bytes.
  var text: String {
    var lines = ["BEGIN:VCARD", "VERSION:3.0"]
    lines.append("FN:" + escaped(actor.name))
    lines.append("N:" + structuredName)
    if actor.kind != .person {
      lines.append("ORG:" + escaped(actor.name))
    } else if !organisation.isEmpty {
      lines.append("ORG:" + escaped(organisation))
    }
    if !email.isEmpty { lines.append("EMAIL;TYPE=INTERNET:" + escaped(email)) }
    if !telephone.isEmpty { lines.append("TEL:" + escaped(telephone)) }
    if !actor.place.isEmpty { lines.append("ADR:;;;" + escaped(actor.place) + ";;;") }
    if !actor.topics.isEmpty {
      lines.append("CATEGORIES:" + actor.topics.map(escaped).joined(separator: ","))
    }
    if !note.isEmpty { lines.append("NOTE:" + escaped(note)) }
    lines.append("UID:geflecht-" + escaped(actor.id))
    lines.append("END:VCARD")
    return lines.map { folded($0) + "\r\n" }.joined()
  }

  /// Family name; given names: the last word of a person's name is taken for the family name.
  private var structuredName: String {
    let words = actor.name.split(separator: " ")
    guard actor.kind == .person, words.count > 1, let family = words.last else {
      return escaped(actor.name) + ";;;;"
    }
    return escaped(String(family)) + ";" + escaped(words.dropLast().joined(separator: " ")) + ";;;"
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ",", ";": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Long lines go on in the next one, which begins with a space (RFC 2426, 2.6).
  private func folded(_ line: String) -> String {
    var result = ""
    var width = 0
    for scalar in line.unicodeScalars {
      let bytes = String(scalar).utf8.count
      if width + bytes > 75 {
        result += "\r\n "
        width = 1
      }
      result.unicodeScalars.append(scalar)
      width += bytes
    }
    return result
  }
}
