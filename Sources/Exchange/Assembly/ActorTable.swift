/// Finds actors by id: every spelling of an id leads to one position.
///
/// Ids that differ only in how Unicode composes their signs are the same id; this is noticed, so
/// that a reader can say it.
struct ActorTable {
  /// Ids that are short numbers; all others are spellings.
  private var numbers = NumberTable()
  private var spellings = ByteTable()
  /// The actor of each spelling; `~actor` for a composed spelling that no file has written yet.
  private var actors: [Int32] = []
  /// How many actors there are.
  private(set) var count = 0
  /// Whether all ids are short numbers.
  var areOnlyNumbers: Bool { spellings.count == 0 }
  /// Ids that occurred in two spellings.
  private(set) var respelled: [Int] = []

  /// The position of the actor with the id `text[range]`, adding one if there is none.
  mutating func position(
    of text: [UInt8], _ range: Range<Int>
  ) -> (position: Int, isNew: Bool) {
    if let number = NumberTable.number(text, range) {
      let known = numbers.find(number)
      if known >= 0 { return (Int(known), false) }
      numbers.add(number, position: count)
      count += 1
      return (count - 1, true)
    }
    let spelling = spellings.number(of: text, range)
    if !spelling.isNew { return (known(spelling.number), false) }
    if CanonicalText.isPlain(text, range) { return (add(), true) }
    return addSpelling(text, range)
  }

  /// The position of the actor with this id, or nil.
  func find(_ text: [UInt8], _ range: Range<Int>) -> Int? {
    if let number = NumberTable.number(text, range) {
      let known = numbers.find(number)
      return known < 0 ? nil : Int(known)
    }
    if let spelling = spellings.find(text, range) { return resolved(actors[spelling]) }
    guard !CanonicalText.isPlain(text, range) else { return nil }
    let composed = Array(CanonicalText.string(text, range).utf8)
    return spellings.find(composed, 0..<composed.count).map { resolved(actors[$0]) }
  }

  /// The position of the actor whose id is this number, or −1.
  @inline(__always)
  func find(number: Int32) -> Int32 { numbers.find(number) }

  private func resolved(_ actor: Int32) -> Int { Int(actor < 0 ? ~actor : actor) }

  private mutating func known(_ spelling: Int) -> Int {
    let actor = actors[spelling]
    if actor >= 0 { return Int(actor) }
    actors[spelling] = ~actor
    respelled.append(Int(~actor))
    return Int(~actor)
  }

  private mutating func add() -> Int {
    actors.append(Int32(count))
    count += 1
    return count - 1
  }

  /// A spelling that may not be composed; it has its number already, but no actor.
  private mutating func addSpelling(
    _ text: [UInt8], _ range: Range<Int>
  ) -> (position: Int, isNew: Bool) {
    let composed = Array(CanonicalText.string(text, range).utf8)
    if composed.elementsEqual(text[range]) { return (add(), true) }
    if let other = spellings.find(composed, 0..<composed.count) {
      let actor = resolved(actors[other])
      actors.append(Int32(actor))
      respelled.append(actor)
      return (actor, false)
    }
    let actor = add()
    _ = spellings.number(of: composed, 0..<composed.count)
    actors.append(~Int32(actor))
    return (actor, true)
  }
}
