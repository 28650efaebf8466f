import Analysis
import Drawing
import Exchange
import GraphCore
import Relations
import Storage
import Wording

/// The exit codes of sysexits that the program uses.
enum ExitStatus: Int32 {
  case done = 0
  case usage = 64
  case badData = 65
  case noInput = 66
  case rendererFailed = 69
  case ownMistake = 70
  case cannotCreate = 73
  case inputOutput = 74
  case busy = 75
  case refusedForPrivacy = 77
  case interrupted = 130
}

/// Why a command ended without an answer: an exit code and what to tell the user.
struct CommandFailure: Error {
  let status: ExitStatus
  let lines: [String]

  init(_ status: ExitStatus, _ lines: [String]) {
    self.status = status
    self.lines = lines
  }

  /// One line in the user's language, beginning with "error:".
  init(_ status: ExitStatus, de: String, en: String) {
    self.init(status, Localized(de: de, en: en))
  }

  /// One line in the user's language, beginning with "error:".
  init(_ status: ExitStatus, _ text: Localized) {
    let word = Localized(de: "Fehler", en: "error")[spoken]
    self.init(
      status, [VisibleText.escaped("\(word): " + text[spoken])])
  }

  /// What a library could not do; nil for an error that is not one of theirs.
  init?(explaining error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let failure as ImportFailure: self.init(failure)
    case KernelError.cancelled, AnalysisError.kernel(.cancelled):
      self.init(.interrupted, [words(de: "abgebrochen", en: "interrupted")])
    case let error as KernelError: self.init(.badData, error.text)
    case AnalysisError.objected(let id):
      self.init(.refusedForPrivacy, AnalysisError.objected(id).text)
    case let error as AnalysisError: self.init(.usage, error.text)
    case let error as LookupError: self.init(.usage, error.text)
    case OutputError.cannotCreate(let path, let code):
      self.init(.cannotCreate, OutputError.cannotCreate(path: path, code: code).text)
    case let error as OutputError: self.init(.inputOutput, error.text)
    case let error as StorageError: self.init(error)
    case let error as DrawingError: self.init(.rendererFailed, error.text)
    default: return nil
    }
  }

  /// A project file that cannot be read or changed.
  init(_ error: StorageError) {
    let status: ExitStatus =
      switch error {
      case .missing: .noInput
      case .empty, .foreign, .newer, .damaged, .outOfRange, .defect: .badData
      case .exists, .cannotCreate: .cannotCreate
      case .forbidden, .full, .inputOutput: .inputOutput
      case .busy, .changedMeanwhile: .busy
      case .erased: .refusedForPrivacy
      case .nothingTo, .before, .actor, .taken, .noTie, .severalTies, .unknown, .badValue: .usage
      }
    self.init(status, error.text)
  }

  /// A network that cannot be read.
  init(_ error: ReadingError) {
    switch error {
    case .refused(let failure): self.init(failure)
    case .tooLarge: self.init(.badData, error.text)
    case .missing, .unreadable, .emptyFolder, .endless, .silentPipe:
      self.init(.noInput, error.text)
    }
  }

  /// A query that cannot be understood: where, and what to do.
  init(_ error: QueryError, option: String) {
    let line = error.line(option: option, severity: Localized(de: "Fehler", en: "error"))
    self.init(.usage, [line, error.marked])
  }

  /// A file that was refused: its errors and warnings, then how many more there are.
  init(_ failure: ImportFailure) {
    var lines = failure.notices.map { $0.line(in: spoken) }
    let hidden = failure.errorCount - failure.notices.filter { $0.severity == .error }.count
    if hidden > 0 {
      lines.append(
        Localized(
          de: "… und \(spoken.text(hidden)) weitere Fehler; nichts wurde übernommen",
          en: "… and \(spoken.text(hidden)) more errors; nothing was taken")[spoken])
    }
    self.init(.badData, lines)
  }
}

extension QueryError {
  /// `--where:7: error: what, found “x”, what to do`.
  func line(option: String, severity: Localized) -> String {
    var line = "\(option):\(column): \(severity[spoken]): \(what[spoken])"
    if let found {
      line += words(de: ", gefunden „\(found)“", en: ", found “\(found)”")
    }
    return VisibleText.escaped(line + ", \(advice[spoken])")
  }
}
