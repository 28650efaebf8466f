import Exchange
import Foundation
import Relations
import Wording

/// Readings of tables as a JSON file: saved once, used for every list from the same source.
enum ReadingsFile {
  /// Writes the readings of what was read.
  static func write(_ readings: [Reading], to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try Outputs.write(Array(try encoder.encode(readings)) + [10], to: path)
  }

  /// Reads readings that were saved, by hand or by `write`.
  static func read(_ path: String) throws -> [Reading] {
    guard let text = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(
        .noInput, de: "--reading: „\(path)“ lässt sich nicht lesen",
        en: "--reading: cannot read “\(path)”")
    }
    do {
      return try JSONDecoder().decode([Reading].self, from: text)
    } catch {
      throw CommandFailure(
        .badData, de: "--reading: „\(path)“ ist keine Datei von --save-reading",
        en: "--reading: “\(path)” is no file of --save-reading")
    }
  }
}
