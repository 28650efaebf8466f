/// Yes or no in a table, and whether a tie runs one way.
enum FlagCell {
  /// Yes or no in German or English, 1 or 0, or nil.
  static func read(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "1", "true", "yes", "y", "ja", "j", "wahr", "x": true
    case "0", "false", "no", "n", "nein", "falsch", "-": false
    default: nil
    }
  }

  /// Whether a tie runs one way: Gephi's words, German ones, or nil.
  static func direction(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "directed", "gerichtet", "arc": true
    case "undirected", "ungerichtet", "mutual", "gegenseitig", "edge": false
    default: nil
    }
  }
}
