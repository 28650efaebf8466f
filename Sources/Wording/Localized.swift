/// A text in both languages.
///
/// A missing translation does not compile.
public struct Localized: Hashable, Sendable {
  /// The German text.
  public let de: String
  /// The English text.
  public let en: String

  /// A text in both languages.
  public init(de: String, en: String) {
    self.de = de
    self.en = en
  }

  /// A text that is the same in both languages: a name, a number, an id.
  public init(_ text: String) {
    self.init(de: text, en: text)
  }

  /// The text in `language`.
  public subscript(language: Language) -> String {
    switch language {
    case .german: de
    case .english: en
    }
  }

  /// Both texts, each followed by that of `right`.
  public static func + (left: Localized, right: Localized) -> Localized {
    Localized(de: left.de + right.de, en: left.en + right.en)
  }
}
