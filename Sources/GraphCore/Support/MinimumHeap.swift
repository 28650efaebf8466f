/// A queue that hands out the least entry; four children per node.
///
/// - Complexity: O(log *n*) per push and pop.
struct MinimumHeap<Entry: Comparable & Sendable>: Sendable {
  private var entries: [Entry] = []

  /// The least entry.
  var first: Entry? { entries.first }

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  mutating func push(_ entry: Entry) {
    entries.append(entry)
    var child = entries.count - 1
    while child > 0 {
      let parent = (child - 1) >> 2
      guard entry < entries[parent] else { break }
      entries[child] = entries[parent]
      child = parent
    }
    entries[child] = entry
  }

  mutating func pop() -> Entry? {
    guard let last = entries.popLast() else { return nil }
    guard let least = entries.first else { return last }
    sink(last)
    return least
  }

  /// Puts an entry in place of the first one and lets it sink to where it belongs.
  private mutating func sink(_ entry: Entry) {
    let count = entries.count
    var parent = 0
    while true {
      let first = parent << 2 + 1
      guard first < count else { break }
      var least = first
      var child = first + 1
      let end = min(first + 4, count)
      while child < end {
        if entries[child] < entries[least] { least = child }
        child += 1
      }
      guard entries[least] < entry else { break }
      entries[parent] = entries[least]
      parent = least
    }
    entries[parent] = entry
  }
}
