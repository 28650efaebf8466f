internal import Relations

extension ImportPlanner {
  /// Compares the ties; fills `tieIDs`.
  mutating func planTies() {
    let rows = tieRows()
    let matches = matches(rows)
    let ties = request.network.ties
    tieIDs = [Int64](repeating: 0, count: ties.count)
    let merged = mergedTies(rows, matches)
    for (row, tie) in rows.enumerated() {
      guard tie.a != 0, tie.b != 0 else { continue }
      let digest = RowDigest.of(tie, confidence: ties[row].confidence)
      if matches[row] >= 0 {
        tieIDs[row] = meet(tie, at: Int(matches[row]), ties[row], digest)
      } else if let place = merged[MergedTie(tie)] {
        // Two entries that were merged have the same tie, each in a row of its own.
        tieIDs[row] = known.ties[place].id
        _ = meet(
          .tie, at: place, known.ties[place].id, ties[row].origin,
          confidence: ties[row].confidence, digest: digest)
      } else {
        var new = tie
        new.id = numbering.take(.tie)
        tieIDs[row] = new.id
        attest(.tie, new.id, ties[row].origin, confidence: ties[row].confidence, digest: digest)
        plan.difference.ties.new.append(new)
      }
    }
  }

  /// The known ties of people who are named by the id of a double, by what makes them the same.
  private func mergedTies(_ rows: [TieRecord], _ matches: [Int32]) -> [MergedTie: Int] {
    guard !aliased.isEmpty else { return [:] }
    var merged: [MergedTie: Int] = [:]
    for (row, tie) in rows.enumerated() where matches[row] >= 0 {
      if aliased.contains(tie.a) || aliased.contains(tie.b) {
        merged[MergedTie(tie)] = Int(matches[row])
      }
    }
    return merged
  }

  /// The ties of the request as rows; both ends 0 where one was left out, or where both are entries
  /// of one person.
  private mutating func tieRows() -> [TieRecord] {
    let further = keptFurther(request.network.tieAttributes)
    return request.network.ties.enumerated().map { row, tie in
      let a = actorIDs[Int(tie.source)]
      let b = actorIDs[Int(tie.target)]
      let isThere = a != 0 && b != 0 && (a != b || tie.source == tie.target)
      return TieRecord(
        a: isThere ? a : 0, b: isThere ? b : 0, kind: kindIDs[Int(tie.kind)], tie: tie,
        further: further.text(row))
    }
  }

  /// For each row the position of the known tie that it is, or −1.
  private func matches(_ rows: [TieRecord]) -> [Int32] {
    guard !known.ties.isEmpty else { return [Int32](repeating: -1, count: rows.count) }
    var matcher = TieMatcher(rows: rows, known: known.ties)
    matcher.isInScope = known.ties.indices.map { place in
      index.rows(.tie, at: place).contains { scope.contains(known.evidence[Int($0)].source) }
    }
    return matcher.matches()
  }

  private mutating func meet(_ tie: TieRecord, at place: Int, _ read: Tie, _ digest: Int64) -> Int64
  {
    let earlier = known.ties[place]
    let isAuthority = isAuthority(.tie, at: place)
    let said = meet(
      .tie, at: place, earlier.id, read.origin, confidence: read.confidence, digest: digest)
    guard said == .other else { return earlier.id }
    var merged = earlier
    merged.strength = tie.strength ?? (isAuthority ? nil : earlier.strength)
    if tie.start != nil || tie.end != nil || isAuthority {
      merged.start = tie.start
      merged.end = tie.end
    }
    merged.further =
      isAuthority ? tie.further : FurtherColumns.merged(earlier.further, tie.further)
    if merged != earlier { plan.difference.ties.changed.append((earlier, merged)) }
    return earlier.id
  }
}

/// What two entries of one tie have in common after the people at an end were merged.
private struct MergedTie: Hashable {
  let ends: [Int64]
  let kind: Int64
  let isDirected: Bool
  let start: Day?
  let end: Day?

  init(_ tie: TieRecord) {
    ends = tie.isDirected ? [tie.a, tie.b] : [min(tie.a, tie.b), max(tie.a, tie.b)]
    (kind, isDirected, start, end) = (tie.kind, tie.isDirected, tie.start, tie.end)
  }
}

/// Finds for ties that were read the known ties that they are.
///
/// Ties of the same kind between the same two are matched first where period and strength agree,
/// then where the first day does, then in their order, if the known one came from the same source or
/// one of them has no days.
struct TieMatcher {
  let rows: [TieRecord]
  let known: [TieRecord]
  /// Whether the sources of this import attest a known tie.
  var isInScope: [Bool] = []
  private var found: [Int32]

  init(rows: [TieRecord], known: [TieRecord]) {
    self.rows = rows
    self.known = known
    found = [Int32](repeating: -1, count: rows.count)
  }

  /// - Complexity: O(*n* log *n*).
  mutating func matches() -> [Int32] {
    let read = Self.sorted(rows, rows.indices.filter { rows[$0].a != 0 })
    let stored = Self.sorted(known, Array(known.indices))
    var next = 0
    var start = 0
    while start < read.count {
      let key = Key(rows[Int(read[start])])
      var end = start
      while end < read.count, Key(rows[Int(read[end])]) == key { end += 1 }
      while next < stored.count, Key(known[Int(stored[next])]) < key { next += 1 }
      var last = next
      while last < stored.count, Key(known[Int(stored[last])]) == key { last += 1 }
      if last > next { match(Array(read[start..<end]), Array(stored[next..<last])) }
      (start, next) = (end, last)
    }
    return found
  }

  /// Matches ties of one kind between one pair.
  private mutating func match(_ read: [Int32], _ stored: [Int32]) {
    var (read, stored) = (read, stored)
    pair(&read, &stored) { ($0.start, $0.end, $0.strength) == ($1.start, $1.end, $1.strength) }
    pair(&read, &stored) { $0.start == $1.start }
    let (rows, known, isInScope) = (rows, known, isInScope)
    var free = stored[...]
    for row in read {
      let isUndated = rows[Int(row)].start == nil && rows[Int(row)].end == nil
      while let place = free.first {
        let tie = known[Int(place)]
        if isInScope[Int(place)] || isUndated || tie.start == nil && tie.end == nil { break }
        free = free.dropFirst()
      }
      guard let place = free.popFirst() else { return }
      found[Int(row)] = place
    }
  }

  /// Pairs rows and known ties, both in the order of their days, that `agree`.
  private mutating func pair(
    _ read: inout [Int32], _ stored: inout [Int32], _ agree: (TieRecord, TieRecord) -> Bool
  ) {
    var (restRead, restStored): ([Int32], [Int32]) = ([], [])
    var (i, j) = (0, 0)
    while i < read.count, j < stored.count {
      let (row, tie) = (rows[Int(read[i])], known[Int(stored[j])])
      if agree(row, tie) {
        found[Int(read[i])] = stored[j]
        (i, j) = (i + 1, j + 1)
      } else if Self.comes(row, before: tie) {
        restRead.append(read[i])
        i += 1
      } else {
        restStored.append(stored[j])
        j += 1
      }
    }
    read = restRead + read[i...]
    stored = restStored + stored[j...]
  }

  private static func sorted(_ ties: [TieRecord], _ places: [Int]) -> [Int32] {
    places.map(Int32.init).sorted { left, right in
      let (a, b) = (ties[Int(left)], ties[Int(right)])
      let (keyA, keyB) = (Key(a), Key(b))
      if keyA != keyB { return keyA < keyB }
      if comes(a, before: b) { return true }
      if comes(b, before: a) { return false }
      return left < right
    }
  }

  private static func comes(_ a: TieRecord, before b: TieRecord) -> Bool {
    func order(_ tie: TieRecord) -> (Int32, Int32, Double) {
      (tie.start?.number ?? .min, tie.end?.number ?? .max, tie.strength ?? -1)
    }
    return order(a) < order(b)
  }

  /// Who is tied, and how; for mutual ties the smaller id comes first.
  private struct Key: Comparable {
    let first: Int64
    let second: Int64
    let kind: Int64

    init(_ tie: TieRecord) {
      let isTurned = !tie.isDirected && tie.b < tie.a
      first = isTurned ? tie.b : tie.a
      second = isTurned ? tie.a : tie.b
      kind = tie.isDirected ? -tie.kind : tie.kind
    }

    static func < (left: Key, right: Key) -> Bool {
      (left.first, left.second, left.kind) < (right.first, right.second, right.kind)
    }
  }
}
