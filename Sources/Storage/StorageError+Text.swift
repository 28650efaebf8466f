internal import Glibc
internal import Relations
public import Wording

extension StorageError {
  /// What is wrong and what to do, in words.
  public var text: Localized {
    switch self {
    case .missing(let path):
      Localized(de: "„\(path)“ gibt es nicht", en: "“\(path)” does not exist")
    case .empty(let path):
      Localized(
        de: "„\(path)“ ist leer und keine Projektdatei; aus einer Sicherung zurückholen",
        en: "“\(path)” is empty and not a project file; bring it back from a backup")
    case .foreign(let path):
      Localized(
        de: "„\(path)“ ist keine Projektdatei von Geflecht; unverändert gelassen",
        en: "“\(path)” is not a project file of Geflecht; left untouched")
    case .newer(let path, let version):
      Localized(
        de: "„\(path)“ stammt aus einer neueren Version (\(version)); bitte Geflecht erneuern",
        en: "“\(path)” was made by a newer version (\(version)); please update Geflecht")
    case .damaged(let path, let detail):
      Localized(
        de: "„\(path)“ ist beschädigt (\(detail)); nichts wurde geändert; "
          + "„geflecht doctor“ sagt mehr",
        en: "“\(path)” is damaged (\(detail)); nothing was changed; “geflecht doctor” says more")
    case .outOfRange(let path, let place):
      Localized(
        de: "„\(path)“ ist beschädigt: unmögliche Zahl oder unmöglicher Tag in \(place); nichts "
          + "wurde geändert; aus einer Sicherung zurückholen",
        en: "“\(path)” is damaged: an impossible number or day in \(place); nothing was changed; "
          + "bring it back from a backup")
    case .exists(let path):
      Localized(
        de: "„\(path)“ gibt es schon; einen anderen Namen wählen",
        en: "“\(path)” exists already; choose another name")
    case .cannotCreate(let path, let code):
      Localized(de: "„\(path)“ lässt sich nicht anlegen: ", en: "cannot create “\(path)”: ")
        + SystemReason.text(code)
    case .forbidden(let path):
      Localized(
        de: "„\(path)“ lässt sich nicht ändern: keine Berechtigung",
        en: "“\(path)” cannot be changed: no permission")
    case .busy(let path):
      Localized(
        de:
          "„\(path)“ wird gerade von einem anderen Vorgang geändert; gleich noch einmal versuchen",
        en: "“\(path)” is being changed by another process; try again in a moment")
    case .full(let path):
      Localized(
        de: "kein Platz mehr für „\(path)“; nichts wurde geändert",
        en: "no space left for “\(path)”; nothing was changed")
    case .inputOutput(let path, let code):
      Localized(
        de: "„\(path)“: Ein-/Ausgabefehler (\(code)); nichts wurde geändert",
        en: "“\(path)”: input/output error (\(code)); nothing was changed")
    case .changedMeanwhile(let path):
      Localized(
        de: "„\(path)“ wurde inzwischen geändert; bitte noch einmal ansehen",
        en: "“\(path)” was changed meanwhile; please look again")
    default: wrongRequest
    }
  }

  /// The texts about what was asked for.
  private var wrongRequest: Localized {
    switch self {
    case .nothingTo(let undo):
      undo
        ? Localized(
          de: "es gibt nichts zurückzunehmen", en: "there is nothing to undo")
        : Localized(
          de: "es gibt nichts zu wiederholen", en: "there is nothing to do again")
    case .before(let day):
      Localized(
        de: "am \(Language.german.text(day)) gab es das Projekt noch nicht",
        en: "the project did not exist yet on \(Language.english.text(day))")
    case .actor(let error): error.text
    case .taken(let id):
      Localized(
        de: "die Kennung „\(id)“ ist vergeben; mit --id eine andere wählen",
        en: "the id “\(id)” is taken; choose another with --id")
    case .noTie(let first, let second):
      Localized(
        de: "zwischen „\(first)“ und „\(second)“ gibt es keine solche Beziehung",
        en: "there is no such tie between “\(first)” and “\(second)”")
    case .severalTies(let first, let second, let kinds):
      Localized(
        de: "zwischen „\(first)“ und „\(second)“ gibt es mehrere Beziehungen; "
          + "--kind wählt eine: \(kinds.joined(separator: ", "))",
        en: "there are several ties between “\(first)” and “\(second)”; "
          + "--kind chooses one: \(kinds.joined(separator: ", "))")
    case .unknown(let name):
      Localized(de: "„\(name)“ gibt es im Projekt nicht", en: "the project has no “\(name)”")
    case .badValue(let name, let value):
      Localized(
        de: "\(name): „\(value)“ ist hier nicht möglich",
        en: "\(name): “\(value)” is not possible here")
    case .erased(let id):
      Localized(
        de: "„\(id)“ wurde auf Verlangen gelöscht und wird nicht wieder aufgenommen",
        en: "“\(id)” was erased on request and is not taken in again")
    case .defect(let defect): defect.text
    default: Localized("")
    }
  }
}

/// The system's error numbers in words.
enum SystemReason {
  /// What an error number means.
  static func text(_ code: Int32) -> Localized {
    switch code {
    case EACCES, EPERM: Localized(de: "keine Berechtigung", en: "no permission")
    case ENOENT, ENOTDIR:
      Localized(de: "den Ordner gibt es nicht", en: "the folder does not exist")
    case ENOSPC, EDQUOT, EFBIG: Localized(de: "kein Platz mehr", en: "no space left")
    case EROFS: Localized(de: "der Datenträger ist schreibgeschützt", en: "the disk is read-only")
    default: Localized(String(cString: strerror(code)))
    }
  }
}
