internal import Relations

/// Lists of actors, with the groups they belong to and whom they name.
extension ReadingGuess {
  /// Whether a row is about one actor: it has an id and a name, or first and last name.
  var isActorList: Bool {
    guard let people = PeopleHeader(header) else { return false }
    if people.firstName != nil || people.lastName != nil { return true }
    return people.id != nil && people.name != nil
  }

  /// Whether a list of pairs of people and groups tells more about the people: then a row is about a
  /// person.
  ///
  /// A place counts only if each person has one: else it is that of the group.
  func hasPersonDetails(_ person: Int) -> Bool {
    let details = words.indices.filter {
      $0 != person && PeopleHeader.identityWords.contains(words[$0])
        && !TieHeader.startWords.contains(words[$0])
    }
    guard !details.isEmpty else { return false }
    return details.allSatisfy { isConstant($0, per: person) }
  }

  /// Whether every value of a column has one value in another.
  private func isConstant(_ column: Int, per key: Int) -> Bool {
    // Both are full, or the rows cannot be told from the facts: then the person counts.
    let (keys, values) = (facts[key].values, facts[column].values)
    guard keys.count == values.count else { return true }
    var first: [String: String] = [:]
    for (key, value) in zip(keys, values) {
      if first[key, default: value] != value { return false }
      first[key] = value
    }
    return true
  }

  /// A list of actors.
  func actors() -> Candidate? {
    guard var people = PeopleHeader(header) else { return nil }
    // A position or rank that is no number is a post.
    if let id = people.id, PeopleHeader.runningWords.contains(words[id]), !facts[id].areNumbers,
      people.name != nil || people.lastName != nil
    {
      people.id = nil
    }
    if let lastName = people.lastName, people.firstName == nil, people.name == nil {
      people.name = lastName
      people.lastName = nil
    }
    if PeopleHeader.isOwn(header) { return candidate(.actors, 3.6, people.fields) }
    var found = candidate(.actors, isActorList ? 2.5 : 2, people.fields)
    addGroups(&found)
    return found
  }

  /// A list of persons in which the person has one of the words of pairs, with the groups.
  func asListWithGroups(_ person: Int) -> Candidate {
    var fields = PeopleHeader(header)?.fields ?? [:]
    for (column, field) in fields where field == .name || column == person { fields[column] = nil }
    if !fields.values.contains(.lastName) { fields[person] = .name }
    var found = candidate(.actors, 2.9, fields)
    addGroups(&found)
    return found
  }

  /// Takes columns of groups for memberships, those of relations for whom the row names, and the days
  /// beside them for when.
  private func addGroups(_ found: inout Candidate) {
    var hasTies = false
    for column in header.indices where found.columns[column].field == .attribute {
      if let kind = kind(of: words[column]), mayBeGroup(column) {
        found.columns[column].field = .memberOf
        found.columns[column].kind = kind.id
        found.columns[column].splits = splits(column, .memberOf)
        hasTies = true
      } else if isRelation(column), namesOthers(column, found) {
        found.columns[column].field = .named
        found.columns[column].kind = header[column]
        found.columns[column].splits = splits(column, .named)
        hasTies = true
      }
    }
    guard hasTies, found.columns.lazy.filter({ $0.field == .memberOf }).count == 1 else { return }
    addDays(&found)
  }

  /// Since when and until when somebody is a member, where the list has one column of groups.
  private func addDays(_ found: inout Candidate) {
    let named: [(Reading.Field, [String])] = [
      (.start, TieHeader.startWords + ["von", "from"]), (.end, TieHeader.endWords + ["to"]),
    ]
    for (field, words) in named {
      guard let column = find(words), found.columns[column].field == .attribute else { continue }
      found.columns[column].field = field
    }
  }

  private func mayBeGroup(_ column: Int) -> Bool {
    let facts = facts[column]
    return !facts.values.isEmpty && !facts.areNumbers && !facts.areLinks && !facts.areMarks
      && !facts.areDates
  }

  /// Whether a column holds ids or names of the list itself.
  private func namesOthers(_ column: Int, _ found: Candidate) -> Bool {
    if !found.columns.contains(where: { $0.field == .firstName || $0.field == .lastName }) {
      let own = found.columns.indices.filter {
        found.columns[$0].field == .id || found.columns[$0].field == .name
      }
      if own.contains(where: { facts[column].overlap(facts[$0].distinct) >= 0.5 }) { return true }
      guard facts[column].areNames else { return false }
    }
    // Parts of names: “Leni Gruber” beside Nachname and Vorname.
    let last = found.columns.firstIndex { $0.field == .lastName }
    guard let last else { return false }
    let parts = facts[column].distinct.flatMap { $0.split { " ,;/".contains($0) }.map(String.init) }
    return parts.contains { facts[last].distinct.contains($0) }
  }
}
