internal import Relations

/// The short way through plain rows: a row on one line, its cells without quotes and without blanks
/// around them, ends and strength and perhaps kind and direction given, everything else empty.
///
/// For such rows it does exactly what `readRow` does. Any other row it leaves untouched.
extension TieRows {
  /// Where a plain row has what.
  struct PlainLayout {
    /// Wider tables are read row by row.
    fileprivate static let widest = 16
    fileprivate let width: Int
    fileprivate let source: Int
    fileprivate let target: Int
    fileprivate let strength: Int?
    fileprivate let kind: Int?
    fileprivate let direction: Int?
    /// Columns that are empty in a plain row.
    fileprivate let others: [Int]
  }

  /// The layout of plain rows, or nil if no row of this table can be plain.
  func plainLayout(_ assembly: NetworkAssembly) -> PlainLayout? {
    // A column “type” says direction or kind, and words of a kind may stand before ids.
    guard table.mayBePlain, table.columns <= PlainLayout.widest, roles.type == nil,
      assembly.prefixedKinds.isEmpty, hasPlainEnds, roles.kind == nil || roles.defaultKind.isEmpty
    else { return nil }
    let used = [roles.source, roles.target, roles.weight, roles.kind, roles.directed]
    guard used.allSatisfy({ $0.map { $0 < table.columns } ?? true }) else { return nil }
    return PlainLayout(
      width: table.columns, source: roles.source, target: roles.target, strength: roles.weight,
      kind: roles.kind, direction: roles.directed,
      others: (0..<table.columns).filter { !used.contains($0) })
  }

  /// Memory for the rows of one block.
  private struct Memory {
    /// The cells, row by row.
    let cells: UnsafeMutableBufferPointer<PlainCells.Cell>
    let strengths: UnsafeMutableBufferPointer<Double>
    /// Positions of both ends of each row; −1 where they are not known yet.
    let ends: UnsafeMutableBufferPointer<Int32>

    @inline(__always)
    func row(_ row: Int, _ width: Int) -> UnsafeMutableBufferPointer<PlainCells.Cell> {
      UnsafeMutableBufferPointer(
        start: cells.baseAddress.map { $0 + row &* width }, count: width)
    }
  }

  /// Reads rows up to the first that is not plain.
  ///
  /// A block of rows is cut, then all its ends are looked up, then its ties are made: so the
  /// processor fetches many places of a large table at once instead of waiting for each.
  ///
  /// - Parameter block: empty; empty again afterwards.
  mutating func readPlainRows(
    _ layout: PlainLayout, _ block: inout TieBlock, _ assembly: inout NetworkAssembly
  ) {
    let text = table.scanner.text
    let most = TieBlock.capacity
    withUnsafeTemporaryAllocation(of: PlainCells.Cell.self, capacity: most * layout.width) {
      cells in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: most) { strengths in
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * most) { ends in
          let memory = Memory(cells: cells, strengths: strengths, ends: ends)
          var count = 0
          repeat {
            let line = table.scanner.upcomingLine
            count = text.withUnsafeBytes { bytes in
              let cutter = PlainCells(bytes, delimiter: table.scanner.delimiter)
              return cutRows(layout, cutter, text, memory)
            }
            findEnds(count, layout, memory, assembly)
            makeTies(count, layout, memory, text, line: line, &block, &assembly)
            assembly.add(&block, line: line)
          } while count == most
        }
      }
    }
  }

  /// Cuts rows until one is not plain or there is no more room for cells; returns how many there
  /// are.
  private mutating func cutRows(
    _ layout: PlainLayout, _ cutter: PlainCells, _ text: [UInt8],
    _ memory: Memory
  ) -> Int {
    let firstLine = table.scanner.upcomingLine
    let width = layout.width
    var place = table.scanner.place
    var count = 0
    rows: while count < TieBlock.capacity {
      let row = memory.row(count, width)
      var cell = cutter.cell(at: place)
      row.initializeElement(at: 0, to: cell)
      for column in 1..<width {
        guard cell.isPlain, cutter.isFollowed(cell) else { break rows }
        cell = cutter.cell(at: cell.end &+ 1)
        row.initializeElement(at: column, to: cell)
      }
      guard cell.isPlain, let next = cutter.rowStart(after: cell),
        !row[layout.source].isEmpty, !row[layout.target].isEmpty, isRestPlain(row, layout),
        let strength = strength(row, layout, text, line: firstLine &+ count)
      else { break }
      memory.strengths.initializeElement(at: count, to: strength)
      count &+= 1
      place = next
    }
    table.pass(rows: count, to: place)
    return count
  }

  /// Whether direction and columns without a role are as they must be in a plain row.
  @inline(__always)
  private func isRestPlain(
    _ row: UnsafeMutableBufferPointer<PlainCells.Cell>, _ layout: PlainLayout
  ) -> Bool {
    if let direction = layout.direction, !row[direction].isEmpty {
      guard row[direction].number == 0 || row[direction].number == 1 else { return false }
    }
    for column in layout.others where !row[column].isEmpty { return false }
    return true
  }

  /// The strength of a row that is plain in everything else, as a decimal sign decides how the
  /// whole column is read; nil if it is not plain.
  @inline(__always)
  private mutating func strength(
    _ row: UnsafeMutableBufferPointer<PlainCells.Cell>, _ layout: PlainLayout, _ text: [UInt8],
    line: Int
  ) -> Double? {
    guard let column = layout.strength else { return TieBlock.noStrength }
    let cell = row[column]
    if cell.number >= 0 { return Double(cell.number) }
    return cell.isEmpty ? TieBlock.noStrength : weights?.plain(text, cell.range, line: line)
  }

  /// Looks up the ends of rows among the numbers known so far.
  private func findEnds(
    _ count: Int, _ layout: PlainLayout, _ memory: Memory, _ assembly: borrowing NetworkAssembly
  ) {
    for row in 0..<count {
      let cells = memory.row(row, layout.width)
      let source = assembly.find(number: cells[layout.source].number)
      let target = assembly.find(number: cells[layout.target].number)
      memory.ends.initializeElement(at: 2 &* row, to: source)
      memory.ends.initializeElement(at: 2 &* row &+ 1, to: target)
    }
  }

  /// The direction that a plain row gives, or nil if it gives none.
  @inline(__always)
  private func direction(
    _ row: UnsafeMutableBufferPointer<PlainCells.Cell>, _ layout: PlainLayout
  ) -> Bool? {
    guard let column = layout.direction, !row[column].isEmpty else { return nil }
    return row[column].number == 1
  }

  /// Puts the ties of rows into the block; ends not known yet are found as every row finds them.
  private mutating func makeTies(
    _ count: Int, _ layout: PlainLayout, _ memory: Memory, _ text: [UInt8], line: Int,
    _ block: inout TieBlock, _ assembly: inout NetworkAssembly
  ) {
    for row in 0..<count {
      let cells = memory.row(row, layout.width)
      var source = Int(memory.ends[2 &* row])
      var target = Int(memory.ends[2 &* row &+ 1])
      if source < 0 {
        source = actors.position(
          text, cells[layout.source].range, kind: roles.sourceKind, line: line &+ row, &assembly)
      }
      if target < 0 {
        target = actors.position(
          text, cells[layout.target].range, kind: roles.targetKind, line: line &+ row, &assembly)
      }
      if source == target { assembly.countSelfTie(assembly.origin(line: line &+ row)) }
      let kind = layout.kind.map { assembly.kind(text, cells[$0].range) } ?? defaultKind(&assembly)
      block.append(
        source: source, target: target, kind: kind,
        isDirected: direction(cells, layout)
          ?? (roles.isDirected || assembly.isDirected(kind: kind)),
        strength: memory.strengths[row])
    }
  }
}
