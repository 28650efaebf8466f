/// How wide a text is in the font of our pictures (DejaVu Sans), without kerning.
enum TextMeasure {
  /// The width of a text in points.
  ///
  /// Scripts outside the table count one em per character, combining marks nothing: never too
  /// narrow by much, so labels do not run into each other.
  static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    var units = 0
    for scalar in text.unicodeScalars { units += advance(of: scalar, isBold: isBold) }
    return Double(units) * size / 2048
  }

  /// The height a line of text takes, in points.
  static func height(size: Double) -> Double { size * 1.17 }

  private static func advance(of scalar: Unicode.Scalar, isBold: Bool) -> Int {
    let value = Int(scalar.value)
    switch value {
    case 0x20...0x17F:
      return Int((isBold ? FontWidths.latinBold : FontWidths.latin)[value - 0x20])
    case 0x370...0x45F:
      return Int((isBold ? FontWidths.greekCyrillicBold : FontWidths.greekCyrillic)[value - 0x370])
    case 0x2010...0x203A:
      return Int((isBold ? FontWidths.punctuationBold : FontWidths.punctuation)[value - 0x2010])
    case 0x180...0x36F, 0x460...0x2BFF:
      return isCombining(scalar) ? 0 : 1400
    case 0x1F000...0x1FAFF:
      return 2662
    default:
      return isCombining(scalar) ? 0 : 2048
    }
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }
}
