internal import GraphCore
internal import Relations

/// A list chosen anew where it is known which ties exist, in the way it was chosen itself, and what is
/// left of the list as it is.
struct Redrawing: Sendable {
  /// What is taken to be known.
  struct World: Sendable {
    let snapshot: Snapshot
    /// Whether every tie that is there is certain.
    let isKnown: Bool
    /// Where in their ranges chances lie, 0...1.
    let position: Double
    let seed: UInt64
  }

  /// What came of a world.
  struct Outcome: Sendable, Hashable {
    /// Who was chosen; nil if no list keeps to what is demanded.
    let chosen: [Int32]?
    /// What they cost, or how many they are, where a goal is asked for.
    let cost: Double
    /// How many others the list as it is reaches; with a goal how many hear it often enough.
    let heard: Double
  }

  let question: SpreadShortlist.Question
  /// Vertices of the list as it is.
  let list: [Int32]
  /// Whether everybody passes the message on, so that nothing is left to chance but which ties exist.
  let isBySteps: Bool
  private let targets: [Int32]
  /// On how many reverse-reachable sets to choose.
  private let sets: Int
  /// Whether the chooser of the list itself is quick enough.
  private let isSmall: Bool

  /// - Parameters:
  ///   - task: the question on the ties as they are expected.
  ///   - chosenOn: on how many sets the list was chosen; nil without any.
  init(
    _ task: SpreadTask, list: [Int32], chosenOn: Int?, resamples: Int, _ execution: Execution
  ) throws(KernelError) {
    question = task.question
    self.list = list
    isBySteps = task.question.model.channelsAlwaysCarry
    targets = task.roots
    sets = min(chosenOn ?? 1 << 14, max(4096, 8_000_000 / resamples))
    if isBySteps {
      let entries = try task.list.coverage.sizes(execution).reduce(0) { $0 + Int($1) }
      isSmall = entries <= 200_000
    } else {
      isSmall = task.arcs.graph.vertexCount + task.arcs.graph.arcCount <= 20_000
    }
  }

  /// What comes of a world.
  func outcome(
    in world: World, _ execution: Execution
  ) throws(KernelError) -> Outcome {
    // A fiftieth of the usual work settles whatever is small.
    let hasty = Execution(
      threads: execution.threads, cancellation: execution.cancellation, effort: 0.02)
    return isBySteps
      ? try bySteps(in: world, hasty) : try byChance(in: world, hasty)
  }

  /// Whom the program itself would choose there, without any haste.
  ///
  /// - Parameter certain: a tie, position in `Network.ties`, that is certain; nil = none.
  /// - Returns: nil if no list keeps to what is demanded; the list as it is where asking would take too
  ///   long.
  func listed(
    in world: World, certain: Int32?, _ execution: Execution
  ) throws(KernelError) -> [Int32]? {
    try attempt { () throws(AnalysisError) in
      if isBySteps {
        return try ShortlistTask(world.snapshot, question.list, execution).choose().chosen
      }
      let task = try SpreadTask(
        world.snapshot, question, certainty: certain.map { .statedBut(certain: $0) } ?? .stated,
        execution)
      guard task.spreading.isAdditive || isSmall else { return list }
      return try task.choose(execution).chosen
    }
  }

  /// A result; nil if there is none for other reasons than a kernel's.
  private func attempt<Result>(
    _ body: () throws(AnalysisError) -> Result
  ) throws(KernelError) -> Result? {
    do throws(AnalysisError) {
      return try body()
    } catch {
      if case .kernel(let reason) = error { throw reason }
      return nil
    }
  }
}

extension Redrawing {
  private func byChance(
    in world: World, _ execution: Execution
  ) throws(KernelError) -> Outcome {
    let spreading = try spreading(in: world)
    let heard = try spreading.reached(
      by: list, of: targets, sets: min(sets, 1 << 14), seed: world.seed, execution)
    let task = try attempt { () throws(AnalysisError) in
      try SpreadTask(
        world.snapshot, question, certainty: world.isKnown ? .known : .stated,
        position: world.position, execution)
    }
    guard let task else { return Outcome(chosen: nil, cost: .infinity, heard: heard) }
    return Outcome(
      chosen: try choose(task, seed: world.seed, execution), cost: .infinity, heard: heard)
  }

  private func choose(
    _ task: SpreadTask, seed: UInt64, _ execution: Execution
  ) throws(KernelError) -> [Int32]? {
    guard let conditions = task.conditions else {
      return try task.spreading.chooseAgain(
        task.choice, roots: task.roots, sets: sets, seed: seed, execution)
    }
    let constrained = task.constrained(conditions)
    return task.spreading.isAdditive
      ? try task.spreading.chooseAgain(constrained, sets: sets, seed: seed, execution)
      : try task.spreading.chooseAgainByTrying(constrained, worlds: 8, seed: seed, execution)
  }

  /// How messages spread in a world.
  func spreading(in world: World) throws(KernelError) -> Spreading {
    let found = try attempt { () throws(AnalysisError) in
      var arcs = try SpreadArcs(world.snapshot, question.model)
      arcs.leaveIdle(
        world.snapshot, question.model, but: world.snapshot.mask(list.map(Int.init)))
      let certainty: TieCertainty = world.isKnown ? .known : .stated
      return arcs.spreading(
        world.snapshot, question.model,
        chances: arcs.chances(certainty: certainty.confidences(of: arcs), position: world.position))
    }
    guard let found else { preconditionFailure("The topic was found before.") }
    return found
  }

  /// No world lets the list reach more.
  ///
  /// - Parameter world: the one with all ties.
  func ceiling(in world: World, _ execution: Execution) throws(KernelError) -> Double {
    if question.list.goal != nil { return Double(targets.count) }
    if isBySteps { return Double(heard(in: world.snapshot)) }
    let spreading = try spreading(in: world)
    let possible = try spreading.mostReached(by: list, of: targets, execution)
    // Where fewer contacts make each count more, less may be more.
    guard case .cascade = question.model.rule, question.model.chance != .weighted else {
      return possible
    }
    return min(
      possible,
      try spreading.reached(
        by: list, of: targets, sets: 1 << 17, seed: question.seed, execution))
  }
}

extension Redrawing {
  private func bySteps(
    in world: World, _ execution: Execution
  ) throws(KernelError) -> Outcome {
    let heard = Double(heard(in: world.snapshot))
    let found = try attempt { () throws(AnalysisError) -> (chosen: [Int32]?, cost: Double) in
      let task = try ShortlistTask(world.snapshot, question.list, execution)
      let chosen =
        isSmall ? try task.choose().chosen : try chooseAgain(task, execution)
      return (chosen, chosen.map { task.goalCost(of: $0) } ?? .infinity)
    }
    return Outcome(chosen: found?.chosen, cost: found?.cost ?? .infinity, heard: heard)
  }

  /// The choice without any proof, where proving would take long.
  private func chooseAgain(
    _ task: ShortlistTask, _ execution: Execution
  ) throws(AnalysisError) -> [Int32]? {
    let isFree =
      question.list.goal == nil && question.list.size != nil
      && question.list.conditions == .none
    let conditions = isFree ? nil : try task.conditions()
    do throws(KernelError) {
      guard let conditions else { return try task.coverage.chooseAgain(execution) }
      let chosen: [Int32]?
      if let goal = question.list.goal {
        let problem = try task.coverage.problem(
          isCounted: task.isCounted, coversItself: false, execution)
        chosen = try problem.selectAgain(
          goal: task.wanted(goal), conditions.constraints, execution)
      } else {
        let problem = try task.coverage.problem(isCounted: task.isCounted, execution)
        chosen = try problem.selectAgain(conditions.constraints, execution)
      }
      return chosen.map { $0.map { task.coverage.candidates[Int($0)] } }
    } catch {
      throw .kernel(error)
    }
  }

  /// How many others the list as it is reaches, or, with a goal, hear it often enough.
  private func heard(in snapshot: Snapshot) -> Int {
    let least = question.list.goal?.heardFrom
    let graph = snapshot.messageGraph(direction: question.list.direction)
    var times = [Int](repeating: 0, count: snapshot.actors.count)
    for member in list {
      let found = reachable(
        from: [Int(member)], steps: question.list.steps, in: graph, isSilent: snapshot.objectors)
      for vertex in found.vertices { times[Int(vertex)] += 1 }
    }
    if least == nil { for member in list { times[Int(member)] = 0 } }
    return targets.count { times[Int($0)] >= least ?? 1 }
  }
}

extension ShortlistTask {
  /// What a list costs, or how many it has, by what the goal counts.
  func goalCost(of chosen: [Int32]) -> Double {
    chosen.reduce(0) { sum, vertex in
      sum + (isMoney ? costs.money[Int(vertex)] ?? question.conditions.defaultCost ?? 0 : 1)
    }
  }
}
