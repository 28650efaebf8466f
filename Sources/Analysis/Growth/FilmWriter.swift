public import GraphCore
internal import Relations
internal import Wording

extension Snapshot {
  /// The film of the selected network.
  ///
  /// - Throws: `noDates`, `tooManySteps` (more than 600 frames), `kernel`.
  /// - Complexity: that of `growth`, and of finding circles once.
  public func film(
    _ question: Film.Question, execution: Execution = Execution()
  ) throws(AnalysisError) -> Film {
    let courses = TieCourses(self, rules: question.rules)
    let spans = try courses.spans(
      every: question.every, first: question.first, last: question.last)
    guard spans.count <= FilmWriter.frameLimit else {
      throw .tooManySteps(limit: FilmWriter.frameLimit)
    }
    // Circles of the whole time: of all ties that are alive in some frame.
    let found = try groups(Groups.Question(seed: question.seed), execution: execution)
    return FilmWriter(self, courses, spans, question, found).film()
  }
}

/// Turns the courses of ties into frames.
struct FilmWriter {
  static let frameLimit = 600
  /// Circles below this size are not named.
  private static let leastCircle = 3
  /// The most circles shown one by one.
  private static let mostCircles = 40

  private let snapshot: Snapshot
  private let courses: TieCourses
  private let spans: [DaySpan]
  private let question: Film.Question
  private let groups: Groups
  /// Per vertex its circle; −1 = none, or a small one.
  private let circleOf: [Int]
  private let circleCount: Int
  private let pairs: PairFrames

  init(
    _ snapshot: Snapshot, _ courses: TieCourses, _ spans: [DaySpan], _ question: Film.Question,
    _ groups: Groups
  ) {
    self.snapshot = snapshot
    self.courses = courses
    self.spans = spans
    self.question = question
    self.groups = groups
    let named = groups.groups.prefix { $0.members.count >= Self.leastCircle }
      .prefix(Self.mostCircles)
    circleCount = named.count
    circleOf = groups.membership.map { Int($0) < named.count ? Int($0) : -1 }
    pairs = PairFrames(courses, spans)
  }

  func film() -> Film {
    let tied = pairs.tiedVertices(of: snapshot.actors.count)
    let isAggregated = tied.count > question.mostActors
    let (nodes, links) = isAggregated ? circleNodes() : actorNodes(tied)
    let whole =
      Period(
        first: spans.first?.first, last: spans.last?.last) ?? .always
    let circles = groups.groups.prefix(circleCount)
    return Film(
      question: question, isAggregated: isAggregated, nodes: nodes, links: links,
      circles: circles.map(\.name), circleSizes: circles.map(\.members.count), frames: frames(),
      campaigns: snapshot.network.campaigns.filter { $0.period.overlaps(whole) },
      network: snapshot.network)
  }

  // MARK: What is seen

  private func actorNodes(_ tied: [Int]) -> (nodes: [Film.Node], links: [Film.Link]) {
    var place = [Int](repeating: -1, count: snapshot.actors.count)
    for (number, vertex) in tied.enumerated() { place[vertex] = number }
    var nodes = tied.map { vertex in
      let actor = snapshot.actor(of: vertex)
      return Film.Node(
        name: Localized(actor.name), kind: actor.kind, circle: circleOf[vertex],
        sizes: [Int32](repeating: 0, count: spans.count))
    }
    var links: [Film.Link] = []
    for pair in 0..<pairs.count {
      let states = pairs.states(of: pair)
      guard states.contains(where: { $0 != .none }) else { continue }
      let (first, second) = (place[Int(pairs.lower[pair])], place[Int(pairs.upper[pair])])
      for frame in spans.indices where states[frame] != .none {
        nodes[first].sizes[frame] += 1
        nodes[second].sizes[frame] += 1
      }
      links.append(
        Film.Link(
          first: first, second: second, states: states,
          counts: states.map { $0 == .none ? 0 : 1 }, fresh: states.map { $0 == .new ? 1 : 0 }))
    }
    return (nodes, links)
  }

  /// A node per circle, and one for everybody else.
  private func circleNodes() -> (nodes: [Film.Node], links: [Film.Link]) {
    let frameCount = spans.count
    let count = circleCount + 1
    func node(_ vertex: Int32) -> Int {
      circleOf[Int(vertex)] < 0 ? circleCount : circleOf[Int(vertex)]
    }
    var sizes = [[Int32]](repeating: [Int32](repeating: 0, count: frameCount), count: count)
    var degrees = [Int32](repeating: 0, count: snapshot.actors.count * frameCount)
    var alive = [Int32](repeating: 0, count: count * count * frameCount)
    var fresh = alive
    var fading = alive
    for pair in 0..<pairs.count {
      let (lower, upper) = (pairs.lower[pair], pairs.upper[pair])
      let (a, b) = (min(node(lower), node(upper)), max(node(lower), node(upper)))
      let states = pairs.states(of: pair)
      for frame in 0..<frameCount where states[frame] != .none {
        degrees[Int(lower) * frameCount + frame] += 1
        degrees[Int(upper) * frameCount + frame] += 1
        let cell = (a * count + b) * frameCount + frame
        alive[cell] += 1
        if states[frame] == .new { fresh[cell] += 1 }
        if states[frame] == .fading { fading[cell] += 1 }
      }
    }
    for vertex in snapshot.actors.indices {
      let own = node(Int32(vertex))
      for frame in 0..<frameCount where degrees[vertex * frameCount + frame] > 0 {
        sizes[own][frame] += 1
      }
    }
    var links: [Film.Link] = []
    for a in 0..<count {
      for b in a + 1..<max(count, a + 1) {
        let start = (a * count + b) * frameCount
        let counts = Array(alive[start..<start + frameCount])
        guard counts.contains(where: { $0 > 0 }) else { continue }
        let states = (0..<frameCount).map { frame -> Film.LinkState in
          guard counts[frame] > 0 else { return .none }
          let before = frame > 0 ? counts[frame - 1] : pairs.eveCount(a, b, node)
          // Between circles a link is new when it begins, fading when most of its ties are.
          if before == 0 { return .new }
          return 2 * fading[start + frame] > counts[frame] ? .fading : .kept
        }
        links.append(
          Film.Link(
            first: a, second: b, states: states, counts: counts,
            fresh: Array(fresh[start..<start + frameCount])))
      }
    }
    var nodes = (0..<circleCount).map { circle in
      Film.Node(
        name: groups.groups[circle].name, kind: nil, circle: circle, sizes: sizes[circle])
    }
    nodes.append(
      Film.Node(
        name: Localized(de: "alle anderen", en: "everybody else"), kind: nil, circle: -1,
        sizes: sizes[circleCount]))
    if sizes[circleCount].allSatisfy({ $0 == 0 }) {
      nodes.removeLast()
      links.removeAll { $0.second == circleCount }
    }
    return (nodes, links)
  }

  // MARK: What happens

  private func frames() -> [Film.Frame] {
    let vertexCount = snapshot.actors.count
    var former = Parts(vertexCount: vertexCount, pairs.tied(at: -1))
    var ever = Parts(vertexCount: vertexCount, pairs.tied(at: -1))
    var known = FirstLinks(circleCount)
    _ = known.add(pairs.tied(at: -1), circleOf)
    var frames: [Film.Frame] = []
    for (place, span) in spans.enumerated() {
      let tied = pairs.tied(at: place)
      let parts = Parts(vertexCount: vertexCount, tied)
      var events = mergers(former, parts, ever)
      if parts.count == 1, former.count > 1 { events.append(.whole) }
      let first = known.add(tied, circleOf)
      // What the first frame already holds did not happen in it.
      if place > 0 {
        events += first.links.map { Film.Event.firstLink($0.0, $0.1) }
        events += first.circles.map { Film.Event.appearance($0) }
      } else {
        events = []
      }
      events = campaignEvents(span) + events
      ever.join(tied)
      let counts = pairs.changes(at: place)
      frames.append(
        Film.Frame(
          span: span, actors: parts.tiedCount, pairs: tied.count, new: counts.new,
          lost: counts.lost, components: parts.count, events: events))
      former = parts
    }
    return frames
  }

  private func campaignEvents(_ span: DaySpan) -> [Film.Event] {
    let (first, last) = (span.first, span.last)
    var events: [Film.Event] = []
    for campaign in snapshot.network.campaigns {
      if let start = campaign.period.start, start >= first, start <= last {
        events.append(.begins(campaign.name))
      }
      if let end = campaign.period.last, end >= first, end <= last {
        events.append(.ends(campaign.name))
      }
    }
    return events
  }

  /// Parts of two or more that hang together now and did not before, those with most first.
  private func mergers(_ former: Parts, _ parts: Parts, _ ever: Parts) -> [Film.Event] {
    var joined: [Int32: [Int32]] = [:]
    for root in former.roots { joined[parts.root(of: root), default: []].append(root) }
    let order = snapshot.idOrder
    let isBody = snapshot.actors.map { snapshot.network.actors[Int($0)].kind != .person }
    let found = joined.values.filter { $0.count > 1 }.map {
      roots -> (size: Int, event: Film.Event) in
      let centres = roots.map { (root: $0, centre: former.centre(of: $0, order, isBody)) }
        .sorted { left, right in
          let sizes = (former.size(of: left.root), former.size(of: right.root))
          if sizes.0 != sizes.1 { return sizes.0 > sizes.1 }
          return order[Int(left.centre)] < order[Int(right.centre)]
        }
      let list = centres.map {
        Film.Part(centre: snapshot.actors[Int($0.centre)], size: former.size(of: $0.root))
      }
      let isFirst = Set(roots.map { ever.root(of: $0) }).count == roots.count
      return (list.dropFirst().reduce(0) { $0 + $1.size }, .merger(list, isFirst: isFirst))
    }
    return found.sorted { left, right in
      if left.size != right.size { return left.size > right.size }
      return Self.centre(left.event) < Self.centre(right.event)
    }.map(\.event)
  }

  private static func centre(_ event: Film.Event) -> Int32 {
    if case .merger(let parts, _) = event { return parts.last?.centre ?? 0 }
    return 0
  }
}

/// Which circles have had ties, and ties with each other.
private struct FirstLinks {
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
private struct Parts {
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

  /// Who is tied to most in a part; of equal ones a club or channel before people, then the first by
  /// id.
  func centre(of root: Int32, _ order: [Int32], _ isBody: [Bool]) -> Int32 {
    var best = root
    for vertex in parents.indices where degrees[vertex] > 0 && self.root(of: Int32(vertex)) == root
    {
      func rank(_ vertex: Int) -> (Int32, Int, Int32) {
        (degrees[vertex], isBody[vertex] ? 1 : 0, -order[vertex])
      }
      if rank(vertex) > rank(Int(best)) { best = Int32(vertex) }
    }
    return best
  }
}
