public import GraphCore
internal import Relations
internal import Wording

extension Snapshot {
  /// The film of the selected network.
  ///
  /// - Throws: `noDates`, `tooManySteps` (more than 600 frames), `nothingThere`, `kernel`.
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
    let runs = TieRuns(courses, spans, .steps(question.every))
    let counter = GrowthCounter(
      courses, runs, spans: spans, carriage: Carriage(self, nil), vertexCount: actors.count)
    let rows: [Growth.Row]
    do throws(KernelError) {
      rows = try counter.rows(partners: [], steps: 1, isSilent: objectors, execution)
    } catch {
      throw .kernel(error)
    }
    guard rows.contains(where: { $0.ties > 0 }) else {
      throw .nothingThere(singleDays: courses.singleDayCount)
    }
    return FilmWriter(self, courses, runs, rows, question, found).film()
  }
}

/// Turns the courses of ties into frames.
struct FilmWriter {
  static let frameLimit = 600
  /// Circles below this size are not named.
  private static let leastCircle = 3
  /// The most circles shown one by one.
  private static let mostCircles = 40
  /// The most comings together told of one frame.
  private static let mostMergers = 3

  private let snapshot: Snapshot
  private let courses: TieCourses
  private let rows: [Growth.Row]
  private let question: Film.Question
  private let groups: Groups
  /// Per vertex its circle; −1 = none, or a small one.
  private let circleOf: [Int]
  private let circleCount: Int
  private let pairs: PairFrames
  private let isObjector: [Bool]

  private var spans: [DaySpan] { rows.map(\.span) }

  init(
    _ snapshot: Snapshot, _ courses: TieCourses, _ runs: TieRuns, _ rows: [Growth.Row],
    _ question: Film.Question, _ groups: Groups
  ) {
    self.snapshot = snapshot
    self.courses = courses
    self.rows = rows
    self.question = question
    self.groups = groups
    let named = groups.groups.prefix { $0.members.count >= Self.leastCircle }
      .prefix(Self.mostCircles)
    circleCount = named.count
    circleOf = groups.membership.map { Int($0) < named.count ? Int($0) : -1 }
    pairs = PairFrames(courses, runs)
    isObjector = snapshot.objectors
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
      occasions: courses.occasionKinds(snapshot.network), isOfOccasions: courses.isOfOccasions)
  }

  // MARK: What is seen

  private func actorNodes(_ tied: [Int]) -> (nodes: [Film.Node], links: [Film.Link]) {
    var place = [Int](repeating: -1, count: snapshot.actors.count)
    for (number, vertex) in tied.enumerated() { place[vertex] = number }
    var nodes = tied.map { vertex in
      let actor = snapshot.actor(of: vertex)
      return Film.Node(
        name: isObjector[vertex] ? nil : Localized(actor.name), kind: actor.kind,
        circle: circleOf[vertex], sizes: [Int32](repeating: 0, count: rows.count))
    }
    var links: [Film.Link] = []
    for pair in 0..<pairs.count {
      let states = pairs.states(of: pair)
      guard states.contains(where: { $0 != .none }) else { continue }
      let (first, second) = (place[Int(pairs.lower[pair])], place[Int(pairs.upper[pair])])
      for frame in rows.indices where states[frame] != .none {
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
    let frameCount = rows.count
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
    for (place, row) in rows.enumerated() {
      let tied = pairs.tied(at: place)
      let parts = Parts(vertexCount: vertexCount, tied)
      var events = mergers(former, parts, ever)
      if events.count > Self.mostMergers {
        events = events[..<Self.mostMergers] + [.moreMergers(events.count - Self.mostMergers)]
      }
      if parts.count == 1, former.count > 1 { events.append(.whole) }
      let first = known.add(tied, circleOf)
      // What the first frame already holds did not happen in it.
      if place > 0 {
        events += first.links.map { Film.Event.firstLink($0.0, $0.1) }
        events += first.circles.map { Film.Event.appearance($0) }
      } else {
        events = []
      }
      events = campaignEvents(row.span) + events
      ever.join(tied)
      frames.append(Film.Frame(row: row, events: events))
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
    let merged = joined.values.filter { $0.count > 1 }
    guard !merged.isEmpty else { return [] }
    let names = PartNames(snapshot, former, circleOf, groups.groups.prefix(circleCount).map(\.name))
    let found = merged.map { roots -> (size: Int, first: Int32, event: Film.Event) in
      let sorted = roots.sorted { left, right in
        let sizes = (former.size(of: left), former.size(of: right))
        if sizes.0 != sizes.1 { return sizes.0 > sizes.1 }
        return names.rank(of: left) < names.rank(of: right)
      }
      let list = sorted.map { Film.Part(name: names.name(of: $0), size: former.size(of: $0)) }
      let isFirst = Set(roots.map { ever.root(of: $0) }).count == roots.count
      let added = list.dropFirst().reduce(0) { $0 + $1.size }
      let isIntoMain = 2 * list[0].size > former.tiedCount && list[0].size > 2 * list[1].size
      return (
        added, names.rank(of: sorted[sorted.count - 1]),
        .merger(list, isFirst: isFirst, isIntoMain: isIntoMain)
      )
    }
    return found.sorted { ($1.size, $0.first) < ($0.size, $1.first) }.map(\.event)
  }
}
