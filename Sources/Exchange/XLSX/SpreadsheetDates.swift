internal import Relations

/// Dates of spreadsheets: numbers that a format shows as days.
enum SpreadsheetDates {
  /// What a format shows.
  enum Shown {
    case number, day, dayAndTime, time
  }

  /// What a built-in format of Excel shows.
  static func shown(byBuiltIn format: Int) -> Shown {
    switch format {
    case 14...17, 27...31, 34...36, 50...58: .day
    case 22: .dayAndTime
    case 18...21, 32...33, 45...47: .time
    default: .number
    }
  }

  /// What a written format shows: signs of days or times outside of quotes, brackets and escapes.
  static func shown(by code: String) -> Shown {
    // Only the part for positive numbers counts.
    let code = String(code.prefix { $0 != ";" })
    var letters = ""
    var (isQuoted, isEscaped) = (false, false)
    var bracket: String?
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if let open = bracket {
        if character == "]" {
          // [h], [mm] and [ss] count hours and the like; colours and languages say nothing.
          if !open.isEmpty, open.allSatisfy({ "hms".contains($0) }) { letters += open }
          bracket = nil
        } else {
          bracket = open + String(character)
        }
      } else {
        switch character {
        case "\"": isQuoted = true
        case "\\", "_", "*": isEscaped = true
        case "[": bracket = ""
        default: letters.append(character)
        }
      }
    }
    // German formats are stored with the letters of English ones, but not by every program.
    let hasDay = letters.contains { "dytj".contains($0) } && !letters.contains("general")
    let hasTime = letters.contains { "hs".contains($0) } && !letters.contains("general")
    let hasMonth = letters.contains("m") && !hasTime
    let isNumber = letters.contains { "0#?".contains($0) } && !letters.contains("s")
    if isNumber, !hasDay { return .number }
    if hasDay || hasMonth { return hasTime ? .dayAndTime : .day }
    return hasTime ? .time : .number
  }

  /// The cell that a number is, shown so; numbers beyond the calendar stay numbers.
  static func cell(_ serial: Double, _ shown: Shown, startsIn1904: Bool) -> Table.Cell {
    guard shown != .number, serial >= 0, serial < 2_958_466 else { return .number(serial) }
    let seconds = Int((serial - serial.rounded(.down)) * 86_400 + 0.5)
    if shown == .time || serial < 1 && !startsIn1904 { return .text(time(seconds, of: serial)) }
    let whole = Int(serial.rounded(.down)) + (startsIn1904 ? 1462 : 0)
    // Excel counts a 29 February 1900 that never was.
    let day = Day(number: Int32(whole - 25_569 + (whole < 60 ? 1 : 0)))
    guard shown == .dayAndTime, seconds > 0, seconds < 86_400 else { return .day(day) }
    return .text("\(day) \(time(seconds, of: 0))")
  }

  /// Hours and minutes; more than a day has if the number does.
  private static func time(_ seconds: Int, of serial: Double) -> String {
    let hours = seconds / 3600 + 24 * Int(serial.rounded(.down))
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let rest = seconds % 60 == 0 ? "" : ":" + padded(seconds % 60)
    return "\(padded(hours)):\(padded(seconds / 60 % 60))\(rest)"
  }
}
