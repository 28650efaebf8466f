import Analysis
import Relations
import Wording

/// A way of introductions in words.
enum PathText {
  /// `Ada → Ben → Cem (warmth 0.4)`.
  static func line(_ path: WarmPath, _ network: Network) -> String {
    let names = path.actors.map { network.actors[Int($0)].name }
    guard names.count > 1 else { return path.text[spoken] }
    return names.joined(separator: " → ")
      + words(
        de: " (Wärme \(spoken.text(path.warmth, decimals: 2)))",
        en: " (warmth \(spoken.text(path.warmth, decimals: 2)))")
  }
}
