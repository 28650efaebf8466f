internal import Relations
internal import Wording

/// Tells people of one name apart in lists without ids: by place, birthday, email or phone.
struct Namesakes {
  private var columns: [Int] = []
  /// Of each name that several people have: the columns that tell them apart.
  private var tellingApart: [String: Int] = [:]
  private let nameOf: (CSVTable) -> String
  private var found = (count: 0, line: 0, name: "", column: "")

  /// Nobody has the name of another.
  init() { nameOf = { _ in "" } }

  /// Looks through the rows of a list for people of one name.
  init(_ table: CSVTable, name: @escaping (CSVTable) -> String) {
    nameOf = name
    columns = table.header.indices.filter {
      PeopleHeader.identityWords.contains(HeaderWords.word(table.header[$0]))
    }
    guard !columns.isEmpty else { return }
    var seen: [String: [[String]]] = [:]
    var ahead = table
    var ignored = NetworkAssembly()
    while ahead.nextRow(&ignored) {
      seen[name(ahead), default: []].append(columns.map { ahead.text($0) })
    }
    for (name, rows) in seen where rows.count > 1 {
      // The first column in which two of them differ, both saying something.
      tellingApart[name] = columns.indices.first { column in
        Set(rows.map { $0[column] }.filter { !$0.isEmpty }).count > 1
      }.map { columns[$0] }
    }
  }

  /// The id of the actor of the current row: its name, with what tells it apart if others have it too.
  mutating func id(of name: String, _ table: CSVTable) -> String {
    guard let column = tellingApart[name], !name.isEmpty else { return name }
    let value = table.text(column)
    if found.count == 0 { found = (0, table.scanner.line, name, table.name(column)) }
    found.count += 1
    return value.isEmpty ? name : "\(name) (\(value))"
  }

  /// Says once for the list whom a name alone does not tell apart.
  func warn(_ assembly: inout NetworkAssembly) {
    guard found.count > 0 else { return }
    assembly.warn(
      line: found.line,
      Localized(
        de: "mehrere Zeilen mit demselben Namen und verschiedenen Angaben",
        en: "several rows of the same name and different details"),
      found: found.name,
      advice: Localized(
        de: "als verschiedene Akteure gelesen, unterschieden durch „\(found.column)“",
        en: "read as different actors, told apart by “\(found.column)”"))
  }
}

/// Codes where the kind of an actor should stand: 0 and 1, true and false.
enum KindCodes {
  /// The codes of a column that holds nothing else; empty if it names kinds.
  static func codes(_ facts: ColumnFacts?) -> Set<String> {
    guard let facts, !facts.values.isEmpty else { return [] }
    let isCode = { (value: String) in
      ColumnFacts.isNumber(value)
        || ["true", "false", "wahr", "falsch"].contains(value.lowercased())
    }
    return facts.distinct.count <= 30 && facts.distinct.allSatisfy(isCode) ? facts.distinct : []
  }

  /// Says that codes are no kinds, and how to say what they mean; nothing if the user has.
  static func warn(
    _ codes: Set<String>, _ table: CSVTable, _ column: Int?, _ assembly: inout NetworkAssembly
  ) {
    guard let column, !codes.isEmpty else { return }
    let unknown = codes.subtracting(table.options.wishes.actorKinds.keys).sorted()
    guard let first = unknown.first else { return }
    let isTwoModes = codes.count == 2 && !codes.contains(where: ColumnFacts.isNumber)
    let example = isTwoModes ? unknown.last ?? first : first
    let shown = unknown.prefix(4).joined(separator: ", ")
    assembly.warn(
      line: 1,
      (isTwoModes
        ? Localized(
          de: "Spalte \(table.name(column)): zwei Sorten von Akteuren ohne Namen",
          en: "column \(table.name(column)): two modes of actors without names")
        : Localized(
          de: "Spalte \(table.name(column)): Codes statt Arten",
          en: "column \(table.name(column)): codes in the place of kinds")),
      found: shown,
      advice: Localized(
        de: "als Merkmal behalten; was sie heißen, sagt --actor-kind \(example)=organisation",
        en: "kept as an attribute; say what they mean with --actor-kind \(example)=organisation"))
  }
}
