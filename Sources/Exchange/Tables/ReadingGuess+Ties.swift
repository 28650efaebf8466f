internal import Relations

/// Lists of pairs: ties, memberships and attendances one per row, and lists with a name and whom it
/// knows.
extension ReadingGuess {
  /// Lists that a file name or a header announces for certain: roles, contacts, campaigns, kinds.
  func certainList() -> Candidate? {
    let shape = hint.isCertain ? hint.shape : nil
    if shape == .multipliers || shape == nil, let fields = MultiplierHeader.fields(header),
      shape != nil || MultiplierHeader.isCertain(fields)
    {
      return candidate(.multipliers, 3.8, fields, rest: .none)
    }
    switch shape {
    case .campaigns:
      return CampaignHeader.fields(header).map { candidate(.campaigns, 3.8, $0, rest: .none) }
    case .tieKinds:
      return TieKindHeader.fields(header).map { candidate(.tieKinds, 3.8, $0, rest: .none) }
    case .contacts: return contacts()
    default: return hint.isAddressBookOrContacts ? contacts() : nil
    }
  }

  private func contacts() -> Candidate? {
    guard let ends = strongEnds ?? weakEnds,
      let fields = ContactHeader.fields(header, source: ends.source, target: ends.target)
    else { return nil }
    return candidate(.contacts, 3.8, fields, rest: .none)
  }

  /// A list of ties: two columns that their headers call its ends.
  func ties() -> Candidate? {
    if let ends = strongEnds {
      // A list that begins with both ends is nothing else, whatever its further columns are called.
      return pair(ends, score: ends == (0, 1) ? 3.6 : 3)
    }
    guard !isActorList, let ends = weakEnds else { return nil }
    return pair(ends, score: 2.7)
  }

  /// A person and a group or occasion per row.
  func memberships() -> Candidate? {
    guard !isActorList, strongEnds == nil, let person = personColumn,
      let group = groupColumns.first(where: { $0 != person })
    else { return nil }
    if groupColumns.count > 1 || hasPersonDetails(person) {
      return asListWithGroups(person)
    }
    return pair((person, group), score: 2.9)
  }

  /// `Person;kennt`: a name, and a column whose header says how it stands to those below.
  func relations() -> Candidate? {
    guard !isActorList, strongEnds == nil else { return nil }
    let related = header.indices.filter { isRelation($0) }
    guard let target = related.first,
      let source = find(TieHeader.personWords, PeopleHeader.nameWords, besides: [target])
        ?? header.indices.first(where: { $0 != target && facts[$0].areNames })
    else { return nil }
    if related.count > 1 {
      let kinds = Dictionary(
        related.map { ($0, header[$0]) }, uniquingKeysWith: { first, _ in first })
      return nominations(ego: source, named: related, kinds: kinds, score: 2.8)
    }
    var found = pair((source, target), score: 2.8)
    found.tieKind = header[target]
    return found
  }

  /// Two columns of which the second's values are mostly values of the first.
  func twoOfTheSame() -> Candidate? {
    let columns = header.indices.filter {
      !header[$0].isEmpty && !facts[$0].values.isEmpty && !facts[$0].areDates && !facts[$0].areLinks
        && facts[$0].distinct.count > 1
        && !(facts[$0].areNumbers
          && facts[$0].values.contains { $0.contains { ".,".contains($0) } })
    }
    for source in columns {
      for target in columns where target > source {
        let (left, right) = (facts[source].distinct, facts[target].distinct)
        let shared = left.intersection(right).count
        // Counts and marks are alike without being the same.
        guard shared >= 2, Double(shared) >= 0.5 * Double(min(left.count, right.count)),
          facts[source].areNames || left.contains(where: { $0.utf8.count > 3 })
        else { continue }
        return pair((source, target), score: 1.6)
      }
    }
    return nil
  }

  /// Who rates what: two columns of ids that both repeat, and mean different things.
  func ratings() -> Candidate? {
    let ids = header.indices.filter { column in
      words[column].hasSuffix("id") && facts[column].distinct.count < facts[column].values.count
    }
    guard ids.count == 2, strongEnds == nil,
      facts[ids[0]].distinct.isDisjoint(with: facts[ids[1]].distinct)
    else { return nil }
    let isPerson = { (column: Int) in
      ["user", "person", "member", "mitglied", "kunde", "customer", "reviewer", "nutzer"]
        .contains { words[column].hasPrefix($0) }
    }
    let source = ids.first(where: isPerson) ?? ids[0]
    let target = ids.first { $0 != source } ?? ids[1]
    var found = pair((source, target), score: 2.1)
    found.columns[source].kind = ""
    found.columns[target].kind = String(words[target].dropLast(2))
    if found.columns.allSatisfy({ $0.field != .weight }),
      let weight = find(TieHeader.ratingWords), facts[weight].areNumbers
    {
      found.columns[weight].field = .weight
    }
    return found
  }

  // MARK: Ends

  /// A candidate with these ends and what their headers say of the kinds of actor.
  func pair(_ ends: (source: Int, target: Int), score: Double) -> Candidate {
    var (from, to) = (kind(of: words[ends.source]), kind(of: words[ends.target]))
    if from == to { (from, to) = (nil, nil) }
    let shape: Reading.Shape =
      switch to ?? from {
      case .organisation?: .memberships
      case .event?: .attendance
      default: .ties
      }
    var found = tieCandidate(
      source: ends.source, target: ends.target, shape: shape, score: score, targetKind: to)
    found.columns[ends.source].kind = from?.id ?? ""
    return found
  }

  /// A candidate with these ends, and what the other columns say about the ties.
  func tieCandidate(
    source: Int, target: Int, shape: Reading.Shape, score: Double, targetKind: Actor.Kind? = nil
  ) -> Candidate {
    var fields: [Int: Reading.Field] = [source: .source, target: .target]
    var taken: Set<Int> = [source, target]
    func take(
      _ field: Reading.Field, _ lists: [String]..., if fits: (ColumnFacts) -> Bool = { _ in true }
    ) {
      for list in lists {
        let column = words.indices.first {
          !taken.contains($0) && list.contains(words[$0]) && fits(facts[$0])
        }
        guard let column else { continue }
        fields[column] = field
        taken.insert(column)
        return
      }
    }
    let mayBeNumbers = { (facts: ColumnFacts) in
      facts.values.isEmpty || facts.share { $0.utf8.contains { $0 &- 48 < 10 } } > 0.5
    }
    let mayBeDates = { (facts: ColumnFacts) in
      facts.areDates || DynamicCell.isDynamic(facts)
        || DateCell.Style(facts, options: ReadOptions())
          .unixUnits != nil
    }
    take(.directed, TieHeader.directionWords)
    take(.kind, TieHeader.kindWords)
    if !fields.values.contains(.kind) || !fields.values.contains(.directed) {
      take(.type, ["type", "typ"])
    }
    take(.weight, TieHeader.weightWords)
    if !fields.values.contains(.weight) {
      take(.weight, TieHeader.softWeightWords, if: mayBeNumbers)
    }
    take(.start, TieHeader.startWords)
    if !fields.values.contains(.start) { take(.start, ["von", "from"]) }
    take(.end, TieHeader.endWords)
    if !fields.values.contains(.end) { take(.end, ["to"]) }
    if !fields.values.contains(.start), !fields.values.contains(.end) {
      take(.day, TieHeader.dateWords)
      if !fields.values.contains(.day) { take(.day, TieHeader.softDateWords, if: mayBeDates) }
    }
    take(.confidence, TieHeader.confidenceWords)
    var found = candidate(shape, score, fields)
    found.columns[source].splits = splits(source, .source)
    found.columns[target].splits = splits(target, .target)
    if let targetKind { found.columns[target].kind = targetKind.id }
    return found
  }

  /// The two ends where headers name both, each for certain.
  var strongEnds: (source: Int, target: Int)? {
    for (left, right) in TieHeader.pairs {
      // With a third one they are those whom somebody names.
      if right.hasSuffix("2"), words.contains(right.dropLast() + "3") { continue }
      if let source = find([left]), let target = find([right]), mayBeEnds(source, target) {
        return (source, target)
      }
    }
    if let from = find(["from", "von"]), let to = find(["to"]), groupColumns.isEmpty,
      facts[from].areNames, facts[to].areNames, mayBeEnds(from, to)
    {
      return (from, to)
    }
    return likeNamedEnds
  }

  /// A list of people may have a column “source” that is nobody: an end is filled and no address.
  private func mayBeEnds(_ source: Int, _ target: Int) -> Bool {
    guard isActorList else { return true }
    return [source, target].allSatisfy { facts[$0].values.count * 2 > facts[$0].rows }
  }

  /// `FromNodeId`/`ToNodeId`, `dcc_origine`/`dcc_destination`, `Mitglied 1`/`Mitglied 2`: headers
  /// that differ in the word that tells the ends apart.
  private var likeNamedEnds: (source: Int, target: Int)? {
    let marks = [
      ("from", "to"), ("source", "target"), ("start", "end"), ("von", "nach"), ("von", "zu"),
      ("sender", "receiver"), ("origin", "destination"), ("origine", "destination"),
      ("quell", "ziel"), ("ego", "alter"), ("src", "dst"), ("src", "tgt"), ("out", "in"),
    ]
    for (left, right) in marks {
      for (source, word) in words.enumerated() {
        guard let rest = Self.rest(word, of: left), rest.count > 1 else { continue }
        let isNode = ["id", "node", "name", "person", "key", "actor", "user", "label", "member"]
          .contains { rest.contains($0) }
        if left == "start" || left == "von" || left == "out", !isNode { continue }
        let target = words.indices.first {
          $0 != source && Self.rest(words[$0], of: right) == rest && !facts[$0].areDates
        }
        if let target, !facts[source].areDates, !facts[source].areLinks { return (source, target) }
      }
    }
    for (one, two) in [("1", "2"), ("a", "b")] {
      for (source, word) in words.enumerated() where word.hasSuffix(one) && word.count > 3 {
        let stem = word.dropLast()
        // A third one makes it a list of those named.
        guard let target = words.firstIndex(of: stem + two), !words.contains(stem + "3"),
          namedEgo(besides: [source, target]) == nil,
          facts[source].areNames || facts[source].areNumbers,
          !isDetail(String(stem))
        else { continue }
        return (source, target)
      }
    }
    return nil
  }

  private static func rest(_ word: String, of mark: String) -> String? {
    if word.hasPrefix(mark) { return String(word.dropFirst(mark.count)) }
    return word.hasSuffix(mark) ? String(word.dropLast(mark.count)) : nil
  }

  private func isDetail(_ stem: String) -> Bool {
    PeopleHeader.identityWords.contains(stem) || GroupWords.all.contains(stem)
      || PeopleHeader.topicWords.contains(stem)
  }

  /// Ends of which one has a word that may mean other things as well.
  private var weakEnds: (source: Int, target: Int)? {
    let people = words.indices.filter { TieHeader.personWords.contains(words[$0]) }
    let groups = groupColumns
    let (from, to) = (find(["von", "from"]), find(["to"]))
    if let from, let to { return (from, to) }
    if let person = people.first, groups.contains(where: { $0 != person }) { return nil }
    let source = find(TieHeader.sourceWords) ?? people.first
    let target =
      find(TieHeader.targetWords) ?? groups.first ?? people.first { $0 != source }
    if let source, let target, source != target { return (source, target) }
    if groups.count > 1, people.isEmpty, find(PeopleHeader.nameWords) == nil {
      return (groups[0], groups[1])
    }
    if let source, let to { return (source, to) }
    if let from, let target { return (from, target) }
    if let name = find(PeopleHeader.nameWords), let target, target != name,
      !groups.contains(target)
    {
      return (name, target)
    }
    return nil
  }

  /// The column of the person in a list of persons and groups.
  var personColumn: Int? {
    find(TieHeader.personWords) ?? find(PeopleHeader.nameWords) ?? find(["wer", "ego"])
  }

  /// Columns that hold groups, occasions or channels by their headers.
  var groupColumns: [Int] {
    words.indices.filter { column in
      kind(of: words[column]) != nil && !facts[column].areLinks && !isMarked(column)
    }
  }

  /// Whether the header of a column says how those below stand to the person of the row.
  func isRelation(_ column: Int) -> Bool {
    let word = words[column]
    guard TieHeader.relationWords.contains(word) else { return false }
    return facts[column].values.isEmpty || facts[column].areNames
  }

  /// Whether the cells of a column are yes and no rather than names.
  func isMarked(_ column: Int) -> Bool { facts[column].areMarks && !facts[column].areNumbers }
}
