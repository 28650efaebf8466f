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
        de: "„\(path)“ ist beschädigt (\(detail.de)); nichts wurde geändert; "
          + "„geflecht doctor“ sagt mehr",
        en: "“\(path)” is damaged (\(detail.en)); nothing was changed; “geflecht doctor” says more")
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
    case .unfinished(let path, let reason):
      Localized(
        de: "eine gelöschte Person ist nicht mehr im Projekt, aber Spuren in „\(path)“ oder einer "
          + "Kopie daneben ließen sich noch nicht entfernen (\(reason.de)); das beheben, dann holt "
          + "es die nächste Änderung nach",
        en:
          "an erased person is no longer in the project, but traces in “\(path)” or a copy beside "
          + "it could not be removed yet (\(reason.en)); mend that, and the next change makes up "
          + "for it")
    default: wrongRequest
    }
  }

  /// The first ids, and whether there are more.
  private static func first(_ ids: [String]) -> String {
    ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? " …" : "")
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
        de: "„\(id)“ wurde auf Verlangen gelöscht und wird nicht wieder aufgenommen "
          + "(ist es jemand anderes: --namesake)",
        en: "“\(id)” was erased on request and is not taken in again "
          + "(if it is somebody else: --namesake)")
    case .sharedContactData(let value, let holders):
      Localized(
        de:
          "„\(value)“ haben auch \(holders.joined(separator: ", ")): --shared keep lässt es ihnen, "
          + "--shared blank löscht es auch dort",
        en: "\(holders.joined(separator: ", ")) has “\(value)” as well: --shared keep leaves it "
          + "there, --shared blank deletes it there too")
    case .objected(let id):
      Localized(
        de: "„\(id)“ hat widersprochen; nur „person object \(id) --withdrawn TAG“ hebt das auf",
        en: "“\(id)” objected; only “person object \(id) --withdrawn DAY” takes that back")
    case .notObjected(let id):
      Localized(de: "„\(id)“ hat nicht widersprochen", en: "“\(id)” did not object")
    case .movedIDs(let ids):
      Localized(
        de: "unter bekannten Kennungen stehen andere Namen (\(Self.first(ids))); nichts wurde "
          + "übernommen. Sind es dieselben Menschen: --same-ids; sonst die Spalte mit den Nummern "
          + "weglassen",
        en: "known ids carry other names (\(Self.first(ids))); nothing was taken. If they are the "
          + "same people: --same-ids; otherwise leave the column with the numbers out")
    case .namesErased(let text):
      Localized(
        de: "„\(text)“ nennt eine Person, die gelöscht wurde; bitte ohne den Namen schreiben "
          + "(ist jemand anderes gemeint: --namesake)",
        en: "“\(text)” names a person who was erased; please write it without the name "
          + "(if somebody else is meant: --namesake)")
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
