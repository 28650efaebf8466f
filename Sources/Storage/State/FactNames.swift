internal import Relations
internal import Wording

/// What facts are called, by the ids of their rows.
struct FactNames {
  private var actors: [Int64: String] = [:]
  private var kinds: [Int64: String] = [:]
  private var ties: [Int64: TieRecord] = [:]

  /// The names in one or more states of a project; where they differ, the last counts.
  init(_ states: ProjectState...) {
    for state in states {
      add(state.actors, state.kinds)
      for tie in state.ties { ties[tie.id] = tie }
    }
  }

  /// Adds facts that are not in the project yet.
  mutating func add(
    _ newActors: [ActorRecord], _ newKinds: [KindRecord], _ newTies: [TieRecord] = []
  ) {
    for actor in newActors { actors[actor.id] = actor.name }
    for kind in newKinds { kinds[kind.id] = kind.word }
    for tie in newTies { ties[tie.id] = tie }
  }

  /// "Anna Weber – Karl Huber (friend)".
  func title(_ tie: TieRecord) -> String {
    let arrow = tie.isDirected ? "→" : "–"
    let kind = kinds[tie.kind] ?? ""
    return "\(name(tie.a)) \(arrow) \(name(tie.b))" + (kind.isEmpty ? "" : " (\(kind))")
  }

  /// "Anna Weber: Verkehr, Nord".
  func title(_ role: RoleRecord) -> String {
    let field = [role.topic, role.place].filter { !$0.isEmpty }.joined(separator: ", ")
    return name(role.actor) + (field.isEmpty ? "" : ": \(field)")
  }

  /// "Anna Weber – Karl Huber (friend), 5 June 2024".
  func title(_ contact: ContactRecord) -> Localized {
    let tie = ties[contact.tie].map(title) ?? "?"
    return Localized(
      de: "\(tie), \(Language.german.text(contact.day))",
      en: "\(tie), \(Language.english.text(contact.day))")
  }

  /// The word of a kind of tie.
  func kind(_ id: Int64) -> String { kinds[id] ?? "" }

  /// The name of an actor.
  func name(_ id: Int64) -> String { actors[id] ?? "?" }
}
