import ArgumentParser
import Relations
import Storage
import Wording

/// Who we are, for the commands in which ways begin with us.
struct UsOptions: ParsableArguments {
  @Option(
    name: [.customLong("us"), .customLong("from")],
    help: help(
      de:
        "Wer wir sind: Kennungen oder Namen, durch Kommas getrennt (sonst, wer im Projekt als wir "
        + "eingetragen ist). Bei Vereinen zählen Mitglieder und Angestellte dazu.",
      en:
        "Who we are: ids or names, separated by commas (otherwise who the project says is us). Of "
        + "organisations the members and staff count as us.",
      value: Localized(de: "Akteure", en: "actors")))
  var us: [String] = []

  /// Our ids.
  ///
  /// - Throws: a usage error if nobody is named and the project does not know us.
  func ids(in session: Session) throws -> [Actor.ID] {
    let ids = try session.us(us)
    guard !ids.isEmpty else {
      throw CommandFailure(
        .usage,
        de:
          "--us fehlt: wer sind wir? In einem Projekt einmal für immer: geflecht set PROJEKT NAME "
          + "--us",
        en: "--us is missing: who are we? In a project once for all: geflecht set PROJECT NAME --us"
      )
    }
    return ids
  }
}
