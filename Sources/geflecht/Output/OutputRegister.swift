import Glibc
import Relations
import Storage
import Synchronization

/// The register of what was written from a project: whoever is erased, or asks, learns where data
/// went.
///
/// Every file goes through `Outputs`, which enters it here, whatever command wrote it.
enum OutputRegister {
  /// The project that this run reads, and the only person that its output is about.
  private static let source = Mutex<(project: String, person: Actor.ID?)?>(nil)

  /// Notes that what this run writes comes from a project.
  static func note(project path: String, of person: Actor.ID? = nil) {
    source.withLock { $0 = (path, person) }
  }

  /// Nothing of this run goes into a register: it names nobody, or the project is damaged.
  static func release() { source.withLock { $0 = nil } }

  /// Enters an output into the register and writes it; if either fails, neither is done.
  static func registering<Result>(
    _ target: String, _ write: () throws -> Result
  ) throws -> Result {
    if target == "/dev/null" { return try write() }
    return try registering(recipient: absolute(target), write)
  }

  /// Enters what is written to standard output.
  static func registeringScreen<Result>(_ write: () throws -> Result) throws -> Result {
    try registering(recipient: words(de: "Standardausgabe", en: "standard output"), write)
  }

  private static func registering<Result>(
    recipient: String, _ write: () throws -> Result
  ) throws -> Result {
    guard let source = source.withLock({ $0 }) else { return try write() }
    let project = try ProjectFile(path: source.project)
    let entry = try project.register(command, recipient: recipient, of: source.person)
    // What `write` itself writes is this same output.
    self.source.withLock { $0 = nil }
    defer { self.source.withLock { $0 = source } }
    do {
      return try write()
    } catch {
      try? project.unregister(entry)
      throw error
    }
  }

  /// The words by which the command was called: "shortlist", "person export".
  private static var command: String {
    let words = CommandLine.arguments.dropFirst().prefix { !$0.hasPrefix("-") }
    return words.prefix(words.first == "person" ? 2 : 1).joined(separator: " ")
  }

  /// The whole path, so that the file can be found again; other targets as they are.
  private static func absolute(_ target: String) -> String {
    let slash = target.lastIndex(of: "/")
    let folder = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
    let name = slash.map { String(target[target.index(after: $0)...]) } ?? target
    guard let resolved = realpath(folder, nil) else { return target }
    defer { free(resolved) }
    let path = String(cString: resolved)
    return path == "/" ? "/" + name : path + "/" + name
  }
}
