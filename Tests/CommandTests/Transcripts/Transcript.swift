import Foundation

/// Commands and the output they must print, as a user sees them in a terminal.
///
///     $ geflecht check . --lang de | head -5
///     the first five lines of the output
///     2> a line of standard error
///     [65]
///
/// A line `$ …` is a command; what follows belongs to it up to the next. Standard output comes
/// first, then standard error with `2> ` before each line, then the exit code in brackets unless it
/// is 0. Of a shell only quotes and `| head -N` are understood. Text above the first command is kept
/// as it is.
struct Transcript: Equatable {
  struct Step: Equatable {
    /// The whole line after `$ `.
    let command: String
    var result: String
  }

  var preface: String
  var steps: [Step]

  init(_ text: String) {
    preface = ""
    steps = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), result: ""))
      } else if steps.isEmpty {
        preface += line + "\n"
      } else {
        steps[steps.count - 1].result += line + "\n"
      }
    }
  }

  /// The text of the file.
  var text: String {
    preface + steps.map { "$ \($0.command)\n\($0.result)" }.joined()
  }
}

extension Transcript.Step {
  /// The arguments after `geflecht`, and how many lines of output count, if `| head -N` ends it.
  var call: (arguments: [String], lineLimit: Int?)? {
    var words = Self.words(command)
    guard words.first == "geflecht" else { return nil }
    var lineLimit: Int?
    if words.count > 3, words[words.count - 3] == "|", words[words.count - 2] == "head" {
      lineLimit = Int(words[words.count - 1].dropFirst())
      words.removeLast(3)
    }
    return (Array(words.dropFirst()), lineLimit)
  }

  /// The words of a line; quotes keep words together.
  private static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character == " " {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }

  /// What a finished call prints, in the form of the transcript.
  static func result(of call: Program.Result, lineLimit: Int?) -> String {
    var lines = call.output.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    if let lineLimit { lines = Array(lines.prefix(lineLimit)) }
    lines += call.errors.split(separator: "\n").map { "2> " + $0 }
    if call.status != 0 { lines.append("[\(call.status)]") }
    return lines.map { $0 + "\n" }.joined()
  }
}
