/// The positions of actors whose ids are whole numbers, found without hashing: most tie lists that
/// programs write number their actors.
///
/// Only the shortest spelling of a number counts, so that “7” and “007” stay two ids.
struct NumberTable {
  /// Numbers up to 9,999,999 are kept here.
  static let digits = 7

  /// Numbers that share all but their last bits stand together, so that few and large numbers cost
  /// little.
  private static let pageBits = 8
  /// Where the page of a number begins in `entries`; 0 = there is none.
  private var pages: [Int32] = []
  /// Positions + 1; 0 = none.
  ///
  /// The first page is that of all numbers not seen yet.
  private var entries = [Int32](repeating: 0, count: 1 << NumberTable.pageBits)

  /// The number that `text[range]` is, or nil if it is none or not in its shortest spelling.
  static func number(_ text: [UInt8], _ range: Range<Int>) -> Int32? {
    guard (1...digits).contains(range.count) else { return nil }
    if text[range.lowerBound] == UInt8(ascii: "0"), range.count > 1 { return nil }
    var number: Int32 = 0
    for place in range {
      let digit = text[place] &- 48
      if digit > 9 { return nil }
      number = number * 10 + Int32(digit)
    }
    return number
  }

  /// The position of a number, or −1; −1 is no number.
  @inline(__always)
  func find(_ number: Int32) -> Int32 {
    let page = Int(number >> Self.pageBits)
    guard page >= 0, page < pages.count else { return -1 }
    return entries[Int(pages[page] | number & (1 << Self.pageBits - 1))] &- 1
  }

  /// Gives a number its position.
  mutating func add(_ number: Int32, position: Int) {
    let page = Int(number >> Self.pageBits)
    if page >= pages.count {
      pages.append(contentsOf: repeatElement(0, count: page + 1 - pages.count))
    }
    if pages[page] == 0 {
      pages[page] = Int32(entries.count)
      entries.append(contentsOf: repeatElement(0, count: 1 << Self.pageBits))
    }
    entries[Int(pages[page] | number & (1 << Self.pageBits - 1))] = Int32(position + 1)
  }
}
