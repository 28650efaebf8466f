internal import Relations

/// A 64-bit digest of what a source says about a fact.
///
/// Not for secrecy: it tells whether the source said something else the last time.
struct RowDigest {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ text: String) {
    for byte in text.utf8 { mix(UInt64(byte)) }
    mix(0x100)
  }

  mutating func add(_ number: Double?) { mix(number.map(\.bitPattern) ?? 0x101) }

  mutating func add(_ day: Day?) {
    mix(day.map { UInt64(bitPattern: Int64($0.number)) } ?? 0x102)
  }

  /// The digest; never 0, which means that the source only named the fact.
  var value: Int64 {
    var mixed = state ^ state >> 31
    mixed = mixed &* 0x9e37_79b9_7f4a_7c15
    mixed ^= mixed >> 29
    return mixed == 0 ? 1 : Int64(bitPattern: mixed)
  }

  private mutating func mix(_ value: UInt64) {
    state = (state ^ value) &* 0x0000_0100_0000_01b3
    state ^= state >> 47
  }

  static func of(_ actor: ActorRecord) -> Int64 {
    var digest = RowDigest()
    for text in [actor.name, actor.kind, actor.place, actor.topics, actor.permission] {
      digest.add(text)
    }
    digest.add(actor.cost)
    digest.add(actor.further)
    return digest.value
  }

  static func of(_ tie: TieRecord, confidence: Double) -> Int64 {
    var digest = RowDigest()
    digest.add(tie.strength)
    digest.add(tie.start)
    digest.add(tie.end)
    digest.add(confidence)
    if !tie.further.isEmpty { digest.add(tie.further) }
    return digest.value
  }

  static func of(_ role: RoleRecord) -> Int64 {
    var digest = RowDigest()
    digest.add(role.method)
    digest.add(role.stage)
    digest.add(role.cost)
    digest.add(role.capacity)
    if !role.responsible.isEmpty { digest.add(role.responsible) }
    return digest.value
  }

  static func of(_ campaign: CampaignRecord) -> Int64 {
    var digest = RowDigest()
    digest.add(campaign.start)
    digest.add(campaign.end)
    digest.add(campaign.topics)
    digest.add(campaign.places)
    digest.add(campaign.cost)
    return digest.value
  }
}
