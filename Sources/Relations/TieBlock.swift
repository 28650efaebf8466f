/// Ties on their way into a table: a reader fills a block column by column, and the table takes it
/// as a whole.
public struct TieBlock: ~Copyable {
  /// The most ties of a block; its columns fit the first cache.
  @inlinable public static var capacity: Int { 256 }
  /// Stands for a strength that was not given.
  @inlinable public static var noStrength: Double { Double(bitPattern: .max) }

  @usableFromInline var storedCount = 0
  // One column per part of a tie.
  @usableFromInline let sources: UnsafeMutablePointer<Int32>
  @usableFromInline let targets: UnsafeMutablePointer<Int32>
  @usableFromInline let kinds: UnsafeMutablePointer<Int16>
  @usableFromInline let directions: UnsafeMutablePointer<Bool>
  @usableFromInline let strengths: UnsafeMutablePointer<UInt64>

  /// An empty block.
  public init() {
    sources = .allocate(capacity: Self.capacity)
    targets = .allocate(capacity: Self.capacity)
    kinds = .allocate(capacity: Self.capacity)
    directions = .allocate(capacity: Self.capacity)
    strengths = .allocate(capacity: Self.capacity)
  }

  deinit {
    sources.deallocate()
    targets.deallocate()
    kinds.deallocate()
    directions.deallocate()
    strengths.deallocate()
  }

  /// The number of ties in it.
  @inlinable public var count: Int { storedCount }

  /// Adds a tie that always holds, for certain; there must be room for it.
  ///
  /// - Parameter strength: finite and not negative, or `noStrength`.
  @inlinable
  public mutating func append(
    source: Int, target: Int, kind: Int, isDirected: Bool, strength: Double
  ) {
    precondition(count < Self.capacity, "The block is full.")
    sources[count] = Int32(truncatingIfNeeded: source)
    targets[count] = Int32(truncatingIfNeeded: target)
    kinds[count] = Int16(truncatingIfNeeded: kind)
    directions[count] = isDirected
    strengths[count] = strength.bitPattern
    storedCount += 1
  }

  /// Empties it.
  public mutating func removeAll() { storedCount = 0 }

  /// The ties that are in a column.
  func filled<Value>(_ column: UnsafeMutablePointer<Value>) -> UnsafeBufferPointer<Value> {
    UnsafeBufferPointer(start: column, count: count)
  }
}
