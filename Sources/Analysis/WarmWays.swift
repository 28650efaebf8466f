internal import GraphCore
internal import Relations

/// What everybody's ways of introductions are made of.
struct WarmNetwork {
  let rows: WarmRows
  let warmth: Warmth
  let groups: WarmGroups
  /// Per vertex whether nobody is asked there: who is no person, objected or declined.
  let isBlocked: [Bool]
  /// For each of those who ask the vertices that count as them.
  let askers: [[Int]]

  var snapshot: Snapshot { rows.snapshot }

  /// - Parameter askers: vertices; for organisations their members and staff ask as well.
  /// - Complexity: O(*m* log *m*).
  init(_ snapshot: Snapshot, askers: [[Int]], view: WarmPath.View) {
    let rows = WarmRows(snapshot, day: view.day, rules: view.rules)
    let groups = WarmGroups(rows)
    let isSilent = snapshot.silent(view)
    let kinds = snapshot.network.tieKinds
    let circles = askers.map { named in
      named
        + named.filter { !rows.isPerson[$0] }.flatMap { organisation in
          (groups.staff[Int32(organisation)] ?? []).filter {
            kinds[Int($0.kind)].closeness == .membership && !isSilent[Int($0.member)]
          }.map { Int($0.member) }
        }
    }
    self.rows = rows
    self.groups = groups
    self.askers = circles
    warmth = Warmth(rows, isOwn: snapshot.mask(circles.flatMap { $0 }))
    isBlocked = rows.isPerson.indices.map { !rows.isPerson[$0] || isSilent[$0] }
  }
}

/// The ways of introductions that begin with us, to be asked about anybody: see `WarmPath`.
///
/// One search answers for everybody; only alternatives search again.
struct WarmWays {
  let network: WarmNetwork
  /// Per vertex whether it is one of us.
  let isOurs: [Bool]
  private let ours: [Int]
  /// By id; those named come before everybody.
  private let order: [Int32]
  private let mostAsked: Int
  private let search: StrongestPaths

  private var snapshot: Snapshot { network.snapshot }

  /// - Parameters:
  ///   - asker: which of the askers of the network is us.
  ///   - mostAsked: at most so many people are asked.
  /// - Complexity: that of `StrongestPaths`.
  init(_ network: WarmNetwork, asker: Int = 0, order: [Int32], mostAsked: Int = 8) {
    ours = network.askers[asker]
    isOurs = network.snapshot.mask(ours)
    self.network = network
    self.order = order
    self.mostAsked = mostAsked
    search = WarmWays.search(
      ours, network, order, network.isBlocked,
      isBarred: [Bool](repeating: false, count: order.count), mostAsked)
  }

  private static func search(
    _ ours: [Int], _ network: WarmNetwork, _ order: [Int32], _ isBlocked: [Bool],
    isBarred: [Bool], _ mostAsked: Int
  ) -> StrongestPaths {
    StrongestPaths(
      from: ours, in: network.warmth.graph, hubs: network.groups.hubs, order: order,
      limits: StrongestPaths.Limits(
        isBlocked: isBlocked, isBarred: isBarred, damping: WarmPath.perPerson,
        least: WarmPath.least, mostSteps: mostAsked + 1))
  }

  // MARK: Ways

  /// Whether there is any way to somebody.
  func leads(to vertex: Int) -> Bool {
    isOurs[vertex] || search.strength(of: vertex) != nil || !direct(to: vertex).isEmpty
  }

  /// The ways to somebody, the one to go first.
  func ways(to vertex: Int, alternatives: Int) -> [WarmPath] {
    if isOurs[vertex] {
      return [WarmPath(steps: [], warmth: 1, actors: [snapshot.actors[vertex]], isDirect: true)]
    }
    return network.rows.isPerson[vertex]
      ? toPerson(vertex, alternatives) : toOrganisation(vertex, alternatives)
  }

  /// Our own ties first, then ways through others.
  private func toPerson(_ vertex: Int, _ alternatives: Int) -> [WarmPath] {
    var ways = direct(to: vertex).prefix(alternatives).map { $0 }
    if ways.isEmpty, let best = best(to: vertex) { ways.append(best) }
    guard !ways.isEmpty, ways.count < alternatives else { return ways }
    var isBlocked = network.isBlocked
    var isBarred = [Bool](repeating: false, count: order.count)
    while ways.count < alternatives {
      if let last = ways.last {
        if last.steps.count == 1 { isBarred[vertex] = true }
        for asked in last.goBetweens {
          if let asked = snapshot.vertex(ofActorAt: Int(asked)) { isBlocked[asked] = true }
        }
      }
      let again = WarmWays.search(
        ours, network, order, isBlocked, isBarred: isBarred, mostAsked)
      guard let next = again.path(to: vertex) else { break }
      ways.append(way(next))
    }
    return ways
  }

  /// The way to an organisation (a channel, an event): our own ties to it, then the warmest of those
  /// who belong to it or have a tie to it.
  private func toOrganisation(_ vertex: Int, _ alternatives: Int) -> [WarmPath] {
    let staff = (network.groups.staff[Int32(vertex)] ?? []).filter { belonging in
      let member = Int(belonging.member)
      return isOurs[member] || !network.isBlocked[member]
    }
    let within = staff.filter { isOurs[Int($0.member)] }.map { way([], to: vertex, by: $0) }
      .sorted { order(of: $0.actors[0]) < order(of: $1.actors[0]) }
    var others = staff.filter { !isOurs[Int($0.member)] }.compactMap { belonging in
      best(to: Int(belonging.member)).map { way($0.steps, to: vertex, by: belonging) }
    }
    let graph = network.warmth.graph.outgoing
    for other in graph.arcs(of: vertex).map({ Int(graph.targets[$0]) })
    where !isOurs[other] && !network.isBlocked[other] {
      guard let first = best(to: other) else { continue }
      others.append(way(first.steps + [step(other, vertex, hub: -1)]))
    }
    others.sort(by: isWarmer)
    var met: Set<Int32> = []
    let distinct = others.filter { way in
      !way.isCold && (way.goBetweens.last.map { met.insert($0).inserted } ?? true)
    }
    let belonging = Set(within.map { $0.actors[0] })
    let known = direct(to: vertex).filter { !belonging.contains($0.actors[0]) }
    return Array((within + known + distinct).prefix(alternatives))
  }

  /// The way to go to somebody.
  private func best(to vertex: Int) -> WarmPath? {
    direct(to: vertex).first ?? search.path(to: vertex).map { way($0) }
  }

  /// Our own ties to somebody; following is none.
  ///
  /// First those of whom was named, then those of members and staff, at the end what has gone cold;
  /// of each the warmest first.
  private func direct(to vertex: Int) -> [WarmPath] {
    let graph = network.warmth.graph.outgoing
    return graph.arcs(of: vertex).map { Int(graph.targets[$0]) }
      .filter { isOurs[$0] && network.warmth[$0, vertex].isKnown }
      .map { way([step($0, vertex, hub: -1)], isDirect: true) }
      .sorted { left, right in
        let ranks = (rank(left), rank(right))
        return ranks.0 == ranks.1 ? isWarmer(left, right) : ranks.0 < ranks.1
      }
  }

  /// Warmer; of equally warm ways the one on which fewer are asked, then by id.
  private func isWarmer(_ left: WarmPath, _ right: WarmPath) -> Bool {
    if left.warmth > right.warmth * (1 + 1e-12) { return true }
    if right.warmth > left.warmth * (1 + 1e-12) { return false }
    if left.steps.count != right.steps.count { return left.steps.count < right.steps.count }
    return left.actors.reversed().map(order(of:))
      .lexicographicallyPrecedes(right.actors.reversed().map(order(of:)))
  }

  /// 0 for a tie of whom was named, 2 for one that has gone cold.
  private func rank(_ own: WarmPath) -> Int {
    own.isCold ? 2 : order(of: own.actors[0]) < 0 ? 0 : 1
  }

  private func order(of actor: Int32) -> Int32 {
    snapshot.vertex(ofActorAt: Int(actor)).map { order[$0] } ?? .max
  }
}

extension WarmWays {
  /// Per vertex how well we know them ourselves, 0...1; 0 if not.
  var acquaintances: [Double] {
    var result = [Double](repeating: 0, count: order.count)
    let graph = network.warmth.graph.outgoing
    for own in ours {
      for arc in graph.arcs(of: own) {
        let other = Int(graph.targets[arc])
        guard network.warmth[own, other].isKnown else { continue }
        result[other] = max(result[other], graph.weights.isEmpty ? 1 : graph.weights[arc])
      }
    }
    return result
  }

  /// A found path as a way.
  private func way(_ stops: [StrongestPaths.Stop]) -> WarmPath {
    way(zip(stops, stops.dropFirst()).map { step($0.vertex, $1.vertex, hub: $1.hub) })
  }

  /// A way to an organisation through somebody who belongs to it.
  private func way(
    _ steps: [WarmPath.Step], to organisation: Int, by belonging: WarmRows.Belonging
  ) -> WarmPath {
    let last = WarmPath.Step(
      from: snapshot.actors[Int(belonging.member)], to: snapshot.actors[organisation],
      bond: .belongs(kind: belonging.kind), warmth: 1, lastDay: belonging.day)
    return way(steps + [last], isDirect: steps.isEmpty)
  }

  private func way(_ steps: [WarmPath.Step], isDirect: Bool = false) -> WarmPath {
    var asked = max(0, steps.count - 1)
    if case .belongs? = steps.last?.bond { asked = max(0, asked - 1) }
    var product = 1.0
    for step in steps { product *= step.warmth }
    for _ in 0..<asked { product *= WarmPath.perPerson }
    return WarmPath(
      steps: steps, warmth: product, actors: steps.prefix(1).map(\.from) + steps.map(\.to),
      isDirect: isDirect)
  }

  private func step(_ from: Int, _ to: Int, hub: Int) -> WarmPath.Step {
    let ends = (snapshot.actors[from], snapshot.actors[to])
    guard hub < 0 else {
      let group = network.groups.vertices[hub]
      return WarmPath.Step(
        from: ends.0, to: ends.1,
        bond: .group(actor: snapshot.actors[Int(group)], size: network.groups.sizes[hub]),
        warmth: network.groups.hubs.weight(from: from, to: to, hub: hub), lastDay: nil)
    }
    let pair = network.warmth[from, to]
    return WarmPath.Step(
      from: ends.0, to: ends.1, bond: .tie(kind: pair.kind, strength: pair.strength),
      warmth: pair.warmth, lastDay: pair.lastDay)
  }
}
