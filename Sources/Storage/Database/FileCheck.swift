internal import GRDB
internal import Wording

/// Checks of the file that guard every change.
enum FileCheck {
  /// Refuses to write to a damaged file: it would only get worse.
  static func beforeWriting(_ database: Database, path: String) throws {
    if let fault = try fault(database, "quick_check(1)") {
      throw StorageError.damaged(path: path, detail: fault)
    }
  }

  /// Refuses to commit a row that refers to another that is not there.
  static func beforeCommit(_ database: Database, path: String) throws {
    var dangling: String?
    try database.forEachRow("PRAGMA foreign_key_check") { row in
      dangling = dangling ?? "\(row.text(0)) → \(row.text(2))"
    }
    if let dangling { throw StorageError.damaged(path: path, detail: Localized(dangling)) }
  }

  /// Whether one of SQLite's checks finds a fault; its own words are for programmers.
  static func fault(_ database: Database, _ check: String) throws -> Localized? {
    var fault: Localized?
    try database.forEachRow("PRAGMA \(check)") { row in
      let text = row.text(0)
      guard fault == nil, text != "ok" else { return }
      let words = text.split { !$0.isLetter && !$0.isNumber }
      let page = words.firstIndex(of: "page").flatMap { place in
        words.indices.contains(place + 1) ? Int(words[place + 1]) : nil
      }
      fault = Localized(
        de: "der Aufbau der Datei stimmt nicht", en: "the file's structure is wrong")
      if let page {
        fault = fault.map { $0 + Localized(de: ", Seite \(page)", en: ", page \(page)") }
      }
    }
    return fault
  }
}
