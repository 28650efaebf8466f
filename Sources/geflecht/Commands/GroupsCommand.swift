import Analysis
import ArgumentParser
import Exchange
import GraphCore
import Relations
import Wording

/// `geflecht groups`: circles found by ties, or given by an attribute.
struct GroupsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "groups",
    abstract: words(
      de: "Kreise: wer enger miteinander verbunden ist, wer sie führt, wer sie verbindet.",
      en: "Circles: who is tied more closely, who leads them, who connects them."))

  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var selection: SelectionOptions
  @OptionGroup(title: words(de: "Auswahl", en: "Selection"))
  var period: PeriodOptions

  @OptionGroup var grouping: GroupingOptions

  @Option(
    help: help(
      de: "Wie Kreise gefunden werden: leiden, labels, cores, components oder strong.",
      en: "How circles are found: leiden, labels, cores, components or strong.",
      value: Localized(de: "Verfahren", en: "method")))
  var method = Method.leiden

  @Option(
    help: help(
      de: "Bei cores: mit wie vielen anderen des Kreises jeder verbunden sein muss.",
      en: "For cores: to how many others of the circle everybody must be tied.",
      value: Localized(de: "Zahl", en: "number")))
  var core = 3

  @Flag(
    help: help(
      de: "Sucht die Kreise hundertmal neu und sagt, wie sicher jeder dazugehört.",
      en: "Looks for the circles a hundred times anew and says how certainly each belongs."))
  var certainty = false

  @Flag(
    help: help(
      de: "Zählt jemanden zu jedem Kreis, dem ein Fünftel seiner Beziehungen gilt.",
      en: "Counts somebody to every circle that a fifth of their ties goes to."))
  var overlapping = false

  @Option(
    help: help(
      de:
        "Verfolgt die Kreise über die Zeit: was entsteht, wächst, verschmilzt, sich teilt, endet.",
      en: "Follows the circles over time: what begins, grows, merges, splits, ends.",
      value: Localized(de: "Schritt", en: "step")))
  var every: TimeStep?

  @OptionGroup(title: words(de: "Zeit (mit --every)", en: "Time (with --every)"))
  var time: TimeOptions

  @Option(
    help: help(
      de: "Wie viele Kreise die Tabelle zeigt (0 = alle).",
      en: "How many circles the table shows (0 = all).",
      value: Localized(de: "Zahl", en: "number")))
  var top = 20

  @OptionGroup(title: words(de: "Ausgabe", en: "Output"))
  var output: OutputOptions
  @OptionGroup var running: RunOptions
  @OptionGroup var input: NetworkOptions

  /// Ways to find circles.
  enum Method: String, CaseIterable {
    case leiden, labels, cores, components, strong
  }

  private var by: String? { grouping.by }

  func validate() throws {
    try atLeastOne("--core", core)
    if grouping.by != nil, method != .leiden || certainty {
      throw ValidationError(
        words(
          de: "--by nennt die Gruppen; --method und --certainty suchen welche.",
          en: "--by names the groups; --method and --certainty look for some."))
    }
    if every != nil, certainty || overlapping {
      throw ValidationError(
        words(
          de: "--every verträgt sich nicht mit --certainty und --overlapping.",
          en: "--every does not go with --certainty and --overlapping."))
    }
    if certainty, method != .leiden {
      throw ValidationError(
        words(
          de: "--certainty gibt es nur mit --method leiden.",
          en: "--certainty exists with --method leiden only."))
    }
  }

  private var basis: Groups.Question.Basis {
    switch method {
    case .leiden: grouping.basis
    case .labels: .labels
    case .cores: .cores(core)
    case .components: .components
    case .strong: .strongComponents
    }
  }

  func run() throws {
    if let every { return try runOverTime(every) }
    let selected = try selection.selection(from: period.from, to: period.to)
    var session = try Session(input, running)
    let snapshot = try session.snapshot(selected)
    let question = Groups.Question(
      basis: basis, resolution: grouping.resolution, seed: running.seed,
      weighted: grouping.weights, certaintyRuns: certainty ? 100 : 0,
      overlap: overlapping ? 0.2 : nil)
    let groups = try session.compute { try snapshot.groups(question, execution: $0) }
    let answer = answer(groups, session: session, snapshot: snapshot)
    try session.write { try output.deliver(answer) }
    session.finish()
  }

  private func runOverTime(_ every: TimeStep) throws {
    let (selected, first, last) = try selection.selectionOverTime(from: period.from, to: period.to)
    var session = try Session(input, running)
    let snapshot = try session.snapshot(selected)
    let question = CircleCourse.Question(
      groups: Groups.Question(
        basis: basis, resolution: grouping.resolution, seed: running.seed,
        weighted: grouping.weights), every: every, first: first, last: last,
      rules: try time.rules(for: session.network))
    let course = try session.compute { try snapshot.circles(question, execution: $0) }
    let answer = CircleCourseAnswer(
      course: course, session: session, snapshot: snapshot, top: top
    ).answer
    try session.write { try output.deliver(answer) }
    session.finish()
  }

  private func answer(_ groups: Groups, session: Session, snapshot: Snapshot) -> Answer {
    var table = AnswerTable([
      .init("group", de: "Nr.", en: "No."),
      by == nil
        ? .init("name", de: "Kreis", en: "Circle") : .init("name", de: "Gruppe", en: "Group"),
      .init("size", de: "Größe", en: "Size"),
      .init("internal", de: "Bez. innen", en: "Ties inside"),
      .init("external", de: "nach außen", en: "Outside"), .init("ei", de: "E–I", en: "E–I"),
    ])
    for group in groups.groups.prefix(top > 0 ? top : groups.groups.count) {
      table.add(
        [
          .integer(group.number), .text(group.name[spoken]), .integer(group.members.count),
          .integer(group.internalTies), .integer(group.externalTies), .number(group.eiIndex),
        ], notes: notes(group, groups, snapshot))
    }
    let records = records(groups, snapshot)
    return Answer(
      lead: [session.caption(snapshot), sentence(groups)], table: table, records: records,
      tail: tail(groups, shown: table.rows.count), json: json(groups, session, snapshot))
  }

  /// One line per actor, or per actor and circle.
  private func records(_ groups: Groups, _ snapshot: Snapshot) -> AnswerTable {
    var columns: [AnswerTable.Column] = [
      .init("id", de: "Kennung", en: "id"), .init("group", de: "Kreis", en: "group"),
    ]
    if overlapping { columns.append(.init("share", de: "Anteil", en: "share")) }
    if certainty { columns.append(.init("certainty", de: "Sicherheit", en: "certainty")) }
    var records = AnswerTable(columns)
    for vertex in groups.membership.indices {
      let id = AnswerTable.Cell.text(snapshot.actor(of: vertex).id)
      let sure: [AnswerTable.Cell] = certainty ? [.number(groups.certainty[vertex])] : []
      if overlapping {
        for circle in groups.memberships[vertex] {
          let number = groups.groups[Int(circle.group)].number
          records.add([id, .integer(number), .number(circle.share)] + sure)
        }
      } else {
        let group = groups.membership[vertex]
        let number: AnswerTable.Cell =
          group < 0 ? .none : .integer(groups.groups[Int(group)].number)
        records.add([id, number] + sure)
      }
    }
    return records
  }

  private func sentence(_ groups: Groups) -> String {
    let count = spoken.text(groups.groups.count)
    let quality = groups.modularity.map { spoken.text($0, decimals: 3) } ?? "–"
    return by == nil
      ? words(
        de:
          "\(groups.groups.count == 1 ? "Ein Kreis" : "\(count) Kreise"), Modularität \(quality) (wie deutlich sie getrennt sind; 0 = gar nicht).",
        en:
          "\(groups.groups.count == 1 ? "One circle" : "\(count) circles"), modularity \(quality) (how clearly they are apart; 0 = not at all)."
      )
      : words(
        de: "\(count) Gruppen nach „\(by ?? "")“, Modularität \(quality).",
        en: "\(count) groups by “\(by ?? "")”, modularity \(quality).")
  }

  private func notes(
    _ group: Groups.Group, _ groups: Groups, _ snapshot: Snapshot
  ) -> [String] {
    let network = snapshot.network
    func list(_ standings: [Groups.Standing]) -> String {
      standings.map { "\(network.actors[Int($0.actor)].name) (\(spoken.text($0.ties)))" }
        .joined(separator: ", ")
    }
    var notes: [String] = []
    if !group.leaders.isEmpty {
      notes.append(words(de: "in der Mitte: ", en: "at the centre: ") + list(group.leaders))
    }
    if !group.bridges.isEmpty {
      notes.append(words(de: "nach außen: ", en: "to others: ") + list(group.bridges))
    }
    if by != nil, let own = group.homophily {
      let (found, chance) = (spoken.percent(own.found), spoken.percent(own.expected))
      notes.append(
        words(
          de: "unter sich: \(found) ihrer Beziehungen (zufällig wären es \(chance))",
          en: "among themselves: \(found) of their ties (by chance \(chance))"))
    }
    notes += wobbling(group, groups, snapshot) + guests(group, groups, snapshot)
    return notes
  }

  /// Members that fewer than four in five runs found in the circle, the least certain first.
  private func wobbling(_ group: Groups.Group, _ groups: Groups, _ snapshot: Snapshot) -> [String] {
    guard certainty else { return [] }
    let loose = group.members.compactMap { position -> (Double, Actor)? in
      guard let vertex = snapshot.vertex(ofActorAt: Int(position)) else { return nil }
      let share = groups.certainty[vertex]
      return share < 0.8 ? (share, snapshot.network.actors[Int(position)]) : nil
    }.sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }
    if loose.isEmpty { return [words(de: "alle sicher dabei", en: "all members certain")] }
    let names = loose.prefix(5).map { "\($0.1.name) (\(spoken.percent($0.0)))" }
    let more = loose.count > 5 ? " …" : ""
    return [
      words(de: "unsicher: ", en: "uncertain: ") + names.joined(separator: ", ") + more
        + words(
          de: " – \(spoken.text(loose.count)) von \(spoken.text(group.members.count))",
          en: " – \(spoken.text(loose.count)) of \(spoken.text(group.members.count))")
    ]
  }

  /// Whoever has the home elsewhere but a good part of the ties here, the largest part first.
  private func guests(_ group: Groups.Group, _ groups: Groups, _ snapshot: Snapshot) -> [String] {
    guard overlapping else { return [] }
    var found: [(share: Double, actor: Actor)] = []
    for vertex in groups.memberships.indices
    where groups.membership[vertex] != Int32(group.number - 1) {
      for circle in groups.memberships[vertex] where Int(circle.group) == group.number - 1 {
        found.append((circle.share, snapshot.actor(of: vertex)))
      }
    }
    guard !found.isEmpty else { return [] }
    found.sort { ($1.share, $0.actor.id) < ($0.share, $1.actor.id) }
    let names = found.prefix(5).map { "\($0.actor.name) (\(spoken.percent($0.share)))" }
    let more = found.count > 5 ? " … (\(spoken.text(found.count)))" : ""
    return [words(de: "auch hier: ", en: "here, too: ") + names.joined(separator: ", ") + more]
  }

  private func tail(_ groups: Groups, shown: Int) -> [String] {
    var lines: [String] = []
    let hidden = groups.groups.count - shown
    if hidden > 0 {
      lines.append(
        words(
          de: "… und \(spoken.text(hidden)) kleinere (--top 0 zeigt alle)",
          en: "… and \(spoken.text(hidden)) smaller ones (--top 0 shows all)"))
    }
    if let index = groups.eiIndex {
      lines.append(
        words(
          de: "E–I-Index \(spoken.text(index, decimals: 3)): −1 = alle Beziehungen bleiben in den "
            + "Gruppen, +1 = alle führen hinaus.",
          en: "E–I index \(spoken.text(index, decimals: 3)): −1 = all ties stay inside the groups, "
            + "+1 = all lead outside."))
    }
    if by != nil, let value = groups.assortativity.map({ spoken.text($0, decimals: 3) }) {
      lines.append(
        words(
          de: "Gleich zu gleich \(value): 1 = nur unter sich, 0 = wie es der Zufall täte.",
          en: "Like to like \(value): 1 = only among themselves, 0 = as chance would have it."))
    }
    if let agreement = groups.agreement {
      let shared = spoken.text(agreement.mutualInformation, decimals: 2)
      let pairs = spoken.text(agreement.adjustedRand, decimals: 2)
      lines.append(
        words(
          de: "Mit den gefundenen Kreisen stimmen diese Gruppen zu \(shared) überein "
            + "(gemeinsame Information; 1 = dieselben Gruppen; paarweise \(pairs)).",
          en: "With the circles found by ties these groups agree by \(shared) "
            + "(mutual information; 1 = the same groups; pair by pair \(pairs))."))
    }
    return lines
  }

  private func json(_ groups: Groups, _ session: Session, _ snapshot: Snapshot) -> JSONText {
    func list(_ standings: [Groups.Standing]) -> JSONText {
      .array(
        standings.map { standing in
          .object([
            ("id", .text(session.network.actors[Int(standing.actor)].id)),
            ("ties", .integer(standing.ties)),
          ])
        })
    }
    return .object(
      [
        ("network", session.networkJSON(snapshot)), ("by", .text(by ?? "ties")),
        ("modularity", .optional(groups.modularity)), ("eiIndex", .optional(groups.eiIndex)),
        ("method", .text(by == nil ? method.rawValue : "attribute")),
        ("assortativity", .optional(groups.assortativity)),
        ("mutualInformation", .optional(groups.agreement?.mutualInformation)),
        ("adjustedRand", .optional(groups.agreement?.adjustedRand)),
        ("seed", .integer(Int(truncatingIfNeeded: running.seed))),
        (
          "groups",
          .array(
            groups.groups.map { group in
              .object([
                ("group", .integer(group.number)), ("name", .text(group.name[spoken])),
                ("size", .integer(group.members.count)),
                ("internalTies", .integer(group.internalTies)),
                ("externalTies", .integer(group.externalTies)),
                ("eiIndex", .optional(group.eiIndex)),
                ("insideShare", .optional(group.homophily?.found)),
                ("insideByChance", .optional(group.homophily?.expected)),
                ("leaders", list(group.leaders)),
                ("bridges", list(group.bridges)),
                (
                  "members",
                  .array(group.members.map { .text(session.network.actors[Int($0)].id) })
                ),
              ])
            })
        ),
      ] + (certainty || overlapping ? [("actors", actorsJSON(groups, snapshot))] : []))
  }

  /// Per actor how certain the membership is, and all circles with their shares.
  private func actorsJSON(_ groups: Groups, _ snapshot: Snapshot) -> JSONText {
    .array(
      groups.membership.indices.map { vertex in
        var members: [(String, JSONText)] = [("id", .text(snapshot.actor(of: vertex).id))]
        if certainty { members.append(("certainty", .number(groups.certainty[vertex]))) }
        if overlapping {
          let circles = groups.memberships[vertex].map { circle in
            JSONText.object([
              ("group", .integer(groups.groups[Int(circle.group)].number)),
              ("share", .number(circle.share)),
            ])
          }
          members.append(("groups", .array(circles)))
        }
        return .object(members)
      })
  }
}
