public import GraphCore
internal import Relations

extension Snapshot {
  /// Plans a pilot; see `Pilot`.
  ///
  /// - Throws: `outOfRange` for pairs, cells or shares; `tooFewCells`, `tooFewPeople`; `kernel` if
  ///   cancelled.
  /// - Complexity: that of `balancedCells`, and a look at every pair of cells.
  public func pilot(
    _ question: Pilot.Question, execution: Execution = Execution()
  ) throws(AnalysisError) -> Pilot {
    guard question.pairs >= 1 else {
      throw .outOfRange(name: "pairs", value: question.pairs, least: 1)
    }
    if let cells = question.cells, cells < 2 * question.pairs {
      throw .outOfRange(name: "cells", value: cells, least: 2 * question.pairs)
    }
    for (name, value) in [
      ("exposure", question.exposure), ("baseline", question.baseline),
      ("icc", question.correlation),
    ] where !(0...1).contains(value) {
      throw .kernel(.outOfRange(parameter: name, value: value, allowed: 0...1))
    }
    let people = peopleAlone
    let wanted = question.cells ?? max(6 * question.pairs, people.actors.count / 100)
    let graph = people.graph.undirected()
    let cells: Partition
    do throws(KernelError) {
      cells = try balancedCells(graph, count: wanted, seed: question.seed, execution)
    } catch {
      throw .kernel(error)
    }
    guard cells.count >= 2 * question.pairs else {
      throw .tooFewCells(found: cells.count, needed: 2 * question.pairs)
    }
    let pilot: Pilot
    do throws(KernelError) {
      pilot = try PilotWriter(people, question, graph, cells, original: self).pilot(execution)
    } catch {
      throw .kernel(error)
    }
    let (test, control) = (pilot.cleanCount(.test), pilot.cleanCount(.control))
    guard min(test, control) >= Pilot.leastCounted else {
      throw .tooFewPeople(test: test, control: control, needed: Pilot.leastCounted)
    }
    return pilot
  }

  /// The selected persons (or all actors where there are none) who did not object, with the ties
  /// between them, as a snapshot of a network of its own.
  private var peopleAlone: Snapshot {
    let isEligible = zip(eligible(nil), objectors).map { $0 && !$1 }
    let chosen = actors.indices.filter { isEligible[$0] }.map { actors[$0] }
    let between = ties.filter { row in
      let tie = network.ties[Int(row)]
      return [tie.source, tie.target].allSatisfy { end in
        vertex(ofActorAt: Int(end)).map { isEligible[$0] } ?? false
      }
    }
    return Snapshot(
      network.restricted(toActors: chosen, ties: between), Selection(ignoresDirection: true))
  }
}

/// Pairs the cells and writes the answer.
private struct PilotWriter {
  private let people: Snapshot
  private let original: Snapshot
  private let question: Pilot.Question
  private let graph: Graph
  private let cells: Partition
  private let traits: CellTraits
  private let insides: [Double?]

  init(
    _ people: Snapshot, _ question: Pilot.Question, _ graph: Graph, _ cells: Partition,
    original: Snapshot
  ) {
    self.people = people
    self.question = question
    self.graph = graph
    self.cells = cells
    self.original = original
    traits = CellTraits(people, graph, cells)
    insides = PilotWriter.insides(graph, cells)
  }

  func pilot(_ execution: Execution) throws(KernelError) -> Pilot {
    let design = PilotDesign(
      cells: cells.groups, pairs: traits.pairs(question.pairs, insides: insides),
      share: question.exposure)
    let coins = design.coins(seed: question.seed)
    let arms = design.arms(coins)
    let exposures = design.exposures(graph, coins: coins)
    let probabilities = design.probabilities(graph)
    var pairOf = [Int?](repeating: nil, count: cells.count)
    for (number, pair) in design.pairs.enumerated() {
      pairOf[Int(pair.first)] = number + 1
      pairOf[Int(pair.second)] = number + 1
    }
    let ids = people.actors.map { people.network.actors[Int($0)].id }
    let members = cells.groups.indices.map { vertex in
      let cell = Int(cells.groups[vertex])
      return Pilot.Member(
        actor: Int32(original.network.position(of: ids[vertex]) ?? 0), cell: cell + 1,
        pair: pairOf[cell], arm: arms.indices.contains(cell) ? arms[cell] : nil,
        isClean: exposures[vertex] != nil && probabilities[vertex].test > 0
          && probabilities[vertex].control > 0,
        testProbability: probabilities[vertex].test,
        controlProbability: probabilities[vertex].control)
    }
    var clean = [Int](repeating: 0, count: cells.count)
    for member in members where member.isClean { clean[member.cell - 1] += 1 }
    let power = PilotPower(
      members.compactMap { member in
        guard let pair = member.pair, let arm = member.arm else { return nil }
        return EffectEstimate.Unit(
          pair: pair - 1, arm: arm, isClean: member.isClean,
          testProbability: member.testProbability, controlProbability: member.controlProbability,
          outcome: 0)
      }, baseline: question.baseline, correlation: question.correlation, seed: question.seed)
    return Pilot(
      question: question, cells: answerCells(arms, pairOf, clean), members: members,
      objectors: original.objectors.count { $0 }, balance: traits.balance(arms),
      crossing: crossing, smallestEffect: try power.smallestEffect(execution: execution),
      exposed: (exposed(members, arms, .test), exposed(members, arms, .control)))
  }

  /// The mean share of the contacts in tested cells, of those of an arm who count and have contacts.
  private func exposed(
    _ members: [Pilot.Member], _ arms: [PilotDesign.Arm?], _ arm: PilotDesign.Arm
  ) -> Double {
    var (sum, count) = (0.0, 0)
    for (vertex, member) in members.enumerated() where member.arm == arm && member.isClean {
      let arcs = graph.outgoing.arcs(of: vertex)
      guard !arcs.isEmpty else { continue }
      let tested = arcs.count { arc in
        let cell = Int(cells.groups[Int(graph.outgoing.targets[arc])])
        return arms.indices.contains(cell) && arms[cell] == .test
      }
      sum += Double(tested) / Double(arcs.count)
      count += 1
    }
    return count > 0 ? sum / Double(count) : 0
  }

  private func answerCells(
    _ arms: [PilotDesign.Arm?], _ pairOf: [Int?], _ clean: [Int]
  ) -> [Pilot.Cell] {
    let division = Division(
      .place, of: [Bool](repeating: true, count: people.actors.count), in: people)
    let (offsets, vertices) = cells.members()
    return cells.sizes.indices.map { cell in
      Pilot.Cell(
        number: cell + 1, size: cells.sizes[cell], clean: clean[cell], inside: insides[cell],
        pair: pairOf[cell], arm: arms.indices.contains(cell) ? arms[cell] : nil,
        places: division.leading(of: vertices[offsets[cell]..<offsets[cell + 1]].map(Int.init)))
    }
  }

  /// The share of all ties that run between cells.
  private var crossing: Double? {
    guard graph.arcCount > 0 else { return nil }
    var crossing = 0
    for vertex in cells.groups.indices {
      for arc in graph.outgoing.arcs(of: vertex)
      where cells.groups[Int(graph.outgoing.targets[arc])] != cells.groups[vertex] {
        crossing += 1
      }
    }
    return Double(crossing) / Double(graph.arcCount)
  }

  /// Per cell the share of its people's ties that stay inside.
  private static func insides(_ graph: Graph, _ cells: Partition) -> [Double?] {
    var all = [Int](repeating: 0, count: cells.count)
    var inside = all
    for vertex in cells.groups.indices {
      let cell = cells.groups[vertex]
      for arc in graph.outgoing.arcs(of: vertex) {
        all[Int(cell)] += 1
        if cells.groups[Int(graph.outgoing.targets[arc])] == cell { inside[Int(cell)] += 1 }
      }
    }
    return zip(inside, all).map { $1 > 0 ? Double($0) / Double($1) : nil }
  }
}
