internal import Relations
internal import Wording

/// What tables say about each other.
extension TableReader {
  /// Corrects the readings of tables by what stands in the others.
  mutating func understandTogether() {
    tellUnknownWishes()
    for place in tables.indices where tables[place].reading.shape == .actors {
      if wishes(place).isEmpty { dropRunningNumbers(place) }
      if wishes(place).isEmpty { keepGroupsAsAttributes(place) }
    }
    leaveOutStrangers()
    findSeries()
  }

  /// Headers and tables that the user named and that are not there.
  private mutating func tellUnknownWishes() {
    guard let first = tables.first else { return }
    let wishes = options.wishes
    if !options.sheets.isEmpty, !tables.contains(where: \.isSheet) {
      assembly.notices.error(
        Notice(
          .error, file: first.file,
          what: Localized(de: "keine Arbeitsmappe mit Blättern", en: "no workbook with sheets"),
          advice: Localized(de: "--sheet weglassen", en: "leave out --sheet")))
    }
    for wish in wishes.columns {
      let known = tables.filter { table in
        wish.table.map { ReadingWishes.isSame($0, table.name) } ?? true
      }
      if let name = wish.table, known.isEmpty, !isKnown(table: name) {
        refuseTable(name, file: first.file)
        continue
      }
      refuse(wish.header, in: known, table: wish.table, file: first.file)
    }
    for header in wishes.fillsDown { refuse(header, in: tables, table: nil, file: first.file) }
    for wish in wishes.shapes {
      guard let name = wish.table, !isKnown(table: name) else { continue }
      refuseTable(name, file: first.file)
    }
  }

  /// The fields that the user gave to columns of a table.
  private func wishes(_ place: Int) -> [Int: Reading.Field] {
    if options.wishes.reading(of: tables[place].name, header: tables[place].header) != nil {
      return [0: .none]
    }
    return options.wishes.fields(of: tables[place].name, header: tables[place].header)
  }

  /// Whether there is a table of this name, be it left out.
  private func isKnown(table name: String) -> Bool {
    tables.contains { ReadingWishes.isSame($0.name, name) }
      || assembly.report.notRead.contains {
        ReadingWishes.isSame(TableReader.stem(of: $0.file), name)
      }
  }

  private mutating func refuse(
    _ header: String, in tables: [OpenTable], table: String?, file: String
  ) {
    if tables.contains(where: { $0.header.contains { ReadingWishes.isSame($0, header) } }) {
      return
    }
    let headers = tables.flatMap(\.header).filter { !$0.isEmpty }.joined(separator: ", ")
    assembly.notices.error(
      Notice(
        .error, file: tables.first?.file ?? file,
        what: Localized(de: "keine Spalte dieses Namens", en: "no column of this name"),
        found: header,
        advice: Localized(de: "es gibt: \(headers)", en: "there are: \(headers)")))
  }

  private mutating func refuseTable(_ name: String, file: String) {
    let known = tables.map(\.name).joined(separator: ", ")
    assembly.notices.error(
      Notice(
        .error, file: file,
        what: Localized(de: "keine Tabelle dieses Namens", en: "no table of this name"),
        found: name,
        advice: Localized(de: "es gibt: \(known)", en: "there are: \(known)")))
  }

  /// A running number to which no other table refers is no id.
  private mutating func dropRunningNumbers(_ place: Int) {
    let table = tables[place]
    guard let id = table.reading.column(.id), let header = table.header[safe: id],
      PeopleHeader.runningWords.contains(HeaderWords.word(header)),
      table.reading.column(.name) != nil || table.reading.column(.lastName) != nil,
      !isReferred(table.facts[id], by: place)
    else { return }
    tables[place].reading.columns[id].field = .attribute
  }

  /// Whether other tables name the values of a column as ends of ties.
  private func isReferred(_ facts: ColumnFacts, by place: Int) -> Bool {
    for (other, table) in tables.enumerated() where other != place {
      for column in table.reading.columns.indices {
        guard table.reading.columns[column].field.refersToActors,
          let ends = table.facts[safe: column]
        else { continue }
        if ends.overlap(facts.distinct) >= 0.3 { return true }
      }
    }
    return false
  }

  /// A list with ids beside a list of their ties is a list of vertices: a group there is a mark of
  /// theirs, unless its header says that they belong to it.
  private mutating func keepGroupsAsAttributes(_ place: Int) {
    let table = tables[place]
    guard let id = table.reading.column(.id), let facts = table.facts[safe: id] else { return }
    let names = table.reading.column(.name).flatMap { table.facts[safe: $0] }
    guard isReferred(facts, by: place) || names.map({ isReferred($0, by: place) }) ?? false else {
      return
    }
    for column in table.reading.columns(.memberOf) {
      let word = HeaderWords.word(table.header[column])
      if GroupWords.isPlural(word) || !table.reading.columns[column].splits.isEmpty { continue }
      tables[place].reading.columns[column].field = .attribute
      tables[place].reading.columns[column].kind = ""
    }
    guard tables[place].reading.column(.memberOf) == nil else { return }
    for field in [Reading.Field.start, .end] {
      for column in tables[place].reading.columns(field) {
        tables[place].reading.columns[column].field = .attribute
      }
    }
  }

  /// Tables among others that announce nothing and have nothing to do with them are left out.
  private mutating func leaveOutStrangers() {
    guard tables.count > 1 else { return }
    let hasList = tables.contains { $0.hint.shape == .actors && $0.listsActors }
    let isStrange = tables.indices.map { place in
      let table = tables[place]
      guard table.hint.shape == nil, !table.hint.isAddressBookOrContacts, table.score < 4 else {
        return false
      }
      guard table.reading.shape == .actors else { return table.score < 2 }
      let named = [Reading.Field.id, .name].compactMap { table.reading.column($0) }
      if named.contains(where: { isReferred(table.facts[$0], by: place) }) { return false }
      // Beside a list of actors a further one must be referred to; alone it need only name them.
      let hasNames =
        table.reading.column(.name) != nil || table.reading.column(.lastName) != nil
      return hasList || !hasNames
    }
    guard isStrange.contains(false) else { return }
    for (table, isStranger) in zip(tables, isStrange) where isStranger {
      assembly.report.notRead.append(
        Notice(
          .warning, file: table.file,
          what: Localized(
            de: "eine Tabelle, auf die nichts sonst verweist",
            en: "a table that nothing else refers to"),
          advice: Localized(
            de: "nicht gelesen; doch lesen: --shape \"\(table.name)=actors\"",
            en: "not read; to read it: --shape \"\(table.name)=actors\"")))
    }
    tables = zip(tables, isStrange).filter { !$0.1 }.map(\.0)
  }

  /// Finds lists of one sort whose names differ by a year or day.
  private mutating func findSeries() {
    guard options.wishes.asOf == nil else { return }
    var groups: [String: [Int]] = [:]
    for (place, table) in tables.enumerated() where table.isState {
      guard table.hint.asOf != nil else { continue }
      let base = table.hint.base.isEmpty ? table.file : table.hint.base
      groups["\(base.lowercased())/\(table.reading.shape.rawValue)", default: []].append(place)
    }
    for places in groups.values {
      let days = Set(places.compactMap { tables[$0].hint.asOf }).sorted()
      guard days.count > 1, days.count == places.count else { continue }
      for place in places {
        guard let day = tables[place].hint.asOf, let number = days.firstIndex(of: day) else {
          continue
        }
        let base = tables[place].hint.base
        let title = base.isEmpty ? tables[place].reading.shape.title[.english] : base
        tables[place].state = TieSeries.State(series: title, days: days, place: number)
        tables[place].reading.asOf = day
      }
    }
    // Older lists first, so that the newer ones replace what they say.
    let order = tables.enumerated().sorted { left, right in
      let (one, two) = (left.element.state?.place ?? 0, right.element.state?.place ?? 0)
      return one == two ? left.offset < right.offset : one < two
    }
    tables = order.map(\.element)
  }
}

extension OpenTable {
  /// Whether the table says what is so on a day rather than what happened.
  fileprivate var isState: Bool {
    switch reading.shape {
    case .actors, .ties, .memberships, .matrix, .nominations: true
    default: false
    }
  }
}

extension Reading.Field {
  /// Whether cells of such a column are actors of another table.
  fileprivate var refersToActors: Bool {
    switch self {
    case .source, .target, .named: true
    default: false
    }
  }
}
