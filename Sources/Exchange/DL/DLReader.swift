internal import Relations
internal import Wording

/// Reads UCINET's DL files: matrices (full, lower or upper half), edge lists and node lists, of one
/// mode or two, with labels above or inside the data.
///
/// Labels are the ids. Matrices of two modes tie the rows, people, to the columns, organisations,
/// without direction; everything of one mode but half matrices runs from row to column. Several
/// matrices are kinds of ties. 0 is no tie, `na` a value that is missing.
///
/// - Source: Borgatti, Everett, Freeman, "UCINET 6: DL file format", the appendix of its guide.
struct DLReader {
  private let header: DLHeader
  private var lines: LineWords
  private var graph: ElementGraph
  private let file: String
  private var rows: [Int] = []
  private var columns: [Int] = []
  private var rowNumbers: [String: Int] = [:]
  private var columnNumbers: [String: Int] = [:]
  private var missing = (count: 0, first: 0)
  /// The cells that are ties, until all labels are known.
  private var cells: [(word: LineWords.Word, row: Int, column: Int, kind: String)] = []

  /// Reads one file.
  static func read(
    _ raw: [UInt8], _ file: String, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    let text = try GraphText.decode(raw, chosen: options.encoding, file: file)
    let (header, start) = try DLHeaderReader.read(text.bytes, file: file)
    var reader = DLReader(
      header: header, lines: LineWords(text.bytes, splitsAtCommas: true, from: start),
      graph: ElementGraph(file: file, bytes: text.bytes, options: options), file: file)
    if let place = text.firstUndefined { reader.graph.elements.warnOfUndefinedByte(at: place) }
    reader.listLabels()
    try reader.readData()
    reader.warnOfMissing()
    return try reader.graph.finish(understoodAs: Localized("UCINET DL, \(text.encoding.name)"))
  }

  private init(header: DLHeader, lines: LineWords, graph: ElementGraph, file: String) {
    self.header = header
    self.lines = lines
    self.graph = graph
    self.file = file
  }

  // MARK: Actors

  /// Lists the actors whose labels stand in the header, or that have numbers only.
  private mutating func listLabels() {
    let rowLabels =
      header.hasRowLabelsInside && header.rowLabels.isEmpty
      ? [] : DLReader.labels(header.rowLabels, count: header.rows)
    for label in rowLabels { rows.append(actor(label, isColumn: false, at: 0)) }
    guard header.isTwoMode else {
      if !header.hasColumnLabelsInside || !rows.isEmpty { columns = rows }
      return
    }
    let columnLabels =
      header.hasColumnLabelsInside && header.columnLabels.isEmpty
      ? [] : DLReader.labels(header.columnLabels, count: header.columns)
    for label in columnLabels { columns.append(actor(label, isColumn: true, at: 0)) }
  }

  private static func labels(_ given: [String], count: Int) -> [String] {
    given.count >= count ? given : given + (given.count..<count).map { String($0 + 1) }
  }

  /// The actor with a label in the rows or the columns, listed if it is new.
  private mutating func actor(_ label: String, isColumn: Bool, at offset: Int) -> Int {
    let isSecond = isColumn && header.isTwoMode
    if let known = isSecond ? columnNumbers[label.lowercased()] : rowNumbers[label.lowercased()] {
      return known
    }
    // The same word in rows and columns of two modes is two actors.
    let isTaken = isSecond && rowNumbers[label.lowercased()] != nil
    let actor = graph.named(
      isTaken ? "\(Actor.Kind.organisation.id):\(label)" : label, at: offset)
    graph.elements.assembly.list(actor, line: graph.elements.line(of: offset))
    graph.elements.countElement()
    if isTaken { graph.set("name", label, of: actor, type: .text, as: .name, at: offset) }
    if isSecond {
      graph.set("kind", Actor.Kind.organisation.id, of: actor, as: .kind, at: offset)
      columnNumbers[label.lowercased()] = actor
    } else {
      rowNumbers[label.lowercased()] = actor
    }
    return actor
  }

  // MARK: Data

  private mutating func readData() throws(ImportFailure) {
    switch header.form {
    case .fullMatrix, .lowerHalf, .upperHalf: try readMatrices()
    case .edgeList1, .edgeList2: try readEdgeList()
    case .nodeList1, .nodeList2: try readNodeList()
    }
  }

  private func kind(of matrix: Int) -> String {
    if matrix < header.matrixLabels.count { return header.matrixLabels[matrix] }
    return header.matrices > 1 ? String(matrix + 1) : ""
  }

  /// The columns for which a row gives a value.
  private func range(ofRow row: Int) -> Range<Int> {
    switch header.form {
    case .lowerHalf: 0..<min(row + (header.hasDiagonal ? 1 : 0), header.columns)
    case .upperHalf: min(row + (header.hasDiagonal ? 0 : 1), header.columns)..<header.columns
    default: 0..<header.columns
    }
  }

  /// All words of the data one after the other: rows may be broken over lines.
  private mutating func readMatrices() throws(ImportFailure) {
    var words: [LineWords.Word] = []
    while let line = lines.next() { words += line }
    var upcoming = words.makeIterator()
    for matrix in 0..<header.matrices {
      if header.hasColumnLabelsInside { try readColumnLabels(&upcoming, isFirst: matrix == 0) }
      for row in 0..<header.rows {
        if header.hasRowLabelsInside {
          let word = try next(&upcoming)
          let actor = actor(word.text, isColumn: false, at: word.offset)
          if row >= rows.count { rows.append(actor) } else { rows[row] = actor }
        }
        for column in range(ofRow: row) {
          let word = try next(&upcoming)
          addCell(word, row: row, column: column, kind: kind(of: matrix))
        }
      }
    }
    if columns.isEmpty { columns = rows }
    addCells()
    if let extra = upcoming.next() {
      throw failure(
        extra.offset,
        Localized(
          de: "nach dem Ende der Matrix steht noch etwas",
          en: "there is something after the end of the matrix"),
        found: extra.text,
        advice: Localized(
          de: "N= und die Zeilen der Matrix prüfen", en: "check N= and the rows of the matrix"))
    }
  }

  private mutating func addCell(
    _ word: LineWords.Word, row: Int, column: Int, kind: String
  ) {
    if DLReader.isMissing(word) {
      noteMissing(word)
    } else if ElementValues.number(word.text) != 0 {
      cells.append((word, row, column, kind))
    }
  }

  private mutating func addCells() {
    let isHalf = header.form == .lowerHalf || header.form == .upperHalf
    for cell in cells {
      add(
        rows[cell.row], columns[cell.column], cell.word, kind: cell.kind,
        isDirected: !isHalf && !header.isTwoMode)
    }
    cells = []
  }

  private mutating func readColumnLabels(
    _ words: inout IndexingIterator<[LineWords.Word]>, isFirst: Bool
  ) throws(ImportFailure) {
    var labels: [Int] = []
    for _ in 0..<header.columns {
      let word = try next(&words)
      labels.append(actor(word.text, isColumn: true, at: word.offset))
    }
    columns = labels
    // Of one mode: the rows are the same actors, in the same order unless they say otherwise.
    if !header.isTwoMode, !header.hasRowLabelsInside { rows = labels }
  }

  private func next(
    _ words: inout IndexingIterator<[LineWords.Word]>
  ) throws(ImportFailure) -> LineWords.Word {
    guard let word = words.next() else {
      throw failure(
        lines.bytes.lastIndex { $0 > 32 } ?? 0,
        Localized(
          de: "die Matrix ist nicht vollständig (\(header.rows) Zeilen, \(header.columns) Spalten)",
          en: "the matrix is not complete (\(header.rows) rows, \(header.columns) columns)"),
        advice: Localized(
          de: "N= und die Zeilen der Matrix prüfen", en: "check N= and the rows of the matrix"))
    }
    return word
  }

  private mutating func readEdgeList() throws(ImportFailure) {
    var matrix = 0
    while let words = lines.next() {
      guard let first = words.first else { continue }
      if first.text == "!" {
        matrix += 1
        continue
      }
      guard words.count >= 2 else { throw oneEnd(first) }
      guard let source = end(first, isColumn: false), let target = end(words[1], isColumn: true)
      else { continue }
      let value = words.count > 2 ? words[2] : nil
      if let value, DLReader.isMissing(value) { noteMissing(value) }
      add(
        source, target, value.flatMap { DLReader.isMissing($0) ? nil : $0 }, at: first.offset,
        kind: kind(of: matrix), isDirected: !header.isTwoMode)
    }
  }

  private mutating func readNodeList() throws(ImportFailure) {
    var matrix = 0
    while let words = lines.next() {
      guard let first = words.first else { continue }
      if first.text == "!" {
        matrix += 1
        continue
      }
      guard let source = end(first, isColumn: false) else { continue }
      for word in words.dropFirst() {
        guard let target = end(word, isColumn: true) else { continue }
        add(
          source, target, nil, at: word.offset, kind: kind(of: matrix),
          isDirected: !header.isTwoMode)
      }
    }
  }

  private func oneEnd(_ word: LineWords.Word) -> ImportFailure {
    failure(
      word.offset,
      Localized(de: "eine Beziehung mit nur einem Ende", en: "a tie with one end only"),
      found: word.text, advice: Localized(de: "beide angeben", en: "give both ends"))
  }

  /// The actor that a word of a list names: by label, or by number.
  private mutating func end(_ word: LineWords.Word, isColumn: Bool) -> Int? {
    let isInside = isColumn ? header.hasColumnLabelsInside : header.hasRowLabelsInside
    if isInside { return actor(word.text, isColumn: isColumn, at: word.offset) }
    let all = isColumn ? columns : rows
    if let number = Int(word.text), (1...max(1, all.count)).contains(number), !all.isEmpty {
      return all[number - 1]
    }
    let names = isColumn && header.isTwoMode ? columnNumbers : rowNumbers
    if let known = names[word.text.lowercased()] { return known }
    graph.elements.error(
      at: word.offset,
      Localized(
        de: "diesen Knoten gibt es nicht (es sind \(all.count))",
        en: "there is no such node (there are \(all.count))"),
      found: word.text,
      advice: Localized(de: "eine Nummer von 1 an schreiben", en: "write a number from 1 on"))
    return nil
  }

  // MARK: Ties

  private mutating func add(
    _ source: Int, _ target: Int, _ value: LineWords.Word?, at offset: Int? = nil, kind: String,
    isDirected: Bool
  ) {
    let place = offset ?? value?.offset ?? 0
    graph.addEdge(source, target, isDirected: isDirected, at: place)
    if let value {
      graph.setTie("weight", value.text, type: .number, as: .strength, at: value.offset)
    }
    if !kind.isEmpty { graph.setTie("kind", kind, as: .kind, at: place) }
  }

  private static func isMissing(_ word: LineWords.Word) -> Bool {
    ["na", "."].contains(word.text.lowercased())
  }

  private mutating func noteMissing(_ word: LineWords.Word) {
    if missing.count == 0 { missing.first = word.offset }
    missing.count += 1
  }

  private mutating func warnOfMissing() {
    guard missing.count > 0 else { return }
    graph.elements.warn(
      at: missing.first,
      Localized(
        de: "\(missing.count)-mal ein Wert, der fehlt (na)",
        en: "a value that is missing (na), \(missing.count) times"),
      advice: Localized(de: "als nicht angegeben gelesen", en: "read as not given"))
  }

  private func failure(
    _ place: Int, _ what: Localized, found: String? = nil, advice: Localized
  ) -> ImportFailure {
    ImportFailure([
      Notice(
        .error, file: file, position: TextPositions.position(of: place, in: lines.bytes[...]),
        what: what, found: found, advice: advice)
    ])
  }
}
