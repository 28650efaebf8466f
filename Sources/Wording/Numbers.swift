/// Numbers as people of a language write them, without Foundation and without a locale.
extension Language {
  /// The sign between whole and fraction: "," in German, "." in English.
  public var decimalSign: Character { self == .german ? "," : "." }

  /// The sign between groups of three digits: "." in German, "," in English.
  public var groupSign: Character { self == .german ? "." : "," }

  /// A whole number with grouped digits: 1.234.567 in German, 1,234,567 in English.
  public func text(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var grouped = number < 0 ? "−" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { grouped.append(groupSign) }
      grouped.append(digit)
    }
    return grouped
  }

  /// A number with a fixed count of decimals (0...15), rounded half away from zero; "–" for a
  /// number that is not finite.
  public func text(_ number: Double, decimals: Int) -> String {
    guard number.isFinite else { return "–" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (number.magnitude * scale).rounded()
    guard scaled < 9e15 else { return "\(number)" }
    let whole = Int(scaled) / Int(scale)
    let fraction = Int(scaled) % Int(scale)
    let sign = number < 0 && scaled > 0 ? "−" : ""
    guard decimals > 0 else { return sign + text(whole) }
    let digits = String(fraction)
    let zeros = String(repeating: "0", count: decimals - digits.count)
    return sign + text(whole) + String(decimalSign) + zeros + digits
  }

  /// A number with about three significant digits: as many decimals as a reader can use.
  public func text(_ number: Double) -> String {
    let size = number.magnitude
    if size == number.magnitude.rounded(), size < 1e9 { return text(number, decimals: 0) }
    if size >= 100 { return text(number, decimals: 0) }
    if size >= 10 { return text(number, decimals: 1) }
    if size >= 1 { return text(number, decimals: 2) }
    if size >= 0.0005 { return text(number, decimals: 4) }
    return text(number, decimals: 7)
  }

  /// A share 0...1 as per cent without decimals: "37 %" in German, "37%" in English.
  public func percent(_ share: Double) -> String {
    text(share * 100, decimals: 0) + (self == .german ? " %" : "%")
  }
}
