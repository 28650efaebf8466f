internal import Relations

/// Compares what was read with what the project knows.
///
/// A source that says the same as the last time changes nothing, so what was changed by hand
/// meanwhile stays. What it says anew is taken; what it no longer has, and no other source attests,
/// vanishes.
struct ImportPlanner {
  let request: ImportRequest
  let known: ProjectState
  let index: EvidenceIndex
  let tombstones: Tombstones
  let formerNames: FormerNames
  var erasedMentions: ErasedMentions
  var numbering: Numbering
  var plan: ImportPlan
  /// The ids of the rows that the sources, kinds, actors and ties of the request became; 0 = left
  /// out.
  var sourceIDs: [Int64] = []
  var kindIDs: [Int64] = []
  var actorIDs: [Int64] = []
  var tieIDs: [Int64] = []
  /// The rows of known actors that the request names by an id of a merged double.
  var aliased: Set<Int64> = []
  /// The positions of the changed actors in the plan, by their positions in the project.
  var changedActors: [Int: Int] = [:]
  /// Whether a row of the evidence was met again.
  var isMet: [Bool]
  /// The ids of the sources of the request.
  var scope: Set<Int64> = []

  init(
    _ request: ImportRequest, _ known: ProjectState, _ tombstones: Tombstones,
    _ numbering: Numbering, _ formerNames: FormerNames
  ) {
    self.formerNames = formerNames
    erasedMentions = ErasedMentions(tombstones, present: known.actors)
    self.request = request
    self.known = known
    self.tombstones = tombstones
    self.numbering = numbering
    plan = ImportPlan(known: known, note: "")
    index = EvidenceIndex(known)
    isMet = [Bool](repeating: false, count: known.evidence.count)
  }

  /// The plan.
  ///
  /// - Complexity: O(*n* log *n*) in the rows read and known.
  static func plan(
    _ request: ImportRequest, _ known: ProjectState, _ tombstones: Tombstones,
    _ numbering: Numbering, _ formerNames: FormerNames
  ) -> ImportPlan {
    var planner = ImportPlanner(request, known, tombstones, numbering, formerNames)
    planner.planSources()
    planner.planKinds()
    planner.planAttributes()
    planner.planActors()
    planner.planTies()
    planner.planContacts()
    planner.planRoles()
    planner.planCampaigns()
    if !request.keepsVanished { planner.planVanished() }
    return planner.plan
  }

  /// The sources in a few words: a folder by its name, else the first and how many more.
  private static func note(_ titles: [String]) -> String {
    guard let first = titles.first, titles.count > 1 else { return titles.first ?? "" }
    let folder = first.split(separator: "/").dropLast().joined(separator: "/")
    if !folder.isEmpty, titles.allSatisfy({ $0.hasPrefix(folder + "/") }) { return folder }
    return "\(first) + \(titles.count - 1)"
  }

  /// A text without the names of people who were erased.
  mutating func kept(_ text: String) -> String {
    guard let blanked = erasedMentions.blanked(text) else { return text }
    plan.blanked += 1
    return blanked
  }

  private mutating func planSources() {
    let titles = request.titles.map { kept($0) }
    let kind = kept(request.kind)
    plan.note = Self.note(titles)
    for title in titles {
      let earlier = known.sources.first { $0.title == title }
      var source =
        earlier ?? plan.sources.new.first { $0.title == title }
        ?? SourceRecord(title: title, kind: "")
      if !kind.isEmpty { source.kind = kind }
      source.day = request.day ?? source.day
      source.keepUntil = request.keepUntil ?? source.keepUntil
      source.informBy = request.informBy ?? source.informBy
      if source.id == 0 {
        source.id = numbering.take(.source)
        plan.sources.new.append(source)
      } else if let earlier, earlier != source {
        plan.sources.changed.append((earlier, source))
      }
      scope.insert(source.id)
      sourceIDs.append(source.id)
    }
  }

  private mutating func planKinds() {
    for kind in request.network.tieKinds {
      let word = kept(kind.id)
      guard let earlier = known.kinds.first(where: { $0.word == word }) else {
        var record = KindRecord(kind)
        record.word = word
        record.id = numbering.take(.tieKind)
        kindIDs.append(record.id)
        plan.kinds.new.append(record)
        continue
      }
      kindIDs.append(earlier.id)
      var record = KindRecord(earlier.kind.completed(by: kind))
      record.id = earlier.id
      if record != earlier { plan.kinds.changed.append((earlier, record)) }
    }
    // A network without ties has one kind without a word, which need not be kept.
    if request.network.ties.isEmpty, plan.kinds.new.count == 1, plan.kinds.new[0].word.isEmpty {
      plan.kinds.new = []
    }
  }

  private mutating func planAttributes() {
    planAttributes("actor", request.network.actorAttributes)
    planAttributes("tie", request.network.tieAttributes)
  }

  private mutating func planAttributes(_ owner: String, _ columns: [AttributeColumn]) {
    for column in columns {
      let name = kept(column.name)
      let earlier = known.attributes.first { $0.owner == owner && $0.name == name }
      guard let earlier else {
        var record = AttributeRecord(owner: owner, name: name, type: column.type.rawValue)
        record.id = numbering.take(.attribute)
        plan.attributes.new.append(record)
        continue
      }
      guard earlier.type != column.type.rawValue, earlier.type != "text" else { continue }
      var record = earlier
      record.type = "text"
      plan.attributes.changed.append((earlier, record))
    }
  }

  /// The id of the source of an origin; that of the first source if it is not known.
  func sourceID(_ origin: Origin) -> Int64 {
    sourceIDs.indices.contains(Int(origin.source))
      ? sourceIDs[Int(origin.source)] : sourceIDs.first ?? 0
  }

  /// The row of the evidence that a source gave for a known fact, if it did.
  ///
  /// A row met before does not count. Of several, as of two merged entries, the one that said the same.
  func evidenceRow(
    _ owner: FactOwner, at place: Int, source: Int64, digest: Int64
  ) -> Int? {
    let rows = index.rows(owner, at: place).lazy.map(Int.init).filter {
      known.evidence[$0].source == source && !isMet[$0]
    }
    return rows.first { known.evidence[$0].digest == digest } ?? rows.first
  }

  /// Whether only the sources of this request attest a known fact.
  func isAuthority(_ owner: FactOwner, at place: Int) -> Bool {
    let rows = index.rows(owner, at: place)
    return !rows.isEmpty && rows.allSatisfy { scope.contains(known.evidence[Int($0)].source) }
  }

  /// Notes that a source attests a new fact.
  mutating func attest(
    _ owner: FactOwner, _ fact: Int64, _ origin: Origin, confidence: Double = 1, digest: Int64
  ) {
    var evidence = EvidenceRecord(
      owner, fact: fact, source: sourceID(origin), line: Int64(origin.line),
      confidence: confidence, digest: digest)
    evidence.id = numbering.take(.evidence)
    plan.evidence.new.append(evidence)
  }

  /// What a source says about a known fact.
  enum Say {
    /// The same as the last time.
    case same
    /// It says it for the first time, or something else than the last time.
    case other
  }

  /// Notes that a source attests a known fact, and tells whether it says anything new.
  mutating func meet(
    _ owner: FactOwner, at place: Int, _ fact: Int64, _ origin: Origin, confidence: Double = 1,
    digest: Int64
  ) -> Say {
    guard let row = evidenceRow(owner, at: place, source: sourceID(origin), digest: digest)
    else {
      attest(owner, fact, origin, confidence: confidence, digest: digest)
      return .other
    }
    isMet[row] = true
    let earlier = known.evidence[row]
    if earlier.digest == digest { return .same }
    var evidence = earlier
    evidence.line = Int64(origin.line)
    evidence.confidence = confidence
    evidence.digest = digest
    plan.evidence.changed.append((earlier, evidence))
    return .other
  }
}
