public import Wording

/// Something a reader noticed in a file, and where: an error or a warning.
///
/// Printed as `FILE:LINE:COLUMN: error: what, found "x", what to do`: editors and terminals turn the
/// beginning into a link.
public struct Notice: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable {
    case warning, error
  }

  /// A place in a file; both counted from 1, columns in characters.
  ///
  /// 0 = not known.
  public struct Position: Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// The column, from 1.
    public let column: Int

    /// A place in a file.
    public init(line: Int = 0, column: Int = 0) {
      self.line = line
      self.column = column
    }
  }

  /// How bad it is.
  public let severity: Severity
  /// The file, as the user named it.
  public let file: String
  /// Where in the file.
  public let position: Position
  /// What is wrong, in a few words.
  public let what: Localized
  /// The text found there, unescaped; nil if none is worth showing.
  public let found: String?
  /// What to do about it.
  public let advice: Localized

  /// A notice.
  public init(
    _ severity: Severity, file: String, position: Position = Position(), what: Localized,
    found: String? = nil, advice: Localized
  ) {
    self.severity = severity
    self.file = file
    self.position = position
    self.what = what
    self.found = found
    self.advice = advice
  }

  /// The notice as one line, control characters shown as escapes.
  public func line(in language: Language) -> String {
    var place = file
    if position.line > 0 { place += ":\(position.line)" }
    if position.line > 0, position.column > 0 { place += ":\(position.column)" }
    let severityWord =
      switch (severity, language) {
      case (.error, .german): "Fehler"
      case (.error, .english): "error"
      case (.warning, .german): "Warnung"
      case (.warning, .english): "warning"
      }
    return VisibleText.escaped("\(place): \(severityWord): ") + text(in: language)
  }

  /// What is wrong, what was found, what to do; without the place.
  public func text(in language: Language) -> String {
    var text = what[language]
    if let found {
      let shown = found.count > 60 ? found.prefix(59) + "…" : found[...]
      text += language == .german ? ", gefunden „\(shown)“" : ", found \"\(shown)\""
    }
    return VisibleText.escaped(text + ", " + advice[language])
  }
}

/// A file that was refused: nothing of it was taken.
public struct ImportFailure: Error, Sendable {
  /// The first errors and warnings, in the order of the file; at most `shown`.
  public let notices: [Notice]
  /// How many errors there are in all.
  public let errorCount: Int

  /// The most notices kept.
  public static let shown = 20

  /// A refusal; at least one notice is an error.
  public init(_ notices: [Notice], errorCount: Int? = nil) {
    self.notices = notices
    self.errorCount = errorCount ?? notices.filter { $0.severity == .error }.count
  }
}
