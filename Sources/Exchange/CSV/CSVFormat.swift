internal import Wording

extension Format {
  /// Comma-separated values, UTF-8, decimal point: the international form.
  static let csv = Format(
    id: "csv", name: Localized(de: "CSV (international)", en: "CSV (international)"),
    endings: ["csv", "tsv", "tab"],
    read: { bytes, file, options throws(ImportFailure) in
      try CSVReader.read(bytes, file: file, options: options)
    }, write: nil)
}
