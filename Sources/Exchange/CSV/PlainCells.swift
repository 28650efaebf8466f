/// Cuts plain cells: no quotes, no blanks at the ends, found eight bytes at a time.
///
/// What a plain cell holds is what `RowScan` and `CellDefusing` would make of it.
struct PlainCells {
  /// One cell.
  struct Cell {
    let start: Int
    /// How many bytes it has; −1 if it is not plain.
    let length: Int32
    /// The number that one to seven digits make, without needless zeros in front, else −1.
    let number: Int32

    var end: Int { start &+ Int(length) }
    var range: Range<Int> { start..<end }
    var isEmpty: Bool { length == 0 }
    var isPlain: Bool { length >= 0 }
  }
  /// The longest cell, in bytes; longer ones are not plain.
  private static let longest = 1 << 16
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  private let bytes: UnsafeRawBufferPointer
  private let delimiter: UInt8
  private let delimiters: UInt64

  init(_ bytes: UnsafeRawBufferPointer, delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    delimiters = Self.ones &* UInt64(delimiter)
  }

  /// The cell that begins at `start`; not plain if it reaches the end of the text.
  @inline(__always)
  func cell(at start: Int) -> Cell {
    guard start &+ 8 <= bytes.count else { return Self.noCell(at: start) }
    // A digit is at most 9 without the bits of "0"; adding 0x76 lifts all others to the top bit.
    let digits = load(start) ^ (Self.ones &* 0x30)
    let others = ((digits &+ Self.ones &* 0x76) | digits) & Self.tops
    let count = others.trailingZeroBitCount >> 3
    let hasZeroInFront = digits & 0xFF == 0 && count > 1
    if (1...NumberTable.digits).contains(count), !hasZeroInFront, endsCell(bytes[start &+ count]) {
      return Cell(
        start: start, length: Int32(truncatingIfNeeded: count),
        number: Self.number(digits, count: count))
    }
    return cellOfText(at: start)
  }

  private static func noCell(at start: Int) -> Cell { Cell(start: start, length: -1, number: -1) }

  /// Whether a byte ends a cell.
  @inline(__always)
  func endsCell(_ byte: UInt8) -> Bool { byte == delimiter || byte == 10 || byte == 13 }

  /// Where the row after the one whose last cell is `last` begins; nil if it does not end there.
  ///
  /// A few empty cells too many do no harm.
  @inline(__always)
  func rowStart(after last: Cell) -> Int? {
    var end = last.end
    while bytes[end] == delimiter {
      end += 1
      guard end + 1 < bytes.count, end - last.end < 16 else { return nil }
    }
    if bytes[end] == 10 { return end + 1 }
    guard bytes[end] == 13, end + 1 < bytes.count else { return nil }
    return bytes[end + 1] == 10 ? end + 2 : end + 1
  }

  /// Whether a delimiter follows a cell, and so another cell.
  @inline(__always)
  func isFollowed(_ cell: Cell) -> Bool { bytes[cell.end] == delimiter }

  @inline(__always)
  private func load(_ place: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// The number of the lowest `count` bytes, 1...7, each a digit's value: neighbours are joined to
  /// pairs, fours and all.
  @inline(__always)
  private static func number(_ digits: UInt64, count: Int) -> Int32 {
    var parts = digits &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    parts = (parts &* 10 &+ parts >> 8) & 0x00FF_00FF_00FF_00FF
    parts = (parts &* 100 &+ parts >> 16) & 0x0000_FFFF_0000_FFFF
    parts = (parts &* 10000 &+ parts >> 32) & 0xFFFF_FFFF
    return Int32(truncatingIfNeeded: parts)
  }

  @inline(never)
  private func cellOfText(at start: Int) -> Cell {
    var place = start
    while place + 8 <= bytes.count, place - start < Self.longest {
      let word = load(place)
      let ends =
        Self.zeros(word ^ delimiters) | Self.zeros(word ^ (Self.ones &* 10))
        | Self.zeros(word ^ (Self.ones &* 13))
      if ends != 0 {
        let end = place + ends.trailingZeroBitCount >> 3
        guard end == start || isSolid(bytes[start], bytes[end - 1]) else { break }
        return Cell(start: start, length: Int32(end - start), number: -1)
      }
      place += 8
    }
    return Self.noCell(at: start)
  }

  /// The top bits of the bytes that are zero; above the lowest of them others may be set.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }

  /// Whether neither end of a cell is a blank, a quote, a part of a no-break space, or the `'` that
  /// defuses it.
  private func isSolid(_ first: UInt8, _ last: UInt8) -> Bool {
    first > 0x20 && first != 0x22 && first != 0x27 && first != 0xC2 && last > 0x20 && last != 0xA0
  }
}
