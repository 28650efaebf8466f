public import Wording

/// Why a picture could not be made.
public enum DrawingError: Error, Hashable, Sendable {
  /// The renderer ended without a picture: how, and what it said.
  case rendererFailed(reason: String)
  /// The renderer took longer than it may.
  case timedOut(seconds: Int)

  /// The reason in words.
  public var text: Localized {
    switch self {
    case .rendererFailed(let reason):
      Localized(
        de: "das Bild ist nicht entstanden: \(reason)", en: "no picture was made: \(reason)")
    case .timedOut(let seconds):
      Localized(
        de: "das Zeichnen dauerte länger als \(seconds) Sekunden",
        en: "drawing took longer than \(seconds) seconds")
    }
  }
}
