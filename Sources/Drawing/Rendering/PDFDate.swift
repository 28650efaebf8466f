/// Takes the clock out of PDF files: cairo writes the second a file was made, and no option or
/// variable of version 1.16 prevents it.
enum PDFDate {
  /// `pdf` with the date of its making set to the start of 1970; the length stays the same, so no
  /// offset in the file changes.
  static func fixed(_ pdf: [UInt8]) -> [UInt8] {
    let key = Array("/CreationDate (D:".utf8)
    let epoch = Array("19700101000000".utf8)
    var result = pdf
    var position = 0
    while let start = pdf[position...].firstIndex(of: key[0]) {
      let digits = start + key.count
      if digits + epoch.count <= pdf.count, pdf[start..<digits].elementsEqual(key) {
        result.replaceSubrange(digits..<(digits + epoch.count), with: epoch)
      }
      position = start + 1
    }
    return result
  }
}
