internal import Relations

extension ProjectFile {
  /// Adds or changes the role of an actor in a topic field and a place.
  ///
  /// - Returns: whether the role is new.
  @discardableResult
  public func setRole(
    _ reference: String, _ edit: RoleEdit, source: SourceNote = SourceNote()
  ) throws(StorageError) -> Bool {
    for (name, value) in [("--cost", edit.cost), ("--capacity", edit.capacity)] {
      guard let value else { continue }
      guard value.isFinite, value >= 0 else { throw .badValue(name: name, value: "\(value)") }
    }
    return try writing(.partner) { change in
      var editor = Editor(change)
      defer { change = editor.change }
      try editor.keepErasedAway(
        nil,
        texts: [
          edit.topic, edit.place, edit.method ?? "", edit.responsible ?? "", source.title ?? "",
        ])
      let actor = try editor.actor(reference)
      let roles: [RoleRecord] = try ProjectState.records(change.database, nil)
      let earlier = roles.first {
        $0.actor == actor.id && $0.topic == edit.topic && $0.place == edit.place
      }
      var record =
        earlier
        ?? RoleRecord(actor: actor.id, Multiplier(actor: 0, topic: edit.topic, place: edit.place))
      record.stage = edit.stage?.rawValue ?? record.stage
      record.method = edit.method ?? record.method
      record.cost = edit.cost ?? record.cost
      record.capacity = edit.capacity ?? record.capacity
      record.responsible = edit.responsible ?? record.responsible
      if earlier == nil {
        record.id = try editor.change.insert(record)
      } else if record != earlier {
        try editor.change.update([record])
      }
      try editor.attest(.role, record.id, source)
      return earlier == nil
    }
  }

  /// Adds or changes a campaign.
  ///
  /// - Returns: whether it is new.
  @discardableResult
  public func setCampaign(
    _ name: String, _ edit: CampaignEdit, source: SourceNote = SourceNote()
  ) throws(StorageError) -> Bool {
    guard !name.isEmpty else { throw .badValue(name: "name", value: name) }
    if let cost = edit.cost, !(cost.isFinite && cost >= 0) {
      throw .badValue(name: "--cost", value: "\(cost)")
    }
    return try writing(.campaign, note: "") { change in
      var editor = Editor(change)
      defer { change = editor.change }
      try editor.keepErasedAway(
        nil, texts: [name] + (edit.topics ?? []) + (edit.places ?? []))
      let campaigns: [CampaignRecord] = try ProjectState.records(change.database, nil)
      let earlier = campaigns.first { $0.name == name }
      var record = earlier ?? CampaignRecord(Campaign(name: name, period: .always))
      record.start = edit.start ?? record.start
      record.end = edit.last?.advanced(by: 1) ?? record.end
      if let start = record.start, let end = record.end, end <= start {
        throw StorageError.badValue(name: "--to", value: end.advanced(by: -1).description)
      }
      record.topics = edit.topics.map(ActorRecord.joined) ?? record.topics
      record.places = edit.places.map(ActorRecord.joined) ?? record.places
      record.cost = edit.cost ?? record.cost
      if earlier == nil {
        record.id = try editor.change.insert(record)
      } else if record != earlier {
        try editor.change.update([record])
      }
      try editor.attest(.campaign, record.id, source)
      return earlier == nil
    }
  }

  /// Removes a campaign.
  public func removeCampaign(_ name: String) throws(StorageError) {
    try writing(.remove) { change in
      let campaigns: [CampaignRecord] = try ProjectState.records(change.database, nil)
      guard let campaign = campaigns.first(where: { $0.name == name }) else {
        throw StorageError.unknown(name)
      }
      let evidence: [EvidenceRecord] = try ProjectState.records(change.database, nil)
      let resting = evidence.filter {
        $0.owner == FactOwner.campaign.rawValue && $0.fact == campaign.id
      }
      try change.remove(.evidence, resting.map(\.id))
      try change.remove(.campaign, [campaign.id])
    }
  }
}
