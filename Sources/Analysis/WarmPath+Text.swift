public import Relations
public import Wording

extension WarmPath {
  /// The way in words: "known directly (contact, last on 2 November 2025)", "through Karl Rainer (both
  /// in Kirchenchor, 24 people)".
  public func text(in network: Network) -> Localized {
    guard let last = steps.last else { return Localized(de: "gehört zu uns", en: "one of us") }
    let bond = last.text(in: network)
    let inBrackets = bond.de.isEmpty ? bond : Localized(" (") + bond + Localized(")")
    if isDirect { return directly(last.bond) + inBrackets }
    if goBetweens.isEmpty { return bond }
    let names = goBetweens.map { network.actors[Int($0)].name }
    return Localized(
      de: "über \(WarmPath.list(names, "dann"))", en: "through \(WarmPath.list(names, "then"))")
      + inBrackets
  }

  private func directly(_ bond: Bond) -> Localized {
    if case .belongs = bond {
      return Localized(de: "jemand von uns gehört dazu", en: "one of us belongs to it")
    }
    return isCold
      ? Localized(de: "direkt bekannt, aber lange her", en: "known directly, but long ago")
      : Localized(de: "direkt bekannt", en: "known directly")
  }

  /// "Ada, Ben, then Cem".
  private static func list(_ names: [String], _ then: String) -> String {
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + ", \(then) \(last)"
  }
}

extension WarmPath.Step {
  /// How the two know each other: "contact, last on 2 November 2025"; empty if nothing is known but
  /// that they do.
  public func text(in network: Network) -> Localized {
    let bond = bond.text(in: network)
    guard let lastDay else { return bond }
    let last = Localized(
      de: "zuletzt am \(Language.german.text(lastDay))",
      en: "last on \(Language.english.text(lastDay))")
    return bond.de.isEmpty ? last : bond + Localized(", ") + last
  }
}

extension WarmPath.Bond {
  /// The kind of tie in words, or the group both belong to.
  public func text(in network: Network) -> Localized {
    switch self {
    case .tie(let kind, _), .belongs(let kind): return network.tieKinds[Int(kind)].name
    case .group(let actor, let size):
      let group = network.actors[Int(actor)].name
      return Localized(
        de: "beide in „\(group)“, \(size) Personen", en: "both in \(group), \(size) people")
    }
  }
}

extension Introduction {
  /// Said instead of a way.
  public static let cold = Localized(
    de: "kalter Kontakt: niemand, den wir kennen, führt nahe genug heran",
    en: "a cold contact: nobody we know leads near enough")
}

extension Introduction.Occasion {
  /// "both at Marktfest 2023 (10 June 2023): Laura Kirchhuber and Karl Rainer, whom we know".
  public func text(of other: Int32, in network: Network) -> Localized {
    let event = network.actors[Int(event)].name
    let names = [other, with].map { network.actors[Int($0)].name }
    let when = day.map {
      Localized(de: " (\(Language.german.text($0)))", en: " (\(Language.english.text($0)))")
    }
    return Localized(de: "beide bei „\(event)“", en: "both at \(event)") + (when ?? Localized(""))
      + Localized(de: ": \(names[0]) und \(names[1])", en: ": \(names[0]) and \(names[1])")
      + link.text
  }
}

extension Introduction.Occasion.Link {
  fileprivate var text: Localized {
    switch self {
    case .ours: Localized(de: " (gehört zu uns)", en: ", one of us")
    case .known: Localized(de: " (uns direkt bekannt)", en: ", whom we know")
    case .asked: Localized("")
    }
  }
}
