internal import Relations
internal import Wording

/// Which circles have had ties, and ties with each other.
struct FirstLinks {
  private let count: Int
  private var isKnown: [Bool]
  private var hasTies: [Bool]

  init(_ count: Int) {
    self.count = count
    isKnown = [Bool](repeating: false, count: count * count)
    hasTies = [Bool](repeating: false, count: count)
  }

  /// Adds what is tied now; what is so for the first time, ascending.
  mutating func add(
    _ tied: [(Int32, Int32)], _ circleOf: [Int]
  ) -> (links: [(Int, Int)], circles: [Int]) {
    var links: [(Int, Int)] = []
    var circles: [Int] = []
    for (lower, upper) in tied {
      let ends = (circleOf[Int(lower)], circleOf[Int(upper)])
      for circle in [ends.0, ends.1] where circle >= 0 && !hasTies[circle] && ends.0 == ends.1 {
        hasTies[circle] = true
        circles.append(circle)
      }
      guard ends.0 >= 0, ends.1 >= 0, ends.0 != ends.1 else { continue }
      let (a, b) = (min(ends.0, ends.1), max(ends.0, ends.1))
      guard !isKnown[a * count + b] else { continue }
      isKnown[a * count + b] = true
      links.append((a, b))
    }
    return (links.sorted { $0 < $1 }, circles.sorted())
  }
}

/// The parts of a network whose members hang together (union–find).
struct Parts {
  private var parents: [Int32]
  private var sizes: [Int32]
  private var degrees: [Int32]

  init(vertexCount: Int, _ tied: [(Int32, Int32)]) {
    parents = (0..<Int32(vertexCount)).map { $0 }
    sizes = [Int32](repeating: 1, count: vertexCount)
    degrees = [Int32](repeating: 0, count: vertexCount)
    join(tied)
  }

  mutating func join(_ tied: [(Int32, Int32)]) {
    for (lower, upper) in tied {
      degrees[Int(lower)] += 1
      degrees[Int(upper)] += 1
      var (a, b) = (find(lower), find(upper))
      guard a != b else { continue }
      if sizes[Int(a)] < sizes[Int(b)] { (a, b) = (b, a) }
      parents[Int(b)] = a
      sizes[Int(a)] += sizes[Int(b)]
    }
  }

  private mutating func find(_ vertex: Int32) -> Int32 {
    var vertex = vertex
    while parents[Int(vertex)] != vertex {
      parents[Int(vertex)] = parents[Int(parents[Int(vertex)])]
      vertex = parents[Int(vertex)]
    }
    return vertex
  }

  /// The vertex that stands for the part of a vertex.
  func root(of vertex: Int32) -> Int32 {
    var vertex = vertex
    while parents[Int(vertex)] != vertex { vertex = parents[Int(vertex)] }
    return vertex
  }

  /// Those that stand for a part of two or more, ascending.
  var roots: [Int32] {
    parents.indices.filter { Int(parents[$0]) == $0 && sizes[$0] > 1 }.map { Int32($0) }
  }

  /// Parts of two or more.
  var count: Int { roots.count }
  var tiedCount: Int { degrees.count { $0 > 0 } }
  func size(of root: Int32) -> Int { Int(sizes[Int(root)]) }

  /// How many neighbours a vertex has.
  func degree(of vertex: Int) -> Int32 { degrees[vertex] }
}

/// What the parts of a network are called.
struct PartNames {
  private let snapshot: Snapshot
  private let titles: [Localized]
  /// Per root of a part who is tied to most in it; of equal ones a club or channel before people, then
  /// the first by id.
  private var centres: [Int32: Int]
  /// Per root how many members each circle has in it.
  private var circles: [Int32: [Int: Int]] = [:]
  private let parts: Parts
  private let circleSizes: [Int]
  private let order: [Int32]

  init(_ snapshot: Snapshot, _ parts: Parts, _ circleOf: [Int], _ titles: [Localized]) {
    self.snapshot = snapshot
    self.parts = parts
    self.titles = titles
    let order = snapshot.idOrder
    self.order = order
    var sizes = [Int](repeating: 0, count: titles.count)
    for circle in circleOf where circle >= 0 { sizes[circle] += 1 }
    circleSizes = sizes
    func rank(_ vertex: Int) -> (Int32, Int, Int32) {
      (
        parts.degree(of: vertex), snapshot.actor(of: vertex).kind != .person ? 1 : 0,
        -order[vertex]
      )
    }
    var centres: [Int32: Int] = [:]
    for vertex in snapshot.actors.indices where parts.degree(of: vertex) > 0 {
      let root = parts.root(of: Int32(vertex))
      if centres[root].map({ rank(vertex) > rank($0) }) ?? true { centres[root] = vertex }
      if circleOf[vertex] >= 0 { circles[root, default: [:]][circleOf[vertex], default: 0] += 1 }
    }
    self.centres = centres
  }

  /// The place of a part's centre in the order of ids.
  func rank(of root: Int32) -> Int32 { centres[root].map { order[$0] } ?? .max }

  /// What the circle shares that makes most of a part and lies mostly in it; else the club at its
  /// centre; else the circle or group around a person; nil for a pair of people, or if the centre
  /// objected to being contacted.
  func name(of root: Int32) -> Localized? {
    let size = parts.size(of: root)
    let most = (circles[root] ?? [:]).max { ($0.value, $1.key) < ($1.value, $0.key) }
    var circle: Localized?
    if let most, 2 * most.value > size, 2 * most.value >= circleSizes[most.key] {
      circle = titles[most.key]
    }
    if let circle, !Film.isAroundSomebody(circle) { return Film.circle(circle) }
    guard let centre = centres[root] else { return nil }
    let actor = snapshot.actor(of: centre)
    if actor.kind != .person, actor.permission != .objected {
      return Localized(de: "„\(actor.name)“", en: "“\(actor.name)”")
    }
    if let circle { return Film.circle(circle) }
    guard actor.permission != .objected else { return nil }
    return size < 3
      ? nil
      : Localized(de: "die Gruppe um \(actor.name)", en: "the group around \(actor.name)")
  }
}
