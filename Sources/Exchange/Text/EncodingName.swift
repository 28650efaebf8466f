extension ReadOptions.Encoding {
  /// The name people know.
  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
    case .windows1252: "Windows-1252"
    case .latin1: "ISO-8859-1"
    }
  }
}
