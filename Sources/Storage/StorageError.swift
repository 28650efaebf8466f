public import Relations

/// Why a project file could not be read or changed.
///
/// Data only; the words stand in `StorageError+Text`.
public enum StorageError: Error, Hashable, Sendable {
  // MARK: The file

  /// There is no such file.
  case missing(path: String)
  /// The file has no content: perhaps a download or a copy that failed.
  case empty(path: String)
  /// The file is something else: another program's, a text, a picture.
  case foreign(path: String)
  /// A later version of this program made it.
  case newer(path: String, version: Int)
  /// The file is damaged; what SQLite says about it.
  case damaged(path: String, detail: String)
  /// The file holds a number that no calendar or count has; the table and column.
  case outOfRange(path: String, place: String)
  /// There is a file at the place of the new one.
  case exists(path: String)
  /// The file cannot be made; the system's error number.
  case cannotCreate(path: String, code: Int32)
  /// The file cannot be opened or changed: permissions, a read-only disk.
  case forbidden(path: String)
  /// Another process is writing and did not finish in time.
  case busy(path: String)
  /// The disk or the quota is full; nothing was changed.
  case full(path: String)
  /// Reading or writing failed; SQLite's extended code.
  case inputOutput(path: String, code: Int32)
  /// The project changed between looking and taking.
  case changedMeanwhile(path: String)

  // MARK: What was asked

  /// Nothing is left to undo, or to do again.
  case nothingTo(undo: Bool)
  /// There was no project yet on this day.
  case before(Day)
  /// Nobody has this id or name, or several have.
  case actor(LookupError)
  /// The id is taken.
  case taken(id: String)
  /// There is no tie between the two (of this kind).
  case noTie(String, String)
  /// There are several ties between the two; their kinds.
  case severalTies(String, String, kinds: [String])
  /// There is no such role, campaign or source.
  case unknown(String)
  /// A value is not possible: its name and text.
  case badValue(name: String, value: String)
  /// The person was erased and must not come back.
  case erased(id: String)
  /// What would be stored is no valid network.
  case defect(NetworkDefect)
}
