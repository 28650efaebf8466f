public import GraphCore
internal import Relations

extension Snapshot {
  /// Chooses partners who between them reach as many of the target as possible.
  ///
  /// Chosen greedily with lazy renewal, improved by exchanging single names, and, where the network
  /// is small enough, proven to be the best there is. Of equal choices the one who reaches more alone
  /// wins, then the lower id; the order of the rows of a file never matters.
  ///
  /// - Throws: `AnalysisError`, each case but the topic's and the place's.
  /// - Complexity: a few searches of `steps` steps from every candidate.
  public func shortlist(
    _ question: Shortlist.Question, execution: Execution = Execution()
  ) throws(AnalysisError) -> Shortlist {
    let task = try ShortlistTask(self, question)
    let choice: CoverageChoice
    do throws(KernelError) {
      choice = try task.coverage.choose(execution)
    } catch {
      throw .kernel(error)
    }
    return ShortlistWriter(self, question, task.coverage, choice).shortlist()
  }
}

/// A shortlist question translated into vertices.
struct ShortlistTask {
  let coverage: Coverage

  init(_ snapshot: Snapshot, _ question: Shortlist.Question) throws(AnalysisError) {
    for (name, value) in [
      ("size", question.size), ("steps", question.steps), ("perPlace", question.perPlace ?? 1),
      ("perOrganisation", question.perOrganisation ?? 1),
    ] where value < 1 {
      throw .outOfRange(name: name, value: value, least: 1)
    }
    let isObjector = snapshot.objectors
    var required: [Int] = []
    for vertex in try snapshot.vertices(of: question.must) where !required.contains(vertex) {
      if isObjector[vertex] { throw .objected(snapshot.actor(of: vertex).id) }
      required.append(vertex)
    }
    if required.count > question.size {
      throw .tooManyRequired(required: required.count, size: question.size)
    }
    let isExcluded = snapshot.mask(try snapshot.vertices(of: question.without))
    if let vertex = required.first(where: { isExcluded[$0] }) {
      throw .contradictory(snapshot.actor(of: vertex).id)
    }
    let isUs = snapshot.mask(try snapshot.vertices(of: question.from))
    let isRequired = snapshot.mask(required)
    let isEligible = snapshot.eligible(question.kinds)
    let candidates = snapshot.actors.indices.filter { vertex in
      isRequired[vertex]
        || isEligible[vertex] && !isObjector[vertex] && !isExcluded[vertex] && !isUs[vertex]
    }
    if candidates.isEmpty { throw .noCandidates }
    let limits = try ShortlistTask.limits(snapshot, question, required)
    coverage = Coverage(
      graph: snapshot.messageGraph(direction: question.direction), steps: question.steps,
      isSilent: isObjector,
      isTarget: try question.towards.map { ids throws(AnalysisError) in try snapshot.target(ids) }
        ?? snapshot.eligible(nil),
      candidates: candidates.map(Int32.init), required: required.map(Int32.init),
      size: question.size, order: snapshot.idOrder, limits: limits)
  }

  /// The places and organisations of every vertex, as far as they are limited.
  private static func limits(
    _ snapshot: Snapshot, _ question: Shortlist.Question, _ required: [Int]
  ) throws(AnalysisError) -> ClassLimits {
    guard question.perPlace != nil || question.perOrganisation != nil else { return ClassLimits() }
    var classes = [[Int32]](repeating: [], count: snapshot.actors.count)
    var names: [String] = []
    var capacities: [Int] = []
    if let perPlace = question.perPlace {
      var numbers: [String: Int32] = [:]
      for vertex in snapshot.actors.indices {
        let place = snapshot.network.actors[Int(snapshot.actors[vertex])].place
        guard !place.isEmpty else { continue }
        let number = numbers[place] ?? Int32(names.count)
        if Int(number) == names.count {
          numbers[place] = number
          names.append(place)
        }
        classes[vertex].append(number)
      }
      capacities = [Int](repeating: perPlace, count: names.count)
    }
    if let perOrganisation = question.perOrganisation {
      let organisations = try Organisations(of: snapshot, column: question.organisationColumn)
      let first = Int32(names.count)
      for vertex in snapshot.actors.indices {
        classes[vertex].append(contentsOf: organisations.members[vertex].map { first + $0 })
      }
      names.append(contentsOf: organisations.names)
      capacities.append(
        contentsOf: repeatElement(perOrganisation, count: organisations.names.count))
    }
    for (number, name) in names.enumerated() {
      let found = required.count { classes[$0].contains(Int32(number)) }
      if found > capacities[number] {
        throw .limitExceeded(name: name, found: found, limit: capacities[number])
      }
    }
    return ClassLimits(of: classes, capacities: capacities)
  }
}

extension Snapshot {
  /// Per vertex whether the actor is of one of the kinds; without kinds, whether it is a person, or,
  /// if nobody is, any actor.
  func eligible(_ kinds: [Actor.Kind]?) -> [Bool] {
    if let kinds { return actors.map { kinds.contains(network.actors[Int($0)].kind) } }
    let isPerson = actors.map { network.actors[Int($0)].kind == .person }
    return isPerson.contains(true) ? isPerson : isPerson.map { _ in true }
  }
}
