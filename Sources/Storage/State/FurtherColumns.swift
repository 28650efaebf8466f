/// Further columns of one row as a JSON object of texts, and back.
enum FurtherColumns {
  /// `{"email":"a@b.de","hort":"3"}`; empty where there is nothing.
  static func encoded(_ values: [(name: String, value: String)]) -> String {
    var bytes: [UInt8] = []
    for (name, value) in values where !value.isEmpty {
      bytes.append(UInt8(ascii: bytes.isEmpty ? "{" : ","))
      append(name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      append(value, to: &bytes)
    }
    if bytes.isEmpty { return "" }
    bytes.append(UInt8(ascii: "}"))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The names and values, in their order; what cannot be read ends the list.
  static func decoded(_ text: String) -> [(name: String, value: String)] {
    guard !text.isEmpty else { return [] }
    var text = text
    return text.withUTF8 { bytes in
      var reader = Reader(bytes: bytes, place: 1)
      var values: [(name: String, value: String)] = []
      while let name = reader.string() {
        reader.place += 1
        guard let value = reader.string() else { break }
        values.append((name, value))
        reader.place += 1
      }
      return values
    }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    var place: Int

    /// The text in quotes that begins here, or nil.
    mutating func string() -> String? {
      guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return nil }
      place += 1
      var content: [UInt8] = []
      while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
        if bytes[place] == UInt8(ascii: "\\") {
          place += 1
          guard place < bytes.count else { return nil }
          if bytes[place] == UInt8(ascii: "u") {
            guard place + 4 < bytes.count else { return nil }
            let digits = String(decoding: bytes[(place + 1)...(place + 4)], as: UTF8.self)
            content.append(UInt8(truncatingIfNeeded: Int(digits, radix: 16) ?? 0))
            place += 5
            continue
          }
        }
        content.append(bytes[place])
        place += 1
      }
      guard place < bytes.count else { return nil }
      place += 1
      return String(decoding: content, as: UTF8.self)
    }
  }
}
