public import Wording

/// Why a query cannot be understood, and where: data only; the words stand below.
public struct QueryError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    case unclosedQuote, unclosedBracket, unexpectedBracket
    case missingCondition, missingField, missingValue(String), loneMinus
    case notANumber(String), ambiguousNumber(String), notADate(String), swapped(String)
    case notComparable(String)
    /// A word that is not among those the field knows.
    case unknownWord(String, allowed: [Localized])
    /// A condition on ties inside an OR or NOT together with conditions on actors.
    case mixed
    /// Brackets nested too deeply.
    case tooDeep(limit: Int)
    /// Neither a field nor a column of the network; `nearest` are the likeliest names.
    case unknownField(String, nearest: [String])
    /// A value that occurs nowhere in the network; `nearest` are the likeliest of those that do.
    case unknownValue(String, nearest: [String])

    /// Whether the value can be read as numbers, but not in one clear way.
    var isAboutReadableNumber: Bool {
      switch self {
      case .swapped, .ambiguousNumber: true
      default: false
      }
    }
  }

  /// The whole query, as given.
  public let query: String
  /// The character at fault, from 1; one more than the length if something is missing at the end.
  public let column: Int
  /// What is wrong.
  public let reason: Reason

  init(_ query: String, column: Int, _ reason: Reason) {
    self.query = query
    self.column = column
    self.reason = reason
  }

  /// Two lines: the query, and below it a caret under the character at fault.
  ///
  /// Line breaks and other control characters are shown as spaces, so that the caret stands right.
  public var marked: String {
    let line = query.map { character in
      let isOneColumn = VisibleText.escaped(String(character)) == String(character)
      return isOneColumn && !character.isNewline ? character : " "
    }
    return String(line) + "\n" + String(repeating: " ", count: column - 1) + "^"
  }

  /// What is wrong, in a few words.
  public var what: Localized {
    switch reason {
    case .unclosedQuote:
      Localized(
        de: "das Anführungszeichen wird nicht geschlossen", en: "the quotation is not closed")
    case .unclosedBracket:
      Localized(de: "die Klammer wird nicht geschlossen", en: "the bracket is not closed")
    case .unexpectedBracket:
      Localized(de: "zu dieser Klammer fehlt die öffnende", en: "this bracket was never opened")
    case .missingCondition:
      Localized(de: "hier fehlt eine Bedingung", en: "a condition is missing here")
    case .missingField:
      Localized(de: "vor diesem Zeichen fehlt ein Feld", en: "a field is missing before this sign")
    case .missingValue(let field):
      Localized(de: "nach „\(field)“ fehlt der Wert", en: "the value after “\(field)” is missing")
    case .loneMinus:
      Localized(de: "ein Minus allein verneint nichts", en: "a minus on its own negates nothing")
    case .notANumber: Localized(de: "das ist keine Zahl", en: "this is not a number")
    case .ambiguousNumber:
      Localized(
        de: "das könnten Tausender oder Nachkommastellen sein",
        en: "these could be thousands or decimals")
    case .notADate: Localized(de: "das ist kein Datum", en: "this is not a date")
    case .swapped:
      Localized(de: "der Bereich endet vor seinem Anfang", en: "the range ends before it begins")
    case .notComparable(let field):
      Localized(
        de: "„\(field)“ kennt kein Größer und Kleiner", en: "“\(field)” has no greater or less")
    case .unknownWord:
      Localized(de: "dieses Wort kennt das Feld nicht", en: "the field knows no such word")
    case .mixed:
      Localized(
        de: "eine Bedingung an Beziehungen steht mit solchen an Akteure unter ODER oder NICHT",
        en: "a condition on ties stands with conditions on actors under OR or NOT")
    case .tooDeep(let limit):
      Localized(
        de: "mehr als \(limit) Klammern ineinander", en: "more than \(limit) brackets in each other"
      )
    case .unknownField:
      Localized(
        de: "so heißt weder ein Feld noch eine Spalte", en: "no field and no column is called so")
    case .unknownValue:
      Localized(de: "dieser Wert kommt nirgends vor", en: "this value occurs nowhere")
    }
  }

  /// The text at fault, or nil if something is missing.
  public var found: String? {
    switch reason {
    case .notANumber(let text), .ambiguousNumber(let text), .notADate(let text),
      .swapped(let text), .unknownWord(let text, _), .unknownField(let text, _),
      .unknownValue(let text, _):
      text
    default: nil
    }
  }

  /// What to do about it.
  public var advice: Localized {
    switch reason {
    case .unclosedQuote:
      Localized(de: "am Ende ein \" ergänzen", en: "add a \" at its end")
    case .unclosedBracket: Localized(de: "eine ) ergänzen", en: "add a )")
    case .unexpectedBracket: Localized(de: "die ) streichen", en: "remove the )")
    case .missingCondition:
      Localized(de: "etwa ort:Durlach schreiben", en: "write for example place:Durlach")
    case .missingField:
      Localized(
        de: "das Feld davor schreiben: ort:Durlach", en: "write the field first: place:Durlach")
    case .missingValue(let field):
      Localized(
        de: "\(field):Wert schreiben, für leere Angaben \(field):\"\"",
        en: "write \(field):value, or \(field):\"\" for what is not given")
    case .loneMinus:
      Localized(
        de: "ohne Abstand vor die Bedingung setzen: -ort:Durlach",
        en: "put it right before the condition: -place:Durlach")
    case .notANumber:
      Localized(
        de: "eine Zahl wie 12 oder 2,5 oder einen Bereich wie 10..50 schreiben",
        en: "write a number such as 12 or 2.5, or a range such as 10..50")
    case .ambiguousNumber(let text):
      QueryError.advice(onAmbiguous: text)
    case .notADate:
      Localized(
        de: "2024, 06.2024 oder 5.6.2024 schreiben", en: "write 2024, 2024-06 or 2024-06-05")
    case .swapped: Localized(de: "die Grenzen tauschen", en: "swap its ends")
    case .notComparable(let field):
      Localized(de: "\(field): verwenden", en: "use \(field):")
    case .unknownWord(_, let allowed):
      Localized(
        de: "eines von \(allowed.map(\.de).joined(separator: ", ")) schreiben",
        en: "write one of \(allowed.map(\.en).joined(separator: ", "))")
    case .mixed:
      Localized(
        de: "außerhalb der Klammer schreiben: dort gilt sie zusätzlich",
        en: "write it outside the brackets, where it holds in addition")
    case .tooDeep: Localized(de: "die Suche einfacher schreiben", en: "write a simpler query")
    case .unknownField(_, let nearest):
      nearest.isEmpty
        ? Localized(
          de: "ein Feld wie ort, thema, seit oder eine Spalte der Datei nennen",
          en: "name a field such as place, topic, since or a column of the file")
        : Localized(
          de: "gemeint sein könnte: \(nearest.joined(separator: ", "))",
          en: "perhaps you mean: \(nearest.joined(separator: ", "))")
    case .unknownValue(_, let nearest):
      nearest.isEmpty
        ? Localized(de: "die Schreibweise prüfen", en: "check the spelling")
        : Localized(
          de: "gemeint sein könnte: \(nearest.joined(separator: ", "))",
          en: "perhaps you mean: \(nearest.joined(separator: ", "))")
    }
  }

  private static func advice(onAmbiguous text: String) -> Localized {
    let digits = text.filter(\.isNumber)
    let whole = text.prefix { !",.".contains($0) }
    let decimals = digits.suffix(3)
    return Localized(
      de: "\(digits) oder \(whole),\(decimals)0 schreiben",
      en: "write \(digits) or \(whole).\(decimals)0")
  }
}
