import Analysis
import Exchange
import Relations
import Wording

/// The way of a message to everybody a shortlist reaches, as a file, with the result of the check.
struct RoutesFile {
  private let routes: Routes
  private let network: Network

  init(_ shortlist: Shortlist, _ snapshot: Snapshot) throws {
    network = snapshot.network
    routes = try snapshot.routes(
      from: shortlist.entries.map { snapshot.network.actors[Int($0.actor)].id },
      steps: shortlist.question.steps, direction: shortlist.question.direction)
  }

  func write(to path: String) throws {
    var table = AnswerTable([
      .init("id", de: "Kennung", en: "id"), .init("name", de: "Name", en: "name"),
      .init("partner", de: "Partner", en: "partner"), .init("steps", de: "Schritte", en: "steps"),
      .init("route", de: "Weg", en: "route"),
    ])
    for route in routes.routes {
      guard let last = route.last, let first = route.first else { continue }
      let actor = network.actors[Int(last)]
      table.add([
        .text(actor.id), .text(actor.name), .text(network.actors[Int(first)].id),
        .integer(route.count - 1),
        .text(route.map { network.actors[Int($0)].id }.joined(separator: " > ")),
      ])
    }
    try Outputs.write(table.csv(.international), to: path)
  }

  /// What the check found.
  var sentence: String {
    let count = spoken.text(routes.routes.count)
    let hearing = spoken.text(routes.objectorsHearing)
    guard routes.faulty.isEmpty else {
      return words(
        de: "Von \(count) Wegen sind \(spoken.text(routes.faulty.count)) fehlerhaft.",
        en: "Of \(count) ways \(spoken.text(routes.faulty.count)) are faulty.")
    }
    return words(
      de: "\(count) Wege geprüft: keiner führt über jemanden, der widersprochen hat (\(hearing) "
        + "davon hören es nur).",
      en: "\(count) ways checked: none leads through anybody who objected (\(hearing) of them only "
        + "hear it).")
  }
}
