internal import Wording

/// Network files of other programs that are not read: named by their ending, so that none of them is
/// taken for a table.
enum OtherFormat {
  private static let names = [
    "gephi": "Gephi", "##h": "UCINET 6", "##d": "UCINET 6", "clu": "Pajek (.clu)",
    "vec": "Pajek (.vec)", "cys": "Cytoscape (.cys)", "dgs": "DGS", "lgl": "LGL",
    "mtgx": "Maltego", "numbers": "Apple Numbers",
  ]

  /// The name of the format that the ending of a file stands for, if it is not one that is read.
  static func name(ofFile path: String) -> String? {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    return names[path[path.index(after: dot)...].lowercased()]
  }

  /// The refusal of such a file.
  static func refusal(_ path: String, _ name: String) -> ImportFailure {
    return ImportFailure([
      Notice(
        .error, file: path, position: Notice.Position(line: 1),
        what: Localized(
          de: "\(name)-Dateien werden nicht gelesen", en: "\(name) files are not read"),
        advice: Localized(
          de: "dort als GraphML oder CSV exportieren", en: "export it there as GraphML or CSV"))
    ])
  }
}
