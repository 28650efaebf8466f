/// A colour with opacity, eight bits each.
public struct Colour: Hashable, Sendable {
  /// Red, green, blue and opacity: 0xRRGGBBAA.
  public let rgba: UInt32

  /// A colour from 0xRRGGBB and an opacity 0...1.
  public init(_ rgb: UInt32, opacity: Double = 1) {
    rgba = rgb << 8 | UInt32((opacity * 255).rounded())
  }

  init(rgba: UInt32) { self.rgba = rgba }

  /// The opacity, 0...1.
  var opacity: Double { Double(rgba & 0xFF) / 255 }

  /// The colour without its opacity, "#rrggbb".
  var hex: String { "#" + digits(rgba >> 8, count: 6) }

  /// The colour with its opacity, "#rrggbbaa".
  var hexWithOpacity: String { "#" + digits(rgba, count: 8) }

  /// The same colour with another opacity.
  func with(opacity: Double) -> Colour { Colour(rgba >> 8, opacity: opacity) }

  /// This colour mixed with `other`: `share` 0 is this one, 1 the other.
  func mixed(with other: Colour, _ share: Double) -> Colour {
    func channel(_ shift: UInt32) -> UInt32 {
      let mine = Double(rgba >> shift & 0xFF)
      let theirs = Double(other.rgba >> shift & 0xFF)
      return UInt32((mine + (theirs - mine) * share).rounded()) << shift
    }
    return Colour(rgba: channel(24) | channel(16) | channel(8) | rgba & 0xFF)
  }

  private func digits(_ value: UInt32, count: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: count - text.count) + text
  }
}

extension Colour {
  static let white = Colour(0xFFFFFF)
  static let ink = Colour(0x26292E)
  static let softInk = Colour(0x6A7078)
  static let grey = Colour(0xA9AEB5)
  static let clear = Colour(rgba: 0xFFFF_FF00)

  /// Colours of groups, largest group first: told apart by people with any colour vision.
  ///
  /// - Source: Okabe, Ito, "Color Universal Design" (2008); black replaced by a dark slate.
  static let groups: [Colour] = [
    Colour(0x0072B2), Colour(0xE69F00), Colour(0x009E73), Colour(0xD55E00), Colour(0x56B4E9),
    Colour(0xCC79A7), Colour(0xE8D832), Colour(0x4A5260),
  ]
}
