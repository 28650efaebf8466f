import Relations

/// All-day appointments as an iCalendar file (RFC 5545): what calendars of all makes import.
///
/// The same plan gives the same bytes: ids follow from day and actor, the stamp is the plan's first
/// day. An import again replaces the appointments instead of doubling them.
struct ICalendar {
  /// One appointment.
  struct Event {
    let id: String
    let day: Day
    let summary: String
    let description: String
  }

  /// What the calendar is called.
  let name: String
  /// The day the plan begins.
  let stamp: Day
  let events: [Event]

  /// The file, lines ended by CR LF and folded after 75 bytes.
  var text: String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Geflecht//care//EN", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH", "X-WR-CALNAME:" + ContentLine.escaped(name),
    ]
    for event in events {
      lines += [
        "BEGIN:VEVENT", "UID:" + uid(event), "DTSTAMP:\(basic(stamp))T000000Z",
        "DTSTART;VALUE=DATE:" + basic(event.day),
        "DTEND;VALUE=DATE:" + basic(event.day.advanced(by: 1)),
        "SUMMARY:" + ContentLine.escaped(event.summary),
        "DESCRIPTION:" + ContentLine.escaped(event.description),
        "TRANSP:TRANSPARENT", "END:VEVENT",
      ]
    }
    lines.append("END:VCALENDAR")
    return lines.map { ContentLine.folded($0) + "\r\n" }.joined()
  }

  /// The id in hexadecimal digits, so that any id of an actor makes a valid one.
  private func uid(_ event: Event) -> String {
    let digits = event.id.utf8.map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }
    return "care-\(basic(event.day))-\(digits.joined())@geflecht.invalid"
  }

  /// 20240605.
  private func basic(_ day: Day) -> String { day.description.replacing("-", with: "") }
}
