/// What a list may still take on.
public protocol ListRoom {
  /// Whether a vertex may join; who may not never will.
  func permits(_ vertex: Int32) -> Bool
  /// A vertex joins.
  mutating func add(_ vertex: Int32)
}

extension Coverage {
  /// Further vertices for a list to which nobody adds a target any more: those from whom most hear it
  /// a second time, one after the other.
  ///
  /// Each of them gets to a target that is not on the list, and so does everybody on it afterwards.
  /// Of equal ones whoever gets to more who are not on the list wins, then the first in order.
  ///
  /// - Parameters:
  ///   - count: how many at most.
  ///   - room: who may join; holds the list already.
  /// - Complexity: a search per candidate over all threads, and one per renewed gain.
  public func secondVoices<Room: ListRoom>(
    beside list: [Int32], count: Int, within room: inout Room, _ execution: Execution
  ) throws(KernelError) -> [Int32] {
    guard count > 0 else { return [] }
    var state = VoiceState(self, list)
    let begin = state
    let keys = try execution.mapRanges(of: candidates.count, grain: 64) {
      (range) throws(KernelError) in
      try execution.cancellation.check()
      var search = StepSearch(vertexCount: graph.vertexCount)
      return range.map { begin.key(of: candidates[$0], order, &search) }
    }.flatMap { $0 }
    var queue = MinimumHeap<VoiceKey>()
    for key in keys where key.others > 0 && !begin.isListed[Int(key.vertex)] { queue.push(key) }
    var search = StepSearch(vertexCount: graph.vertexCount)
    var voices: [Int32] = []
    while voices.count < count, var key = queue.pop() {
      try execution.cancellation.check()
      guard room.permits(key.vertex), state.leavesOthers(without: key.vertex) else { continue }
      if key.round < Int32(voices.count) {
        key = state.key(of: key.vertex, order, &search)
        key.round = Int32(voices.count)
        if key.others > 0 { queue.push(key) }
        continue
      }
      state.add(key.vertex)
      voices.append(key.vertex)
      room.add(key.vertex)
    }
    return voices
  }
}

/// Who hears it how often from a list.
private struct VoiceState: Sendable {
  let task: Coverage
  private(set) var isListed: [Bool]
  /// Per vertex from how many of the list it hears.
  private var times: [Int32]
  /// What each of the list covers, ascending.
  private var rows: [[Int32]] = []
  /// How many of them are not on the list.
  private var others: [Int] = []

  init(_ task: Coverage, _ list: [Int32]) {
    self.task = task
    isListed = [Bool](repeating: false, count: task.graph.vertexCount)
    times = [Int32](repeating: 0, count: task.graph.vertexCount)
    for vertex in list { add(vertex) }
  }

  mutating func add(_ vertex: Int32) {
    for place in rows.indices where rows[place].hasSorted(vertex) { others[place] -= 1 }
    isListed[Int(vertex)] = true
    let row = task.covered(by: [vertex])[0]
    for target in row { times[Int(target)] += 1 }
    others.append(row.count { !isListed[Int($0)] })
    rows.append(row)
  }

  /// Whether everybody on the list gets to somebody who is not on it even if `vertex` joins.
  func leavesOthers(without vertex: Int32) -> Bool {
    rows.indices.allSatisfy { others[$0] != 1 || !rows[$0].hasSorted(vertex) }
  }

  func key(of vertex: Int32, _ order: [Int32], _ search: inout StepSearch) -> VoiceKey {
    search.run(task.graph.outgoing, from: vertex, steps: task.steps, isSilent: task.isSilent)
    var key = VoiceKey(vertex: vertex, order: order[Int(vertex)])
    for place in 0..<search.count {
      let other = Int(search.found[place])
      guard task.isTarget[other], !isListed[other], other != Int(vertex) else { continue }
      key.others += 1
      if times[other] <= 1 { key.newly += 1 }
    }
    return key
  }
}

/// A candidate by how many it lets hear a second time; the best is the least.
private struct VoiceKey: Comparable, Sendable {
  let vertex: Int32
  let order: Int32
  var newly: Int32 = 0
  var others: Int32 = 0
  var round: Int32 = 0

  static func < (left: VoiceKey, right: VoiceKey) -> Bool {
    if left.newly != right.newly { return left.newly > right.newly }
    if left.others != right.others { return left.others > right.others }
    return left.order < right.order
  }
}

extension [Int32] {
  /// Whether an ascending row holds a vertex.
  fileprivate func hasSorted(_ vertex: Int32) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < vertex { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == vertex
  }
}
