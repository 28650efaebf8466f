internal import Relations

/// Guesses how a table is to be understood.
///
/// Each kind of list is one question to the table (`candidates`): what in its headers and values speaks
/// for it, and how much. The strongest answer is the reading. Headers count more than values, and
/// values decide where a header may mean several things.
struct ReadingGuess {
  /// What speaks for one shape.
  struct Candidate {
    var shape: Reading.Shape
    /// How much: 3 and more for headers that mean nothing else, below 2 for values alone.
    var score: Double
    var columns: [Reading.Column]
    var isDirected: Bool?
    var tieKind = ""
  }

  /// The name of the table, and what it says.
  let name: String
  let hint: TableHint
  let header: [String]
  let words: [String]
  let facts: [ColumnFacts]
  let wishes: ReadingWishes

  /// The guess for a table with this header and these rows.
  init(
    name: String, hint: TableHint, header: [String], rows: [[String]], wishes: ReadingWishes
  ) {
    self.name = name
    self.hint = hint
    self.header = header
    self.wishes = wishes
    words = header.map { HeaderWords.word(CanonicalText.composed($0)) }
    facts = header.indices.map { column in
      ColumnFacts(rows.lazy.map { $0[safe: column] ?? "" }, rows: rows.count)
    }
  }

  /// How the table is to be understood, and how well that is known; nil if not at all.
  var best: (reading: Reading, score: Double)? {
    if let saved = wishes.reading(of: name, header: header) {
      var reading = saved
      reading.table = name
      return (applied(reading), 4)
    }
    let fields = wishes.fields(of: name, header: header)
    let shape = wishes.shape(of: name)
    if shape == Reading.Shape.none {
      let columns = header.map { Reading.Column(header: $0, field: .none) }
      return (Reading(table: name, shape: .none, columns: columns), 4)
    }
    let found = answers(untilCertain: shape == nil && fields.isEmpty)
    var candidate = found.max { $0.score < $1.score }
    if let shape { candidate = wished(shape, among: found) ?? candidate }
    if !fields.isEmpty { candidate = withWishes(fields, shape, candidate) }
    guard let candidate else { return nil }
    let reading = Reading(
      table: name, shape: candidate.shape, columns: candidate.columns,
      isDirected: candidate.isDirected, asOf: hint.asOf, tieKind: candidate.tieKind)
    return (applied(reading), shape == nil && fields.isEmpty ? candidate.score : 4)
  }

  private var candidates: [() -> Candidate?] {
    [
      certainList, ties, actors, square, nominations, form, attendanceSheet, marks, memberships,
      relations, twoOfTheSame, ratings,
    ]
  }

  /// What speaks for each shape; once a header means nothing else, the rest need not be asked.
  private func answers(untilCertain stops: Bool) -> [Candidate] {
    // A name that announces a list of campaigns or roles leaves no other reading.
    if stops, hint.isCertain { return [certainList()].compactMap(\.self) }
    var answers: [Candidate] = []
    for candidate in candidates {
      guard let answer = candidate() else { continue }
      answers.append(answer)
      if stops, answer.score >= 3.6 { break }
    }
    return answers
  }

  /// A reading with what the user says about direction, kinds and days.
  private func applied(_ reading: Reading) -> Reading {
    var reading = takingConsent(reading)
    if wishes.isDirected { reading.isDirected = true }
    if let kind = wishes.tieKind { reading.tieKind = kind }
    if let day = wishes.asOf { reading.asOf = day }
    for header in wishes.fillsDown where self.header.contains(where: { isSame($0, header) }) {
      if !reading.fillsDown.contains(header) { reading.fillsDown.append(header) }
    }
    if let splits = wishes.splits {
      for column in reading.columns.indices where reading.columns[column].field.holdsNames {
        reading.columns[column].splits = splits
      }
    }
    return reading
  }

  private func isSame(_ left: String, _ right: String) -> Bool {
    ReadingWishes.isSame(left, right)
  }

  // MARK: Wishes

  /// The candidate of a wished shape; made of what there is if nothing spoke for it.
  private func wished(_ shape: Reading.Shape, among found: [Candidate]) -> Candidate? {
    if let fitting = found.filter({ $0.shape == shape }).max(by: { $0.score < $1.score }) {
      return fitting
    }
    return forced(shape)
  }

  /// The table as this shape, whatever the headers say.
  private func forced(_ shape: Reading.Shape) -> Candidate? {
    switch shape {
    case .ties, .memberships, .contacts:
      let ends = nameColumns.prefix(2)
      guard ends.count == 2 else { return nil }
      return tieCandidate(
        source: ends[0], target: ends[1], shape: shape, score: 4,
        targetKind: shape == .memberships ? .organisation : nil)
    case .attendance, .matrix:
      let first = egoColumns
      guard !first.isEmpty else { return nil }
      let across = header.indices.filter { !first.contains($0) && isAcross($0) }
      return wide(shape, ego: first, across: across, score: 4)
    case .nominations:
      guard let ego = nameColumns.first else { return nil }
      let named = nameColumns.filter { $0 != ego }
      return named.isEmpty ? nil : nominations(ego: ego, named: named, kinds: [:], score: 4)
    case .actors:
      let plain = PeopleHeader(header)
      if plain == nil, let name = nameColumns.first {
        return candidate(.actors, 4, [name: .name])
      }
      return actors()
    case .multipliers:
      return MultiplierHeader.fields(header).map { candidate(.multipliers, 4, $0, rest: .none) }
    case .campaigns:
      return CampaignHeader.fields(header).map { candidate(.campaigns, 4, $0, rest: .none) }
    case .tieKinds:
      return TieKindHeader.fields(header).map { candidate(.tieKinds, 4, $0, rest: .none) }
    case .none: return nil
    }
  }

  /// A candidate with the fields that the user gave to columns.
  private func withWishes(
    _ fields: [Int: Reading.Field], _ shape: Reading.Shape?, _ candidate: Candidate?
  ) -> Candidate {
    let held = Set(fields.values)
    var result: Candidate
    if let shape {
      result = candidate ?? self.candidate(shape, 4, [:])
    } else if let source = column(.source, in: fields), let target = column(.target, in: fields) {
      result = tieCandidate(source: source, target: target, shape: .ties, score: 4)
      let (from, to) = (kind(of: words[source]), kind(of: words[target]))
      if from != to {
        result.columns[source].kind = from?.id ?? ""
        result.columns[target].kind = to?.id ?? ""
      }
    } else if held.contains(.source) || held.contains(.target), candidate?.shape != .ties {
      let known = held.contains(.source) ? Reading.Field.source : .target
      let end = column(known, in: fields) ?? 0
      let other = nameColumns.first { $0 != end } ?? (end == 0 ? min(1, header.count - 1) : 0)
      result = tieCandidate(
        source: known == .source ? end : other, target: known == .source ? other : end,
        shape: .ties, score: 4)
    } else {
      result = candidate ?? self.candidate(.actors, 4, [:])
    }
    for (column, field) in fields {
      // What a wish takes away from another column leaves that an attribute.
      for other in result.columns.indices
      where other != column && result.columns[other].field == field && !field.isRepeatable {
        result.columns[other] = Reading.Column(header: header[other], field: .attribute)
      }
      result.columns[column].field = field
      if field == .memberOf {
        result.columns[column].kind = (kind(of: words[column]) ?? .organisation).id
      }
      if field == .named { result.columns[column].kind = header[column] }
      if field == .across {
        let isDay = HeaderDay.isDated(header[column])
        result.columns[column].kind = (isDay ? Actor.Kind.event : .organisation).id
      }
      if field.holdsNames { result.columns[column].splits = splits(column, field) }
    }
    if result.shape == .actors || result.shape == .memberships, held.contains(.memberOf) {
      result = asActorList(result)
    }
    result.score = 4
    return result
  }

  private func column(_ field: Reading.Field, in fields: [Int: Reading.Field]) -> Int? {
    fields.filter { $0.value == field }.keys.min()
  }

  /// A list of persons with groups, even if it was first seen as pairs.
  private func asActorList(_ candidate: Candidate) -> Candidate {
    var result = candidate
    result.shape = .actors
    for column in result.columns.indices {
      switch result.columns[column].field {
      case .source: result.columns[column].field = .name
      case .target:
        result.columns[column].field = .memberOf
      default: break
      }
    }
    let named: Set<Reading.Field> = [.id, .name, .lastName, .firstName]
    if !result.columns.contains(where: { named.contains($0.field) }),
      let first = nameColumns.first(where: { result.columns[$0].field == .attribute })
    {
      result.columns[first].field = .name
    }
    return result
  }
}

extension Reading.Field {
  /// Whether the cells of such a column are names that may stand several in a cell.
  var holdsNames: Bool {
    switch self {
    case .source, .target, .memberOf, .named: true
    default: false
    }
  }

  /// Whether several columns of a table may hold this.
  var isRepeatable: Bool {
    switch self {
    case .memberOf, .across, .named, .attribute, .none: true
    default: false
    }
  }
}

// MARK: Making candidates

extension ReadingGuess {
  /// A candidate whose further columns are kept as attributes, or left out.
  func candidate(
    _ shape: Reading.Shape, _ score: Double, _ fields: [Int: Reading.Field],
    rest: Reading.Field = .attribute
  ) -> Candidate {
    let columns = header.indices.map { column in
      let other: Reading.Field = header[column].isEmpty ? .none : rest
      return Reading.Column(header: header[column], field: fields[column] ?? other)
    }
    return Candidate(shape: shape, score: score, columns: columns)
  }

  /// The kind of actor that a header word names, or nil.
  func kind(of word: String) -> Actor.Kind? {
    if let kind = GroupWords.kind(of: word) { return kind }
    for ending in ["verein", "vereine", "verband", "gruppe", "gruppen"] where word.hasSuffix(ending)
    {
      return .organisation
    }
    if word.hasPrefix("mitgliedin") || word.hasPrefix("mitgliedbei") { return .organisation }
    return nil
  }

  /// The first column called one of some words, in the order of the lists; links are passed over.
  func find(_ lists: [String]..., besides taken: Set<Int> = []) -> Int? {
    for list in lists {
      let column = words.indices.first {
        !taken.contains($0) && list.contains(words[$0]) && !facts[$0].areLinks
      }
      if let column { return column }
    }
    return nil
  }

  /// Names that stand in cells of their own in columns of names.
  var alone: Set<String> {
    var alone: Set<String> = []
    for column in header.indices where facts[column].areNames {
      alone.formUnion(facts[column].distinct)
    }
    return alone
  }

  /// The signs at which the cells of a column of names are taken apart.
  func splits(_ column: Int, _ field: Reading.Field) -> [String] {
    if let splits = wishes.splits { return splits }
    let isGroup = field == .memberOf || kind(of: words[column]) != nil
    return CellSplit.signs(
      facts[column], isGroup ? .groups : .people, alone: alone,
      isPlural: GroupWords.isPlural(words[column]))
  }

  /// Columns whose cells may be names or ids of actors, from left to right.
  var nameColumns: [Int] {
    header.indices.filter { column in
      !header[column].isEmpty && !facts[column].areDates && !facts[column].areLinks
        && (facts[column].areNames || facts[column].values.isEmpty || facts[column].areNumbers)
    }
  }

  /// The columns that name whom a row is about: name, or first and last name, or the first column.
  var egoColumns: Set<Int> {
    if let people = PeopleHeader(header) {
      let columns = [people.id, people.name, people.firstName, people.lastName].compactMap(\.self)
      if !columns.isEmpty { return Set(columns) }
    }
    if let column = find(TieHeader.personWords) { return [column] }
    return header.indices.first { facts[$0].areNames }.map { [$0] } ?? []
  }
}
