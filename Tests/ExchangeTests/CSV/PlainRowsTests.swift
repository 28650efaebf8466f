import Relations
import Testing

@testable import Exchange

/// The short way through plain rows and the careful way through all rows agree, whatever they meet.
struct PlainRowsTests {
  private static func outcome(_ bytes: [UInt8], _ options: ReadOptions, plain: Bool) -> Outcome {
    var options = options
    options.readsPlainRows = plain
    do throws(ImportFailure) {
      return Outcome(result: try CSVReader.read(bytes, file: "t.csv", options: options))
    } catch {
      return Outcome(failure: error)
    }
  }

  /// Everything a reader gives.
  private struct Outcome: Equatable {
    var actors: [Actor] = []
    var ties: [Tie] = []
    var kinds: [TieKind] = []
    var columns: [AttributeColumn] = []
    var origins: [Origin] = []
    var files: [ReadReport.File] = []
    var rejects: [ReadReport.Reject] = []
    var counts: [Int] = []
    var notices: [Notice] = []

    init(failure: ImportFailure) {
      notices = failure.notices
      counts = [failure.errorCount]
    }

    init(result: ReadResult) {
      let (network, report) = (result.network, result.report)
      actors = network.actors
      ties = Array(network.ties)
      kinds = network.tieKinds
      columns = network.tieAttributes
      origins = report.actorOrigins
      files = report.files
      rejects = report.rejects
      notices = report.warnings
      counts = [
        report.rowsRead, report.actorsFromTies, report.tiesStored, report.refused, report.merged,
      ]
    }
  }

  /// A file of a random dialect whose rows are plain but for one in `1 / nastiness`.
  private struct RandomFile {
    var bits: SeededBits
    let columns: [String]
    let delimiter: String
    let lineEnd: String
    let usesComma: Bool
    let nastiness: Int
    let trailing: String

    init(seed: Int) {
      bits = SeededBits(state: UInt64(seed) &* 77 &+ 5)
      delimiter = [",", ";", "\t", "|"].randomElement(using: &bits) ?? ","
      lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &bits) ?? "\n"
      usesComma = delimiter != "," && Bool.random(using: &bits)
      nastiness = [3, 12, 60].randomElement(using: &bits) ?? 3
      trailing = Int.random(in: 0..<4, using: &bits) == 0 ? delimiter : ""
      var chosen = ["source", "target"]
      for column in ["weight", "kind", "directed", "start", "note", "confidence"]
      where column == "weight" || Int.random(in: 0..<4, using: &bits) == 0 {
        chosen.append(column)
      }
      columns = Array(chosen.prefix(Int.random(in: 2...6, using: &bits)))
    }

    mutating func text() -> String {
      let count = Int.random(in: 0...120, using: &bits)
      var text = columns.joined(separator: delimiter) + trailing + lineEnd
      for _ in 0..<count {
        text += row() + (Int.random(in: 0..<200, using: &bits) == 0 ? "\n" : lineEnd)
      }
      if Bool.random(using: &bits) { text += row() }
      return text
    }

    private mutating func isNasty() -> Bool { Int.random(in: 0..<nastiness, using: &bits) == 0 }

    private mutating func row() -> String {
      if isNasty() { return pick(["", " ", delimiter, "\"a", "x", delimiter + delimiter, "ä\"b"]) }
      var cells = columns.map { cell($0) }
      if isNasty() { cells.append(pick(["", "", "y"])) }
      return cells.joined(separator: delimiter) + trailing
    }

    private mutating func cell(_ column: String) -> String {
      let isPlain = !isNasty()
      switch column {
      case "source", "target": return isPlain ? plainID() : nastyID()
      case "weight": return isPlain ? plainWeight() : pick(["", "-1", "x", "1.234", "1e3", "0,5"])
      case "kind":
        return isPlain ? pick(["knows", "kennt", "family"]) : pick(["", " x ", "Ä", "'="])
      case "directed": return isPlain ? pick(["0", "1"]) : pick(["ja", "nein", "?", "2", ""])
      case "start": return isPlain ? "" : pick(["2024-05-06", "06.05.2024", "32.1.2024"])
      case "note": return isPlain ? "" : pick(["hello", "\"a\"\"b\"", "\"two\nlines\""])
      default: return isPlain ? "" : pick(["1", "0.5", "2"])
      }
    }

    private mutating func plainID() -> String {
      let number = Int.random(in: 0..<40, using: &bits)
      switch Int.random(in: 0..<8, using: &bits) {
      case 0: return "p\(number)"
      case 1: return "0\(number)"
      case 2: return "\(number)0123456789"
      case 3: return "Zoë Müller \(number)"
      default: return "\(number * number * number * 97)"
      }
    }

    private mutating func nastyID() -> String {
      pick([
        "", " 7", "7 ", "\"7\"", "\"7\"x", "\"a\"\"b\"", "'=7", "'7", "=7", "\u{A0}7", "7\u{A0}",
        "Käthe", "Ka\u{308}the", "à", "Â", "\"line\nend\"", "-3", "07", "é", "a\u{301}", "7\t",
      ])
    }

    private mutating func plainWeight() -> String {
      switch Int.random(in: 0..<4, using: &bits) {
      case 0: return usesComma ? "0,25" : "0.25"
      case 1: return "12345678"
      default: return "\(Int.random(in: 0...9, using: &bits))"
      }
    }

    private mutating func pick(_ words: [String]) -> String {
      words.randomElement(using: &bits) ?? ""
    }
  }

  @Test(arguments: 0..<12)
  func bothWaysAgree(block: Int) {
    var accepted = 0
    for seed in (block * 150)..<(block * 150 + 150) {
      var file = RandomFile(seed: seed)
      let text = file.text()
      var bytes = Array(text.utf8)
      switch seed % 7 {
      case 0: bytes = [0xEF, 0xBB, 0xBF] + bytes
      case 1: bytes = text.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : 0x3F }
      default: break
      }
      var options = ReadOptions()
      options.skipsBadRows = seed % 3 != 0
      if seed % 5 == 0 { options.decimalSign = file.usesComma ? "," : "." }
      let plain = Self.outcome(bytes, options, plain: true)
      #expect(plain == Self.outcome(bytes, options, plain: false), "seed \(seed):\n\(text)")
      accepted += plain.ties.count
    }
    #expect(accepted > 1000)
  }

  @Test func plainFilesGiveWhatTheySay() throws {
    var text = "source,target,weight\n"
    for row in 0..<5000 { text += "\(row * 7919 % 1000),\(row * 104_729 % 9_999_991),\(row % 9)\n" }
    let network = try CSVReadingTests.read(text).network
    #expect(network.ties.count == 5000)
    for (row, tie) in network.ties.enumerated() {
      #expect(network.actors[Int(tie.source)].id == "\(row * 7919 % 1000)")
      #expect(network.actors[Int(tie.target)].id == "\(row * 104_729 % 9_999_991)")
      #expect(tie.strength == Double(row % 9))
      #expect(tie.origin == Origin(source: 0, line: row + 2))
    }
  }

  @Test func numbersWithZerosInFrontAreOtherIds() throws {
    let rows = String(repeating: "7,8\n007,08\n", count: 20)
    let network = try CSVReadingTests.read("source,target\n" + rows).network
    #expect(network.actors.map(\.id) == ["7", "8", "007", "08"])
  }
}
