/// The ties of a network, kept column by column: reads like an array of `Tie`.
///
/// What all ties share is kept once. A list of plain pairs takes 8 bytes a tie instead of the 80 of
/// a `Tie`, and whoever needs only the ends reads nothing else.
///
/// - Complexity: O(1) per tie, its origin aside: O(log *k*) with *k* stretches of lines.
public struct TieTable: Sendable {
  /// Position of one end of each tie in `Network.actors`; the tail, if directed.
  public private(set) var sources: [Int32] = []
  /// Position of the other end.
  public private(set) var targets: [Int32] = []
  private var kinds = TieColumn<Int16>(shared: 0)
  private var directions = TieColumn(shared: false)
  private var strengths = TieColumn(shared: TieTable.noStrength)
  private var periods = TieColumn(shared: Period.always)
  private var confidences = TieColumn(shared: 1.0.bitPattern)
  private var origins = OriginColumn()

  /// Stands for a strength that was not given.
  private static let noStrength = TieBlock.noStrength.bitPattern

  /// No ties.
  public init() {}

  /// The same ties.
  public init(_ ties: some Sequence<Tie>) {
    reserveCapacity(ties.underestimatedCount)
    for tie in ties { append(tie) }
  }

  /// Makes room for `capacity` ties in all.
  public mutating func reserveCapacity(_ capacity: Int) {
    sources.reserveLarge(capacity)
    targets.reserveLarge(capacity)
  }

  // MARK: Growing

  /// Adds a tie.
  public mutating func append(_ tie: Tie) {
    let row = count
    kinds.append(tie.kind, row: row)
    directions.append(tie.isDirected, row: row)
    strengths.append(Self.bits(tie.strength), row: row)
    periods.append(tie.period, row: row)
    confidences.append(tie.confidence.bitPattern, row: row)
    origins.append(tie.origin, row: row, count: 1)
    sources.append(tie.source)
    targets.append(tie.target)
  }

  /// Adds the ties of a block, which stand in lines that follow one another.
  ///
  /// - Parameter origin: where the first of them was read.
  public mutating func append(_ block: borrowing TieBlock, origin: Origin) {
    guard block.count > 0 else { return }
    let (row, room) = (count, sources.capacity)
    kinds.append(block.filled(block.kinds), row: row, room: room)
    directions.append(block.filled(block.directions), row: row, room: room)
    strengths.append(block.filled(block.strengths), row: row, room: room)
    periods.append(.always, row: row, count: block.count)
    confidences.append(1.0.bitPattern, row: row, count: block.count)
    origins.append(origin, row: row, count: block.count)
    sources.append(contentsOf: block.filled(block.sources))
    targets.append(contentsOf: block.filled(block.targets))
  }

  /// Gives a tie its strength.
  public mutating func setStrength(_ strength: Double?, ofTie row: Int) {
    strengths.set(Self.bits(strength), row: row, of: count)
  }

  /// Gives a tie its period.
  public mutating func setPeriod(_ period: Period, ofTie row: Int) {
    periods.set(period, row: row, of: count)
  }

  private static func bits(_ strength: Double?) -> UInt64 { strength?.bitPattern ?? noStrength }

  // MARK: One column of one tie

  /// The kind of a tie: a position in `Network.tieKinds`.
  public func kind(of row: Int) -> Int16 { kinds[row] }

  /// Whether a tie runs from source to target only.
  public func isDirected(_ row: Int) -> Bool { directions[row] }

  /// The strength of a tie; nil where not given: it then counts 1.
  public func strength(of row: Int) -> Double? {
    let bits = strengths[row]
    return bits == Self.noStrength ? nil : Double(bitPattern: bits)
  }

  /// The strength of a tie with the default applied.
  public func effectiveStrength(of row: Int) -> Double { strength(of: row) ?? 1 }

  /// When a tie holds.
  public func period(of row: Int) -> Period { periods[row] }

  // MARK: What all ties share

  /// The direction of all ties, or nil if some are directed and some are not.
  public var sharedDirection: Bool? { directions.sharedValue }

  /// Whether every tie counts 1: none has a strength, or all have that one.
  public var countsOneEach: Bool {
    strengths.sharedValue.map { $0 == Self.noStrength || $0 == 1.0.bitPattern } ?? false
  }

  /// The period of all ties, or nil if they differ.
  public var sharedPeriod: Period? { periods.sharedValue }
}

extension TieTable: RandomAccessCollection {
  /// 0.
  public var startIndex: Int { 0 }
  /// The number of ties.
  public var endIndex: Int { sources.count }

  /// The tie in a row.
  public subscript(row: Int) -> Tie {
    Tie(
      source: Int(sources[row]), target: Int(targets[row]), kind: Int(kinds[row]),
      isDirected: directions[row], strength: strength(of: row), period: periods[row],
      confidence: Double(bitPattern: confidences[row]), origin: origins[row])
  }
}

extension TieTable: Hashable {
  /// Whether both hold the same ties in the same order.
  public static func == (left: TieTable, right: TieTable) -> Bool { left.elementsEqual(right) }

  /// Hashes the ends.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(sources)
    hasher.combine(targets)
  }
}

extension TieTable {
  /// The first tie that does not fit a network, and why.
  ///
  /// - Complexity: O(*m*).
  func firstDefect(actorCount: Int, kindCount: Int) -> NetworkDefect? {
    let wrongEnd = [sources, targets].compactMap { ends in
      Self.hasOutside(ends, actorCount)
        ? ends.firstIndex { UInt32(bitPattern: $0) >= UInt32(actorCount) } : nil
    }.min()
    let wrongKind = kinds.first(of: count) { !(0..<kindCount).contains(Int($0)) }
    let wrongStrength = strengths.first(of: count) { bits in
      let strength = Double(bitPattern: bits)
      return bits != Self.noStrength && !(strength.isFinite && strength >= 0)
    }
    let wrongConfidence = confidences.first(of: count) { bits in
      !(0...1).contains(Double(bitPattern: bits))
    }
    let defects: [(row: Int?, defect: (Int) -> NetworkDefect)] = [
      (wrongEnd, NetworkDefect.unknownEnd), (wrongKind, NetworkDefect.unknownKind),
      (wrongStrength, NetworkDefect.badStrength), (wrongConfidence, NetworkDefect.badConfidence),
    ]
    let first = defects.min { ($0.row ?? .max) < ($1.row ?? .max) }
    return first.flatMap { first in first.row.map(first.defect) }
  }

  /// Whether an end is not among the actors; the largest is found without a branch per tie.
  private static func hasOutside(_ ends: [Int32], _ actorCount: Int) -> Bool {
    var largest: UInt32 = 0
    for end in ends { largest = Swift.max(largest, UInt32(bitPattern: end)) }
    return !ends.isEmpty && largest >= actorCount
  }
}
