public import Relations
public import Wording

/// A file format: its name, its endings, how it is read and written.
///
/// A new format is one folder in this target and one line in `Format.all`; `convert`, help and the
/// looped tests follow.
public struct Format: Sendable, Identifiable {
  /// The name on the command line, such as `csv` or `graphml`.
  public let id: String
  /// What people call it.
  public let name: Localized
  /// Endings of file names, lower case, without the dot; the first is used for writing.
  public let endings: [String]
  /// Reads the bytes of one file; nil if the format can only be written.
  public let read: Read?
  /// Writes a network; nil if the format can only be read.
  public let write: Write?
  /// Opens a file as tables that are then understood as those of a CSV file are; nil if the format
  /// holds a graph (see `Table`).
  let tables: OpenTables?
  /// How its content shows itself, where its ending does not.
  let recognition: Recognition

  /// Opens one file as tables; `options.sheets` says which.
  typealias OpenTables =
    @Sendable (_ bytes: [UInt8], _ file: String, _ options: ReadOptions)
    throws(ImportFailure) -> [Table]
  /// Reads one file.
  ///
  /// `file` is its name for messages.
  public typealias Read =
    @Sendable (_ bytes: [UInt8], _ file: String, _ options: ReadOptions)
    throws(ImportFailure) -> ReadResult
  /// Turns a network into one or more files.
  public typealias Write = @Sendable (_ network: Network) -> WriteResult

  /// A format that only its ending tells; see the properties.
  public init(id: String, name: Localized, endings: [String], read: Read?, write: Write?) {
    self.init(
      id: id, name: name, endings: endings, read: read, write: write, recognition: .ending)
  }

  init(
    id: String, name: Localized, endings: [String], read: Read?, write: Write?,
    recognition: Recognition
  ) {
    self.id = id
    self.name = name
    self.endings = endings
    self.read = read
    self.write = write
    self.recognition = recognition
    tables = nil
  }

  /// A format whose files hold tables.
  init(
    id: String, name: Localized, endings: [String], tables: @escaping OpenTables, write: Write?,
    recognition: Recognition
  ) {
    self.id = id
    self.name = name
    self.endings = endings
    self.tables = tables
    self.write = write
    self.recognition = recognition
    read = { bytes, file, options throws(ImportFailure) in
      var reader = TableReader(options)
      for table in try tables(bytes, file, options) { reader.add(table) }
      return try reader.finish()
    }
  }

  /// The format with this name, or nil.
  public static func named(_ id: String) -> Format? { all.first { $0.id == id } }

  /// The format of a file name by its ending, or nil.
  public static func ofFile(_ name: String) -> Format? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    return all.first { $0.endings.contains(ending) }
  }
}

/// What a format wrote.
public struct WriteResult: Sendable {
  /// One written file: a name to use inside a folder, and its bytes.
  public struct File: Sendable {
    /// File name without folder: `people.csv`.
    public let name: String
    /// The whole content.
    public let bytes: [UInt8]

    /// A file.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The files; one for most formats, people and ties for CSV folders, none if they cannot be made.
  public let files: [File]
  /// What the format cannot hold and was left out, one sentence each.
  public let losses: [Localized]

  /// A result.
  public init(files: [File], losses: [Localized] = []) {
    self.files = files
    self.losses = losses
  }
}

/// What the user may say about a file that cannot be recognised by itself.
public struct ReadOptions: Sendable, Hashable {
  /// The separator of a CSV file; nil = recognised.
  public var delimiter: Character?
  /// The encoding; nil = recognised.
  public var encoding: Encoding?
  /// "," or "." as decimal sign; nil = recognised.
  public var decimalSign: Character?
  /// The order of dates with slashes such as 03/04/2024, which alone are refused.
  public var dates: DateOrder?
  /// Who we are in lists of our own contacts and followers; nil = an actor called "us".
  public var us: String?
  /// Whether the companies of contacts become organisations.
  public var readsCompanies = false
  /// Whether rows with an error are left out, counted and listed instead of refusing the file.
  public var skipsBadRows = false
  /// Whether cells with an error are left empty, counted and listed instead of refusing the file.
  public var skipsBadCells = false
  /// Only these sheets of a workbook; empty = all.
  public var sheets: [String] = []
  /// What the user says about columns, shapes, kinds and direction.
  public var wishes = ReadingWishes()
  /// The day that counts as today, for years of two digits; nil = the clock's.
  public var today: Day?
  /// Whether plain rows of a tie list go the short way; the result is the same, only later.
  var readsPlainRows = true

  /// Encodings that are read.
  public enum Encoding: String, Sendable, Hashable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1252 = "windows-1252"
    case latin1 = "iso-8859-1"
  }

  /// The order of day and month in a date with slashes.
  public enum DateOrder: String, Sendable, Hashable, CaseIterable {
    case dayFirst = "day-first"
    case monthFirst = "month-first"
  }

  /// Nothing said: everything is recognised.
  public init() {}
}

/// What was read: the network, and an account of every row.
public struct ReadResult: Sendable {
  /// The network.
  public let network: Network
  /// What was noticed and how the file was understood.
  public let report: ReadReport

  /// A result.
  public init(network: Network, report: ReadReport) {
    self.network = network
    self.report = report
  }
}

/// An account of what was read. Conservation: `rowsRead` = `actorsStored` + `tiesStored` + `merged`
/// + `refused` + `multipliersStored` + `contactsStored` + `campaignsStored` + `tieKindsStored` + `leftOut`
/// (actors that ties alone name, and ties that contacts alone name, are not rows).
public struct ReadReport: Sendable {
  /// How one file was understood.
  public struct File: Sendable, Hashable {
    /// Its name, as the user wrote it.
    public let name: String
    /// Format, and what was recognised: `CSV, UTF-8, ";" , decimal comma`.
    public let understoodAs: Localized
    /// Data rows (or elements).
    public let rows: Int
    /// How its columns were understood; nil if it is no table.
    public let reading: Reading?

    /// An account of one file.
    public init(name: String, understoodAs: Localized, rows: Int, reading: Reading? = nil) {
      self.name = name
      self.understoodAs = understoodAs
      self.rows = rows
      self.reading = reading
    }
  }

  /// A row that was left out because it is wrong.
  public struct Reject: Sendable, Hashable {
    /// Why, with file and line.
    public let notice: Notice
    /// The row as it stands in the file.
    public let row: String

    /// A row left out.
    public init(notice: Notice, row: String) {
      self.notice = notice
      self.row = row
    }
  }

  /// The files read.
  public var files: [File] = []
  /// Rows that became actors.
  public var actorsStored = 0
  /// Actors that no row lists but a tie names.
  public var actorsFromTies = 0
  /// Rows that became ties, self-ties included.
  public var tiesStored = 0
  /// Ties that no row lists but a contact names.
  public var tiesFromContacts = 0
  /// Rows that became multipliers.
  public var multipliersStored = 0
  /// Rows that became contacts.
  public var contactsStored = 0
  /// Rows that became campaigns.
  public var campaignsStored = 0
  /// Rows that describe kinds of ties.
  public var tieKindsStored = 0
  /// Rows that repeat another row and were merged into it.
  public var merged = 0
  /// Ties that a row names beside its first one, or beside its actor: several names in a cell, columns
  /// of groups, days or names.
  public var tiesFromCells = 0
  /// Rows that list nothing: sums, page numbers, headers printed again.
  public var leftOut = 0
  /// Cells left empty on request (`--skip-bad-cells`).
  public var cellsLeftEmpty = 0
  /// Whether a file says which way ties run, were it that all run both ways.
  public var statesDirection = false
  /// The day of which what was read is the state: as the user says, else by the name of file or folder
  /// (“Liste 2026” is of 1 January 2026); nil = not known.
  public var asOf: Day?
  /// What the file or folder is called without ending, year and day: the same for lists that come
  /// again.
  public var sourceName = ""
  /// Files and tables that were not read, and why.
  public var notRead: [Notice] = []
  /// What columns may hold beside what they were taken for, with the option that takes them so.
  public var hints: [Notice] = []
  /// Rows refused on request (`--skip-bad-rows`); otherwise the whole file is refused.
  public var refused = 0
  /// The rows refused, in the order of the files.
  public var rejects: [Reject] = []
  /// Where each actor was listed, in the order of the actors; unknown if only ties name it.
  public var actorOrigins: [Origin] = []
  /// Warnings, in the order of the files.
  public var warnings: [Notice] = []

  /// Data rows of all files.
  public var rowsRead: Int { files.reduce(0) { $0 + $1.rows } }

  /// An empty account.
  public init() {}
}
