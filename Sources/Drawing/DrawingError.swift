public import Wording

/// Why a picture could not be made.
public enum DrawingError: Error, Hashable, Sendable {
  /// The caller asked to stop.
  case cancelled
  /// The renderer could not be started: the system's error number.
  case notStarted(errorNumber: Int32)
  /// The renderer ended with this exit code and said this.
  case rendererFailed(code: Int32, message: String)
  /// The renderer was ended by this signal and said this.
  case rendererKilled(signal: Int32, message: String)
  /// The renderer took longer than it may.
  case timedOut(seconds: Int)
  /// The renderer answered with something that is no picture.
  case unreadableAnswer

  /// The reason in words.
  public var text: Localized {
    switch self {
    case .cancelled: Localized(de: "das Zeichnen wurde abgebrochen", en: "drawing was stopped")
    case .notStarted(let number):
      Localized(
        de: "der Zeichner ließ sich nicht starten (Fehler \(number))",
        en: "the renderer could not be started (error \(number))")
    case .rendererFailed(let code, let message):
      Localized(
        de: "der Zeichner gab auf (Code \(code))", en: "the renderer gave up (code \(code))")
        + Self.quoted(message)
    case .rendererKilled(let signal, let message):
      Localized(
        de: "der Zeichner stürzte ab (Signal \(signal))",
        en: "the renderer crashed (signal \(signal))") + Self.quoted(message)
    case .timedOut(let seconds):
      Localized(
        de: "das Zeichnen dauerte länger als \(seconds) Sekunden",
        en: "drawing took longer than \(seconds) seconds")
    case .unreadableAnswer:
      Localized(
        de: "der Zeichner lieferte kein lesbares Bild", en: "the renderer gave no readable picture")
    }
  }

  private static func quoted(_ message: String) -> Localized {
    message.isEmpty ? Localized("") : Localized(": " + message)
  }
}
