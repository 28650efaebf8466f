import Exchange

extension JSONText {
  /// A number, or null where there is none or it is not finite.
  static func optional(_ number: Double?) -> JSONText { .number(number) }

  /// A text, or null where it is empty.
  static func optional(_ text: String) -> JSONText { text.isEmpty ? .null : .text(text) }

  /// Seconds to the microsecond.
  static func rounded(_ seconds: Double) -> JSONText { .number((seconds * 1e6).rounded() / 1e6) }
}
