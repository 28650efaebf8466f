public import Wording

/// Why an actor that a user named was not found.
public enum LookupError: Error, Hashable, Sendable {
  /// Nobody has this id or name; the most similar ones.
  case unknown(String, similar: [String])
  /// Several have this name; their ids.
  case ambiguous(String, ids: [String])

  /// The reason in words.
  public var text: Localized {
    switch self {
    case .unknown(let name, let similar) where similar.isEmpty:
      Localized(
        de: "niemand hat die Kennung oder den Namen „\(name)“",
        en: "nobody has the id or name “\(name)”")
    case .unknown(let name, let similar):
      Localized(
        de: "niemand heißt „\(name)“; ähnlich: \(similar.joined(separator: ", "))",
        en: "nobody is called “\(name)”; similar: \(similar.joined(separator: ", "))")
    case .ambiguous(let name, let ids):
      Localized(
        de: "mehrere heißen „\(name)“: bitte eine Kennung angeben: \(ids.joined(separator: ", "))",
        en: "several are called “\(name)”: please give an id: \(ids.joined(separator: ", "))")
    }
  }
}

extension Network {
  /// The position of the actor a user means: by id, else by name, whatever its case.
  ///
  /// - Complexity: O(1) by id, O(*n*) by name.
  public func find(_ reference: String) throws(LookupError) -> Int {
    if let position = position(of: reference) { return position }
    let lowered = reference.lowercased()
    let named = actors.indices.filter { actors[$0].name.lowercased() == lowered }
    if named.count == 1 { return named[0] }
    if named.count > 1 {
      throw .ambiguous(reference, ids: named.prefix(5).map { actors[$0].id })
    }
    // Comparing with everybody costs much: on large networks only names that begin alike.
    let candidates =
      actors.count <= 5_000
      ? actors.map(\.name)
      : actors.lazy.map(\.name).filter { $0.lowercased().hasPrefix(lowered.prefix(2)) }
    throw .unknown(reference, similar: Suggestions.nearest(to: reference, among: candidates))
  }
}
