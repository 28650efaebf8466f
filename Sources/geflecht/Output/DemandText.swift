import Analysis
import Exchange
import Wording

/// What was demanded of a choice, and what came of it, in sentences and JSON.
enum DemandText {
  /// One sentence per kind of demand.
  ///
  /// - Parameter countsPartners: whether those on the list count as reached.
  static func lines(_ demands: [Demand], countsPartners: Bool = true) -> [String] {
    var lines: [String] = []
    for demand in demands {
      if let line = total(demand) { lines.append(line) }
    }
    let partners = demands.filter { isPartners($0) && $0.least != nil && !$0.isMissed }
    if !partners.isEmpty {
      lines.append(
        words(de: "Partner, gefordert und erfüllt: ", en: "Partners demanded and met: ")
          + list(partners))
    }
    let full = demands.filter { isPartners($0) && $0.most != nil && $0.actual == $0.most }
    if !full.isEmpty {
      lines.append(
        words(de: "Ausgeschöpft: ", en: "Used up: ") + list(full))
    }
    let reach = demands.filter { isReach($0) && !$0.isMissed }
    if !reach.isEmpty {
      lines.append(
        (countsPartners
          ? words(
            de: "Erreicht oder auf der Liste, gefordert und erfüllt: ",
            en: "Reached or on the list, demanded and met: ")
          : words(
            de: "Erreicht von mindestens einem anderen, gefordert und erfüllt: ",
            en: "Reached by at least one other, demanded and met: ")) + list(reach))
    }
    let missed = demands.filter { isReach($0) && $0.isMissed }
    if !missed.isEmpty {
      lines.append(
        words(
          de: "Um weniger als die Genauigkeit der Läufe verfehlt: ",
          en: "Missed by less than runs can tell: ") + list(missed))
    }
    return lines
  }

  /// One sentence per kind of demand, the price of fairness, and who was left out.
  static func lines(_ shortlist: Shortlist) -> [String] {
    var lines = lines(shortlist.demands, countsPartners: shortlist.attainment == nil)
    if let price = price(shortlist) { lines.append(price) }
    return lines + left(shortlist.leftOut, shortlist.emptyParts)
  }

  /// The same for a list by chance.
  static func lines(_ shortlist: SpreadShortlist) -> [String] {
    lines(shortlist.demands) + left(shortlist.leftOut, shortlist.emptyParts)
  }

  /// Where nobody qualifies, and how many are left out.
  private static func left(_ leftOut: Int, _ emptyParts: [Localized]) -> [String] {
    var lines: [String] = []
    if !emptyParts.isEmpty {
      lines.append(
        words(de: "Niemand kommt infrage in: ", en: "Nobody qualifies in: ")
          + emptyParts.prefix(8).map { $0[spoken] }.joined(separator: ", "))
    }
    if leftOut > 0 {
      lines.append(
        words(
          de: "\(spoken.text(leftOut)) blieben außen vor, weil ihre Kosten (oder Stunden) "
            + "nicht bekannt sind; --default-cost rechnet für sie mit einem Betrag.",
          en: "\(spoken.text(leftOut)) were left out because their cost (or hours) is "
            + "not known; --default-cost reckons with an amount for them."))
    }
    return lines
  }

  private static func isPartners(_ demand: Demand) -> Bool {
    if case .partners = demand.subject { return true }
    return false
  }

  private static func isReach(_ demand: Demand) -> Bool {
    if case .reach = demand.subject { return true }
    return false
  }

  /// "Budget: 280 of 300 spent".
  private static func total(_ demand: Demand) -> String? {
    guard let most = demand.most, let actual = demand.actual else { return nil }
    let (used, of) = (spoken.text(actual), spoken.text(most))
    switch demand.subject {
    case .money:
      return words(
        de: "Budget: \(used) von \(of) ausgegeben.", en: "Budget: \(used) of \(of) spent.")
    case .hours:
      return words(de: "Stunden: \(used) von \(of).", en: "Hours: \(used) of \(of).")
    case .avoided:
      let total = spoken.text(demand.total ?? 0)
      return words(
        de: "Von \(total) zu Meidenden \(actual == 1 ? "hört" : "hören") es \(used), erlaubt sind "
          + "\(of).",
        en: "Of \(total) to be avoided \(used) \(actual == 1 ? "hears" : "hear") it, the limit is "
          + "\(of).")
    case .size, .partners, .reach: return nil
    }
  }

  /// "Markt 3 (1), Mühlau 2 (1)": what came of it, the demand in brackets; the first eight.
  private static func list(_ demands: [Demand]) -> String {
    let shown = demands.prefix(8).map { demand in
      let bound = demand.least ?? demand.most ?? 0
      return "\(name(demand)) \(spoken.text(demand.actual ?? 0)) (\(spoken.text(bound)))"
    }
    return shown.joined(separator: ", ") + (demands.count > 8 ? " …" : "")
  }

  private static func name(_ demand: Demand) -> String {
    switch demand.subject {
    case .partners(let part), .reach(let part): part[spoken]
    case .size, .money, .hours, .avoided: ""
    }
  }

  private static func price(_ shortlist: Shortlist) -> String? {
    guard let free = shortlist.reachedWithoutFloors else { return nil }
    let lost = free - shortlist.reached
    if lost <= 0 {
      return words(
        de: "Was mindestens gefordert ist, kostet keine Reichweite.",
        en: "What is demanded at least costs no reach.")
    }
    let share = spoken.percent(Double(lost) / Double(max(1, free)))
    return words(
      de:
        "Preis der Mindestforderungen: \(spoken.text(lost)) Erreichte weniger (\(share)); ohne sie "
        + "wären es \(spoken.text(free)).",
      en: "Price of what is demanded at least: \(spoken.text(lost)) fewer reached (\(share)); "
        + "without it \(spoken.text(free)).")
  }

  /// Fields for the JSON object, where anything was demanded.
  static func json(_ shortlist: Shortlist) -> [(String, JSONText)] {
    guard !shortlist.demands.isEmpty else { return [] }
    return [
      ("demands", .array(shortlist.demands.map(json))),
      (
        "reachWithoutFloors",
        shortlist.reachedWithoutFloors.map { JSONText.integer($0) } ?? .null
      ),
      ("leftOut", .integer(shortlist.leftOut)),
    ]
  }

  /// The demands as an array.
  static func json(_ demands: [Demand]) -> JSONText { .array(demands.map(json)) }

  private static func json(_ demand: Demand) -> JSONText {
    let subject =
      switch demand.subject {
      case .size: "size"
      case .money: "money"
      case .hours: "hours"
      case .partners: "partners"
      case .reach: "reach"
      case .avoided: "avoided"
      }
    return .object([
      ("subject", .text(subject)), ("part", .optional(name(demand))),
      ("least", .optional(demand.least)), ("most", .optional(demand.most)),
      ("total", .optional(demand.total)), ("actual", .optional(demand.actual)),
    ])
  }
}
