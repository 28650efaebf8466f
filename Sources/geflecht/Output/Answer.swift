import Exchange
import Wording

/// What a command answers, in every form the user may ask for.
struct Answer {
  /// Sentences above the table.
  var lead: [String] = []
  /// The table for people.
  var table: AnswerTable
  /// The table for programs, where it differs.
  var records: AnswerTable?
  /// Sentences below the table.
  var tail: [String] = []
  /// The contracted JSON object; made only when asked for.
  private let makeJSON: () -> JSONText
  private let makeCards: () -> String?

  /// An answer; JSON and cards are computed only when asked for.
  init(
    lead: [String] = [], table: AnswerTable, records: AnswerTable? = nil, tail: [String] = [],
    json: @escaping @autoclosure () -> JSONText, cards: @escaping @autoclosure () -> String? = nil
  ) {
    self.lead = lead
    self.table = table
    self.records = records
    self.tail = tail
    makeJSON = json
    makeCards = cards
  }

  /// The answer with further sentences below the table.
  func noting(_ notes: [String]) -> Answer {
    var answer = self
    answer.tail += notes
    return answer
  }

  /// The table for files that people read: every row, with names.
  var listForPeople: AnswerTable {
    guard let records, records.columns.contains(where: { $0.id == "name" }) else { return table }
    return records
  }

  /// The contracted JSON object.
  var json: JSONText { makeJSON() }
  /// Business cards, where the answer is a list of people to approach.
  var cards: String? { makeCards() }

  /// Sentences and table as plain text.
  var text: String {
    var lines = lead.map(VisibleText.escaped)
    if !table.rows.isEmpty {
      if !lines.isEmpty { lines.append("") }
      lines += table.lines
    }
    if !tail.isEmpty { lines += [""] + tail.map(VisibleText.escaped) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Sentences and table as Markdown.
  var markdown: String {
    var lines: [String] = []
    for sentence in lead { lines += [VisibleText.escaped(sentence), ""] }
    if !table.rows.isEmpty { lines += table.markdown + [""] }
    for sentence in tail { lines += [VisibleText.escaped(sentence), ""] }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }
}
