internal import Relations

/// Tables with names down and something else across: matrices, sheets of who was there, nominations,
/// answers of forms.
extension ReadingGuess {
  private static let sums: Set<String> = [
    "summe", "gesamt", "anzahl", "total", "sum", "quote", "prozent", "insgesamt", "anwesend",
    "average", "schnitt", "",
  ]

  /// A square matrix: the names of the rows across as well.
  func square() -> Candidate? {
    guard header.count > 2, words.count == header.count else { return nil }
    let names = header.dropFirst().map(ElementValues.trimmed).filter { !$0.isEmpty }
    let rows = facts[0].distinct
    guard names.count > 1, rows.count > 1 else { return nil }
    let shared = names.filter(rows.contains).count
    guard shared >= 2, Double(shared) >= 0.7 * Double(names.count),
      Double(shared) >= 0.7 * Double(rows.count)
    else { return nil }
    let across = header.indices.dropFirst().filter {
      !header[$0].isEmpty && (facts[$0].values.isEmpty || facts[$0].areMarks)
    }
    guard across.count >= shared else { return nil }
    return wide(.matrix, ego: [0], across: across, score: 3.4, kind: .person)
  }

  /// Names down, days across, marks in the cells.
  func attendanceSheet() -> Candidate? {
    let ego = egoColumns
    var dated = header.indices.filter { !ego.contains($0) && isDatedMark($0) }
    // Beside evenings with ticks, one with other words alone is an evening as well.
    if dated.contains(where: { facts[$0].hasTick }) {
      dated = header.indices.filter {
        !ego.contains($0) && (dated.contains($0) || isDayOfWords($0))
      }
    }
    guard !ego.isEmpty, dated.count >= 2 || dated.count == 1 && header.count == ego.count + 1
    else { return nil }
    return wide(.attendance, ego: ego, across: dated, score: 3.2, kind: .event)
  }

  /// Names down, clubs or occasions across, ticks in the cells.
  func marks() -> Candidate? {
    let ego =
      header.first.map { $0.isEmpty || !facts[0].areMarks } == true && facts[0].areNames
      ? egoColumns.union(header[0].isEmpty ? [0] : []) : egoColumns
    guard let first = ego.min() else { return nil }
    let marked = header.indices.filter { !ego.contains($0) && isAcross($0) }
    let ticked = marked.filter { facts[$0].hasTick && isTickColumn($0) }
    let rest = header.indices.filter {
      !ego.contains($0) && !marked.contains($0) && !header[$0].isEmpty
    }
    let isWhole = rest.isEmpty || rest.allSatisfy { Self.sums.contains(words[$0]) }
    let isMatrix: Bool
    if header[first].isEmpty || facts[first].areNames, isWhole, marked.count >= 2,
      ticked.isEmpty
    {
      // Numbers alone: only where nothing else stands there, and none of the headers is known.
      isMatrix = header[first].isEmpty || marked.count >= 3 && marked.allSatisfy(isZeroOne)
    } else {
      isMatrix = ticked.count >= 3 || ticked.count >= 2 && isWhole
    }
    guard isMatrix else { return nil }
    let across = ticked.isEmpty ? marked : marked.filter { ticked.contains($0) || isWhole }
    let events = across.allSatisfy { kind(of: Self.stem(words[$0])) == .event }
    return wide(
      events ? .attendance : .matrix, ego: ego, across: across, score: 2.8,
      kind: events ? .event : .organisation)
  }

  /// `ego;alter1;alter2;alter3`: one name, and several columns of the same word.
  func nominations() -> Candidate? {
    var stems: [String: [Int]] = [:]
    for column in words.indices where !words[column].isEmpty {
      stems[Self.stem(words[column]), default: []].append(column)
    }
    let several = stems.filter { stem, columns in
      columns.count >= 2 && !isDetail(stem) && columns.allSatisfy { mayName($0) }
        && columns.allSatisfy { columns.count > 2 || words[$0] != stem || header.count > 2 }
    }
    guard
      let (stem, named) = several.max(by: {
        ($0.value.count, -($0.value.first ?? 0)) < ($1.value.count, -($1.value.first ?? 0))
      }), let ego = egoBeside(named)
    else { return nil }
    let isKnown =
      Self.nominationWords.contains(stem) || TieHeader.relationWords.contains(stem)
      || named.contains { facts[$0].overlap(facts[ego].distinct) > 0 }
    guard isKnown else { return nil }
    let kind = TieHeader.relationWords.contains(stem) ? Self.plain(header[named[0]]) : ""
    let kinds = Dictionary(named.map { ($0, kind) }, uniquingKeysWith: { first, _ in first })
    return nominations(ego: ego, named: named, kinds: kinds, score: 3.3)
  }

  /// Answers of a web form: a time stamp, the name of who answers, questions across.
  func form() -> Candidate? {
    guard let stamp = find(Self.stampWords), facts[stamp].values.isEmpty || facts[stamp].areDates
    else { return nil }
    let asksName = { (column: Int) in
      let word = words[column]
      return word.contains("name") && !word.contains("namen") || word.hasPrefix("wieheisst")
        || word.hasPrefix("werbist") || word.hasPrefix("whoareyou")
    }
    guard
      let ego = find(PeopleHeader.nameWords, TieHeader.personWords)
        ?? header.indices.first(where: { $0 != stamp && asksName($0) && facts[$0].areNames })
    else { return nil }
    let named = header.indices.filter {
      $0 != stamp && $0 != ego && mayName($0) && isQuestion($0, ego: ego)
    }
    guard !named.isEmpty else { return nil }
    let kinds = Dictionary(
      named.map { ($0, ElementValues.trimmed(header[$0])) }, uniquingKeysWith: { first, _ in first }
    )
    var found = nominations(ego: ego, named: named, kinds: kinds, score: 3.3)
    found.columns[stamp].field = .day
    return found
  }

  /// Whether the answers below a question are names of people: some of them answered themselves, or
  /// the question asks for people.
  private func isQuestion(_ column: Int, ego: Int) -> Bool {
    guard facts[column].areNames else { return false }
    let pieces = Set(facts[column].distinct.flatMap { CellSplit.parts($0, [";", ",", "\n", "/"]) })
    if !pieces.isDisjoint(with: facts[ego].distinct) { return true }
    let padded = " \(header[column].lowercased()) "
    let asks = [
      " wem ", " wen ", " wer ", " who ", " whom ", " mit wem ", " personen ", " people ",
    ]
    return asks.contains { padded.contains($0) }
  }

  // MARK: Candidates

  func nominations(
    ego: Int, named: [Int], kinds: [Int: String], score: Double
  ) -> Candidate {
    var fields = PeopleHeader(header)?.fields.filter { !named.contains($0.key) } ?? [:]
    for (column, field) in fields where field == .name || column == ego { fields[column] = nil }
    if fields[ego] == nil { fields[ego] = .name }
    for column in named { fields[column] = .named }
    if let stamp = find(Self.stampWords + TieHeader.dateWords), fields[stamp] == nil,
      facts[stamp].areDates
    {
      fields[stamp] = .day
    }
    var found = candidate(.nominations, score, fields)
    found.isDirected = true
    for column in named {
      found.columns[column].kind = kinds[column] ?? ""
      found.columns[column].splits = splits(column, .named)
    }
    return found
  }

  func wide(
    _ shape: Reading.Shape, ego: Set<Int>, across: [Int], score: Double,
    kind: Actor.Kind? = nil
  ) -> Candidate {
    var fields = PeopleHeader(header)?.fields.filter { !across.contains($0.key) } ?? [:]
    let named: Set<Reading.Field> = [.id, .name, .lastName, .firstName]
    if !fields.values.contains(where: named.contains), let first = ego.min() {
      fields[first] = .name
    }
    for column in across { fields[column] = .across }
    for column in header.indices where fields[column] == nil && Self.sums.contains(words[column]) {
      fields[column] = Reading.Field.none
    }
    var found = candidate(shape, score, fields)
    let rows = ego.min().map { facts[$0].distinct } ?? []
    for column in across {
      let own: Actor.Kind = HeaderDay.isDated(header[column]) ? .event : .organisation
      let isRow = rows.contains(ElementValues.trimmed(header[column]))
      found.columns[column].kind = (kind ?? (isRow ? .person : own)).id
    }
    return found
  }

  // MARK: Columns

  /// Whether a column may be one of those across: it has a header, and marks below it.
  func isAcross(_ column: Int) -> Bool {
    !Self.sums.contains(words[column]) && (facts[column].values.isEmpty || facts[column].areMarks)
      && !isKnownDetail(column)
  }

  private func isKnownDetail(_ column: Int) -> Bool {
    let word = words[column]
    return PeopleHeader.identityWords.contains(word) || PeopleHeader.permissionWords.contains(word)
      || PeopleHeader.objectedWords.contains(word) || PeopleHeader.costWords.contains(word)
      || TieHeader.startWords.contains(word) || TieHeader.endWords.contains(word)
      || ["alter", "age", "beitrag", "geschlecht", "gender", "weight", "degree"].contains(word)
  }

  private func isDatedMark(_ column: Int) -> Bool {
    guard HeaderDay.isDated(header[column]) else { return false }
    guard !facts[column].values.isEmpty else { return true }
    // A few words of one's own (“entsch.”) do not make an evening something else.
    if isDayOfWords(column), facts[column].hasTick,
      facts[column].share({ MarkCell($0) != nil }) >= 0.5
    {
      return true
    }
    // Years over numbers are amounts rather than evenings.
    return facts[column].areMarks
      && (facts[column].hasTick || facts[column].values.allSatisfy { ["0", "1"].contains($0) }
        || HeaderDay.isDay(header[column]))
  }

  /// Whether a column is headed by one day, and holds marks and short words.
  private func isDayOfWords(_ column: Int) -> Bool {
    HeaderDay.isDay(header[column])
      && facts[column].values.allSatisfy { MarkCell($0) != nil || $0.utf8.count <= 20 }
      && !facts[column].areNumbers
  }

  private func isTickColumn(_ column: Int) -> Bool {
    facts[column].values.allSatisfy {
      ["x", "✓", "✔", "☑", "-", "0", "1", "–"].contains($0.lowercased())
    }
  }

  private func isZeroOne(_ column: Int) -> Bool {
    facts[column].values.allSatisfy { $0 == "0" || $0 == "1" }
  }

  private func mayName(_ column: Int) -> Bool {
    facts[column].values.isEmpty || facts[column].areNames || facts[column].nameSomebody
      || facts[column].areNumbers && !facts[column].areDates
  }

  private func isDetail(_ stem: String) -> Bool {
    PeopleHeader.identityWords.contains(stem) || PeopleHeader.topicWords.contains(stem)
      || PeopleHeader.firstNames.contains(stem) || PeopleHeader.lastNames.contains(stem)
      || kind(of: stem) != nil || TieHeader.dateWords.contains(stem)
      || TieHeader.weightWords.contains(stem) || TieHeader.softWeightWords.contains(stem)
  }

  /// The column of who names, beside those of the named.
  private func egoBeside(_ named: [Int]) -> Int? {
    namedEgo(besides: Set(named))
      ?? header.indices.first { !named.contains($0) && facts[$0].areNames }
  }

  /// The column that calls itself that of who names, or of a name, besides others.
  func namedEgo(besides taken: Set<Int>) -> Int? {
    find(
      ["ego"], TieHeader.personWords, PeopleHeader.nameWords, PeopleHeader.idWords, ["wer", "ich"],
      Self.answerWords, besides: taken)
  }

  /// A header word without the number at its end.
  static func stem(_ word: String) -> String {
    var stem = word[...]
    while let last = stem.last, last.isNumber { stem.removeLast() }
    return String(stem)
  }

  /// A header without the number at its end.
  private static func plain(_ header: String) -> String {
    var plain = header[...]
    while let last = plain.last, last.isNumber || " ._-#:".contains(last) { plain.removeLast() }
    return String(plain)
  }

  private static let nominationWords: Set<String> = [
    "alter", "nennung", "nominee", "nomination", "choice", "wahl", "named", "genannt", "person",
    "name", "kontaktperson", "vertraute", "target", "ziel", "antwort", "answer", "nominierung",
    "nominated", "genannte", "vertrauensperson", "friend", "freund",
  ]
  private static let answerWords = [
    "respondent", "befragte", "befragter", "befragteperson", "nominator", "teilnehmer", "id",
  ]
  private static let stampWords = [
    "zeitstempel", "timestamp", "startzeit", "fertigstellungszeit", "submittedat", "submitdate",
    "completiontime", "starttime", "eingegangenam", "absendedatum", "datumabgeschickt",
    "abgesendetam", "submissiondate", "datumderantwort", "endtime", "erstelltam", "eingangsdatum",
  ]
}

/// Days in headers: “12.01.2024”, “Probe 12.1.”, “Mo, 08.01.24”, “März 2024”.
enum HeaderDay {
  /// Whether a header names a day, month or year.
  static func isDated(_ header: String) -> Bool {
    period(header, year: 2000, today: Day(number: 20_000)) != nil
  }

  /// Whether a header names one day.
  static func isDay(_ header: String) -> Bool {
    period(header, year: 2000, today: Day(number: 20_000)).map { $0.first == $0.last } ?? false
  }

  /// The days a header means.
  ///
  /// - Parameter year: the year of days that name none.
  static func period(_ header: String, year: Int, today: Day) -> (first: Day, last: Day)? {
    let text = ElementValues.trimmed(header)
    let style = DateCell.Style(order: .dayFirst, unixUnits: nil, today: today)
    guard text.utf8.contains(where: { $0 &- 48 < 10 }) else { return nil }
    if let number = Int(text) {
      guard (1900...2100).contains(number), let date = DateText.year(text) else { return nil }
      return (date.first, date.last)
    }
    if let cell = try? DateCell(text, style: style), let first = cell.first, let last = cell.last {
      return (first, last)
    }
    for part in text.split(whereSeparator: { " ,(:)".contains($0) }) {
      let numbers = part.split(separator: ".", omittingEmptySubsequences: true)
      if part.hasSuffix(".") || numbers.count == 2 && numbers[1].utf8.count <= 2,
        numbers.count == 2,
        let day = Int(numbers[0]), let month = Int(numbers[1]),
        let found = Day(year: year, month: month, day: day)
      {
        return (found, found)
      }
      guard part.contains(where: { ".-/".contains($0) }),
        let cell = try? DateCell(String(part), style: style), let first = cell.first,
        let last = cell.last
      else { continue }
      return (first, last)
    }
    return nil
  }
}
