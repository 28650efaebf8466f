internal import Relations

/// Which sources attest which facts: sums of the evidence.
struct Attestations {
  private var tieConfidence: [Double]
  private var tieOrigins: [Origin]
  private var roleOrigins: [Origin]
  private let sourcePlaces: Positions

  /// - Complexity: O(evidence).
  init(_ state: ProjectState) {
    sourcePlaces = Positions(state.sources.lazy.map(\.id))
    let tiePlaces = Positions(state.ties.lazy.map(\.id))
    let rolePlaces = Positions(state.roles.lazy.map(\.id))
    tieConfidence = [Double](repeating: 1, count: state.ties.count)
    tieOrigins = [Origin](repeating: .unknown, count: state.ties.count)
    roleOrigins = [Origin](repeating: .unknown, count: state.roles.count)
    for evidence in state.evidence {
      switch FactOwner(rawValue: evidence.owner) {
      case .tie:
        guard let tie = tiePlaces[evidence.fact] else { continue }
        if tieOrigins[tie] == .unknown {
          tieOrigins[tie] = origin(source: evidence.source, line: evidence.line)
          tieConfidence[tie] = evidence.confidence
        } else {
          tieConfidence[tie] = Self.combined(tieConfidence[tie], evidence.confidence)
        }
      case .role:
        guard let role = rolePlaces[evidence.fact], roleOrigins[role] == .unknown else { continue }
        roleOrigins[role] = origin(source: evidence.source, line: evidence.line)
      case .actor, .campaign, nil: continue
      }
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
