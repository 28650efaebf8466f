import Analysis
import Exchange
import Relations
import Wording

/// The answer of `care` as sentences, list, JSON and calendar.
struct CareAnswer {
  let care: Care
  let session: Session
  let snapshot: Snapshot

  var answer: Answer {
    Answer(
      lead: [session.caption(snapshot)] + sentences, table: table, records: records,
      tail: fadingLines, json: json)
  }

  private func name(_ position: Int32) -> String { session.network.actors[Int(position)].name }

  // MARK: Words

  private var sentences: [String] {
    let days = "\(spoken.text(care.span.first)) – \(spoken.text(care.span.last))"
    let count = care.appointments.count
    let contacts =
      count == 1
      ? words(de: "ein Kontakt", en: "one contact")
      : words(de: "\(spoken.text(count)) Kontakte", en: "\(spoken.text(count)) contacts")
    let total = spoken.text(care.hoursByWeek.reduce(0, +), decimals: 1)
    let floor = spoken.percent(care.question.floor)
    let full = spoken.text(care.fullReach)
    let lowest = care.lowestShare.map { spoken.percent($0) } ?? "–"
    let lowestDay = spoken.text(care.lowestDay)
    var lines = [
      words(
        de:
          "\(days): \(contacts), zusammen \(total) Stunden. Sind alle Beziehungen frisch, hören "
          + "\(full) Menschen davon; am Anfang sind es \(share(care.startReach)).",
        en: "\(days): \(contacts) in \(total) hours. With every tie whole \(full) people "
          + "hear of it; at the beginning \(share(care.startReach)) do.")
    ]
    if care.isFeasible {
      lines.append(
        words(
          de: "Die Reichweite bleibt über \(floor): am wenigsten sind es \(lowest) (\(lowestDay)).",
          en: "The reach stays above \(floor): at the least it is \(lowest) (\(lowestDay))."))
    } else {
      lines.append(
        words(
          de: (care.isProven
            ? "Das reicht nicht: Unter \(floor) sinkt die Reichweite in jedem Fall. "
            : "Es fand sich kein Plan, der die Reichweite über \(floor) hält. ")
            + "Der beste gefundene Plan hält mindestens \(lowest) (\(lowestDay)).",
          en: (care.isProven
            ? "That is not enough: the reach falls below \(floor) in any case. "
            : "No plan was found that keeps the reach above \(floor). ")
            + "The best plan found keeps at least \(lowest) (\(lowestDay))."))
      if let needed = care.hoursNeeded {
        lines.append(
          words(
            de: "Mit \(spoken.text(needed, decimals: 1)) Stunden in der dichtesten Woche ginge es.",
            en: "With \(spoken.text(needed, decimals: 1)) hours in the busiest week it would do."))
      }
    }
    return lines
  }

  private func share(_ people: Double) -> String {
    care.fullReach > 0 ? spoken.percent(people / Double(care.fullReach)) : "–"
  }

  /// The ties that fade next.
  private var fadingLines: [String] {
    let next = care.fading.prefix(5).map { tie in
      let day = tie.fadesAfter.map { spoken.text($0) } ?? "–"
      let isPast = tie.fadesAfter.map { $0 < care.span.first } ?? false
      let when =
        isPast
        ? words(de: "verblasst seit dem \(day)", en: "fading since \(day)")
        : words(de: "verblasst nach dem \(day)", en: "fades after \(day)")
      return "\(name(tie.to)) (\(spoken.percent(tie.level)), \(when))"
    }
    let more = care.fading.count > 5 ? " …" : ""
    return [
      words(de: "Als Nächstes verblassen: ", en: "Fading next: ") + next.joined(separator: ", ")
        + more
    ]
  }

  // MARK: Tables

  private var table: AnswerTable {
    var table = AnswerTable([
      .init("day", de: "bis", en: "By"), .init("name", de: "Wen", en: "Whom"),
      .init("last", de: "zuletzt", en: "Last contact"), .init("level", de: "noch", en: "Left"),
      .init("adds", de: "bringt", en: "Adds"),
    ])
    for (place, item) in care.appointments.enumerated() {
      let tie = care.fading[item.tie]
      table.add([
        .text(spoken.text(item.day)), .text(name(tie.to)),
        .text(lastContact(before: place).map { spoken.text($0) } ?? "–"), .share(item.level),
        .number((item.adds * 10).rounded() / 10),
      ])
    }
    return table
  }

  private var records: AnswerTable {
    var table = AnswerTable([
      .init("day", de: "Tag", en: "day"), .init("id", de: "Kennung", en: "id"),
      .init("name", de: "Name", en: "name"), .init("from", de: "von", en: "from"),
      .init("kind", de: "Art", en: "kind"), .init("level", de: "noch", en: "level"),
      .init("adds", de: "bringt", en: "adds"),
    ])
    for item in care.appointments {
      let tie = care.fading[item.tie]
      let other = session.network.actors[Int(tie.to)]
      table.add([
        .text(item.day.description), .text(other.id), .text(other.name),
        .text(session.network.actors[Int(tie.from)].id), .text(tie.kind), .number(item.level),
        .number(item.adds),
      ])
    }
    return table
  }

  /// The contact before an appointment: one of the plan, or the last there was.
  private func lastContact(before place: Int) -> Day? {
    let item = care.appointments[place]
    let earlier = care.appointments[..<place].last { $0.tie == item.tie }
    return earlier?.day ?? care.fading[item.tie].lastContact
  }

  // MARK: Files

  var calendar: ICalendar {
    ICalendar(
      name: words(de: "Kontakte pflegen", en: "Keeping in touch"), stamp: care.span.first,
      events: care.appointments.enumerated().map { place, item in
        let tie = care.fading[item.tie]
        let other = session.network.actors[Int(tie.to)]
        let since = lastContact(before: place).map { spoken.text($0) } ?? "–"
        return ICalendar.Event(
          id: session.network.actors[Int(tie.from)].id + ">" + other.id, day: item.day,
          summary: words(de: "Kontakt: \(other.name)", en: "Contact: \(other.name)"),
          description: words(
            de: "Letzter Kontakt: \(since). Von der Stärke sind dann noch "
              + "\(spoken.percent(item.level)) übrig; durch \(other.name) hören "
              + "\(spoken.text(tie.reach)) davon.",
            en: "Last contact: \(since). \(spoken.percent(item.level)) of the "
              + "strength will be left; \(spoken.text(tie.reach)) hear of it through "
              + "\(other.name)."))
      })
  }

  private var json: JSONText {
    let actors = session.network.actors
    return .object([
      ("network", session.networkJSON(snapshot)),
      ("from", .text(care.span.first.description)), ("to", .text(care.span.last.description)),
      ("floor", .number(care.question.floor)), ("hours", .number(care.question.hours)),
      ("feasible", .flag(care.isFeasible)), ("proven", .flag(care.isProven)),
      ("fullReach", .integer(care.fullReach)),
      ("startReach", .number(care.startReach)), ("lowestReach", .number(care.lowestReach)),
      ("lowestDay", .text(care.lowestDay.description)),
      ("hoursNeeded", .number(care.hoursNeeded)),
      ("hoursByWeek", .array(care.hoursByWeek.map { .number($0) })),
      (
        "appointments",
        .array(
          care.appointments.map { item in
            .object([
              ("day", .text(item.day.description)),
              ("id", .text(actors[Int(care.fading[item.tie].to)].id)),
              ("from", .text(actors[Int(care.fading[item.tie].from)].id)),
              ("level", .number(item.level)), ("adds", .number(item.adds)),
            ])
          })
      ),
      (
        "fading",
        .array(
          care.fading.map { tie in
            .object([
              ("id", .text(actors[Int(tie.to)].id)), ("from", .text(actors[Int(tie.from)].id)),
              ("kind", .text(tie.kind)), ("lastContact", .text(tie.lastContact?.description)),
              ("level", .number(tie.level)), ("fadesAfter", .text(tie.fadesAfter?.description)),
              ("lostAfter", .text(tie.lostAfter?.description)), ("reach", .integer(tie.reach)),
            ])
          })
      ),
    ])
  }
}
