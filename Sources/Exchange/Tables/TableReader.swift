internal import Relations
internal import Wording

/// Reads tables together: opens each, understands them in the light of the others, and takes their rows
/// into one network.
struct TableReader {
  let options: ReadOptions
  var assembly = NetworkAssembly()
  /// The tables that are understood, in the order they came.
  var tables: [OpenTable] = []
  /// The lists that come again: of each file that is one, which series and which day.
  var states: [Int: TieSeries.State] = [:]
  /// Tables that were not understood; refused if no other was.
  private var problems: [(error: Notice, warning: Notice, isNamed: Bool)] = []

  init(_ options: ReadOptions) { self.options = options }

  /// Adds a CSV file.
  ///
  /// - Parameter isAlone: whether it is all there is to read; one of several that is not understood is
  ///   left out if its name does not say either what it lists.
  mutating func add(csv bytes: [UInt8], file: String, isAlone: Bool = true) {
    let name = Self.stem(of: file)
    let hint = TableHint(name: name)
    let isNamed = isAlone || hint.shape != nil || hint.isAddressBookOrContacts
    var opening = NetworkAssembly()
    opening.beginFile(file)
    guard let text = CSVReader.decode(bytes, options, &opening) else {
      // A file that announces nothing may be anything: it must not spoil the others.
      guard isNamed else { return leaveOut(file, Localized(de: "keine Tabelle", en: "no table")) }
      for error in opening.notices.errors { assembly.notices.error(error) }
      return
    }
    CSVReader.warn(of: text, &opening)
    open(file: file, isNamed: isNamed, hint) { options throws(CSVDialect.Problem) in
      var table = try OpenTable(file: file, name: name, hint: hint, text: text, options: options)
      table.notices = opening.notices.warnings
      return table
    }
  }

  /// Adds a table of a workbook or another source.
  mutating func add(_ table: Table) {
    if let why = table.leftOut { return leaveOut("\(table.file) (\(table.name))", why) }
    let name = table.name.isEmpty ? Self.stem(of: table.file) : table.name
    var hint = TableHint(name: name)
    if !table.name.isEmpty {
      // A sheet called “Tabelle1” says nothing: its file may.
      let file = TableHint(name: Self.stem(of: table.file))
      if hint.shape == nil { (hint.shape, hint.kind) = (file.shape, file.kind) }
      if hint.asOf == nil { (hint.asOf, hint.isYear) = (file.asOf, file.isYear) }
    }
    let isEmpty = !table.rows.contains { $0.cells.contains { $0 != .empty } }
    open(file: table.file, isNamed: !isEmpty && hint.shape != nil, hint) {
      options throws(CSVDialect.Problem) in
      try OpenTable(table, name: name, hint: hint, options: options)
    }
  }

  /// Says that a file was not read.
  mutating func leaveOut(_ file: String, _ what: Localized) {
    assembly.report.notRead.append(
      Notice(
        .warning, file: file, what: what,
        advice: Localized(de: "nicht gelesen", en: "not read")))
  }

  private mutating func open(
    file: String, isNamed: Bool, _ hint: TableHint,
    _ body: (ReadOptions) throws(CSVDialect.Problem) -> OpenTable
  ) {
    do throws(CSVDialect.Problem) {
      let table = try body(options)
      if table.reading.shape == .none {
        leaveOut(file, Localized(de: "auf Wunsch ausgelassen", en: "left out as you wish"))
        return
      }
      tables.append(table)
    } catch {
      problems.append(
        (
          CSVReader.notice(error, file: file, hint.shape),
          CSVReader.notice(error, file: file, hint.shape, severity: .warning), isNamed
        ))
    }
  }

  /// The name of a file without folders and ending.
  static func stem(of file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  // MARK: Reading

  /// Reads all tables.
  consuming func finish() throws(ImportFailure) -> ReadResult {
    tellProblems()
    understandTogether()
    for table in tables where table.reading.shape == .tieKinds { readRows(table) }
    readActors()
    readPairs()
    for shape in [Reading.Shape.multipliers, .contacts, .campaigns] {
      for table in tables where table.reading.shape == shape { readRows(table) }
    }
    hint()
    return try assembly.finish()
  }

  /// A table that is not understood is an error where its name says what it should be, or where there
  /// is nothing else.
  private mutating func tellProblems() {
    for (error, warning, isNamed) in problems {
      if isNamed || tables.isEmpty {
        assembly.notices.error(error)
      } else {
        assembly.report.notRead.append(warning)
      }
    }
  }

  /// Lists of actors, then those that name ties in their columns; last the ties.
  private mutating func readActors() {
    var pending = PendingTies()
    let plain = tables.filter { $0.listsActors && $0.reading.shape == .actors }
    let wide = tables.filter { $0.listsActors && $0.reading.shape != .actors }
    // The sheets of two choirs may have the same days across.
    let isOneSheet = wide.count { $0.reading.shape == .attendance } < 2
    for table in plain + wide {
      begin(table)
      var rows = PeopleRows(
        CSVTable(table, options: options), table.reading, defaultKind: table.hint.kind,
        replaces: table.state.map { $0.place > 0 } ?? false,
        occasion: isOneSheet ? "" : table.name, &assembly)
      let (count, sign) = rows.read(&assembly, &pending)
      end(table, rows: count, sign)
    }
    var series = TieSeries()
    pending.make(&assembly) { file, rows in series.add(file: file, rows: rows) }
    assembly.report.tiesFromCells -= series.finish(states, &assembly)
  }

  private mutating func readPairs() {
    var series = TieSeries()
    for table in tables where table.reading.column(.source) != nil && table.isPairs {
      let first = assembly.ties.count
      readRows(table)
      series.add(file: assembly.fileNumber, rows: first..<assembly.ties.count)
    }
    assembly.report.merged += series.finish(states, &assembly)
  }

  /// Reads the rows of a table of any shape but those with one actor per row.
  private mutating func readRows(_ table: OpenTable) {
    begin(table)
    let rows = CSVTable(table, options: options)
    let result: (rows: Int, sign: Character?)?
    switch table.reading.shape {
    case .multipliers:
      result = MultiplierHeader(table.reading).map { header in
        var reader = MultiplierRows(rows, header, &assembly)
        return reader.read(&assembly)
      }
    case .contacts:
      result = ContactHeader(table.reading).map { header in
        var reader = ContactRows(rows, header, &assembly)
        return reader.read(&assembly)
      }
    case .campaigns:
      result = CampaignHeader(table.reading).map { header in
        var reader = CampaignRows(rows, header, &assembly)
        return reader.read(&assembly)
      }
    case .tieKinds:
      result = TieKindHeader(table.reading).map { header in
        var reader = TieKindRows(rows, header, &assembly)
        return reader.read(&assembly)
      }
    default:
      guard table.reading.column(.target) != nil else {
        tellMissingColumn(table)
        return
      }
      var reader = TieRows(rows, TieHeader(table.reading), &assembly)
      result = reader.read(&assembly)
    }
    guard let result else {
      tellMissingColumn(table)
      return
    }
    end(table, rows: result.rows, result.sign)
  }

  private mutating func begin(_ table: OpenTable) {
    assembly.beginFile(table.file)
    if let state = table.state { states[assembly.fileNumber] = state }
    for notice in table.notices { assembly.notices.warn(notice) }
    CSVReader.warn(of: table.dialect, &assembly)
  }

  private mutating func end(_ table: OpenTable, rows: Int, _ sign: Character?) {
    assembly.endFile(
      understoodAs: table.understoodAs(decimalSign: sign), rows: rows, reading: table.reading)
  }

  private mutating func tellMissingColumn(_ table: OpenTable) {
    assembly.error(
      line: table.dialect.line, column: 1,
      Localized(
        de: "für „\(table.reading.shape.title[.german])“ fehlt eine Spalte",
        en: "a column is missing for “\(table.reading.shape.title[.english])”"),
      found: table.header.joined(separator: " "),
      advice: Localized(
        de: "angeben, welche Spalte was ist: --column source=KOPF --column target=KOPF",
        en: "say which column is what: --column source=HEADER --column target=HEADER"))
  }
}
