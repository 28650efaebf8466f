import ArgumentParser
import Exchange
import Glibc
import Relations
import Storage
import Wording

/// What is known about the source of an import.
struct SourceOptions: ParsableArguments {
  @Option(
    help: help(
      de: "Wie die Quelle heißt (sonst wie die Datei); was früher aus ihr kam, wird verglichen.",
      en: "What the source is called (otherwise as the file); compared with what it gave before.",
      value: Localized(de: "Titel", en: "title")))
  var source: String?

  @Option(
    help: help(
      de: "Was für eine Quelle: Register, Interview, Liste …",
      en: "What kind of source: register, interview, list …",
      value: Localized(de: "Art", en: "kind")))
  var sourceKind: String?

  @Option(
    help: help(
      de: "Von welchem Tag die Angaben sind.", en: "The day the data is of.",
      value: Localized(de: "Tag", en: "day")))
  var sourceDay: String?

  @Option(
    help: help(
      de: "Bis wann die Angaben behalten werden dürfen.",
      en: "Until when the data may be kept.", value: Localized(de: "Tag", en: "day")))
  var keepUntil: String?

  @Option(
    help: help(
      de: "Bis wann die Menschen informiert sein müssen (Art. 14 DSGVO).",
      en: "Until when the people must be informed (Art. 14 GDPR).",
      value: Localized(de: "Tag", en: "day")))
  var informBy: String?

  /// The import of a network that was read from `path`.
  func request(_ read: ReadResult, path: String) throws -> ImportRequest {
    if source == nil, Self.isNameless(path) {
      throw CommandFailure(
        .usage,
        de: "--source TITEL: was durch eine Pipe kommt, hat keinen Namen; ohne ihn würden "
          + "verschiedene Listen für dieselbe gehalten",
        en: "--source TITLE: what comes through a pipe has no name; without one different lists "
          + "would be taken for the same")
    }
    var request = ImportRequest(
      network: read.network, actorOrigins: read.report.actorOrigins,
      titles: titles(read.network.sources.map(\.title), path))
    request.kind = sourceKind ?? ""
    request.day =
      try sourceDay.map { try DateOption.date("--source-day", $0).last } ?? read.report.asOf
    request.keepUntil = try keepUntil.map { try DateOption.date("--keep-until", $0).last }
    request.informBy = try informBy.map { try DateOption.date("--inform-by", $0).last }
    return request
  }

  /// The titles of the sources; files of a folder carry its name, as many folders have the same.
  private func titles(_ files: [String], _ path: String) -> [String] {
    // A list of next year is the same source again.
    let files = files.map(NetworkReader.undated)
    if let source { return files.count < 2 ? [source] : files.map { "\(source)/\($0)" } }
    guard files.count > 1 || Self.isFolder(path) else { return files.isEmpty ? [path] : files }
    let whole = Self.absolute(path)
    let folder = whole.split(separator: "/").last.map(String.init) ?? whole
    return files.map { "\(NetworkReader.undated(folder))/\($0)" }
  }

  /// Whether a path says nothing about what is read: standard input, a pipe of the shell.
  private static func isNameless(_ path: String) -> Bool {
    path == "-" || path.hasPrefix("/dev/") || path.hasPrefix("/proc/")
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
