public import Wording
internal import Relations

extension Film {
  /// What a step is called: “March 2024”.
  public func name(of frame: Int) -> Localized { question.every.name(of: frames[frame].row.span) }

  /// How much there is and what came and went, as the row of `growth`: “4,033 actors, 22,938 ties;
  /// 151 new, 20 lost”.
  public func counts(of frame: Int) -> Localized {
    Localized(de: counts(frames[frame].row, .german), en: counts(frames[frame].row, .english))
  }

  private func counts(_ row: Growth.Row, _ language: Language) -> String {
    func word(_ de: String, _ en: String) -> String { Localized(de: de, en: en)[language] }
    func count(_ number: Int, _ one: Localized, _ more: Localized) -> String {
      language.text(number) + " " + (number == 1 ? one : more)[language]
    }
    let actors = count(
      row.actors, Localized(de: "Akteur", en: "actor"), Localized(de: "Akteure", en: "actors"))
    guard !isOfOccasions else {
      let meetings = count(
        row.ties, Localized(de: "Begegnung", en: "encounter"),
        Localized(de: "Begegnungen", en: "encounters"))
      return "\(actors), \(meetings); \(language.text(row.new)) " + word("neu", "new")
        + ", \(language.text(row.kept + row.fading + row.returned)) " + word("wieder", "again")
        + ", \(language.text(row.lost)) " + word("nicht mehr", "no more")
    }
    let ties = count(
      row.ties, Localized(de: "Beziehung", en: "tie"), Localized(de: "Beziehungen", en: "ties"))
    let returned =
      row.returned > 0
      ? ", \(language.text(row.returned)) " + word("wiedergekehrt", "returned") : ""
    return "\(actors), \(ties); \(language.text(row.new)) " + word("neu", "new") + returned
      + ", \(language.text(row.lost)) " + word("verloren", "lost")
  }

  /// The most important of what happened in a frame, in at most `limit` characters; the rest is in the
  /// transcript.
  public func caption(of frame: Int, limit: Int = 200) -> Localized {
    let all = sentences(of: frame, naming: 2)
    func text(_ language: Language) -> String {
      var text = ""
      for sentence in all.map({ $0[language] }) {
        let longer = text.isEmpty ? sentence : text + " " + sentence
        if longer.count <= limit { text = longer }
      }
      guard text.isEmpty, let first = all.first?[language] else { return text }
      return String(first.prefix(limit - 1)) + "…"
    }
    return Localized(de: text(.german), en: text(.english))
  }

  /// What happened in a frame, one sentence each, the most important first.
  ///
  /// Of first ties between circles three are named, and the others counted.
  ///
  /// - Parameter naming: how many of the parts that came together are named at most.
  public func sentences(of frame: Int, naming: Int = 6) -> [Localized] {
    var sentences: [Localized] = []
    var links = 0
    for event in frames[frame].events {
      if case .firstLink = event { links += 1 }
      if case .firstLink = event, links > 3 { continue }
      sentences.append(sentence(event, naming))
    }
    if links > 3 {
      let more = links - 3
      sentences.append(
        more == 1
          ? Localized(
            de: "Ein weiteres Paar von Kreisen hat zum ersten Mal eine Beziehung.",
            en: "One more pair of circles has its first tie.")
          : Localized(
            de: "\(more) weitere Paare von Kreisen haben zum ersten Mal eine Beziehung.",
            en: "\(more) more pairs of circles have their first tie."))
    }
    return sentences
  }

  private func sentence(_ event: Event, _ naming: Int) -> Localized {
    switch event {
    case .merger(let parts, let isFirst, let isIntoMain):
      return merger(parts, isFirst: isFirst, isIntoMain: isIntoMain, naming)
    case .moreMergers(let count):
      return count == 1
        ? Localized(
          de: "Noch zwei kleine Gruppen fanden zusammen.",
          en: "Two more small groups came together.")
        : Localized(
          de: "Noch \(count)-mal fanden kleine Gruppen zusammen.",
          en: "\(count) more times small groups came together.")
    case .whole:
      return Localized(
        de: "Das ganze Netz hängt zusammen.", en: "The whole network hangs together.")
    case .firstLink(let a, let b):
      let (first, second) = (Film.circle(circles[a]), Film.circle(circles[b]))
      return Film.opening(
        Localized(
          de: "\(first.de) und \(second.de) haben zum ersten Mal eine Beziehung.",
          en: "\(first.en) and \(second.en) have their first tie."))
    case .appearance(let circle):
      let name = Film.circle(circles[circle])
      return Film.opening(
        Localized(de: "\(name.de) entsteht.", en: "\(name.en) comes into being."))
    case .begins(let name):
      return Localized(
        de: "Die Kampagne „\(name)“ beginnt.", en: "The campaign “\(name)” begins.")
    case .ends(let name):
      return Localized(de: "Die Kampagne „\(name)“ endet.", en: "The campaign “\(name)” ends.")
    }
  }

  private func merger(
    _ parts: [Part], isFirst: Bool, isIntoMain: Bool, _ naming: Int
  ) -> Localized {
    let listed = isIntoMain ? Array(parts.dropFirst()) : parts
    let named = listed.filter { $0.name != nil }.prefix(max(1, naming))
    let others = listed.count - named.count
    var words = named.map { part -> Localized in
      (part.name ?? Localized(""))
        + Localized(
          de: " (\(Language.german.text(part.size)))", en: " (\(Language.english.text(part.size)))")
    }
    if others > 0 {
      let isMore = !named.isEmpty
      words.append(
        others == 1
          ? Localized(
            de: isMore ? "eine weitere Gruppe" : "eine kleine Gruppe",
            en: isMore ? "one more group" : "a small group")
          : Localized(
            de: isMore ? "\(others) weitere Gruppen" : "\(others) kleine Gruppen",
            en: isMore ? "\(others) more groups" : "\(others) small groups"))
    }
    let list = Localized(
      de: Self.list(words.map(\.de), " und "), en: Self.list(words.map(\.en), " and "))
    let isOne = listed.count == 1
    let when =
      isFirst
      ? Localized(de: "zum ersten Mal", en: "for the first time")
      : Localized(de: "wieder", en: "again")
    guard isIntoMain else {
      return Film.opening(
        Localized(
          de: "\(list.de) sind \(when.de) verbunden.", en: "\(list.en) are connected \(when.en)."))
    }
    return Film.opening(
      Localized(
        de: "\(list.de) \(isOne ? "gehört" : "gehören") \(when.de) zum großen Teil des Netzes.",
        en: "\(list.en) \(isOne ? "belongs" : "belong") to the main part of the network \(when.en)."
      ))
  }

  /// A circle in a sentence: its name in quotes, or who is in its middle.
  static func circle(_ name: Localized) -> Localized {
    isAroundSomebody(name)
      ? Localized(de: "der Kreis \(name.de)", en: "the circle \(name.en)")
      : Localized(de: "„\(name.de)“", en: "“\(name.en)”")
  }

  /// Whether a circle is called after who is in its middle.
  static func isAroundSomebody(_ name: Localized) -> Bool { name.de.hasPrefix("um ") }

  /// The beginning of a sentence in capitals.
  private static func opening(_ text: Localized) -> Localized {
    Localized(
      de: text.de.prefix(1).uppercased() + text.de.dropFirst(),
      en: text.en.prefix(1).uppercased() + text.en.dropFirst())
  }

  private static func list(_ words: [String], _ last: String) -> String {
    guard words.count > 1, let end = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + last + end
  }

  /// The whole film in words, a line per frame.
  public func transcript(_ language: Language) -> [String] {
    frames.indices.map { frame in
      ([name(of: frame)[language] + ": " + counts(of: frame)[language] + "."]
        + sentences(of: frame).map { $0[language] }).joined(separator: " ")
    }
  }
}
