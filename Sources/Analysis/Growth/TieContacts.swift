internal import Relations

/// The contacts of ties, ordered by day within each.
struct TieContacts {
  /// The first position in the sorted rows of each tie leads to its contacts.
  private var offsets: [Int] = []
  private(set) var days: [Int32] = []
  private(set) var weights: [Double] = []

  init(_ network: Network, _ keys: [TieCourses.Key]) {
    guard !network.contacts.isEmpty else { return }
    // Contacts belong to the first row of their tie.
    var leader = [Int32](repeating: -1, count: network.ties.count)
    var first = 0
    for (place, key) in keys.enumerated() {
      if !keys[first].isSameTie(key) { first = place }
      leader[Int(key.row)] = Int32(first)
    }
    offsets = [Int](repeating: 0, count: keys.count + 1)
    for contact in network.contacts where leader[Int(contact.tie)] >= 0 {
      offsets[Int(leader[Int(contact.tie)]) + 1] += 1
    }
    for place in keys.indices { offsets[place + 1] += offsets[place] }
    var next = offsets
    days = [Int32](repeating: 0, count: offsets[keys.count])
    weights = [Double](repeating: 0, count: days.count)
    for contact in network.contacts where leader[Int(contact.tie)] >= 0 {
      let place = next[Int(leader[Int(contact.tie)])]
      next[Int(leader[Int(contact.tie)])] += 1
      days[place] = contact.day.number
      weights[place] = contact.weight
    }
    for place in keys.indices where offsets[place + 1] - offsets[place] > 1 {
      sort(offsets[place]..<offsets[place + 1])
    }
  }

  /// The positions in `days` and `weights` of the contacts of the tie whose first row is at `place`.
  func ofTie(startingAt place: Int) -> Range<Int> {
    offsets.isEmpty ? 0..<0 : offsets[place]..<offsets[place + 1]
  }

  /// Insertion sort: lists are short and mostly in order; equal days keep the order of the input.
  private mutating func sort(_ range: Range<Int>) {
    for place in range.dropFirst() {
      let (day, weight) = (days[place], weights[place])
      var free = place
      while free > range.lowerBound, days[free - 1] > day {
        days[free] = days[free - 1]
        weights[free] = weights[free - 1]
        free -= 1
      }
      days[free] = day
      weights[free] = weight
    }
  }
}
