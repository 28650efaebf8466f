internal import Analysis
internal import Relations
internal import Wording

/// The form of each kind of actor.
struct Forms {
  struct Entry {
    let form: Picture.Form
    let name: String
    let count: Int
  }

  /// Kinds present, most frequent first.
  let entries: [Entry]
  let ofVertex: [Picture.Form]

  init(_ snapshot: Snapshot, language: Language) {
    let kinds = snapshot.actors.indices.map { snapshot.actor(of: $0).kind }
    ofVertex = kinds.map(Self.form)
    var counts: [String: Int] = [:]
    for kind in kinds { counts[kind.id, default: 0] += 1 }
    entries = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { id, count in
      let kind = Actor.Kind(id)
      return Entry(form: Self.form(of: kind), name: Self.name(of: kind)[language], count: count)
    }
  }

  private static func form(of kind: Actor.Kind) -> Picture.Form {
    switch kind {
    case .person: .disc
    case .organisation: .square
    case .channel: .hexagon
    case .event: .triangle
    default: .diamond
    }
  }

  private static func name(of kind: Actor.Kind) -> Localized {
    switch kind {
    case .person: Localized(de: "Person", en: "Person")
    case .organisation: Localized(de: "Organisation", en: "Organisation")
    case .channel: Localized(de: "Kanal", en: "Channel")
    case .event: Localized(de: "Ereignis", en: "Event")
    default: Localized(PlainText.clean(kind.id))
    }
  }
}

extension Picture.Form {
  /// The side of the box around the form whose area is that of a disc of radius 1.
  var side: Double {
    switch self {
    case .disc: 2
    case .square, .box: 1.7725
    case .diamond: 2.5066
    case .hexagon: 2.1994
    // Graphviz draws the equilateral triangle in the disc that fills the box.
    case .triangle: 3.1105
    }
  }

  /// How far the rim is from the middle in a direction, if a disc of the same area has `radius`.
  func rim(radius: Double, dx: Double, dy: Double) -> Double {
    let distance = max((dx * dx + dy * dy).squareRoot(), 1e-9)
    let half = side * radius / 2
    return switch self {
    case .disc: radius
    case .square, .box: half * distance / max(abs(dx), abs(dy), 1e-9)
    case .diamond: half * distance / max(abs(dx) + abs(dy), 1e-9)
    case .hexagon: 0.95 * half
    // Seen from above the corner is half, from elsewhere an edge a quarter of the side away.
    case .triangle: dy > 0.5 * distance ? 0.9 * half : 0.62 * half
    }
  }

  /// The radius of the smallest disc around the form, if a disc of the same area has radius 1.
  var reach: Double {
    switch self {
    case .disc: 1
    case .square, .box, .diamond: 1.2534
    case .triangle: 1.5553
    case .hexagon: 1.1
    }
  }
}
