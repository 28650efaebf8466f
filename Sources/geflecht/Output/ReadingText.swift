import Exchange
import Relations
import Wording

/// How tables were read, in words: shape, and column by column what it became.
enum ReadingText {
  /// Lines about every table, its hints, and what was not read.
  static func lines(_ report: ReadReport, shortName: (String) -> String) -> [String] {
    var lines: [String] = []
    for file in report.files {
      guard let reading = file.reading else { continue }
      let name = shortName(file.name)
      let isFile = name.split(separator: "/").last?.hasPrefix(reading.table) ?? false
      let sheet = isFile ? "" : words(de: ", „\(reading.table)“", en: ", “\(reading.table)”")
      lines.append(
        words(de: "So gelesen: ", en: "Read so: ")
          + "\(name)\(sheet) = \(reading.shape.title[spoken])\(remarks(reading))")
      for column in reading.columns where !column.header.isEmpty {
        lines.append("  \(column.header) → \(text(column))")
      }
    }
    lines += report.hints.map { "\(shortName($0.file)): " + $0.text(in: spoken) }
    // Files of one sort in one line.
    var notRead: [(text: String, files: [String])] = []
    for notice in report.notRead {
      let (text, file) = (notice.text(in: spoken), shortName(notice.file))
      if let place = notRead.firstIndex(where: { $0.text == text }) {
        notRead[place].files.append(file)
      } else {
        notRead.append((text, [file]))
      }
    }
    lines += notRead.map { $0.files.joined(separator: ", ") + ": " + $0.text }
    return lines.map { VisibleText.escaped($0) }
  }

  /// Shows the same on standard error, before anything is taken.
  static func show(_ report: ReadReport) {
    let lines = lines(report) { $0 }
    if !lines.isEmpty { Terminal.report(lines) }
  }

  private static func remarks(_ reading: Reading) -> String {
    var parts: [String] = []
    if reading.isDirected == true { parts.append(words(de: "gerichtet", en: "directed")) }
    if !reading.tieKind.isEmpty {
      parts.append(words(de: "Art „\(reading.tieKind)“", en: "kind “\(reading.tieKind)”"))
    }
    if let day = reading.asOf {
      parts.append(words(de: "Stand \(spoken.text(day))", en: "as of \(spoken.text(day))"))
    }
    return parts.isEmpty ? "" : " (" + parts.joined(separator: ", ") + ")"
  }

  private static func text(_ column: Reading.Column) -> String {
    var text = column.field.title[spoken]
    if !column.kind.isEmpty { text += " (\(column.kind))" }
    if !column.splits.isEmpty {
      let signs = column.splits.map { $0 == "\n" ? "⏎" : $0 }.joined(separator: " ")
      text += words(de: ", getrennt an \(signs)", en: ", split at \(signs)")
    }
    return text
  }

  /// The readings as JSON.
  static func json(_ report: ReadReport) -> JSONText {
    .array(
      report.files.compactMap(\.reading).map { reading in
        .object([
          ("table", .text(reading.table)), ("shape", .text(reading.shape.rawValue)),
          ("directed", reading.isDirected.map { .flag($0) } ?? .null),
          ("asOf", .optional(reading.asOf?.description ?? "")),
          (
            "columns",
            .array(
              reading.columns.map { column in
                .object([
                  ("header", .text(column.header)), ("field", .text(column.field.rawValue)),
                  ("kind", .optional(column.kind)),
                  ("splits", .array(column.splits.map { .text($0) })),
                ])
              })
          ),
        ])
      })
  }

  /// Notices as JSON.
  static func json(_ notices: [Notice]) -> JSONText {
    .array(
      notices.map { notice in
        .object([
          ("file", .text(notice.file)), ("line", .integer(notice.position.line)),
          ("column", .integer(notice.position.column)), ("text", .text(notice.text(in: spoken))),
        ])
      })
  }
}
