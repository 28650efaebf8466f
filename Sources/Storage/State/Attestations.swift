internal import Relations

/// Which sources attest which facts: sums of the evidence.
struct Attestations {
  private var tieConfidence: [Double]
  private var tieOrigins: [Origin]
  private var roleOrigins: [Origin]
  private let sourcePlaces: Positions
  private let tiePlaces: Positions
  private let rolePlaces: Positions

  /// Nothing is attested yet.
  init(sources: [Int64], ties: Positions, tieCount: Int, roles: [Int64]) {
    sourcePlaces = Positions(sources)
    tiePlaces = ties
    rolePlaces = Positions(roles)
    tieConfidence = [Double](repeating: 1, count: tieCount)
    tieOrigins = [Origin](repeating: .unknown, count: tieCount)
    roleOrigins = [Origin](repeating: .unknown, count: roles.count)
  }

  /// The evidence of a state.
  init(_ state: ProjectState) {
    self.init(
      sources: state.sources.map(\.id), ties: Positions(state.ties.lazy.map(\.id)),
      tieCount: state.ties.count, roles: state.roles.map(\.id))
    for evidence in state.evidence {
      add(
        evidence.owner, evidence.fact, source: evidence.source, line: evidence.line,
        confidence: evidence.confidence)
    }
  }

  /// Adds a piece of evidence.
  mutating func add(
    _ owner: Int64, _ fact: Int64, source: Int64, line: Int64, confidence: Double
  ) {
    switch FactOwner(rawValue: owner) {
    case .tie:
      guard let tie = tiePlaces[fact] else { return }
      if tieOrigins[tie] == .unknown {
        tieOrigins[tie] = origin(source: source, line: line)
        tieConfidence[tie] = confidence
      } else {
        tieConfidence[tie] = Self.combined(tieConfidence[tie], confidence)
      }
    case .role:
      guard let role = rolePlaces[fact], roleOrigins[role] == .unknown else { return }
      roleOrigins[role] = origin(source: source, line: line)
    case .actor, .campaign, nil: return
    }
  }

  /// How sure two independent sources make a fact together: it is wrong only if both are.
  static func combined(_ first: Double, _ second: Double) -> Double {
    min(1, max(0, 1 - (1 - first) * (1 - second)))
  }

  func confidence(ofTieAt place: Int) -> Double { tieConfidence[place] }
  func origin(ofTieAt place: Int) -> Origin { tieOrigins[place] }
  func origin(ofRoleAt place: Int) -> Origin { roleOrigins[place] }

  /// The origin that a row of a source makes; unknown if there is no such source.
  func origin(source: Int64, line: Int64) -> Origin {
    guard let place = sourcePlaces[source] else { return .unknown }
    return Origin(source: place, line: Int(line))
  }
}
