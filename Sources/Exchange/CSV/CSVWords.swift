internal import Relations

/// The words of written tables: file names, headers and values in the form chosen.
struct CSVWords {
  let form: CSVText.Form
  private var isGerman: Bool { form == .german }

  var people: String { isGerman ? "personen.csv" : "people.csv" }
  var ties: String { isGerman ? "beziehungen.csv" : "ties.csv" }
  var multipliers: String { isGerman ? "multiplikatoren.csv" : "multipliers.csv" }

  var contacts: String { isGerman ? "kontakte.csv" : "contacts.csv" }
  var campaigns: String { isGerman ? "kampagnen.csv" : "campaigns.csv" }
  var tieKinds: String { isGerman ? "beziehungsarten.csv" : "tie_kinds.csv" }

  var contactsHeader: [String] {
    isGerman
      ? ["von", "nach", "art", "tag", "gewicht"] : ["source", "target", "kind", "day", "weight"]
  }
  var campaignsHeader: [String] {
    isGerman
      ? ["name", "seit", "bis", "themen", "orte", "kosten"]
      : ["name", "start", "end", "topics", "places", "cost"]
  }
  var tieKindsHeader: [String] {
    isGerman ? ["art", "halbwertszeit", "maßstab"] : ["kind", "half_life", "scale"]
  }
  var moreAboutTieKinds: [String] {
    isGerman ? ["wirkt", "wärme", "ende", "gerichtet"] : ["carries", "warmth", "end", "directed"]
  }
  var seen: String { isGerman ? "gesehen" : "seen" }

  var peopleHeader: [String] {
    isGerman
      ? ["kennung", "name", "art", "ort", "themen"] : ["id", "name", "kind", "place", "topics"]
  }
  var permission: String { isGerman ? "einwilligung" : "permission" }
  var cost: String { isGerman ? "kosten" : "cost" }
  var tiesHeader: [String] {
    isGerman
      ? ["von", "nach", "art", "gewicht", "seit", "bis", "gerichtet"]
      : ["source", "target", "kind", "weight", "start", "end", "directed"]
  }
  var confidence: String { isGerman ? "sicherheit" : "confidence" }
  var multipliersHeader: [String] {
    isGerman
      ? ["akteur", "thema", "ort", "methode", "stand", "kosten", "kapazität"]
      : ["actor", "topic", "place", "method", "stage", "cost", "capacity"]
  }

  func text(_ permission: Actor.Permission) -> String {
    guard isGerman else { return permission == .unknown ? "" : permission.rawValue }
    return switch permission {
    case .unknown: ""
    case .granted: "erteilt"
    case .objected: "widersprochen"
    }
  }

  func text(_ stage: Multiplier.Stage) -> String {
    guard isGerman else { return stage.rawValue }
    return switch stage {
    case .considered: "erwogen"
    case .approached: "angesprochen"
    case .cooperating: "kooperiert"
    case .active: "aktiv"
    case .dormant: "ruht"
    case .declined: "abgelehnt"
    }
  }

  func text(_ carries: Carries) -> String {
    guard isGerman else { return carries.rawValue }
    return switch carries {
    case .forward: "vorwärts"
    case .backward: "rückwärts"
    case .both: "beide"
    }
  }

  func text(_ flag: Bool) -> String {
    isGerman ? (flag ? "WAHR" : "FALSCH") : (flag ? "true" : "false")
  }
}
