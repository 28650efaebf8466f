public import Wording
internal import Relations

extension Film {
  /// What a step is called: “March 2024”.
  public func name(of frame: Int) -> Localized {
    question.every.name(of: frames[frame].span.first)
  }

  /// How much there is and what came and went: “4,033 actors, 22,938 connected pairs; 151 new, 20
  /// lost”.
  public func counts(of frame: Int) -> Localized {
    let item = frames[frame]
    func text(_ language: Language, _ words: (String, String, String, String)) -> String {
      language.text(item.actors) + words.0 + language.text(item.pairs) + words.1
        + language.text(item.new) + words.2 + language.text(item.lost) + words.3
    }
    return Localized(
      de: text(
        .german,
        (
          item.actors == 1 ? " Akteur, " : " Akteure, ",
          item.pairs == 1 ? " Verbindung; " : " Verbindungen; ", " neu, ", " verloren"
        )),
      en: text(
        .english,
        (
          item.actors == 1 ? " actor, " : " actors, ",
          item.pairs == 1 ? " tied pair; " : " tied pairs; ", " new, ", " lost"
        )))
  }

  /// What happened in a frame, one sentence each, the most important first.
  ///
  /// Of first ties between circles three are named, and the others counted.
  public func sentences(of frame: Int) -> [Localized] {
    var sentences: [Localized] = []
    var links = 0
    for event in frames[frame].events {
      if case .firstLink = event { links += 1 }
      if case .firstLink = event, links > 3 { continue }
      sentences.append(sentence(event))
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

  private func sentence(_ event: Event) -> Localized {
    switch event {
    case .merger(let parts, let isFirst):
      let named = parts.count > 4 ? parts.prefix(3) : parts[...]
      var list = named.map(part)
      if named.count < parts.count { list.append(others(parts.dropFirst(named.count))) }
      let de = Self.list(list.map(\.de), " und ")
      let en = Self.list(list.map(\.en), " and ")
      return isFirst
        ? Localized(
          de: "\(de) sind zum ersten Mal verbunden.", en: "\(en) are connected for the first time.")
        : Localized(de: "\(de) sind wieder verbunden.", en: "\(en) are connected again.")
    case .whole:
      return Localized(
        de: "Das ganze Netz hängt zusammen.", en: "The whole network hangs together.")
    case .firstLink(let a, let b):
      let (first, second) = (circles[a], circles[b])
      return Localized(
        de: "„\(first.de)“ und „\(second.de)“ haben zum ersten Mal eine Beziehung.",
        en: "“\(first.en)” and “\(second.en)” have their first tie.")
    case .appearance(let circle):
      let name = circles[circle]
      return Localized(
        de: "Der Kreis „\(name.de)“ entsteht.", en: "The circle “\(name.en)” comes into being.")
    case .begins(let name):
      return Localized(
        de: "Die Kampagne „\(name)“ beginnt.", en: "The campaign “\(name)” begins.")
    case .ends(let name):
      return Localized(de: "Die Kampagne „\(name)“ endet.", en: "The campaign “\(name)” ends.")
    }
  }

  private func part(_ part: Part) -> Localized {
    let name = network.actors[Int(part.centre)].name
    return Localized(
      de: "die \(Language.german.text(part.size)) um \(name)",
      en: "the \(Language.english.text(part.size)) around \(name)")
  }

  /// Parts too many to be named: how many, and how large.
  private func others(_ parts: ArraySlice<Part>) -> Localized {
    let (least, most) = (parts.map(\.size).min() ?? 0, parts.map(\.size).max() ?? 0)
    let range =
      least == most
      ? Localized("\(least)") : Localized(de: "\(least) bis \(most)", en: "\(least) to \(most)")
    return Localized(de: "\(parts.count) weitere (je ", en: "\(parts.count) others (of ") + range
      + Localized(")")
  }

  private static func list(_ words: [String], _ last: String) -> String {
    guard words.count > 1, let end = words.last else { return words.first ?? "" }
    let text = words.dropLast().joined(separator: ", ") + last + end
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// The whole film in words, a line per frame.
  public func transcript(_ language: Language) -> [String] {
    frames.indices.map { frame in
      ([name(of: frame)[language] + ": " + counts(of: frame)[language] + "."]
        + sentences(of: frame).map { $0[language] }).joined(separator: " ")
    }
  }
}
