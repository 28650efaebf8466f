/// A language the program speaks.
public enum Language: String, Sendable, CaseIterable, Codable {
  case german = "de"
  case english = "en"

  /// The language named by the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that is set; English
  /// unless it begins with "de".
  ///
  /// - Parameter environment: the variables of the process, name to value.
  public init(environment: [String: String]) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let value = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    self = value?.hasPrefix("de") == true ? .german : .english
  }
}
