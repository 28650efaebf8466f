internal import Relations

/// Columns that say whether somebody may be approached, under whatever name: a “no” must never pass
/// as a mere remark.
extension ReadingGuess {
  /// What headers of consent contain; words are lower case, letters and digits only.
  private static let consentStems = [
    "einwillig", "einverst", "zustimmung", "dsgvo", "gdpr", "datenschutz", "darfkontakt",
    "duerfenwir", "kontakterlaub", "kontaktok", "kontaktiertwerden", "kontaktieren", "anschreiben",
    "ansprechen", "permission", "consent", "optin", "maycontact", "maywecontact", "canwecontact",
  ]
  /// What headers of objections contain.
  private static let objectionStems = [
    "widerspr", "sperre", "sperrvermerk", "keinewerbung", "keinkontakt", "nichtkontakt",
    "nichtanschreib", "nichtansprech", "objection", "optout", "donotcontact", "unsubscribe",
  ]

  /// Takes the columns whose header speaks of consent and whose cells are a yes or a no.
  func takingConsent(_ reading: Reading) -> Reading {
    guard [.actors, .memberships, .nominations, .attendance].contains(reading.shape) else {
      return reading
    }
    var reading = reading
    for column in reading.columns.indices where reading.columns[column].field == .attribute {
      guard let word = words[safe: column], let values = facts[safe: column]?.values,
        !values.isEmpty
      else { continue }
      func has(_ stems: [String]) -> Bool { stems.contains { word.contains($0) } }
      let held = reading.columns.map(\.field)
      if has(Self.objectionStems) {
        if !held.contains(.objected), values.allSatisfy({ FlagCell.read($0) != nil }) {
          reading.columns[column].field = .objected
        }
      } else if has(Self.consentStems), !held.contains(.permission),
        values.allSatisfy({ PermissionCell.read($0) != nil })
      {
        reading.columns[column].field = .permission
      }
    }
    return reading
  }
}
