internal import GraphCore
internal import Relations

/// The places and organisations of every vertex, as far as they are limited.
struct LimitedClasses {
  private(set) var members: [[Int32]] = []
  private(set) var names: [String] = []
  private(set) var capacities: [Int] = []

  /// - Parameter isFree: per vertex whether no limit counts it.
  /// - Throws: `limitExceeded` if those required alone are too many; `noOrganisations`,
  ///   `unknownColumn`.
  init(
    _ snapshot: Snapshot, _ question: Shortlist.Question, _ required: [Int], free isFree: [Bool]
  ) throws(AnalysisError) {
    guard question.perPlace != nil || question.perOrganisation != nil else { return }
    members = [[Int32]](repeating: [], count: snapshot.actors.count)
    if let perPlace = question.perPlace { addPlaces(of: snapshot, most: perPlace) }
    if let perOrganisation = question.perOrganisation {
      let organisations = try Organisations(of: snapshot, column: question.organisationColumn)
      let first = Int32(names.count)
      for vertex in snapshot.actors.indices {
        members[vertex].append(contentsOf: organisations.members[vertex].map { first + $0 })
      }
      names.append(contentsOf: organisations.names)
      capacities.append(
        contentsOf: repeatElement(perOrganisation, count: organisations.names.count))
    }
    for vertex in members.indices where isFree[vertex] { members[vertex] = [] }
    for (number, name) in names.enumerated() {
      let found = required.count { members[$0].contains(Int32(number)) }
      if found > capacities[number] {
        throw .limitExceeded(name: name, found: found, limit: capacities[number])
      }
    }
  }

  /// The same for the kernels.
  var limits: ClassLimits { ClassLimits(of: members, capacities: capacities) }

  private mutating func addPlaces(of snapshot: Snapshot, most: Int) {
    var numbers: [String: Int32] = [:]
    for vertex in snapshot.actors.indices {
      let place = snapshot.network.actors[Int(snapshot.actors[vertex])].place
      guard !place.isEmpty else { continue }
      let number = numbers[place] ?? Int32(names.count)
      if Int(number) == names.count {
        numbers[place] = number
        names.append(place)
      }
      members[vertex].append(number)
    }
    capacities = [Int](repeating: most, count: names.count)
  }
}
