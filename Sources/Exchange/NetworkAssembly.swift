internal import Relations
internal import Wording

/// A network in the making: what every reader fills, row by row.
///
/// Actors are added by being listed or by being named in a tie; ids and names are composed (NFC) at
/// this door and nowhere else. Nothing is refused silently: errors and warnings are collected with
/// their place, and `finish()` gives the network or throws all of them.
struct NetworkAssembly {
  /// The most actors a network may have.
  static let actorLimit = 10_000_000

  /// The actors so far, in the order of their first mention.
  ///
  /// Names and further fields may be set; ids must not change.
  var actors: [Actor] = []
  /// The ties so far; `add` appends.
  private(set) var ties = TieTable()
  /// Roles so far.
  var multipliers: [Multiplier] = []
  /// Contacts so far.
  var contacts: [Contact] = []
  /// Campaigns so far.
  var campaigns: [Campaign] = []
  /// Further columns of the actors; row = position of the actor.
  var actorColumns = ColumnAssembly()
  /// Further columns of the ties; row = number of the tie.
  var tieColumns = ColumnAssembly()
  /// Counts of rows; `finish` adds what it can count itself (actors from ties, ties, multipliers).
  var report = ReadReport()
  /// Errors and warnings.
  var notices = NoticeLog()
  /// The kind of actors that are only named in ties.
  var kindOfNamed = Actor.Kind.person
  /// Kinds of actors whose ids begin with the word of the kind and a colon, because their list
  /// counts anew from ids that others have.
  var prefixedKinds: Set<Actor.Kind> = []
  /// The file being read, as the user named it.
  private(set) var file = ""

  private var current = 0
  private var table = ActorTable()
  private var listedAt: [Origin] = []
  private var kinds = ByteTable()
  private(set) var tieKinds: [TieKind] = []
  /// Whether each kind runs one way by what it means.
  private var runsOneWay: [Bool] = []
  private(set) var sources: [Source] = []
  private(set) var fileNames: [String] = []
  private(set) var selfTies = (count: 0, first: Origin.unknown)

  /// Begins a file: origins and notices name it from now on.
  ///
  /// - Parameter name: as the user wrote it, folders included; the source is called without them.
  mutating func beginFile(_ name: String) {
    file = name
    fileNames.append(name)
    let title = name.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init)
    sources.append(Source(title: title ?? name))
    current = sources.count - 1
  }

  /// The number of the file being read.
  var fileNumber: Int { current }

  /// Lets origins and notices name a file again that was begun before.
  mutating func resumeFile(_ number: Int) {
    guard sources.indices.contains(number) else { return }
    current = number
    file = fileNames[number]
  }

  /// A line of the file being read.
  func origin(line: Int) -> Origin {
    sources.isEmpty ? .unknown : Origin(source: current, line: line)
  }

  /// Ends a file: how it was understood, and how many data rows (or elements) it had.
  mutating func endFile(understoodAs: Localized, rows: Int, reading: Reading? = nil) {
    report.files.append(
      ReadReport.File(name: file, understoodAs: understoodAs, rows: rows, reading: reading))
  }

  // MARK: Actors

  /// The position of the actor with the id `text[range]` (UTF-8, not empty), added if it is new.
  mutating func actor(_ text: [UInt8], _ range: Range<Int>) -> Int {
    let (position, isNew) = table.position(of: text, range)
    if isNew {
      actors.append(Actor(id: CanonicalText.string(text, range), kind: kindOfNamed))
      listedAt.append(.unknown)
    }
    return position
  }

  /// The position of the actor with this id, added if it is new.
  mutating func actor(_ id: String) -> Int {
    let bytes = Array(id.utf8)
    return actor(bytes, 0..<bytes.count)
  }

  /// The position of the actor whose id is this number (see `NumberTable`), or −1.
  @inline(__always)
  func find(number: Int32) -> Int32 { table.find(number: number) }

  /// The position of the actor with the id `text[range]`, or nil.
  func find(_ text: [UInt8], _ range: Range<Int>) -> Int? { table.find(text, range) }

  /// Where the actor at `position` was listed, or nil if it was only named in ties so far.
  func listing(of position: Int) -> Origin? {
    listedAt[position] == .unknown ? nil : listedAt[position]
  }

  /// Whether any actor was listed, so that the list is one.
  private(set) var hasListed = false

  /// Marks the actor at `position` as listed by a row (or element) of its own.
  mutating func list(_ position: Int, line: Int) {
    listedAt[position] = origin(line: line)
    hasListed = true
  }

  // MARK: Ties

  /// The number of the tie kind called `text[range]`; the empty text is a kind too.
  mutating func kind(_ text: [UInt8], _ range: Range<Int>) -> Int {
    let (number, isNew) = kinds.number(of: text, range)
    guard isNew else { return min(number, tieKinds.count - 1) }
    if tieKinds.count < Int(Int16.max) {
      let kind = TieKind(CanonicalText.string(text, range))
      tieKinds.append(kind)
      runsOneWay.append(TieKind.isDirectedByItself(kind.id))
    } else if tieKinds.count == Int(Int16.max), kinds.count == tieKinds.count + 1 {
      tooManyKinds()
    }
    return min(number, tieKinds.count - 1)
  }

  /// The number of the tie kind with this name.
  mutating func kind(_ name: String) -> Int {
    let bytes = Array(CanonicalText.composed(name).utf8)
    return kind(bytes, 0..<bytes.count)
  }

  /// Whether ties of a kind are directed that do not say so themselves: because a list of kinds says
  /// it, or because that is what the kind means.
  func isDirected(kind: Int) -> Bool { tieKinds[kind].isDirected ?? runsOneWay[kind] }

  /// Adds a tie; ends and kind are positions this assembly gave.
  ///
  /// - Returns: its row, for `tieColumns`.
  @discardableResult
  mutating func add(_ tie: Tie) -> Int {
    if tie.isSelfTie { countSelfTie(tie.origin) }
    ties.append(tie)
    return ties.count - 1
  }

  /// Adds the ties of a block and empties it; the first was read on `line`, each further one on the
  /// next.
  mutating func add(_ block: inout TieBlock, line: Int) {
    ties.append(block, origin: origin(line: line))
    block.removeAll()
  }

  /// Counts a tie of an actor with itself; `add(_:)` does so by itself, for a block its reader does.
  mutating func countSelfTie(_ origin: Origin) {
    if selfTies.count == 0 { selfTies.first = origin }
    selfTies.count += 1
  }

  /// Gives the tie in a row its strength.
  mutating func setStrength(_ strength: Double, ofTie row: Int) {
    ties.setStrength(strength, ofTie: row)
  }

  /// Gives the tie in a row its first day.
  mutating func setStart(_ day: Day, ofTie row: Int) {
    ties.setPeriod(Period(start: day, end: nil) ?? .always, ofTie: row)
  }

  /// Keeps the ties whose rows are given, in this order, with the periods given; all others go.
  mutating func keepTies(_ kept: [(row: Int, period: Period)]) {
    var table = TieTable()
    table.reserveCapacity(kept.count)
    for (row, period) in kept {
      var tie = ties[row]
      tie.period = period
      table.append(tie)
    }
    ties = table
    tieColumns.keep(kept.map(\.row))
  }

  /// Adds a tie that no row of its own lists.
  mutating func addFromContact(_ tie: Tie) -> Int {
    report.tiesFromContacts += 1
    return add(tie)
  }

  /// Says more about the tie kind with a number; what `more` leaves open stays as it is.
  mutating func describe(kind: Int, _ more: (inout TieKind) -> Void) {
    var said = TieKind(tieKinds[kind].id)
    more(&said)
    tieKinds[kind] = tieKinds[kind].completed(by: said)
  }

  /// Makes room for `count` further ties.
  mutating func reserveTies(_ count: Int) { ties.reserveCapacity(ties.count + count) }

  // MARK: Notices

  /// Notes an error in the file being read.
  mutating func error(
    line: Int = 0, column: Int = 0, _ what: @autoclosure () -> Localized,
    found: @autoclosure () -> String? = nil, advice: @autoclosure () -> Localized
  ) {
    notices.error(
      Notice(
        .error, file: file, position: Notice.Position(line: line, column: column), what: what(),
        found: found(), advice: advice()))
  }

  /// Notes a warning about the file being read.
  mutating func warn(
    line: Int = 0, column: Int = 0, _ what: Localized, found: String? = nil, advice: Localized
  ) {
    notices.warn(
      Notice(
        .warning, file: file, position: Notice.Position(line: line, column: column), what: what,
        found: found, advice: advice))
  }

  /// Counts a row as left out, with its reason.
  mutating func reject(_ notice: Notice, row: String) {
    report.refused += 1
    report.rejects.append(ReadReport.Reject(notice: notice, row: row))
    notices.warn(notice)
  }

  /// Notes a cell that was left empty because it is wrong.
  mutating func leaveEmpty(_ notice: Notice) {
    report.cellsLeftEmpty += 1
    notices.warn(notice)
  }

  private mutating func tooManyKinds() {
    error(
      Localized(de: "mehr als 32.767 Arten von Beziehungen", en: "more than 32,767 kinds of ties"),
      advice: Localized(
        de: "prüfen, ob die Spalte wirklich die Art nennt",
        en: "check that the column really names the kind"))
  }

  // MARK: For finish()

  /// Actors no row lists.
  var namedOnly: Int { listedAt.lazy.filter { $0 == .unknown }.count }
  /// Whether all actors are short numbers that only ties name.
  var areOnlyNumbers: Bool { table.areOnlyNumbers && namedOnly == actors.count }
  /// Where each actor was listed; unknown for those that ties alone name.
  var listings: [Origin] { listedAt }
  /// Actors whose id occurred in two Unicode spellings.
  var respelled: [Int] { table.respelled }
}
