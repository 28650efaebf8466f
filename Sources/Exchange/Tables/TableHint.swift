internal import Relations

/// What the name of a file or sheet says about its table: what it may list, and of which day it is.
struct TableHint {
  /// What the table lists, if its name says so.
  var shape: Reading.Shape?
  /// Whether the shape is for certain: lists of contacts, roles, campaigns, kinds of ties.
  var isCertain = false
  /// The kind of listed actors that name none.
  var kind = Actor.Kind.person
  /// The day the list is of, by a year or day in its name.
  var asOf: Day?
  /// Whether only a year was named.
  var isYear = false
  /// The name without year and day: what lists that come again have in common.
  var base = ""

  /// The hint that a name gives: `ties-2023`, `Mitglieder 2026`, `x_nodes`.
  init(name: String) {
    let (base, date) = Self.dated(name)
    self.base = base
    if let date {
      asOf = date.first
      isYear = !date.isOneDay
    }
    let whole = HeaderWords.word(base)
    if Self.tieKinds.contains(whole) {
      shape = .tieKinds
      isCertain = true
      return
    }
    let words = base.split { !$0.isLetter }.map { HeaderWords.word(String($0)) }
    for word in words {
      if let kind = Self.people[word] {
        shape = .actors
        self.kind = kind
      } else if Self.ties.contains(word) {
        shape = .ties
      } else if let certain = Self.certain[word] {
        shape = certain
        isCertain = true
      } else {
        continue
      }
      return
    }
  }

  /// The name without year and day in it, and that date.
  static func dated(_ name: String) -> (base: String, date: DateText?) {
    var best: (range: Range<String.Index>, date: DateText)?
    var place = name.startIndex
    while place < name.endIndex {
      guard name[place].isNumber else {
        place = name.index(after: place)
        continue
      }
      var end = place
      while end < name.endIndex, name[end].isNumber || "-._".contains(name[end]) {
        end = name.index(after: end)
      }
      var range = place..<end
      while let last = name[range].last, !last.isNumber {
        range = range.lowerBound..<name.index(before: range.upperBound)
      }
      if let date = Self.date(String(name[range])),
        best.map({ date.isOneDay && !$0.date.isOneDay }) ?? true
      {
        best = (range, date)
      }
      place = end
    }
    guard let best else { return (name, nil) }
    let base = name[..<best.range.lowerBound] + name[best.range.upperBound...]
    return (Self.tidy(String(base)), best.date)
  }

  private static func date(_ text: String) -> DateText? {
    let plain = text.replacing("_", with: "-")
    guard let date = DateText.iso(plain) ?? DateText.german(plain) else { return eightDigits(text) }
    let year = date.first.date.year
    return (1900...2100).contains(year) ? date : nil
  }

  /// 20250131.
  private static func eightDigits(_ text: String) -> DateText? {
    guard text.utf8.count == 8, let number = Int(text), number > 19_000_000, number < 21_010_000
    else { return nil }
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    guard let first = Day(year: year, month: month, day: day) else { return nil }
    return DateText.iso(first.description)
  }

  private static func tidy(_ text: String) -> String {
    let isEdge: (Character) -> Bool = { " -_.,()".contains($0) }
    let parts = text.split(whereSeparator: { $0 == " " })
    var joined = parts.joined(separator: " ")[...]
    while let first = joined.first, isEdge(first) { joined.removeFirst() }
    while let last = joined.last, isEdge(last) { joined.removeLast() }
    return String(joined)
  }

  private static let people: [String: Actor.Kind] = [
    "people": .person, "persons": .person, "person": .person, "actors": .person,
    "nodes": .person, "vertices": .person, "personen": .person, "akteure": .person,
    "knoten": .person, "leute": .person, "contacts": .person, "kontakte": .person,
    "mitglieder": .person, "members": .person, "mitgliederliste": .person, "elements": .person,
    "organisations": .organisation, "organizations": .organisation,
    "organisationen": .organisation, "vereine": .organisation, "clubs": .organisation,
    "gruppen": .organisation, "groups": .organisation, "events": .event,
    "veranstaltungen": .event, "termine": .event, "channels": .channel, "kanaele": .channel,
  ]
  private static let ties: Set<String> = [
    "ties", "edges", "links", "relations", "relationships", "beziehungen", "kanten",
    "verbindungen", "memberships", "mitgliedschaften", "attendance", "attendances", "teilnahme",
    "teilnahmen", "affiliations", "followers", "follower",
  ]
  private static let tieKinds: Set<String> = [
    "tiekinds", "kindsofties", "beziehungsarten", "halflives", "halbwertszeiten",
  ]
  /// “contacts” and “kontakte” are address books as well: their header decides.
  private static let certain: [String: Reading.Shape] = [
    "multipliers": .multipliers, "multiplier": .multipliers, "multiplikatoren": .multipliers,
    "multiplikator": .multipliers,
    "touches": .contacts, "encounters": .contacts, "begegnungen": .contacts,
    "gespraeche": .contacts, "kontaktliste": .contacts,
    "campaigns": .campaigns, "campaign": .campaigns, "kampagnen": .campaigns,
    "kampagne": .campaigns,
  ]

  /// Whether the name leaves open if people or contacts between them are listed.
  var isAddressBookOrContacts: Bool {
    ["contacts", "kontakte"].contains(HeaderWords.word(base))
  }
}
