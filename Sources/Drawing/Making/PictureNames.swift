internal import Analysis
internal import Relations
internal import Wording

/// Names in pictures: whoever objected to being contacted has none.
enum PictureNames {
  /// What stands where a name would, when one looks closer.
  static let nameless = Localized(
    de: "möchte nicht angesprochen werden", en: "wants not to be approached")

  /// The name of a vertex for a label; nil for somebody who objected, or without a name.
  static func label(of vertex: Int, in snapshot: Snapshot) -> String? {
    let actor = snapshot.actor(of: vertex)
    let name = PlainText.clean(actor.name)
    return actor.permission == .objected || name.isEmpty ? nil : name
  }
}
