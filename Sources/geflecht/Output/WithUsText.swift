import Analysis
import Relations
import Wording

/// Who is with us already, and what stages would do to a list.
enum WithUsText {
  /// Who is with us already, by name.
  static func lines(_ actors: [Int32], _ network: Network) -> [String] {
    guard !actors.isEmpty else { return [] }
    let names = actors.prefix(5).map { network.actors[Int($0)].name }.joined(separator: ", ")
    let more =
      actors.count > 5
      ? words(
        de: " und \(spoken.text(actors.count - 5)) weitere",
        en: " and \(spoken.text(actors.count - 5)) more") : ""
    return [
      words(
        de: "Schon dabei: \(names)\(more). Gesucht ist, wer dazu passt.",
        en: "With us already: \(names)\(more). The list adds to them.")
    ]
  }

  /// How many declined, and that stages act once a topic or a place is named.
  static func hints(
    _ actors: [Int32], _ standing: PartnerStanding, _ question: Shortlist.Question, declined: Int
  ) -> [String] {
    var lines: [String] = []
    if declined > 0 {
      lines.append(
        declined == 1
          ? words(
            de: "Eine Person steht nicht zur Wahl, weil sie abgesagt hat (--include declined).",
            en: "One person is left out because of having declined (--include declined).")
          : words(
            de: "\(spoken.text(declined)) stehen nicht zur Wahl, weil sie abgesagt haben "
              + "(--include declined).",
            en: "\(spoken.text(declined)) are left out because they declined (--include declined).")
      )
    }
    let working = actors.count {
      standing[$0].stage == .active || standing[$0].stage == .cooperating
    }
    if working > 0, question.topic == nil, question.place == nil {
      let (de, en) =
        working == 1
        ? ("Eine Person auf der Liste arbeitet", "One person on the list cooperates")
        : (
          "\(spoken.text(working)) auf der Liste arbeiten",
          "\(spoken.text(working)) on the list cooperate"
        )
      lines.append(
        words(
          de: "\(de) schon mit; mit --topic oder --place "
            + "baut die Liste auf denen auf, die dort dabei sind.",
          en: "\(en) already; with --topic or --place the "
            + "list builds on those who are with us there."))
    }
    return lines
  }
}
