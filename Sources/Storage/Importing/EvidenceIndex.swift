/// The evidence of a project by the facts it is about.
struct EvidenceIndex {
  private var starts: [[Int32]]
  private var rows: [[Int32]]
  private var places: [Positions]

  /// - Complexity: O(facts + evidence).
  init(_ state: ProjectState) {
    places = [
      Positions(state.actors.lazy.map(\.id)), Positions(state.ties.lazy.map(\.id)),
      Positions(state.roles.lazy.map(\.id)), Positions(state.campaigns.lazy.map(\.id)),
    ]
    let counts = [
      state.actors.count, state.ties.count, state.roles.count, state.campaigns.count,
    ]
    starts = counts.map { [Int32](repeating: 0, count: $0 + 1) }
    rows = counts.map { _ in [] }
    for owner in 0..<4 {
      fill(owner, state.evidence)
    }
  }

  /// The rows of the evidence of a fact, by its position in the state.
  func rows(_ owner: FactOwner, at place: Int) -> ArraySlice<Int32> {
    let owner = Int(owner.rawValue)
    return rows[owner][Int(starts[owner][place])..<Int(starts[owner][place + 1])]
  }

  private mutating func fill(_ owner: Int, _ evidence: [EvidenceRecord]) {
    let place = { [places] (record: EvidenceRecord) -> Int? in
      record.owner == Int64(owner) ? places[owner][record.fact] : nil
    }
    var starts = starts[owner]
    for record in evidence { if let place = place(record) { starts[place + 1] += 1 } }
    for index in 1..<max(1, starts.count) { starts[index] += starts[index - 1] }
    var next = starts
    var rows = [Int32](repeating: 0, count: Int(starts.last ?? 0))
    for (row, record) in evidence.enumerated() {
      guard let place = place(record) else { continue }
      rows[Int(next[place])] = Int32(row)
      next[place] += 1
    }
    self.starts[owner] = starts
    self.rows[owner] = rows
  }
}
