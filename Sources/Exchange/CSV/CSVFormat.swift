internal import Relations
internal import Wording

extension Format {
  /// Comma-separated values, UTF-8, decimal point: the international form.
  static let csv = Format(
    id: "csv", name: Localized("CSV"), endings: ["csv", "tsv", "tab"],
    read: { bytes, file, options throws(ImportFailure) in
      try CSVReader.read(bytes, file: file, options: options)
    }, write: { CSVWriter.folder($0, .international) })

  /// The same as German Excel writes and opens it: semicolon, decimal comma, 05.06.2024.
  static let csvGerman = Format(
    id: "csv-de",
    name: Localized(de: "CSV für Excel (deutsch)", en: "CSV for Excel (German)"), endings: [],
    read: { bytes, file, options throws(ImportFailure) in
      try CSVReader.read(bytes, file: file, options: options)
    }, write: { CSVWriter.folder($0, .german) })
}
