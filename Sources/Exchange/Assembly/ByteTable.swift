/// Distinct byte strings, numbered 0, 1, 2 … in the order of their first appearance.
///
/// An open hash table over one arena of bytes: a reader looks ids up without making a `String` for
/// each field. The hash is seeded anew for each table, so that no file can be made to collide; the
/// numbers do not depend on the seed.
struct ByteTable {
  private var arena: [UInt8] = []
  private var ends: [Int] = [0]
  private var hashes: [UInt64] = []
  /// Number + 1 of a string, 0 = free; a power of two long, at most two thirds full.
  private var slots = [Int32](repeating: 0, count: 64)
  private let seed = UInt64.random(in: .min ... .max)

  /// How many distinct strings there are.
  var count: Int { hashes.count }

  /// The number of the string `text[range]`, adding it if it is new.
  ///
  /// - Complexity: expected O(length).
  mutating func number(of text: [UInt8], _ range: Range<Int>) -> (number: Int, isNew: Bool) {
    let hash = hash(of: text, range)
    let slot = slot(of: text, range, hash: hash)
    if slots[slot] != 0 { return (Int(slots[slot]) - 1, false) }
    let number = hashes.count
    arena.append(contentsOf: text[range])
    ends.append(arena.count)
    hashes.append(hash)
    slots[slot] = Int32(number + 1)
    if hashes.count * 3 > slots.count * 2 { grow() }
    return (number, true)
  }

  /// The number of the string `text[range]`, or nil if it was never added.
  func find(_ text: [UInt8], _ range: Range<Int>) -> Int? {
    let slot = slot(of: text, range, hash: hash(of: text, range))
    return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
  }

  /// The slot that holds the string, or the free one where it belongs.
  private func slot(of text: [UInt8], _ range: Range<Int>, hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, equals(number, text, range) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func equals(_ number: Int, _ text: [UInt8], _ range: Range<Int>) -> Bool {
    let start = ends[number]
    guard ends[number + 1] - start == range.count else { return false }
    for offset in 0..<range.count where arena[start + offset] != text[range.lowerBound + offset] {
      return false
    }
    return true
  }

  /// Eight bytes at a time, each multiplied to 128 bits and folded (the idea of wyhash).
  private func hash(of text: [UInt8], _ range: Range<Int>) -> UInt64 {
    text.withUnsafeBytes { bytes in
      var hash = seed ^ UInt64(truncatingIfNeeded: range.count)
      var place = range.lowerBound
      while place + 8 <= range.upperBound {
        hash = mixed(hash ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        place += 8
      }
      var rest: UInt64 = 0
      while place < range.upperBound {
        rest = rest << 8 | UInt64(bytes[place])
        place += 1
      }
      return mixed(hash ^ rest ^ 0x2D35_8DCC_AA6C_78A5)
    }
  }

  private func mixed(_ value: UInt64) -> UInt64 {
    let product = (value ^ seed).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number + 1)
    }
  }
}
