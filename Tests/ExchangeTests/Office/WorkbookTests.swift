import Relations
import Testing
import Wording

@testable import Exchange

/// Workbooks put together part by part, as Excel, LibreOffice and openpyxl write them.
struct WorkbookTests {
  /// An XLSX with these sheets (their XML inside `worksheet`) and further parts.
  static func xlsx(
    _ sheets: [(name: String, state: String, body: String)], strings: String = "",
    styles: String = "", workbook: String = "", flags: UInt16 = 0, more: [(String, String)] = []
  ) -> [UInt8] {
    var parts: [(name: String, text: String)] = [
      ("[Content_Types].xml", "<Types/>"),
      (
        "_rels/.rels",
        #"<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="/xl/workbook.xml"/></Relationships>"#
      ),
    ]
    var (list, relations) = ("", "")
    for (number, sheet) in sheets.enumerated() {
      list +=
        "<sheet name=\"\(sheet.name)\" sheetId=\"\(number + 1)\" r:id=\"s\(number)\""
        + (sheet.state.isEmpty ? "/>" : " state=\"\(sheet.state)\"/>")
      relations +=
        #"<Relationship Id="s\#(number)" Type="http://x/worksheet" Target="worksheets/sheet\#(number).xml"/>"#
      parts.append(
        ("xl/worksheets/sheet\(number).xml", "<worksheet>\(sheet.body)</worksheet>"))
    }
    relations +=
      #"<Relationship Id="a" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>"#
      + #"<Relationship Id="b" Type="http://x/styles" Target="styles.xml"/>"#
      + #"<Relationship Id="c" Type="http://x/externalLink" Target="http://127.0.0.1:48123/x" TargetMode="External"/>"#
    parts.append(
      (
        "xl/workbook.xml",
        "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
          + "\(workbook)<sheets>\(list)</sheets></workbook>"
      ))
    parts.append(("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>"))
    parts.append(("xl/sharedStrings.xml", "<sst>\(strings)</sst>"))
    parts.append(("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"))
    parts += more.map { (name: $0.0, text: $0.1) }
    return StoredZip.bytes(parts, flags: flags)
  }

  private func cells(
    _ body: String, strings: String = "", styles: String = "", workbook: String = ""
  )
    throws -> [[Table.Cell]]
  {
    let bytes = Self.xlsx([("A", "", body)], strings: strings, styles: styles, workbook: workbook)
    return try XLSXReader.tables(bytes, "f.xlsx", ReadOptions())[0].rows.map(\.cells)
  }

  @Test func readsEveryTypeOfCell() throws {
    let cells = try cells(
      #"""
      <dimension ref="A1:XFD1048576"/><sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c>
      <c t="inlineStr"><is><r><t>Kä</t></r><r><t>the</t></r><rPh><t>x</t></rPh></is></c>
      <c t="str"><f>A1</f><v>aus_x000D_Formel</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c><v>2.5</v></c></row>
      <row><c><v>1</v></c></row></sheetData>
      """#,
      strings:
        "<si><t>Anna</t></si><si><r><t>Be</t></r>\n<r><t xml:space=\"preserve\">rnd </t></r><rPh><t>q</t></rPh></si>"
    )
    #expect(
      cells == [
        [
          .empty, .text("Anna"), .text("Bernd "), .text("Käthe"), .text("aus\rFormel"), .flag(true),
          .empty, .number(2.5),
        ], [.number(1)],
      ])
  }

  /// Formats of openpyxl's and LibreOffice's files, and what they show.
  @Test(
    arguments: [
      ("TT.MM.JJJJ", true), ("dd\\.mm\\.yyyy", true), ("[$-407]d. mmmm yyyy;@", true),
      ("yyyy-mm-dd", true), ("mmm yy", true), ("[Red]0", false), ("\"Datum\" 0", false),
      ("\\d0", false), ("0.00E+00", false), ("#,##0.00 \"€\"", false), ("General", false),
      ("0\" Tage\"", false),
    ])
  func formatsSayWhatIsADay(_ format: String, _ isDay: Bool) {
    #expect((SpreadsheetDates.shown(by: format) == .day) == isDay)
  }

  @Test func daysCountFrom1900Or1904() throws {
    let day = { (year: Int, month: Int, day: Int) in Day(year: year, month: month, day: day) }
    func cell(_ serial: Double, _ in1904: Bool = false) -> Table.Cell {
      SpreadsheetDates.cell(serial, .day, startsIn1904: in1904)
    }
    // Values that Excel shows.
    #expect(cell(1) == .day(try #require(day(1900, 1, 1))))
    #expect(cell(59) == .day(try #require(day(1900, 2, 28))))
    #expect(cell(61) == .day(try #require(day(1900, 3, 1))))
    #expect(cell(44_317) == .day(try #require(day(2021, 5, 1))))
    #expect(cell(42_855, true) == .day(try #require(day(2021, 5, 1))))
    #expect(
      SpreadsheetDates.cell(44_317.75, .dayAndTime, startsIn1904: false)
        == .text("2021-05-01 18:00"))
    #expect(SpreadsheetDates.cell(1.25, .time, startsIn1904: false) == .text("30:00"))
    #expect(cell(-1) == .number(-1) && cell(1e7) == .number(1e7))
  }

  @Test func stylesTurnNumbersIntoDays() throws {
    let cells = try cells(
      #"<sheetData><row r="1"><c s="0"><v>44317</v></c><c s="1"><v>44317</v></c><c s="2"><v>44317</v></c></row></sheetData>"#,
      styles:
        #"<numFmts><numFmt numFmtId="164" formatCode="TT.MM.JJJJ"/></numFmts><cellStyleXfs><xf numFmtId="14"/>"#
        + #"</cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>"#
    )
    let day = try #require(Day(year: 2021, month: 5, day: 1))
    #expect(cells == [[.number(44_317), .day(day), .day(day)]])
  }

  @Test func mergedCellsAreFilledDownwards() throws {
    let bytes = Self.xlsx([
      (
        "A", "",
        #"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Chor</t></is></c><c r="B1"><v>1</v></c></row>"#
          + #"<row r="2"><c r="B2"><v>2</v></c></row><row r="5"><c r="B5"><v>3</v></c></row></sheetData>"#
          + #"<mergeCells><mergeCell ref="A1:A3"/></mergeCells>"#
      )
    ])
    let table = try XLSXReader.tables(bytes, "f", ReadOptions())[0]
    #expect(table.rows.map(\.line) == [1, 2, 5])
    #expect(
      table.filledRows.map(\.cells) == [
        [.text("Chor"), .number(1)], [.text("Chor"), .number(2)], [.empty, .number(3)],
      ])
  }

  @Test func hiddenSheetsAreLeftOut() throws {
    let row = #"<sheetData><row><c><v>1</v></c></row></sheetData>"#
    let bytes = Self.xlsx([("A", "", row), ("B", "hidden", row), ("C", "veryHidden", row)])
    let tables = try XLSXReader.tables(bytes, "f", ReadOptions())
    #expect(tables.filter { $0.leftOut == nil }.map(\.name) == ["A"] && tables.count == 3)
    var options = ReadOptions()
    options.sheets = ["B"]
    let chosen = try XLSXReader.tables(bytes, "f", options)
    #expect(chosen.filter { $0.leftOut == nil }.map(\.name) == ["B"])
    options.sheets = ["Z"]
    #expect(throws: ImportFailure.self) {
      _ = try XLSXReader.tables(bytes, "f", options)
    }
  }

  private func refusal(_ bytes: [UInt8]) throws -> String {
    let failure = #expect(throws: ImportFailure.self) {
      _ = try XLSXReader.tables(bytes, "f.xlsx", ReadOptions())
    }
    let notice = try #require(failure?.notices.first)
    #expect(notice.position.line > 0)
    return notice.line(in: .english)
  }

  @Test func dangersAreRefusedByName() throws {
    let row = #"<sheetData><row><c><v>1</v></c></row></sheetData>"#
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
    #expect(
      try refusal(Self.xlsx([("A", "", row)], more: [("xl/vbaProject.bin", "x")])).contains(
        "macros"))
    #expect(try refusal(Self.xlsx([("A", "", row)], flags: 1)).contains("password"))
    #expect(
      try refusal([0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 1, count: 100)).contains("password")
    )
    #expect(
      try refusal(
        StoredZip.bytes([
          ("xl/workbook.xml", bomb + "<workbook><sheets><sheet name='&b;'/></sheets></workbook>")
        ])
      ).contains("DOCTYPE"))
    let deep = String(repeating: "<a>", count: 300)
    #expect(try refusal(Self.xlsx([("A", "", deep)])).contains("256"))
    let uncomputed = #"<sheetData><row r="3"><c r="C3"><f>A1+1</f><v></v></c></row></sheetData>"#
    #expect(try refusal(Self.xlsx([("A", "", uncomputed)])).contains("f.xlsx:3:3"))
    let wide = #"<sheetData><row r="4"><c r="XFD4"><v>1</v></c></row></sheetData>"#
    #expect(try refusal(Self.xlsx([("A", "", wide)])).contains("f.xlsx:4:1"))
  }

  @Test func damageNeverTraps() throws {
    let original = Self.xlsx(
      [
        (
          "A", "",
          #"<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c s="1"><v>5</v></c></row></sheetData>"#
        )
      ],
      strings: "<si><t>Anna</t></si>")
    var bits = SeededBits(state: 3)
    for _ in 0..<1500 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &bits) {
        bytes[Int.random(in: 0..<bytes.count, using: &bits)] = UInt8.random(
          in: 0...255, using: &bits)
      }
      if Bool.random(using: &bits) {
        bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &bits)))
      }
      do throws(ImportFailure) {
        _ = try XLSXReader.tables(bytes, "f", ReadOptions())
      } catch {
        #expect(error.notices.allSatisfy { $0.position.line > 0 })
      }
    }
  }

  @Test func odsWritesRepeatsOutAndKnowsDays() throws {
    let content =
      #"""
      <office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>
      <table:table table:name="Mitglieder"><table:table-row><table:table-cell office:value-type="string">
      <text:p>Anna<text:s text:c="2"/>B</text:p><text:p>2. Zeile</text:p><office:annotation><text:p>Notiz</text:p></office:annotation></table:table-cell>
      <table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="date" office:date-value="2021-05-01"><text:p>01.05.21</text:p></table:table-cell>
      <table:table-cell table:number-columns-repeated="16380"/></table:table-row>
      <table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float" office:value="1.5" table:number-columns-repeated="2"><text:p>1,5</text:p></table:table-cell></table:table-row>
      <table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      </table:table></office:spreadsheet></office:body></office:document-content>
      """#
    let bytes = StoredZip.bytes([
      ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content),
    ])
    let tables = try ODSReader.tables(bytes, "f.ods", ReadOptions())
    #expect(tables.map(\.name) == ["Mitglieder"])
    let day = try #require(Day(year: 2021, month: 5, day: 1))
    #expect(
      tables[0].rows.map(\.cells) == [
        [.text("Anna  B\n2. Zeile"), .empty, .empty, .day(day)], [.number(1.5), .number(1.5)],
        [.number(1.5), .number(1.5)], [.number(1.5), .number(1.5)],
      ])
    #expect(tables[0].rows.map(\.line) == [1, 2, 3, 4])
  }

  @Test func filledRepeatsBeyondTheLimitsAreRefused() throws {
    let content =
      #"<d xmlns:office="o" xmlns:table="t"><table:table table:name="A"><table:table-row table:number-rows-repeated="1048576">"#
      + #"<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="1000"/>"#
      + "</table:table-row></table:table></d>"
    let failure = #expect(throws: ImportFailure.self) {
      _ = try ODSReader.tables(StoredZip.bytes([("content.xml", content)]), "f", ReadOptions())
    }
    #expect(failure?.notices.first?.what.en.contains("20 million") == true)
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let day = try #require(Day(year: 2024, month: 2, day: 29))
    let old = try #require(Day(year: 1850, month: 1, day: 1))
    let sheet = Workbook.Sheet(
      name: "a/b", header: ["Name", "Zahl"],
      rows: [
        [.text("=1+1"), .integer(12)], [.text("Käthe\nWeiß"), .number(0.25)],
        [.share(0.5), .day(day)], [.empty, .flag(true)], [.text("\u{1}x"), .day(old)],
        [.text(String(repeating: "x", count: 40_000)), .number(.nan)],
      ])
    let book = Workbook([sheet, sheet], title: "Netz", language: .german)
    let bytes = try book.bytes()
    #expect(try book.bytes() == bytes)
    let tables = try XLSXReader.tables(bytes, "f", ReadOptions())
    #expect(tables.map(\.name) == ["a-b", "a-b 2"])
    let rows = tables[0].rows.map(\.cells)
    #expect(
      rows.dropLast() == [
        [.text("Name"), .text("Zahl")], [.text("=1+1"), .number(12)],
        [.text("Käthe\nWeiß"), .number(0.25)], [.number(0.5), .day(day)], [.empty, .flag(true)],
        [.text("x"), .text("1850-01-01")],
      ])
    #expect(rows.last?.count == 1)
  }
}
