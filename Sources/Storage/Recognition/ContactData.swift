/// E-mail addresses and telephone numbers among the further columns of somebody.
struct ContactData: Hashable {
  /// Addresses in lower case.
  var mails: Set<String> = []
  /// Numbers as `PhoneNumber` compares them.
  var phones: Set<PhoneNumber> = []

  init() {}

  /// What the further columns of a row hold.
  init(further: String) {
    guard !further.isEmpty else { return }
    for (name, value) in FurtherColumns.decoded(further) {
      if let mail = Self.mail(value) {
        mails.insert(mail)
      } else if let phone = PhoneNumber(value, column: name) {
        phones.insert(phone)
      }
    }
  }

  mutating func formUnion(_ other: ContactData) {
    mails.formUnion(other.mails)
    phones.formUnion(other.phones)
  }

  func isDisjoint(with other: ContactData) -> Bool {
    mails.isDisjoint(with: other.mails) && phones.isDisjoint(with: other.phones)
  }

  /// The address that a whole cell is, or nil.
  static func mail(_ value: String) -> String? {
    let text = trimmed(value)
    guard let at = text.firstIndex(of: "@"), text.lastIndex(of: "@") == at,
      at != text.startIndex, text[at...].count > 3,
      !text.contains(where: { $0.isWhitespace || $0 == "," || $0 == ";" })
    else { return nil }
    return text.lowercased()
  }

  static func trimmed(_ text: String) -> String {
    let front = text.drop(while: \.isWhitespace)
    return String(front.reversed().drop(while: \.isWhitespace).reversed())
  }
}

/// A telephone number as it is compared: "+49 (0)8071 4711", "08071/4711" and "0049 8071-4711" are
/// the same.
struct PhoneNumber: Hashable {
  /// The digits of area and line, without what stands before them.
  let digits: String

  /// The number that a whole cell is; nil for dates, amounts and numbers of members.
  ///
  /// - Parameter column: the name of its column, which may say that it is one.
  init?(_ value: String, column: String = "") {
    let text = ContactData.trimmed(value)
    guard text.first.map({ $0.isNumber || $0 == "+" || $0 == "(" }) ?? false,
      text.allSatisfy({ $0.isASCII && ($0.isNumber || " +-/().\u{a0}".contains($0)) })
        || text.contains("\u{a0}")
    else { return nil }
    let digits = text.filter { $0.isASCII && $0.isNumber }
    guard (7...15).contains(digits.count) else { return nil }
    let isSaid = WordText.words(column).contains { word in
      Self.columns.contains { word.hasPrefix($0) } || word.contains("telef")
        || word.contains("phone")
    }
    guard isSaid || Self.looksDialled(text, digits) else { return nil }
    guard let compared = Self.compared(text, digits) else { return nil }
    self.digits = compared
  }

  /// The number that a run of digits and signs in a text is, or nil.
  init?(run: String) {
    let digits = run.filter { $0.isASCII && $0.isNumber }
    guard (7...15).contains(digits.count), let compared = Self.compared(run, digits) else {
      return nil
    }
    self.digits = compared
  }

  private static let columns = [
    "tel", "fon", "mobil", "handy", "fax", "whatsapp", "signal", "rufnummer", "festnetz",
  ]

  /// A plus, or a zero and signs between the digits that make no date; or as many digits as only
  /// mobile numbers have.
  private static func looksDialled(_ text: String, _ digits: String) -> Bool {
    if text.hasPrefix("+") || digits.hasPrefix("00") && digits.count >= 10 { return true }
    guard digits.hasPrefix("0") else { return false }
    let groups = text.split { !$0.isNumber }
    let isDate = groups.count == 3 && groups.allSatisfy { $0.count <= 4 } && groups[0].count <= 2
    return !isDate && (groups.count > 1 || digits.count >= 10)
  }

  /// The digits of the area and the line; the codes of the countries that speak German go.
  private static func compared(_ text: String, _ digits: String) -> String? {
    var plain = digits.drop { $0 == "0" }
    if text.hasPrefix("+") || digits.hasPrefix("00") {
      if ["49", "43", "41"].contains(plain.prefix(2)) { plain = plain.dropFirst(2) }
      plain = plain.drop { $0 == "0" }
    }
    guard plain.count >= 6 else { return nil }
    return String(plain.suffix(10))
  }
}
