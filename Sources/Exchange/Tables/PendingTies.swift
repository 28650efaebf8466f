internal import Relations
internal import Wording

/// Ties that lists of actors name in their columns: groups, days, names across.
///
/// They are made when all lists of actors are read, so that each finds the actors of the others.
struct PendingTies {
  /// One of them: from the actor of the row to whom or what a cell names.
  struct Tie {
    let source: Int
    let target: String
    let targetKind: Actor.Kind
    let tieKind: String
    var isDirected = false
    var strength: Double?
    var period = Period.always
    var confidence = 1.0
    let line: Int
  }

  /// Those of one table.
  private struct Batch {
    let origin: Int
    let isMatrix: Bool
    let isQuiet: Bool
    let mayTurn: Bool
    let reading: Reading
    var ties: [Tie] = []
  }
  private var batches: [Batch] = []

  /// Begins those of a table.
  mutating func begin(_ reading: Reading, file: Int, turnsNames: Bool) {
    let isMatrix =
      reading.shape == .matrix
      && reading.columns.contains { $0.field == .across && $0.kind == Actor.Kind.person.id }
    batches.append(
      Batch(
        origin: file, isMatrix: isMatrix, isQuiet: reading.shape != .actors, mayTurn: turnsNames,
        reading: reading))
  }

  /// Adds one of the table begun last.
  mutating func add(_ tie: Tie) { batches[batches.count - 1].ties.append(tie) }

  /// Makes the ties of all tables.
  ///
  /// - Parameter done: gets the rows of the ties of each table.
  consuming func make(
    _ assembly: inout NetworkAssembly, done: (_ file: Int, _ rows: Range<Int>) -> Void
  ) {
    for batch in batches {
      let first = assembly.ties.count
      assembly.resumeFile(batch.origin)
      var actors = NamedActors(assembly)
      actors.isQuiet = batch.isQuiet
      actors.turnsNames = batch.mayTurn
      batch.isMatrix
        ? Self.makeMatrix(batch, &actors, &assembly) : Self.make(batch, &actors, &assembly)
      actors.warn(&assembly)
      if batch.reading.isDirected == true { assembly.report.statesDirection = true }
      assembly.report.tiesFromCells += assembly.ties.count - first
      done(batch.origin, first..<assembly.ties.count)
    }
  }

  private static func make(
    _ batch: Batch, _ actors: inout NamedActors, _ assembly: inout NetworkAssembly
  ) {
    var occasions = SeveralDays()
    for tie in batch.ties {
      let target = actors.position(tie.target, kind: tie.targetKind, line: tie.line, &assembly)
      if tie.targetKind == .event, let day = tie.period.start {
        occasions.add(target, day, tie.target, line: tie.line)
      }
      let kind = assembly.kind(tie.tieKind)
      assembly.add(
        Relations.Tie(
          source: tie.source, target: target, kind: kind,
          isDirected: tie.isDirected || assembly.isDirected(kind: kind),
          strength: tie.strength, period: tie.period, confidence: tie.confidence,
          origin: assembly.origin(line: tie.line)))
    }
    if batch.reading.column(.day) != nil { occasions.warn(&assembly) }
  }

  /// A square: alike on both sides of the diagonal, or filled on one side only, it has ties both ways.
  private static func makeMatrix(
    _ batch: Batch, _ actors: inout NamedActors, _ assembly: inout NetworkAssembly
  ) {
    var cells: [UInt64: Double] = [:]
    func key(_ from: Int, _ to: Int) -> UInt64 { UInt64(from) << 32 | UInt64(to) }
    var pairs: [(from: Int, to: Int, tie: Tie)] = []
    var ownCells = 0
    for tie in batch.ties {
      let target = actors.position(tie.target, kind: tie.targetKind, line: tie.line, &assembly)
      if target == tie.source {
        ownCells += 1
        continue
      }
      cells[key(tie.source, target)] = tie.strength ?? 1
      pairs.append((tie.source, target, tie))
    }
    let isAlike = pairs.allSatisfy {
      cells[key($0.from, $0.to)] == cells[key($0.to, $0.from)]
    }
    let isOneSided = pairs.allSatisfy { cells[key($0.to, $0.from)] == nil }
    let (upper, lower) = (
      pairs.allSatisfy { $0.from < $0.to }, pairs.allSatisfy { $0.from > $0.to }
    )
    let isMutual = batch.reading.isDirected != true && (isAlike || isOneSided && (upper || lower))
    for (from, to, tie) in pairs where !isMutual || from < to || isOneSided {
      let kind = assembly.kind(tie.tieKind)
      assembly.add(
        Relations.Tie(
          source: from, target: to, kind: kind, isDirected: !isMutual, strength: tie.strength,
          confidence: tie.confidence, origin: assembly.origin(line: tie.line)))
    }
    if !isMutual { assembly.report.statesDirection = true }
    guard ownCells > 0 else { return }
    assembly.warn(
      line: 1,
      Localized(
        de: "\(ownCells) Zellen auf der Diagonalen der Kreuztabelle",
        en: "\(ownCells) cells on the diagonal of the cross table"),
      advice: Localized(
        de: "ausgelassen: niemand hat eine Beziehung zu sich selbst",
        en: "left out: nobody has a tie to oneself"))
  }
}
