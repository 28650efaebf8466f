/// How the scan of one row ended.
struct RowScan {
  /// The end of the row, before its line end.
  var end = 0
  /// Where the next row begins.
  var next = 0
  /// Lines the row takes, line ends in quotes included.
  var lines = 1
  /// Whether a quote is doubled in it.
  var hasDoubledQuotes = false
  /// What is wrong with it.
  var problem: CSVScanner.Problem?

  private static let quote = UInt8(ascii: "\"")

  /// Cuts the row of `text` that begins at `start`.
  static func run(
    _ text: [UInt8], from start: Int, delimiter: UInt8, into fields: inout [CSVField]
  ) -> RowScan {
    fields.removeAll(keepingCapacity: true)
    var scan = RowScan()
    var place = start
    let end = text.count
    while true {
      let fieldStart = place
      while place < end, text[place] == 0x20, delimiter != 0x20 { place += 1 }
      if place < end, text[place] == quote {
        place = scan.quoted(text, from: place, delimiter: delimiter, into: &fields)
      } else {
        let first = place
        while place < end {
          let byte = text[place]
          if byte == delimiter || byte == 10 || byte == 13 { break }
          place += 1
        }
        fields.append(CSVField(range: trimmed(text, first..<place)))
      }
      if place - fieldStart > CSVScanner.fieldLimit, scan.problem == nil {
        scan.problem = .fieldTooLong(fieldStart)
      }
      guard place < end, text[place] == delimiter else { break }
      place += 1
      if fields.count == CSVScanner.columnLimit { scan.problem = .tooManyColumns(place) }
      if fields.count > CSVScanner.columnLimit { fields.removeLast() }
    }
    scan.end = place
    scan.next = place
    if place < end {
      scan.next += text[place] == 13 && place + 1 < end && text[place + 1] == 10 ? 2 : 1
    }
    return scan
  }

  /// Reads a quoted cell whose quote opens at `open`; returns the byte after it.
  private mutating func quoted(
    _ text: [UInt8], from open: Int, delimiter: UInt8, into fields: inout [CSVField]
  ) -> Int {
    let end = text.count
    var place = open + 1
    while place < end {
      let byte = text[place]
      if byte == Self.quote {
        guard place + 1 < end, text[place + 1] == Self.quote else { break }
        hasDoubledQuotes = true
        place += 1
      } else if byte == 10 || (byte == 13 && !(place + 1 < end && text[place + 1] == 10)) {
        lines += 1
      }
      place += 1
    }
    fields.append(CSVField(range: (open + 1)..<place, isQuoted: true))
    guard place < end else {
      problem = .openQuote(open)
      return end
    }
    place += 1
    while place < end, text[place] == 0x20, delimiter != 0x20 { place += 1 }
    while place < end, text[place] != delimiter, text[place] != 10, text[place] != 13 {
      if problem == nil { problem = .textAfterQuote(place) }
      place += 1
    }
    return place
  }

  /// `range` without blanks, tabs and no-break spaces at its ends.
  static func trimmed(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while end > start {
      if text[end - 1] == 0x20 || text[end - 1] == 9 {
        end -= 1
      } else if end - start >= 2, text[end - 1] == 0xA0, text[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    while start < end {
      if text[start] == 0x20 || text[start] == 9 {
        start += 1
      } else if end - start >= 2, text[start] == 0xC2, text[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    return start..<end
  }
}
