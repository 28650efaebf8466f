internal import CXLSXWriter
internal import Glibc
public import Relations
public import Wording

/// Tables to be written as an Excel workbook, a sheet each: numbers are numbers and days are days, the
/// header stays in sight and can be filtered, columns are as wide as what they hold.
public struct Workbook: Sendable {
  /// One cell.
  public enum Cell: Hashable, Sendable {
    case empty
    case text(String)
    case integer(Int)
    case number(Double)
    /// 0...1, shown in per cent.
    case share(Double)
    case day(Day)
    case flag(Bool)
  }

  /// One sheet.
  public struct Sheet: Sendable {
    /// Its name; what Excel does not allow in it is replaced.
    public var name: String
    /// The header.
    public var header: [String]
    /// The rows, as long as the header.
    public var rows: [[Cell]]

    /// A sheet.
    public init(name: String, header: [String], rows: [[Cell]]) {
      self.name = name
      self.header = header
      self.rows = rows
    }
  }

  /// The sheets, in their order.
  public var sheets: [Sheet]
  /// What the workbook is called in its properties; empty for nothing.
  public var title: String
  /// How days are shown: as in this language.
  public var language: Language

  /// A workbook.
  public init(_ sheets: [Sheet], title: String = "", language: Language) {
    self.sheets = sheets
    self.title = title
    self.language = language
  }

  /// The most rows of a sheet in Excel.
  public static let rowLimit = 1_048_576

  /// The workbook as a file; the same bytes for the same tables.
  ///
  /// - Throws: `OutputError` if the system has no room for it, and for sheets with more rows or
  ///   columns than Excel has.
  public func bytes() throws(OutputError) -> [UInt8] {
    try XLSXWriter(self).bytes()
  }

  /// A name as Excel allows it for a sheet: up to 31 signs, none of `[]:*?/\`.
  static func sheetName(_ name: String, _ used: inout Set<String>) -> String {
    var cleaned = String(
      name.map { "[]:*?/\\'".contains($0) || $0.isNewline ? "-" : $0 }.prefix(28))
    if ElementValues.trimmed(cleaned).isEmpty { cleaned = "-" }
    var unique = cleaned
    var count = 2
    while !used.insert(unique.lowercased()).inserted {
      unique = "\(cleaned.prefix(25)) \(count)"
      count += 1
    }
    return unique
  }
}

/// Writes a workbook through libxlsxwriter, which writes to files only.
private struct XLSXWriter {
  private let workbook: Workbook
  /// The longest text of a cell in Excel.
  private static let textLimit = 32_767

  init(_ workbook: Workbook) { self.workbook = workbook }

  func bytes() throws(OutputError) -> [UInt8] {
    var template = Array((XLSXWriter.folder + "/geflecht-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, code: errno) }
    close(descriptor)
    defer { unlink(path) }
    try write(to: path)
    do throws(ReadingError) {
      return try FileBytes.read(path)
    } catch {
      throw .cannotWrite(path: path, code: EIO)
    }
  }

  private static var folder: String {
    getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  }

  private struct Formats {
    let header: UnsafeMutablePointer<lxw_format>?
    let day: UnsafeMutablePointer<lxw_format>?
    let integer: UnsafeMutablePointer<lxw_format>?
    let share: UnsafeMutablePointer<lxw_format>?
    let text: UnsafeMutablePointer<lxw_format>?
  }

  private func write(to path: String) throws(OutputError) {
    guard let book = workbook_new(path) else { throw .cannotCreate(path: path, code: ENOMEM) }
    // A fixed moment: the same tables give the same bytes.
    var properties = lxw_doc_properties()
    properties.created = 946_684_800
    let title = strdup(workbook.title)
    properties.title = title
    workbook_set_properties(book, &properties)
    free(title)
    let formats = formats(of: book)
    var used: Set<String> = []
    var problem: Int32 = 0
    for sheet in workbook.sheets {
      guard let page = workbook_add_worksheet(book, Workbook.sheetName(sheet.name, &used)) else {
        problem = EINVAL
        continue
      }
      if sheet.rows.count >= Workbook.rowLimit || sheet.header.count > 16_384 { problem = EFBIG }
      if problem == 0 { write(sheet, to: page, formats) }
    }
    let error = workbook_close(book)
    if problem != 0 { throw .cannotWrite(path: path, code: problem) }
    guard error == LXW_NO_ERROR else {
      throw .cannotWrite(path: path, code: errno == 0 ? EIO : errno)
    }
  }

  private func formats(of book: UnsafeMutablePointer<lxw_workbook>) -> Formats {
    let formats = Formats(
      header: workbook_add_format(book), day: workbook_add_format(book),
      integer: workbook_add_format(book), share: workbook_add_format(book),
      text: workbook_add_format(book))
    format_set_bold(formats.header)
    format_set_bottom(formats.header, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_num_format(
      formats.day, workbook.language == .german ? "dd.mm.yyyy" : "yyyy-mm-dd")
    format_set_num_format(formats.integer, "#,##0")
    format_set_num_format(formats.share, "0.0%")
    // Text stays text: Excel makes no number of a post code when the cell is edited.
    format_set_num_format(formats.text, "@")
    return formats
  }

  private func write(
    _ sheet: Workbook.Sheet, to page: UnsafeMutablePointer<lxw_worksheet>, _ formats: Formats
  ) {
    for (column, title) in sheet.header.enumerated() {
      worksheet_write_string(page, 0, UInt16(column), XLSXWriter.held(title), formats.header)
    }
    for (row, cells) in sheet.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        write(cell, to: page, UInt32(row + 1), UInt16(column), formats)
      }
    }
    worksheet_freeze_panes(page, 1, 0)
    guard !sheet.header.isEmpty else { return }
    let last = UInt16(sheet.header.count - 1)
    worksheet_autofilter(page, 0, 0, UInt32(sheet.rows.count), last)
    for (column, title) in sheet.header.enumerated() {
      let widest = sheet.rows.prefix(1000).reduce(title.count + 3) { width, cells in
        max(width, column < cells.count ? XLSXWriter.width(cells[column]) : 0)
      }
      worksheet_set_column(
        page, UInt16(column), UInt16(column), Double(min(max(widest + 1, 6), 60)), nil)
    }
  }

  private static func width(_ cell: Workbook.Cell) -> Int {
    switch cell {
    case .empty: 0
    case .text(let text): text.prefix { !$0.isNewline }.count
    case .integer(let number): String(number).count + String(number).count / 3
    case .number(let number): min(number.description.count, 12)
    case .share: 6
    case .day: 10
    case .flag: 6
    }
  }

  private func write(
    _ cell: Workbook.Cell, to page: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32,
    _ column: UInt16, _ formats: Formats
  ) {
    switch cell {
    case .empty: break
    case .text(let text):
      worksheet_write_string(page, row, column, XLSXWriter.held(text), formats.text)
    case .integer(let number):
      // Beyond 2^53 a number of Excel is not whole any more.
      if abs(number) < 1 << 53 {
        worksheet_write_number(page, row, column, Double(number), formats.integer)
      } else {
        worksheet_write_string(page, row, column, String(number), formats.text)
      }
    case .number(let number):
      if number.isFinite { worksheet_write_number(page, row, column, number, nil) }
    case .share(let share):
      if share.isFinite { worksheet_write_number(page, row, column, share, formats.share) }
    case .day(let day):
      write(day, to: page, row, column, formats)
    case .flag(let flag): worksheet_write_boolean(page, row, column, flag ? 1 : 0, nil)
    }
  }

  /// Excel has no days before 1900 and shows wrong ones before March of that year.
  private func write(
    _ day: Day, to page: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32, _ column: UInt16,
    _ formats: Formats
  ) {
    let date = day.date
    guard date.year > 1900 else {
      worksheet_write_string(page, row, column, day.description, formats.text)
      return
    }
    var value = lxw_datetime(
      year: Int32(date.year), month: Int32(date.month), day: Int32(date.day), hour: 0, min: 0,
      sec: 0)
    worksheet_write_datetime(page, row, column, &value, formats.day)
  }

  /// A text as a cell can hold it.
  private static func held(_ text: String) -> String {
    let cleaned = XMLText.cleaned(text)
    return cleaned.unicodeScalars.count <= textLimit
      ? cleaned
      : String(String.UnicodeScalarView(cleaned.unicodeScalars.prefix(textLimit - 1))) + "…"
  }
}
