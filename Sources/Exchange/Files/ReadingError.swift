internal import Glibc
public import Wording

/// Why a network could not be read.
public enum ReadingError: Error, Sendable {
  /// There is no such file or folder.
  case missing(path: String)
  /// The system refuses to read it; `code` is its error number.
  case unreadable(path: String, code: Int32)
  /// It is a device that never ends.
  case endless(path: String)
  /// It has more bytes than are read.
  case tooLarge(path: String, most: Int)
  /// It is a named pipe, and nobody writes to it.
  case silentPipe(path: String)
  /// The folder holds no table of actors or ties.
  case emptyFolder(path: String)
  /// The content was refused; nothing of it was taken.
  case refused(ImportFailure)

  /// What is wrong, in words; for a refusal the first notice.
  public var text: Localized {
    switch self {
    case .missing(let path):
      return Localized(
        de: "„\(path)“ gibt es nicht", en: "“\(path)” does not exist")
    case .unreadable(let path, let code):
      let reason = SystemText.reason(code)
      return Localized(de: "„\(path)“ lässt sich nicht lesen: ", en: "cannot read “\(path)”: ")
        + reason
    case .endless(let path):
      return Localized(
        de: "„\(path)“ ist keine Datei, sondern ein Gerät ohne Ende; den Namen prüfen",
        en: "“\(path)” is not a file but a device without end; check the name")
    case .tooLarge(let path, let most):
      return Localized(
        de: "„\(path)“ hat mehr als \(most >> 30) GB; die Liste teilen",
        en: "“\(path)” has more than \(most >> 30) GB; divide the list")
    case .silentPipe(let path):
      return Localized(
        de: "„\(path)“ ist eine Pipe, in die niemand schreibt; zuerst das Programm starten, "
          + "das sie füllt",
        en: "“\(path)” is a pipe that nobody writes to; first start the program that fills it")
    case .emptyFolder(let path):
      return Localized(
        de: "im Ordner „\(path)“ liegt weder people.csv noch ties.csv",
        en: "the folder “\(path)” holds neither people.csv nor ties.csv")
    case .refused(let failure):
      guard let notice = failure.notices.first(where: { $0.severity == .error }) else {
        return Localized("")
      }
      return Localized(de: notice.line(in: .german), en: notice.line(in: .english))
    }
  }
}

/// The system's error numbers in words.
enum SystemText {
  /// What an error number means.
  static func reason(_ code: Int32) -> Localized {
    switch code {
    case EACCES, EPERM: Localized(de: "keine Berechtigung", en: "no permission")
    case EISDIR: Localized(de: "das ist ein Ordner", en: "it is a folder")
    case ENOENT: Localized(de: "den Ordner gibt es nicht", en: "the folder does not exist")
    case ENOTDIR:
      Localized(de: "ein Teil des Pfads ist kein Ordner", en: "part of the path is not a folder")
    case ENOSPC: Localized(de: "der Datenträger ist voll", en: "the disk is full")
    case EDQUOT: Localized(de: "das Speicherkontingent ist voll", en: "the disk quota is used up")
    case EROFS: Localized(de: "der Datenträger ist schreibgeschützt", en: "the disk is read-only")
    case ENAMETOOLONG: Localized(de: "der Name ist zu lang", en: "the name is too long")
    case EMFILE, ENFILE:
      Localized(de: "zu viele offene Dateien", en: "too many open files")
    case EIO: Localized(de: "ein Ein-/Ausgabefehler", en: "an input/output error")
    default: Localized(String(cString: strerror(code)))
    }
  }
}
