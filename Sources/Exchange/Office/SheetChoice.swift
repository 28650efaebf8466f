internal import Relations
internal import Wording

extension [Table] {
  /// The sheets of a workbook with those left out that the user did not ask for.
  ///
  /// - Throws: a refusal if a sheet is asked for that is not there.
  func chosen(_ options: ReadOptions, file: String) throws(ImportFailure) -> [Table] {
    guard !options.sheets.isEmpty else { return self }
    let wanted = Set(options.sheets.map { $0.lowercased() })
    let names = Set(map { $0.name.lowercased() })
    if let missing = options.sheets.first(where: { !names.contains($0.lowercased()) }) {
      let all = map(\.name).joined(separator: ", ")
      throw ImportFailure([
        Notice(
          .error, file: file, position: Notice.Position(line: 1, column: 1),
          what: Localized(de: "so ein Blatt gibt es nicht", en: "there is no such sheet"),
          found: missing,
          advice: Localized(de: "es gibt: \(all)", en: "there are: \(all)"))
      ])
    }
    return map { table in
      guard !wanted.contains(table.name.lowercased()) else { return table }
      var table = table
      table.leftOut = Localized(
        de: "mit --sheet nicht gewählt", en: "not chosen with --sheet")
      return table
    }
  }
}
