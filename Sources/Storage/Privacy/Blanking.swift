internal import GRDB
internal import Relations

/// A text about others, or about nobody, in which a person is named.
public struct Mention: Hashable, Sendable {
  /// Where the text stands: the tables of a project by their names, `journal`, or `register`.
  public enum Place: String, Sendable {
    case actor, tie, contact, role, source, kind = "tie_kind", column = "attribute", campaign
    case journal = "operation"
    case register = "disclosure"
  }

  /// Where it stands.
  public let place: Place
  /// What it says now.
  public let text: String
  /// What it says without the person.
  public let blanked: String
}

/// Blanks the mentions of a person in texts: notes, titles, further columns, names of campaigns.
///
/// Dates, numbers and the names of others are never touched. Two different texts of a column stay
/// different, since others may be told apart by them.
struct Blanking {
  private let database: Database
  private let finder: MentionFinder
  /// Cells of others that are as a whole an address or number of the person.
  private let shared: ContactData
  /// Conditions by table on rows that are the person's own; nil where those are gone, and texts are
  /// changed.
  private let leftOut: [String: String]?
  /// Every text that was changed, once.
  private(set) var mentions: [Mention] = []
  private var seen: Set<Mention> = []

  private struct Column {
    let table: Mention.Place
    let name: String
    /// Whether texts of this column are told apart by it.
    var isUnique = false
    var isFact = true
  }

  private static let columns = [
    Column(table: .actor, name: "place"), Column(table: .actor, name: "topics"),
    Column(table: .contact, name: "note"), Column(table: .role, name: "topic"),
    Column(table: .role, name: "place"), Column(table: .role, name: "method"),
    Column(table: .role, name: "responsible"),
    Column(table: .source, name: "title", isUnique: true), Column(table: .source, name: "kind"),
    Column(table: .kind, name: "word", isUnique: true),
    Column(table: .campaign, name: "name", isUnique: true),
    Column(table: .campaign, name: "topics"), Column(table: .campaign, name: "places"),
    Column(table: .journal, name: "note", isFact: false),
    Column(table: .register, name: "what", isFact: false),
    Column(table: .register, name: "recipient", isFact: false),
  ]

  /// - Parameters:
  ///   - sharedStays: addresses and numbers that stay in the cells of others that hold nothing else.
  ///   - lookingOnly: nothing is changed; a condition by table that leaves out what is the person's
  ///     own.
  init(
    _ database: Database, _ finder: MentionFinder, sharedStays shared: ContactData,
    lookingOnly leftOut: [String: String]? = nil
  ) {
    self.database = database
    self.leftOut = leftOut
    self.finder = finder
    self.shared = shared
  }

  /// Blanks every mention.
  mutating func run() throws {
    for column in Self.columns {
      let tables =
        [column.table.rawValue] + (column.isFact ? ["past_\(column.table.rawValue)"] : [])
      for (old, new) in try changes(column, tables) where leftOut == nil {
        for table in tables {
          try database.execute(
            sql: "UPDATE \(table) SET \(column.name) = ? WHERE \(column.name) = ?",
            arguments: [new, old])
        }
      }
    }
    for owner in [Mention.Place.actor, .tie] { try blankFurther(owner) }
  }

  private mutating func changes(
    _ column: Column, _ tables: [String]
  ) throws -> [(old: String, new: String)] {
    var texts: Set<String> = []
    for table in tables {
      let sql = "SELECT DISTINCT \(column.name) FROM \(table) WHERE \(condition(table))"
      try database.forEachRow(sql) { row in texts.insert(row.text(0)) }
    }
    var changes: [(old: String, new: String)] = []
    for text in texts.sorted() {
      guard var new = finder.blanked(text) else { continue }
      if column.isUnique { new = Self.distinct(new, from: texts) }
      texts.insert(new)
      changes.append((text, new))
      note(Mention(place: column.table, text: text, blanked: new))
    }
    return changes
  }

  private func condition(_ table: String) -> String { leftOut?[table] ?? "1" }

  private mutating func note(_ mention: Mention) {
    if seen.insert(mention).inserted { mentions.append(mention) }
  }

  /// The text, with a number if there is such a text already.
  private static func distinct(_ text: String, from texts: Set<String>) -> String {
    if !texts.contains(text) { return text }
    var number = 2
    while texts.contains("\(text) (\(number))") { number += 1 }
    return "\(text) (\(number))"
  }

  /// The further columns of actors or ties: their values, and the names of the columns.
  private mutating func blankFurther(_ owner: Mention.Place) throws {
    let names = try columnNames(owner)
    for (old, new) in names where leftOut == nil {
      for table in ["attribute", "past_attribute"] {
        try database.execute(
          sql: "UPDATE \(table) SET name = ? WHERE owner = ? AND name = ?",
          arguments: [new, owner.rawValue, old])
      }
    }
    for table in [owner.rawValue, "past_\(owner.rawValue)"] {
      var changed: [(old: String, new: String)] = []
      let sql = """
        SELECT DISTINCT further FROM \(table) WHERE further <> '' AND \(condition(table))
        """
      try database.forEachRow(sql) { row in
        let old = row.text(0)
        if let new = blankedFurther(old, owner, names) { changed.append((old, new)) }
      }
      for (old, new) in changed where leftOut == nil {
        try database.execute(
          sql: "UPDATE \(table) SET further = ? WHERE further = ?", arguments: [new, old])
      }
    }
  }

  private mutating func columnNames(_ owner: Mention.Place) throws -> [String: String] {
    var texts: Set<String> = []
    for table in ["attribute", "past_attribute"] {
      let sql = "SELECT DISTINCT name FROM \(table) WHERE owner = '\(owner.rawValue)'"
      try database.forEachRow(sql) { row in texts.insert(row.text(0)) }
    }
    var names: [String: String] = [:]
    for text in texts.sorted() {
      guard let new = finder.blanked(text) else { continue }
      let unique = Self.distinct(new, from: texts)
      texts.insert(unique)
      names[text] = unique
      note(Mention(place: .column, text: text, blanked: unique))
    }
    return names
  }

  private mutating func blankedFurther(
    _ old: String, _ owner: Mention.Place, _ names: [String: String]
  ) -> String? {
    var isChanged = false
    let values = FurtherColumns.decoded(old).map { name, value -> (name: String, value: String) in
      if names[name] != nil { isChanged = true }
      var value = value
      if !stays(name, value), let new = finder.blanked(value) {
        note(Mention(place: owner, text: value, blanked: new))
        value = new
        isChanged = true
      }
      return (names[name] ?? name, value)
    }
    return isChanged ? FurtherColumns.encoded(values) : nil
  }

  /// Whether a cell is as a whole contact data that the user lets others keep.
  private func stays(_ column: String, _ value: String) -> Bool {
    if let mail = ContactData.mail(value) { return shared.mails.contains(mail) }
    if let phone = PhoneNumber(value, column: column) { return shared.phones.contains(phone) }
    return false
  }
}
