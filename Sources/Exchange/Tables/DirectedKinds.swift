internal import Relations

extension TieKind {
  /// Words for kinds that run one way by what they mean.
  private static let directedWords: Set<String> = [
    "follows", "follow", "follower", "following", "folgt", "nominates", "nominated", "nennt",
    "names", "asks", "fragt", "advice", "seeks", "trusts", "vertraut", "admires", "empfiehlt",
    "recommends", "nomination", "nennung", "reportsto", "berichtetan", "holtratbei",
    "getsadvicefrom", "fragtumrat", "seeksadvicefrom", "bewundert", "schaetzt", "invited",
    "eingeladenvon", "invitedby", "cites", "zitiert",
  ]

  /// Whether ties of a kind run from source to target by themselves.
  static func isDirectedByItself(_ kind: String) -> Bool {
    let word = HeaderWords.word(kind)
    return directedWords.contains(word)
  }
}
