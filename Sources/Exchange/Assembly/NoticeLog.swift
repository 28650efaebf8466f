internal import Wording

/// Errors and warnings while files are read: the first errors, and how many there were.
struct NoticeLog {
  /// The first errors, at most `ImportFailure.shown`.
  private(set) var errors: [Notice] = []
  /// How many errors there were in all.
  private(set) var errorCount = 0
  /// All warnings; readers gather what repeats into one.
  private(set) var warnings: [Notice] = []

  /// Whether the next error would only be counted: a reader need not find words for it.
  var isFull: Bool { errors.count >= ImportFailure.shown }

  /// Notes an error; the words are only made while they will be shown.
  mutating func error(_ notice: @autoclosure () -> Notice) {
    errorCount += 1
    if !isFull { errors.append(notice()) }
  }

  /// Notes a warning.
  mutating func warn(_ notice: Notice) { warnings.append(notice) }

  /// What to throw if there was an error: everything in the order of files and lines.
  func failure(files: [String]) -> ImportFailure? {
    guard errorCount > 0 else { return nil }
    let order = Dictionary(
      files.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    func key(_ notice: Notice) -> (Int, Int, Int) {
      (order[notice.file] ?? -1, notice.position.line, notice.position.column)
    }
    let sorted = errors.enumerated().sorted {
      let (left, right) = (key($0.element), key($1.element))
      return left == right ? $0.offset < $1.offset : left < right
    }
    return ImportFailure(sorted.map(\.element), errorCount: errorCount)
  }
}
