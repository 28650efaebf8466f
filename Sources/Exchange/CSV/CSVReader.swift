internal import Relations
internal import Wording

/// Reads CSV files: one table, or the tables of a folder.
enum CSVReader {
  /// Reads one table of actors, ties or multipliers.
  static func read(
    _ bytes: [UInt8], file: String, options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    var assembly = NetworkAssembly()
    read(bytes, file: file, options: options, into: &assembly)
    return try assembly.finish()
  }

  /// Reads one table into an assembly; errors are noted there.
  ///
  /// - Parameters:
  ///   - role: what the table lists, if its name says so.
  ///   - kind: the kind of listed actors that name none.
  static func read(
    _ bytes: [UInt8], file: String, role: CSVDialect.Role? = nil, kind: Actor.Kind = .person,
    options: ReadOptions, into assembly: inout NetworkAssembly
  ) {
    assembly.beginFile(file)
    guard let text = decode(bytes, options, &assembly),
      let dialect = dialect(text.bytes, role, options, &assembly)
    else { return }
    warn(of: text, dialect, &assembly)
    let table = CSVTable(text.bytes, dialect: dialect, options: options)
    guard let (rows, sign) = readRows(table, dialect, kind, &assembly) else { return }
    let understood = description(text, dialect, sign)
    assembly.endFile(understoodAs: understood, rows: rows)
  }

  /// What a table lists by its header, or nil if that does not say.
  static func role(of bytes: [UInt8], _ options: ReadOptions) -> CSVDialect.Role? {
    guard let text = try? TextEncoding.decode(bytes, as: options.encoding, file: ""),
      let dialect = try? DialectSearch.run(text.bytes, role: nil, delimiter: options.delimiter)
    else { return nil }
    return dialect.role
  }

  /// Whether a table with this content lists dated contacts.
  static func listsContacts(_ bytes: [UInt8], _ options: ReadOptions) -> Bool {
    guard let text = try? TextEncoding.decode(bytes, as: options.encoding, file: ""),
      let dialect = try? DialectSearch.run(
        text.bytes, role: .contacts, delimiter: options.delimiter),
      let header = dialect.header
    else { return false }
    return ContactHeader(header) != nil
  }

  private static func readRows(
    _ table: CSVTable, _ dialect: CSVDialect, _ kind: Actor.Kind,
    _ assembly: inout NetworkAssembly
  ) -> (rows: Int, sign: Character?)? {
    guard let header = dialect.header else {
      var rows = TieRows(table, TieHeader(columns: dialect.columns), &assembly)
      return rows.read(&assembly)
    }
    switch dialect.role {
    case .people:
      guard let roles = PeopleHeader(header) else { return nil }
      var rows = PeopleRows(table, roles, defaultKind: kind, &assembly)
      return rows.read(&assembly)
    case .multipliers:
      guard let roles = MultiplierHeader(header) else { return nil }
      var rows = MultiplierRows(table, roles, &assembly)
      return rows.read(&assembly)
    case .contacts:
      guard let roles = ContactHeader(header) else { return nil }
      var rows = ContactRows(table, roles, &assembly)
      return rows.read(&assembly)
    case .campaigns:
      guard let roles = CampaignHeader(header) else { return nil }
      var rows = CampaignRows(table, roles, &assembly)
      return rows.read(&assembly)
    case .tieKinds:
      guard let roles = TieKindHeader(header) else { return nil }
      var rows = TieKindRows(table, roles, &assembly)
      return rows.read(&assembly)
    case .ties:
      do throws(TieHeader.Missing) {
        var rows = TieRows(table, try TieHeader(header), &assembly)
        return rows.read(&assembly)
      } catch {
        tellMissingColumn(error, header, dialect.line, &assembly)
        return nil
      }
    }
  }

  // MARK: Text

  private static func decode(
    _ bytes: [UInt8], _ options: ReadOptions, _ assembly: inout NetworkAssembly
  ) -> DecodedText? {
    do throws(NotText) {
      let text = try TextEncoding.decode(bytes, as: options.encoding, file: assembly.file)
      if let other = OtherFile.recognise(text: text.bytes) { throw other }
      return text
    } catch {
      switch error {
      case .otherFile(let what, let advice): assembly.error(line: 1, what, advice: advice)
      case .zeroByte(let line):
        assembly.error(
          line: line,
          Localized(
            de: "ein Null-Byte: das ist keine Textdatei", en: "a zero byte: this is not text"),
          advice: Localized(
            de: "als CSV UTF-8 speichern oder --encoding angeben",
            en: "save as CSV UTF-8, or say --encoding"))
      case .damaged(let line, let column):
        assembly.error(
          line: line, column: column,
          Localized(
            de: "ein beschädigtes Zeichen in einer UTF-8-Datei",
            en: "a damaged character in a UTF-8 file"),
          advice: Localized(
            de: "als CSV UTF-8 speichern oder --encoding angeben",
            en: "save as CSV UTF-8, or say --encoding"))
      case .refused(let failure):
        for notice in failure.notices { assembly.notices.error(notice) }
      }
      return nil
    }
  }

  private static func warn(
    of text: DecodedText, _ dialect: CSVDialect, _ assembly: inout NetworkAssembly
  ) {
    if let (line, byte) = text.undefined {
      assembly.warn(
        line: line,
        Localized(
          de: "ein Byte, das in Windows-1252 kein Zeichen ist",
          en: "a byte that is no character in Windows-1252"),
        found: String(byte, radix: 16, uppercase: true),
        advice: Localized(
          de: "als Steuerzeichen gelesen; die Kodierung prüfen",
          en: "read as a control character; check the encoding"))
    }
    guard dialect.skipped > 0 else { return }
    let count = dialect.skipped
    assembly.warn(
      line: dialect.line,
      count == 1
        ? Localized(de: "eine Zeile vor der Kopfzeile", en: "one line before the header")
        : Localized(
          de: "\(count) Zeilen vor der Kopfzeile", en: "\(count) lines before the header"),
      advice: Localized(de: "übergangen", en: "passed over"))
  }

  // MARK: Header

  private static func dialect(
    _ text: [UInt8], _ role: CSVDialect.Role?, _ options: ReadOptions,
    _ assembly: inout NetworkAssembly
  ) -> CSVDialect? {
    do throws(CSVDialect.Problem) {
      return try DialectSearch.run(text, role: role, delimiter: options.delimiter)
    } catch {
      tell(error, role, &assembly)
      return nil
    }
  }

  private static func tell(
    _ problem: CSVDialect.Problem, _ role: CSVDialect.Role?, _ assembly: inout NetworkAssembly
  ) {
    switch problem {
    case .empty:
      assembly.error(
        line: 1,
        Localized(de: "die Datei ist leer: keine Kopfzeile", en: "the file is empty: no header"),
        advice: headerAdvice(role))
    case .badDelimiter:
      assembly.error(
        Localized(de: "das ist kein Trennzeichen", en: "this is not a delimiter"),
        advice: Localized(
          de: "ein einzelnes ASCII-Zeichen angeben", en: "give a single ASCII character"))
    case .noHeader(let line, let text, let looksLikeMatrix):
      assembly.error(
        line: line, column: 1,
        looksLikeMatrix
          ? Localized(
            de: "eine Matrix statt einer Liste von Beziehungen",
            en: "a matrix, not a list of ties")
          : Localized(
            de: "keine Kopfzeile mit bekannten Spalten", en: "no header with columns that are known"
          ),
        found: text, advice: headerAdvice(role))
    }
  }

  private static func headerAdvice(_ role: CSVDialect.Role?) -> Localized {
    switch role {
    case .people:
      Localized(de: "die Spalten id und name nennen", en: "name the columns id and name")
    case .multipliers:
      Localized(
        de: "die Spalten actor, topic, place nennen", en: "name the columns actor, topic, place")
    case .contacts:
      Localized(
        de: "die Spalten source, target, day (von, nach, tag) nennen",
        en: "name the columns source, target, day")
    case .campaigns:
      Localized(
        de: "die Spalten name, start, end nennen", en: "name the columns name, start, end")
    case .tieKinds:
      Localized(
        de: "die Spalten kind und half_life (art, halbwertszeit) nennen",
        en: "name the columns kind and half_life")
    case .ties:
      Localized(
        de: "die Spalten source und target (von und nach) nennen",
        en: "name the columns source and target")
    case nil:
      Localized(
        de: "die Spalten source und target (von und nach) oder id und name nennen",
        en: "name the columns source and target, or id and name")
    }
  }

  private static func tellMissingColumn(
    _ missing: TieHeader.Missing, _ header: [String], _ line: Int,
    _ assembly: inout NetworkAssembly
  ) {
    let what =
      switch missing {
      case .source:
        Localized(de: "die Spalte source (von) fehlt", en: "the column source is missing")
      case .target:
        Localized(de: "die Spalte target (nach) fehlt", en: "the column target is missing")
      case .both:
        Localized(
          de: "die Spalten source und target (von und nach) fehlen",
          en: "the columns source and target are missing")
      }
    assembly.error(
      line: line, column: 1, what, found: header.joined(separator: " "),
      advice: Localized(
        de: "beide Enden jeder Beziehung nennen", en: "name both ends of each tie"))
  }

  private static func description(
    _ text: DecodedText, _ dialect: CSVDialect, _ sign: Character?
  ) -> Localized {
    let what =
      switch dialect.role {
      case .people: Localized(de: "Akteure", en: "actors")
      case .ties: Localized(de: "Beziehungen", en: "ties")
      case .multipliers: Localized(de: "Multiplikatoren", en: "multipliers")
      case .contacts: Localized(de: "Kontakte", en: "contacts")
      case .campaigns: Localized(de: "Kampagnen", en: "campaigns")
      case .tieKinds: Localized(de: "Beziehungsarten", en: "kinds of ties")
      }
    var words =
      Localized("CSV, ") + what + Localized(", \(text.encoding), ") + dialect.delimiterName
    if dialect.header == nil {
      words = words + Localized(de: ", ohne Kopfzeile", en: ", no header")
    }
    if sign == "," { words = words + Localized(de: ", Dezimalkomma", en: ", decimal comma") }
    return words
  }
}
