extension TieKind {
  /// What the word of a kind says about how well two know each other.
  public enum Closeness: Hashable, Sendable {
    /// Family and friends.
    case intimate
    /// Two who were in touch.
    case contact
    /// Knows, neighbour, talks with: they would greet each other.
    case acquainted
    /// Works with; with an organisation: for it.
    case working
    /// One reads what the other writes, without having to know them: follows, subscribes.
    case following
    /// Belongs to, sits on the board of, works for.
    case membership
    /// Was at the same place or occasion.
    case presence
    /// Works against: rivals, enemies.
    case adverse
    /// The word says nothing of it, or there is none.
    case unsaid
  }

  /// How well two know each other by the word of the kind.
  ///
  /// The word is taken apart at everything that is not a letter and compared without case and
  /// accents; of German compounds the parts count (*Vereinskollege*). Where several parts speak, the
  /// more careful meaning counts.
  public var closeness: Closeness {
    let parts = KindWords.parts(of: id)
    if KindWords.isWorkFor(parts) { return .membership }
    for (closeness, words) in KindWords.all where parts.contains(where: words.match) {
      return closeness
    }
    return .unsaid
  }
}

/// The words by which kinds of tie are understood.
private struct KindWords {
  /// Parts that must be the whole word.
  let whole: Set<String>
  /// Parts that may stand anywhere in a word.
  let stems: [String]

  init(_ whole: String, stems: String = "") {
    self.whole = Set(whole.split(separator: " ").map(String.init))
    self.stems = stems.split(separator: " ").map(String.init)
  }

  func match(_ part: String) -> Bool {
    whole.contains(part) || stems.contains { part.contains($0) }
  }

  /// The folded words of a kind: "worked_with" is "worked", "with".
  static func parts(of id: String) -> [String] {
    String(decoding: FoldedText.bytes(id, .dropped), as: UTF8.self)
      .split { !$0.isLetter }.map(String.init)
  }

  /// "Works for", "arbeitet bei": belonging, where "works with" is knowing.
  static func isWorkFor(_ parts: [String]) -> Bool {
    zip(parts, parts.dropFirst()).contains { verb, place in
      (verb.hasPrefix("work") || verb.hasPrefix("arbeite"))
        && ["for", "at", "in", "bei", "fur", "fuer", "als"].contains(place)
    }
  }

  /// From the more careful meaning to the warmer; the first that a part has counts.
  static let all: [(TieKind.Closeness, KindWords)] = [
    (.unsaid, KindWords("unknown unbekannt none keine")),
    (
      .adverse,
      KindWords(
        "hates hate foe foes sued sues blocks blocked avoids meidet hasst against gegen",
        stems: "enem feind rival gegner oppos dislik distrust misstrau conflict konflikt streit "
          + "disput feud")
    ),
    (
      .following,
      KindWords(
        "reads reader readers likes fan fans liest leser leserin hort horer horerin admires bewundert",
        stems: "follow subscri listens folgt abonn gefolg")
    ),
    (
      .presence,
      KindWords(
        "present anwesend visitor besucher dabei teil",
        stems: "attend participa teilnahm teilgenomm "
          + "teilnehm")
    ),
    (.intimate, KindWords("", stems: "famil verwandt")),
    (
      .membership,
      KindWords(
        "staff board chair chairs beirat amt taetig tatig belongs gehort team player coach trainer "
          + "student pupil schuler volunteer owner founder kassier obmann obfrau sitz",
        stems: "member mitglied employ angestell mitarbeiter vorstand vorsitz treasur schriftfuhr "
          + "gesellschafter geschaftsfuhr geschaeftsfuehr ehrenamt organis veranstalt grunder")
    ),
    (
      .intimate,
      KindWords(
        "kin wife husband spouse parent parents child children son daughter mother father brother "
          + "sister sibling siblings cousin aunt uncle niece nephew couple ehe ehepaar paar eltern "
          + "kind kinder mutter vater bruder schwester sohn tochter tante onkel oma opa neffe "
          + "nichte buddy",
        stems: "famil friend freund marri marriage heirat verwandt relative geschwister schwager "
          + "cousin grosselter")
    ),
    (.contact, KindWords("contacts", stems: "contact kontakt")),
    (
      .working,
      KindWords(
        "works worked arbeitet", stems: "colleag kolleg zusammenarbeit cowork collabor")
    ),
    (
      .acquainted,
      KindWords(
        "knows know known kennt talks talk spoke speaks spricht redet meets "
          + "met trifft writes calls visits besucht discusses helps hilft",
        stems: "acquaint bekannt neighbo nachbar gesprach")
    ),
  ]
}
