import Analysis
import Exchange
import Relations
import Wording

/// The answer of `groups --every` as table and JSON.
struct CircleCourseAnswer {
  let course: CircleCourse
  let session: Session
  let snapshot: Snapshot
  /// How many circles the table shows; 0 = all.
  let top: Int

  var answer: Answer {
    Answer(
      lead: [session.caption(snapshot), sentence], table: table, records: records, tail: tail,
      json: json)
  }

  /// Those there longest first, of equal ones the larger.
  private var shown: [CircleCourse.Circle] {
    let order = course.circles.sorted { left, right in
      if left.states.count != right.states.count { return left.states.count > right.states.count }
      let sizes = (largest(left), largest(right))
      return sizes.0 == sizes.1 ? left.number < right.number : sizes.0 > sizes.1
    }
    return Array(order.prefix(top > 0 ? top : order.count))
  }

  private func largest(_ circle: CircleCourse.Circle) -> Int {
    circle.states.map(\.members.count).max() ?? 0
  }

  private func step(_ date: Int) -> String {
    course.question.every.name(of: course.dates[date])[spoken]
  }

  // MARK: Words

  private var sentence: String {
    let now = course.circles.count { $0.end == nil }
    return words(
      de: "\(spoken.text(course.circles.count)) Kreise ab \(course.question.least) Mitgliedern an "
        + "\(spoken.text(course.dates.count)) Zeitpunkten; am Ende \(spoken.text(now)).",
      en:
        "\(spoken.text(course.circles.count)) circles of \(course.question.least) members or more "
        + "on \(spoken.text(course.dates.count)) dates; \(spoken.text(now)) in the end.")
  }

  private var tail: [String] {
    let hidden = course.circles.count - table.rows.count
    let overlap = spoken.percent(course.question.overlap)
    var lines = [
      words(
        de: "Derselbe Kreis ist, wer mindestens \(overlap) seiner Mitglieder (von allen aus beiden "
          + "Zeitpunkten) behält.",
        en: "A circle is the same if it keeps at least \(overlap) of its members (of all on both "
          + "dates).")
    ]
    if hidden > 0 {
      lines.insert(
        words(
          de: "… und \(spoken.text(hidden)) weitere (--top 0 zeigt alle)",
          en: "… and \(spoken.text(hidden)) others (--top 0 shows all)"), at: 0)
    }
    return lines
  }

  private func text(_ event: CircleCourse.Event) -> String {
    func name(_ number: Int) -> String { "\(number) (\(course.circles[number - 1].name[spoken]))" }
    switch event {
    case .birth(let from):
      return from.map {
        words(de: "entsteht aus Kreis \(name($0))", en: "comes out of circle \(name($0))")
      } ?? words(de: "entsteht", en: "begins")
    case .growth(let change):
      let number = spoken.text(abs(change))
      return change > 0
        ? words(de: "wächst um \(number)", en: "grows by \(number)")
        : words(de: "schrumpft um \(number)", en: "shrinks by \(number)")
    case .merger(let other):
      return words(de: "nimmt Kreis \(name(other)) auf", en: "takes in circle \(name(other))")
    case .split(let other):
      return words(de: "teilt sich: Kreis \(name(other))", en: "splits: circle \(name(other))")
    case .end(let into):
      return into.map {
        words(de: "geht in Kreis \(name($0)) auf", en: "goes into circle \(name($0))")
      } ?? words(de: "endet", en: "ends")
    }
  }

  // MARK: Tables

  private var table: AnswerTable {
    var table = AnswerTable([
      .init("circle", de: "Nr.", en: "No."), .init("name", de: "Kreis", en: "Circle"),
      .init("from", de: "von", en: "From"), .init("to", de: "bis", en: "To"),
      .init("first", de: "am Anfang", en: "At first"), .init("last", de: "zuletzt", en: "At last"),
    ])
    for circle in shown {
      guard let first = circle.states.first, let last = circle.states.last else { continue }
      var notes = circle.states.dropFirst().flatMap { state in
        state.events.map { "\(step(state.date)): \(text($0))" }
      }
      if case .birth(.some)? = first.events.first, let event = first.events.first {
        notes.insert("\(step(first.date)): \(text(event))", at: 0)
      }
      if let end = circle.end, last.date + 1 < course.dates.count {
        notes.append("\(step(last.date + 1)): \(text(end))")
      }
      let shownNotes = notes.prefix(6) + (notes.count > 6 ? ["… \(notes.count - 6)"] : [])
      table.add(
        [
          .integer(circle.number), .text(circle.name[spoken]), .text(step(first.date)),
          .text(
            circle.end == nil ? words(de: "heute", en: "the end") : step(last.date)),
          .integer(first.members.count), .integer(last.members.count),
        ], notes: Array(shownNotes))
    }
    return table
  }

  /// A line per circle and date.
  private var records: AnswerTable {
    var table = AnswerTable([
      .init("date", de: "Tag", en: "date"), .init("circle", de: "Kreis", en: "circle"),
      .init("name", de: "Name", en: "name"), .init("size", de: "Größe", en: "size"),
      .init("likeness", de: "Ähnlichkeit", en: "likeness"),
      .init("events", de: "Ereignisse", en: "events"),
    ])
    for (date, day) in course.dates.enumerated() {
      for circle in course.circles {
        guard let state = circle.states.first(where: { $0.date == date }) else { continue }
        table.add([
          .text(day.description), .integer(circle.number), .text(circle.name[spoken]),
          .integer(state.members.count), .number(state.likeness),
          .text(state.events.map(text).joined(separator: "; ")),
        ])
      }
    }
    return table
  }

  private var json: JSONText {
    func event(_ event: CircleCourse.Event) -> JSONText {
      let (kind, value): (String, Int?) =
        switch event {
        case .birth(let from): ("birth", from)
        case .growth(let change): ("growth", change)
        case .merger(let other): ("merger", other)
        case .split(let other): ("split", other)
        case .end(let into): ("end", into)
        }
      return .object([
        ("event", .text(kind)), (kind == "growth" ? "by" : "circle", .integer(value)),
      ])
    }
    return .object([
      ("network", session.networkJSON(snapshot)),
      ("every", .text(course.question.every.rawValue)),
      ("dates", .array(course.dates.map { .text($0.description) })),
      (
        "circles",
        .array(
          course.circles.map { circle in
            .object([
              ("circle", .integer(circle.number)), ("name", .text(circle.name[spoken])),
              (
                "states",
                .array(
                  circle.states.map { state in
                    .object([
                      ("date", .text(course.dates[state.date].description)),
                      ("size", .integer(state.members.count)),
                      ("likeness", .number(state.likeness)),
                      ("events", .array(state.events.map(event))),
                      (
                        "members",
                        .array(
                          state.members.map { .text(session.network.actors[Int($0)].id) })
                      ),
                    ])
                  })
              ), ("end", circle.end.map(event) ?? .null),
            ])
          })
      ),
    ])
  }
}
