/// Distinct byte strings, numbered 0, 1, 2 … in the order of their first appearance.
///
/// An open hash table over one arena of bytes: a reader looks ids up without making a `String` for
/// each field. The hash is seeded anew for each table, so that no file can be made to collide; the
/// numbers do not depend on the seed.
struct ByteTable {
  /// One string: where it stands in the arena.
  private struct Entry {
    let start: Int
    let length: Int32
  }
  /// A place in the table: the number of the string + 1 (0 = free), and what tells short strings
  /// apart: a look at a known one meets no other memory.
  private struct Slot {
    var number: Int32 = 0
    var length: Int32 = 0
    /// The first eight bytes, as a number.
    var head: UInt64 = 0
  }
  private var arena: [UInt8] = []
  private var entries: [Entry] = []
  /// A power of two long, at most half full.
  private var slots = [Slot](repeating: Slot(), count: 64)
  private let seed = UInt64.random(in: .min ... .max)

  /// How many distinct strings there are.
  var count: Int { entries.count }

  /// The number of the string `text[range]`, adding it if it is new.
  ///
  /// - Complexity: expected O(length).
  mutating func number(of text: [UInt8], _ range: Range<Int>) -> (number: Int, isNew: Bool) {
    let (hash, head) = hash(of: text, range)
    let slot = slot(of: text, range, hash: hash, head: head)
    if slots[slot].number != 0 { return (Int(slots[slot].number) - 1, false) }
    let number = entries.count
    entries.append(Entry(start: arena.count, length: Int32(range.count)))
    arena.append(contentsOf: text[range])
    slots[slot] = Slot(number: Int32(number + 1), length: Int32(range.count), head: head)
    if entries.count * 2 > slots.count { grow() }
    return (number, true)
  }

  /// The number of the string `text[range]`, or nil if it was never added.
  func find(_ text: [UInt8], _ range: Range<Int>) -> Int? {
    let (hash, head) = hash(of: text, range)
    let number = slots[slot(of: text, range, hash: hash, head: head)].number
    return number == 0 ? nil : Int(number) - 1
  }

  /// The slot that holds the string, or the free one where it belongs.
  private func slot(of text: [UInt8], _ range: Range<Int>, hash: UInt64, head: UInt64) -> Int {
    let mask = slots.count - 1
    let length = Int32(range.count)
    return slots.withUnsafeBufferPointer { slots in
      var place = Int(truncatingIfNeeded: hash) & mask
      while slots[place].number != 0 {
        if slots[place].head == head, slots[place].length == length,
          length <= 8 || hasTail(entries[Int(slots[place].number) - 1], text, range)
        {
          return place
        }
        place = (place + 1) & mask
      }
      return place
    }
  }

  private func hasTail(_ entry: Entry, _ text: [UInt8], _ range: Range<Int>) -> Bool {
    for offset in 8..<range.count
    where arena[entry.start + offset] != text[range.lowerBound + offset] { return false }
    return true
  }

  /// The hash, eight bytes at a time, each multiplied to 128 bits and folded (the idea of wyhash);
  /// and the first eight bytes as a number.
  private func hash(of text: [UInt8], _ range: Range<Int>) -> (hash: UInt64, head: UInt64) {
    text.withUnsafeBytes { bytes in
      var hash = seed &+ UInt64(truncatingIfNeeded: range.count)
      var head: UInt64?
      var place = range.lowerBound
      while place + 8 <= range.upperBound {
        let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        head = head ?? word
        hash = Self.mixed(hash ^ word)
        place += 8
      }
      let rest = Self.tail(bytes, place..<range.upperBound)
      return (Self.mixed(hash ^ rest), head ?? rest)
    }
  }

  /// Fewer than eight bytes as a number, the first one lowest.
  private static func tail(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UInt64 {
    let start = range.lowerBound
    if start + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      return word & (1 << UInt64(8 * range.count) &- 1)
    }
    var word: UInt64 = 0
    for place in range.reversed() { word = word << 8 | UInt64(bytes[place]) }
    return word
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  private mutating func grow() {
    var larger = [Slot](repeating: Slot(), count: slots.count * 2)
    let mask = larger.count - 1
    for old in slots where old.number != 0 {
      let entry = entries[Int(old.number) - 1]
      let (hash, _) = hash(of: arena, entry.start..<entry.start + Int(entry.length))
      var slot = Int(truncatingIfNeeded: hash) & mask
      while larger[slot].number != 0 { slot = (slot + 1) & mask }
      larger[slot] = old
    }
    slots = larger
  }
}
