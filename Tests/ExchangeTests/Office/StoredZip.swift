/// A ZIP archive whose parts are stored as they are: enough to build workbooks by hand.
struct StoredZip {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// An archive with these parts.
  ///
  /// - Parameter flags: the general purpose flags of all parts; 1 = encrypted.
  static func bytes(_ parts: [(name: String, text: String)], flags: UInt16 = 0) -> [UInt8] {
    var zip = StoredZip()
    for part in parts { zip.add(part.name, Array(part.text.utf8), flags) }
    return zip.finish()
  }

  private mutating func add(_ name: String, _ data: [UInt8], _ flags: UInt16) {
    let offset = UInt32(body.count)
    var head: [UInt8] = []
    StoredZip.append(20, 2, &head)
    StoredZip.append(UInt32(flags), 2, &head)
    StoredZip.append(0, 2, &head)
    StoredZip.append(1 << 5 | 1, 4, &head)
    StoredZip.append(StoredZip.checksum(data), 4, &head)
    StoredZip.append(UInt32(data.count), 4, &head)
    StoredZip.append(UInt32(data.count), 4, &head)
    StoredZip.append(UInt32(name.utf8.count), 2, &head)
    StoredZip.append(0, 2, &head)
    body += [0x50, 0x4B, 3, 4] + head + Array(name.utf8) + data
    directory += [0x50, 0x4B, 1, 2, 20, 0] + head
    StoredZip.append(0, 2, &directory)
    StoredZip.append(0, 4, &directory)
    StoredZip.append(0, 4, &directory)
    StoredZip.append(offset, 4, &directory)
    directory += Array(name.utf8)
    count += 1
  }

  private func finish() -> [UInt8] {
    var end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    StoredZip.append(UInt32(count), 2, &end)
    StoredZip.append(UInt32(count), 2, &end)
    StoredZip.append(UInt32(directory.count), 4, &end)
    StoredZip.append(UInt32(body.count), 4, &end)
    StoredZip.append(0, 2, &end)
    return body + directory + end
  }

  private static func append(_ value: UInt32, _ length: Int, _ bytes: inout [UInt8]) {
    for place in 0..<length { bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(8 * place))) }
  }

  /// CRC-32 as ZIP has it, bit by bit.
  private static func checksum(_ data: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in data {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~sum
  }
}
