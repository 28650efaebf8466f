import Analysis
import GraphCore
import Relations
import Testing

/// Random towns against every way tried one by one, with warmths worked out from the rows.
@Suite struct WarmOracleTests {
  @Test(arguments: 1...120) func agreesWithEveryWayTried(seed: Int) throws {
    let town = try WarmTown(seed: UInt64(seed))
    let oracle = WarmOracle(town.network, day: town.day, us: "us")
    for goal in town.network.actors where goal.kind == .person && goal.permission != .objected {
      let found = try Snapshot(town.network).introduction(
        WarmPath.Question(
          from: ["us"], to: goal.id, alternatives: 1, view: WarmPath.View(day: town.day)))
      let expected = oracle.best(to: goal.id)
      guard let way = found.best else {
        #expect(expected == nil, "\(goal.id): \(String(describing: expected))")
        continue
      }
      #expect(abs(way.warmth - (expected?.warmth ?? -1)) < 1e-9, "\(goal.id)")
      #expect(way.isDirect == (expected?.isDirect ?? false) || way.steps.isEmpty)
      // The way shown has the warmth said, by the rows.
      let ids = town.network.ids(way.actors)
      let value = oracle.warmth(along: ids, isDirect: way.isDirect)
      #expect(abs(value - way.warmth) < 1e-9, "\(ids)")
      let fewest = oracle.fewestAsked(to: goal.id, warmth: way.warmth)
      #expect(way.isDirect || way.steps.isEmpty || way.goBetweens.count == fewest)
    }
  }

  @Test(arguments: 1...30) func doesNotDependOnRows(seed: Int) throws {
    let whole = try WarmTown(seed: UInt64(seed)).network
    let network = try Small.shuffled(whole, seed: UInt64(seed))
    let other = try Small.shuffled(whole, seed: UInt64(seed) + 1000)
    for goal in network.actors where goal.permission != .objected {
      let question = WarmPath.Question(from: ["us"], to: goal.id)
      let (one, two) = (
        try Snapshot(network).introduction(question),
        try Snapshot(other).introduction(question)
      )
      #expect(
        one.ways.map { network.ids($0.actors) } == two.ways.map { other.ids($0.actors) })
      #expect(one.ways.map(\.warmth) == two.ways.map(\.warmth))
      #expect(
        one.occasions.map { network.ids([$0.event, $0.with]) }
          == two.occasions.map { other.ids([$0.event, $0.with]) })
    }
  }

  @Test(arguments: 1...30) func alternativesShareNobody(seed: Int) throws {
    let town = try WarmTown(seed: UInt64(seed))
    for goal in town.network.actors where goal.kind == .person && goal.permission != .objected {
      let found = try Snapshot(town.network).introduction(
        WarmPath.Question(from: ["us"], to: goal.id, alternatives: 9))
      let between = found.ways.flatMap(\.goBetweens)
      #expect(Set(between).count == between.count)
      #expect(between.allSatisfy { town.network.actors[Int($0)].permission != .objected })
      #expect(between.allSatisfy { town.network.actors[Int($0)].kind == .person })
      let others = found.ways.filter { !$0.isDirect }
      #expect(zip(others, others.dropFirst()).allSatisfy { $0.warmth >= $1.warmth * (1 - 1e-9) })
      let firstOther = found.ways.firstIndex { !$0.isDirect } ?? found.ways.count
      #expect(found.ways[firstOther...].allSatisfy { !$0.isDirect })
    }
  }
}

/// A small town of everything: kinds, strengths, dates, directions, clubs, an event, objections.
struct WarmTown {
  let network: Network
  let day: Day

  init(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let kinds = [
      TieKind("friend"), TieKind("contact", halfLife: 200), TieKind("knows"), TieKind("follows"),
      TieKind("odd"), TieKind("member"), TieKind("attended"), TieKind("signed", warmth: 0.7),
    ]
    var actors = [Actor(id: "us", kind: .organisation)]
    for number in 0..<8 {
      actors.append(
        Actor(id: "p\(number)", permission: random.unit() < 0.12 ? .objected : .unknown))
    }
    actors += [
      Actor(id: "choir", kind: .organisation), Actor(id: "club", kind: .organisation),
      Actor(id: "fest", kind: .event), Actor(id: "gazette", kind: .channel),
    ]
    let people = 1...8
    var ties: [Tie] = []
    func period() -> Period {
      let start = Day(number: Int32(random.below(3000)))
      switch random.below(5) {
      case 0: return Period(first: start, last: start) ?? .always
      case 1:
        return Period(first: start, last: start.advanced(by: 1 + random.below(2000))) ?? .always
      case 2: return Period(start: start, end: nil) ?? .always
      default: return .always
      }
    }
    func add(_ source: Int, _ target: Int, _ kind: Int) {
      ties.append(
        Tie(
          source: source, target: target, kind: kind,
          isDirected: kind == 3 ? random.below(3) > 0 : random.below(4) == 0,
          strength: Double(1 + random.below(3)), period: period()))
    }
    for person in people {
      for other in people where other != person && random.unit() < 0.22 {
        add(person, other, [0, 1, 2, 3, 4, 7][random.below(6)])
      }
      for group in 9...12 where random.unit() < 0.35 {
        add(person, group, group == 11 ? 6 : random.below(5) == 0 ? 1 : 5)
      }
      if random.unit() < 0.3 { add(0, person, [1, 1, 3, 4, 5][random.below(5)]) }
    }
    var contacts: [Contact] = []
    for row in ties.indices where ties[row].kind == 1 && random.below(2) == 0 {
      contacts.append(Contact(tie: row, day: Day(number: Int32(random.below(3500)))))
    }
    network = try Network(actors: actors, ties: ties, tieKinds: kinds, contacts: contacts)
    day = Day(number: 3000)
  }
}

/// The rules of the warm way, slowly, from the rows.
struct WarmOracle {
  let network: Network
  private var ties: [Set<String>: (warmth: Double, isKnown: Bool)] = [:]
  private var groups: [Set<String>: Double] = [:]
  private var us: Set<String> = []
  private let named: String

  init(_ network: Network, day: Day, us: String) {
    self.network = network
    let names = network.actors.map(\.id)
    func isPerson(_ position: Int32) -> Bool { network.actors[Int(position)].kind == .person }
    let present = network.ties.indices.filter { row in
      let period = network.ties[row].period
      let isOneDay = period.start != nil && period.start == period.last
      return isOneDay ? (period.start ?? day) <= day : period.contains(day)
    }
    func recency(_ row: Int) -> Double {
      let tie = network.ties[row]
      let isContact = network.tieKinds[Int(tie.kind)].id == "contact"
      let isOneDay = tie.period.start != nil && tie.period.start == tie.period.last
      guard isContact || isOneDay else { return 1 }
      var days = network.contacts.filter { Int($0.tie) == row && $0.day <= day }.map(\.day.number)
      if let start = tie.period.start { days.append(start.number) }
      guard let last = days.max() else { return 1 }
      var left = 1.0
      let halfLife = isContact ? 200.0 : 730.0
      left *= 1 / exponential2(Double(day.number - last) / halfLife)
      return left
    }
    self.us = [us]
    named = us
    for row in present {
      let tie = network.ties[row]
      guard network.tieKinds[Int(tie.kind)].id == "member" else { continue }
      for (one, other) in [(tie.source, tie.target), (tie.target, tie.source)]
      where names[Int(one)] == us && network.actors[Int(other)].permission != .objected {
        self.us.insert(names[Int(other)])
      }
    }
    // Pairs of one kind.
    struct Key: Hashable {
      let ends: Set<String>
      let kind: String
    }
    var rows: [Key: [Int]] = [:]
    for row in present {
      let tie = network.ties[row]
      let kind = network.tieKinds[Int(tie.kind)].id
      if isPerson(tie.source) != isPerson(tie.target), kind == "member" { continue }
      rows[Key(ends: [names[Int(tie.source)], names[Int(tie.target)]], kind: kind), default: []]
        .append(row)
    }
    let sums = rows.mapValues { $0.reduce(0.0) { $0 + network.ties[$1].effectiveStrength } }
    for (key, own) in rows {
      let same = sums.filter { $0.key.kind == key.kind }
      let share =
        Double(same.count { $0.value <= (sums[key] ?? 0) }) / Double(same.count)
      let isOurs = !key.ends.isDisjoint(with: self.us)
      let tails = Set(
        own.flatMap { row -> [Int32] in
          let tie = network.ties[row]
          return tie.isDirected ? [tie.source] : [tie.source, tie.target]
        })
      let base: Double =
        switch key.kind {
        case "friend": 1
        case "contact": isOurs ? 1 : 0.8
        case "knows": 0.8
        case "odd", "member": 0.6
        case "signed": 0.7
        case "follows": tails.count == 2 ? 0.2 : 0
        default: 0
        }
      let warmth = base * (1 + share) / 2 * (own.map(recency).max() ?? 0)
      guard warmth > 0 else { continue }
      let known = ties[key.ends]
      ties[key.ends] = (
        max(warmth, known?.warmth ?? 0), key.kind != "follows" || (known?.isKnown ?? false)
      )
    }
    // Two of one club of at most 30.
    for group in ["choir", "club", us] {
      var members: [String: Double] = [:]
      for row in present {
        let tie = network.ties[row]
        let ends = [names[Int(tie.source)], names[Int(tie.target)]]
        guard network.tieKinds[Int(tie.kind)].id == "member", ends.contains(group) else { continue }
        let member = ends[0] == group ? ends[1] : ends[0]
        members[member] = max(members[member] ?? 0, recency(row))
      }
      for (one, first) in members {
        for (other, second) in members where other != one {
          groups[[one, other]] = max(groups[[one, other]] ?? 0, 0.4 * first * second)
        }
      }
    }
  }

  private func exponential2(_ exponent: Double) -> Double {
    // 2^x as a product of halves and a series, so that nothing is shared with what is tested.
    let whole = exponent.rounded(.down)
    let rest = (exponent - whole) * 0.693147180559945309417
    var (sum, term) = (1.0, 1.0)
    for step in 1...30 {
      term *= rest / Double(step)
      sum += term
    }
    for _ in 0..<Int(whole) { sum *= 2 }
    return sum
  }

  private func isWilling(_ id: String) -> Bool {
    network.position(of: id).map {
      network.actors[$0].kind == .person && network.actors[$0].permission != .objected
    } ?? false
  }

  private func ways(to goal: String) -> [(ids: [String], warmth: Double)] {
    var result: [(ids: [String], warmth: Double)] = []
    func go(_ path: [String], _ product: Double) {
      let last = path[path.count - 1]
      if last == goal { return result.append((path, product)) }
      if path.count > 1, !isWilling(last) { return }
      guard path.count < 8 else { return }
      for next in network.actors.map(\.id) where !path.contains(next) && !us.contains(next) {
        let warmth = warmth(last, next)
        if warmth > 0 { go(path + [next], product * warmth * (path.count > 1 ? 0.5 : 1)) }
      }
    }
    for own in us { go([own], 1) }
    return result
  }

  func best(to goal: String) -> (warmth: Double, isDirect: Bool)? {
    if us.contains(goal) { return (1, true) }
    // Of those named, then of members, at the end what is cold.
    let direct = us.compactMap { own in
      ties[[own, goal]].flatMap { known -> (rank: Int, warmth: Double)? in
        guard known.isKnown else { return nil }
        return (known.warmth < 0.02 * (1 - 1e-12) ? 2 : own == named ? 0 : 1, known.warmth)
      }
    }
    if let best = direct.min(by: { ($0.rank, -$0.warmth) < ($1.rank, -$1.warmth) }) {
      return (best.warmth, true)
    }
    let best = ways(to: goal).map(\.warmth).max()
    return best.flatMap { $0 < 0.02 * (1 - 1e-12) ? nil : ($0, false) }
  }

  private func warmth(_ one: String, _ other: String) -> Double {
    max(ties[[one, other]]?.warmth ?? 0, groups[[one, other]] ?? 0)
  }

  func fewestAsked(to goal: String, warmth: Double) -> Int? {
    ways(to: goal).filter { $0.warmth > warmth * (1 - 1e-9) }.map { $0.ids.count - 2 }.min()
  }

  func warmth(along ids: [String], isDirect: Bool) -> Double {
    var product = 1.0
    for (one, other) in zip(ids, ids.dropFirst()) {
      product *= isDirect ? ties[[one, other]]?.warmth ?? 0 : warmth(one, other)
    }
    for _ in 0..<max(0, ids.count - 2) { product *= 0.5 }
    return product
  }
}
