internal import Relations
internal import Wording

/// Reads Pajek's networks (.net) and projects (.paj) with partitions and vectors.
///
/// Labels are the ids where they all differ, else the numbers are. `*Arcs :2 "asks"` names a kind of
/// ties; times in brackets become periods, one tie for each; the second mode of `*Vertices 32 18` are
/// organisations. Partitions and vectors become columns. Coordinates, colours and shapes are left out.
///
/// - Source: Mrvar, Batagelj, "Pajek and PajekXXL, Reference Manual", 2023; infomap's `*Bipartite`
///   and `*Links` as its documentation has them.
struct PajekReader {
  private var lines: LineWords
  private var graph: ElementGraph
  private let file: String
  private var nodes: [PajekNode] = []
  private var declared = 0
  private var firstMode: Int?
  private var section = Section.none
  private var isFirstNetwork = true
  private var networks = (count: 0, second: 0)
  /// The kind of ties of the section, and those that the file names by number.
  private var kind = ""
  private var relations: [String: String] = [:]
  private var ties: [PajekTie] = []
  /// The row of a matrix, or of a partition, that comes next.
  private var row = 0
  private var columnName = ""
  private var columns: [PajekColumn] = []

  private enum Section {
    case none, vertices, arcs, edges, arcsList, edgesList, matrix, column, other
  }

  /// Reads one file.
  static func read(
    _ raw: [UInt8], _ file: String, _ options: ReadOptions
  ) throws(ImportFailure) -> ReadResult {
    let text = try GraphText.decode(raw, chosen: options.encoding, file: file)
    var reader = PajekReader(
      lines: LineWords(text.bytes),
      graph: ElementGraph(file: file, bytes: text.bytes, options: options), file: file)
    if let place = text.firstUndefined { reader.graph.elements.warnOfUndefinedByte(at: place) }
    try reader.readLines()
    reader.fill()
    return try reader.graph.finish(understoodAs: Localized("Pajek, \(text.encoding.name)"))
  }

  private init(lines: LineWords, graph: ElementGraph, file: String) {
    self.lines = lines
    self.graph = graph
    self.file = file
  }

  private mutating func readLines() throws(ImportFailure) {
    while let words = lines.next() {
      guard let first = words.first else { continue }
      if !first.isQuoted, first.text.hasPrefix("%") || first.text.hasPrefix("#") { continue }
      if !first.isQuoted, first.text.hasPrefix("*") {
        try beginSection(words)
        continue
      }
      switch section {
      case .vertices: try readVertex(words)
      case .arcs, .edges: readLine(words)
      case .arcsList, .edgesList: readList(words)
      case .matrix: readMatrixRow(words)
      case .column: readColumnValue(words)
      case .none, .other: continue
      }
    }
    guard networks.count > 0 else {
      throw failure(
        0, Localized(de: "kein *Vertices", en: "no *Vertices"),
        advice: Localized(
          de: "prüfen, ob dies die richtige Datei ist", en: "check that this is the right file"))
    }
    if networks.count > 1 {
      graph.elements.warn(
        at: networks.second,
        Localized(
          de: "\(networks.count) Netze in einer Datei", en: "\(networks.count) networks in one file"
        ),
        advice: Localized(de: "nur das erste gelesen", en: "only the first is read"))
    }
  }

  // MARK: Sections

  private mutating func beginSection(_ words: [LineWords.Word]) throws(ImportFailure) {
    row = 0
    let name = words[0].text.lowercased()
    switch name {
    case "*network", "*description": section = .none
    case "*vertices": try beginVertices(words)
    case "*arcs", "*links": beginTies(.arcs, words)
    case "*edges": beginTies(.edges, words)
    case "*bipartite":
      // Infomap: the nodes from this number on are the second mode.
      firstMode = words.dropFirst().first.flatMap { Int($0.text) }.map { $0 - 1 }
      beginTies(.edges, words)
    case "*arcslist": beginTies(.arcsList, words)
    case "*edgeslist": beginTies(.edgesList, words)
    case "*matrix": beginTies(.matrix, words)
    case "*partition", "*vector":
      section = .column
      columnName = words.dropFirst().map(\.text).joined(separator: " ")
      if columnName.isEmpty { columnName = String(name.dropFirst()) }
      columns.append(PajekColumn(name: columnName))
    case "*states", "*multilayer", "*intra", "*inter":
      throw failure(
        words[0].offset,
        Localized(
          de: "Netze mit Schichten oder Zuständen (Infomap) werden nicht gelesen",
          en: "networks with layers or states (Infomap) are not read"),
        found: words[0].text,
        advice: Localized(
          de: "jede Schicht als eigenes Netz ausgeben", en: "export each layer as its own network"))
    default:
      section = .other
      graph.elements.warn(
        at: words[0].offset, Localized(de: "unbekannter Abschnitt", en: "unknown section"),
        found: words[0].text, advice: Localized(de: "ausgelassen", en: "left out"))
    }
  }

  private mutating func beginVertices(_ words: [LineWords.Word]) throws(ImportFailure) {
    // Partitions and vectors say again how many vertices there are.
    if section == .column { return }
    networks.count += 1
    section = networks.count == 1 ? .vertices : .other
    if networks.count == 2 { networks.second = words[0].offset }
    guard networks.count == 1 else { return }
    let numbers = words.dropFirst().map { Int($0.text) }
    if let count = numbers.first {
      guard let count, count >= 0 else { throw badCount(words[1]) }
      // A vertex takes a byte at least: a larger number is a mistake, and would take the memory.
      guard count <= max(1000, lines.bytes.count) else {
        throw failure(
          words[1].offset,
          Localized(
            de: "mehr Knoten angekündigt, als in der Datei stehen können",
            en: "more vertices announced than the file can hold"),
          found: words[1].text,
          advice: Localized(de: "die Zahl berichtigen", en: "correct the number"))
      }
      declared = count
    }
    if numbers.count > 1 {
      guard let first = numbers[1], (0...declared).contains(first) else {
        throw badCount(words[2])
      }
      firstMode = first
    }
    nodes = (0..<declared).map { PajekNode(label: String($0 + 1)) }
  }

  private func badCount(_ word: LineWords.Word) -> ImportFailure {
    failure(
      word.offset, Localized(de: "keine Zahl von Knoten", en: "not a number of vertices"),
      found: word.text,
      advice: Localized(de: "als *Vertices 12 schreiben", en: "write *Vertices 12"))
  }

  private mutating func beginTies(_ section: Section, _ words: [LineWords.Word]) {
    self.section = networks.count > 1 ? .other : section
    kind = ""
    guard let number = words.first(where: { !$0.isQuoted && $0.text.hasPrefix(":") }) else {
      return
    }
    let name = words.last { $0.offset > number.offset }?.text
    kind = name ?? relations[number.text] ?? String(number.text.dropFirst())
    relations[number.text] = kind
  }

  // MARK: Vertices

  private mutating func readVertex(_ words: [LineWords.Word]) throws(ImportFailure) {
    guard let number = Int(words[0].text), number > 0 else {
      throw failure(
        words[0].offset,
        Localized(de: "keine Nummer eines Knotens", en: "not a number of a vertex"),
        found: words[0].text,
        advice: Localized(
          de: "als 1 \"Name\" schreiben", en: "write 1 \"name\""))
    }
    if declared == 0, number == nodes.count + 1 { nodes.append(PajekNode(label: words[0].text)) }
    guard number <= nodes.count else { return noteUnknown(words[0]) }
    guard nodes[number - 1].offset < 0 else {
      graph.elements.error(
        at: words[0].offset,
        Localized(de: "diesen Knoten gibt es schon", en: "this vertex is there already"),
        found: words[0].text,
        advice: Localized(
          de: "jedem Knoten eine eigene Nummer geben", en: "give each vertex its own number"))
      return
    }
    nodes[number - 1].offset = words[0].offset
    if words.count > 1 { nodes[number - 1].label = words[1].text }
    nodes[number - 1].period = words.dropFirst(2).first { PajekTime.isTime($0) }?.text ?? ""
  }

  private mutating func noteUnknown(_ word: LineWords.Word) {
    graph.elements.error(
      at: word.offset,
      Localized(
        de: "einen Knoten mit dieser Nummer gibt es nicht (es sind \(nodes.count))",
        en: "there is no vertex of this number (there are \(nodes.count))"),
      found: word.text,
      advice: Localized(
        de: "die Nummer oder die Zahl hinter *Vertices berichtigen",
        en: "correct the number, or the count behind *Vertices"))
  }

  private mutating func vertex(_ word: LineWords.Word) -> Int? {
    if let number = Int(word.text), (1...max(nodes.count, 1)).contains(number), !nodes.isEmpty {
      return number - 1
    }
    noteUnknown(word)
    return nil
  }

  // MARK: Ties

  /// `1 2 3.5 [1-4] l "label"`, perhaps with `2:` before it for a relation of that number.
  private mutating func readLine(_ words: [LineWords.Word]) {
    var words = words[...]
    var kind = kind
    if let first = words.first, !first.isQuoted, first.text.hasSuffix(":") {
      let number = ":" + first.text.dropLast()
      kind = relations[number] ?? String(first.text.dropLast())
      words.removeFirst()
    }
    guard words.count >= 2 else {
      graph.elements.error(
        at: words.first?.offset ?? 0,
        Localized(de: "eine Linie mit nur einem Ende", en: "a line with one end only"),
        found: words.first?.text,
        advice: Localized(de: "beide Knoten angeben", en: "give both vertices"))
      return
    }
    let (first, second) = (words[words.startIndex], words[words.startIndex + 1])
    guard let source = vertex(first), let target = vertex(second) else { return }
    var tie = PajekTie(
      source: source, target: target, isDirected: section == .arcs, kind: kind,
      offset: first.offset)
    words = words.dropFirst(2)
    if let value = words.first, !value.isQuoted, ElementValues.number(value.text) != nil {
      tie.value = value
      words.removeFirst()
    } else if let value = words.first, !value.isQuoted, !PajekTime.isTime(value),
      !PajekTime.isParameter(value.text)
    {
      tie.value = value
      words.removeFirst()
    }
    tie.period = words.first { PajekTime.isTime($0) }?.text ?? ""
    if let place = words.firstIndex(where: { $0.isPlain("l") }), place + 1 < words.endIndex {
      tie.label = words[place + 1].text
    }
    ties.append(tie)
  }

  private mutating func readList(_ words: [LineWords.Word]) {
    guard let source = vertex(words[0]) else { return }
    for word in words.dropFirst() {
      guard let target = vertex(word) else { continue }
      ties.append(
        PajekTie(
          source: source, target: target, isDirected: section == .arcsList, kind: kind,
          offset: word.offset))
    }
  }

  /// A row of a matrix: of all vertices, or, with two modes, of the first against the second.
  private mutating func readMatrixRow(_ words: [LineWords.Word]) {
    let firstColumn = firstMode ?? 0
    let rows = firstMode ?? nodes.count
    let columns = nodes.count - firstColumn
    guard row < rows, words.count == columns else {
      graph.elements.error(
        at: words[0].offset,
        row < rows
          ? Localized(
            de: "\(words.count) statt \(columns) Werte in einer Zeile der Matrix",
            en: "\(words.count) instead of \(columns) values in a row of the matrix")
          : Localized(de: "mehr Zeilen als Knoten", en: "more rows than vertices"),
        advice: Localized(de: "die Matrix prüfen", en: "check the matrix"))
      row += 1
      return
    }
    for (column, word) in words.enumerated() where ElementValues.number(word.text) != 0 {
      var tie = PajekTie(
        source: row, target: firstColumn + column, isDirected: firstMode == nil, kind: kind,
        offset: word.offset)
      tie.value = word
      ties.append(tie)
    }
    row += 1
  }

  // MARK: Partitions and vectors

  private mutating func readColumnValue(_ words: [LineWords.Word]) {
    guard row < nodes.count else {
      graph.elements.error(
        at: words[0].offset,
        Localized(
          de: "mehr Werte als Knoten in „\(columnName)“",
          en: "more values than vertices in “\(columnName)”"),
        found: words[0].text, advice: Localized(de: "die Werte prüfen", en: "check the values"))
      return
    }
    columns[columns.count - 1].values.append((words[0].text, words[0].offset))
    row += 1
  }

  // MARK: Filling the graph

  private mutating func fill() {
    let labels = nodes.map { CanonicalText.composed($0.label) }
    let areIDs = Set(labels).count == labels.count && !labels.contains("")
    var actors: [Int?] = []
    for (number, node) in nodes.enumerated() {
      let place = max(node.offset, 0)
      let actor = graph.addNode(areIDs ? labels[number] : String(number + 1), at: place)
      actors.append(actor)
      guard let actor else { continue }
      if !areIDs { graph.set("name", node.label, of: actor, type: .text, as: .name, at: place) }
      if let firstMode, number >= firstMode {
        graph.set("kind", Actor.Kind.organisation.id, of: actor, as: .kind, at: place)
      }
      if !node.period.isEmpty { graph.set("time", node.period, of: actor, type: .text, at: place) }
    }
    fillColumns(actors)
    for tie in ties { add(tie, actors) }
  }

  private mutating func fillColumns(_ actors: [Int?]) {
    var used: [String: Int] = [:]
    for column in columns {
      used[column.name, default: 0] += 1
      let count = used[column.name] ?? 1
      let name = count == 1 ? column.name : "\(column.name) (\(count))"
      for (actor, value) in zip(actors, column.values) {
        if let actor { graph.set(name, value.text, of: actor, at: value.offset) }
      }
    }
  }

  private mutating func add(_ tie: PajekTie, _ actors: [Int?]) {
    guard let source = actors[tie.source], let target = actors[tie.target] else { return }
    for period in PajekTime.periods(tie.period) {
      graph.addEdge(source, target, isDirected: tie.isDirected, at: tie.offset)
      if let value = tie.value {
        graph.setTie("weight", value.text, type: .number, as: .strength, at: value.offset)
      }
      // A label says what a line is, where no relation does.
      let label = tie.kind.isEmpty ? tie.label : ""
      if !tie.kind.isEmpty || !label.isEmpty {
        graph.setTie("kind", tie.kind + label, as: .kind, at: tie.offset)
      }
      if !tie.label.isEmpty, !tie.kind.isEmpty {
        graph.setTie("label", tie.label, type: .text, at: tie.offset)
      }
      if !period.start.isEmpty { graph.setTie("start", period.start, as: .start, at: tie.offset) }
      if !period.end.isEmpty { graph.setTie("end", period.end, as: .end, at: tie.offset) }
    }
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
