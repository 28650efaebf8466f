internal import Relations

extension ImportPlanner {
  /// Compares the contacts: those of the same sources, by tie, day and weight.
  mutating func planContacts() {
    var read: [ContactRecord] = []
    read.reserveCapacity(request.network.contacts.count)
    for contact in request.network.contacts where tieIDs[Int(contact.tie)] != 0 {
      read.append(
        ContactRecord(
          tie: tieIDs[Int(contact.tie)], day: contact.day, weight: contact.weight,
          source: sourceID(contact.origin), line: Int64(contact.origin.line)))
    }
    let stored = known.contacts.filter { $0.source.map(scope.contains) ?? false }
    if stored.isEmpty {
      for contact in read { addContact(contact) }
      return
    }
    let readOrder = Self.sorted(read)
    let storedOrder = Self.sorted(stored)
    var isNew = [Bool](repeating: true, count: read.count)
    var isGone = [Bool](repeating: true, count: stored.count)
    var (i, j) = (0, 0)
    while i < readOrder.count, j < storedOrder.count {
      let (a, b) = (Self.key(read[readOrder[i]]), Self.key(stored[storedOrder[j]]))
      if a == b {
        isNew[readOrder[i]] = false
        isGone[storedOrder[j]] = false
        (i, j) = (i + 1, j + 1)
      } else if a < b {
        i += 1
      } else {
        j += 1
      }
    }
    for (row, contact) in read.enumerated() where isNew[row] { addContact(contact) }
    if request.keepsVanished { return }
    for (row, contact) in stored.enumerated() where isGone[row] {
      plan.difference.contacts.gone.append(contact)
    }
  }

  private mutating func addContact(_ contact: ContactRecord) {
    var contact = contact
    contact.id = numbering.take(.contact)
    plan.difference.contacts.new.append(contact)
  }

  private static func key(_ contact: ContactRecord) -> (Int64, Int32, Double) {
    (contact.tie, contact.day.number, contact.weight)
  }

  private static func sorted(_ contacts: [ContactRecord]) -> [Int] {
    contacts.indices.sorted { left, right in
      let (a, b) = (key(contacts[left]), key(contacts[right]))
      return a != b ? a < b : left < right
    }
  }

  /// Compares the roles: one per actor, topic and place.
  mutating func planRoles() {
    var places: [RoleKey: Int] = [:]
    for (place, role) in known.roles.enumerated() { places[RoleKey(role)] = place }
    var met: Set<Int> = []
    for multiplier in request.network.multipliers {
      let actor = actorIDs[Int(multiplier.actor)]
      guard actor != 0 else { continue }
      var role = RoleRecord(actor: actor, multiplier)
      (role.topic, role.place) = (kept(role.topic), kept(role.place))
      (role.method, role.responsible) = (kept(role.method), kept(role.responsible))
      let digest = RowDigest.of(role)
      guard let place = places[RoleKey(role)], place >= 0 else {
        // The same role twice in one list: the first counts.
        if places[RoleKey(role)] != nil { continue }
        role.id = numbering.take(.role)
        places[RoleKey(role)] = -1
        attest(.role, role.id, multiplier.origin, digest: digest)
        plan.difference.roles.new.append(role)
        continue
      }
      let earlier = known.roles[place]
      role.id = earlier.id
      let said = meet(.role, at: place, earlier.id, multiplier.origin, digest: digest)
      // The role of a merged double: the first row counts.
      guard met.insert(place).inserted else { continue }
      // A list that names nobody takes nobody away.
      if role.responsible.isEmpty { role.responsible = earlier.responsible }
      if said == .other, role != earlier { plan.difference.roles.changed.append((earlier, role)) }
    }
  }

  /// Compares the campaigns by name.
  mutating func planCampaigns() {
    var names: Set<String> = []
    for campaign in request.network.campaigns {
      var record = CampaignRecord(campaign)
      record.name = Self.distinct(kept(record.name), from: names)
      names.insert(record.name)
      (record.topics, record.places) = (kept(record.topics), kept(record.places))
      let digest = RowDigest.of(record)
      guard let place = known.campaigns.firstIndex(where: { $0.name == record.name }) else {
        record.id = numbering.take(.campaign)
        attest(.campaign, record.id, .unknown, digest: digest)
        plan.difference.campaigns.new.append(record)
        continue
      }
      let earlier = known.campaigns[place]
      record.id = earlier.id
      let said = meet(.campaign, at: place, earlier.id, .unknown, digest: digest)
      if said == .other, record != earlier {
        plan.difference.campaigns.changed.append((earlier, record))
      }
    }
  }

  /// The name, with a number if there is one without the erased name already.
  private static func distinct(_ name: String, from names: Set<String>) -> String {
    if !names.contains(name) { return name }
    var number = 2
    while names.contains("\(name) (\(number))") { number += 1 }
    return "\(name) (\(number))"
  }

  private struct RoleKey: Hashable {
    let actor: Int64
    let topic: String
    let place: String

    init(_ role: RoleRecord) {
      actor = role.actor
      topic = role.topic
      place = role.place
    }
  }
}
