/// An experiment on cells of a network: pairs of cells, in each of which a coin decides which one is
/// tested and which one is the control.
///
/// A vertex is *cleanly exposed* to the test if its cell is tested and at least a share of its
/// neighbours are in tested cells; cleanly to the control if its cell is the control and at least
/// that share are in no tested cell. So what reaches it over its ties comes from its own arm.
public struct PilotDesign: Sendable, Hashable {
  /// The cell of each vertex.
  public let cells: [Int32]
  /// Pairs of cells, each cell in at most one.
  public let pairs: [Pair]
  /// The share of the neighbours, 0...1; 1 = all.
  public let share: Double

  /// Two cells that are compared.
  public struct Pair: Sendable, Hashable {
    /// One cell.
    public let first: Int32
    /// The other.
    public let second: Int32

    /// Two cells.
    public init(_ first: Int32, _ second: Int32) {
      self.first = first
      self.second = second
    }
  }

  /// Which arm a cell or vertex belongs to.
  public enum Arm: String, Sendable, Hashable, Codable {
    case test, control
  }

  /// A design; see the properties.
  public init(cells: [Int32], pairs: [Pair], share: Double) {
    self.cells = cells
    self.pairs = pairs
    self.share = share
  }

  /// Per cell the arm if the coins fall as given (true: the first cell of the pair is tested); nil
  /// for cells that take no part.
  public func arms(_ coins: [Bool]) -> [Arm?] {
    var arms = [Arm?](repeating: nil, count: cellCount)
    for (pair, isFirst) in zip(pairs, coins) {
      arms[Int(pair.first)] = isFirst ? .test : .control
      arms[Int(pair.second)] = isFirst ? .control : .test
    }
    return arms
  }

  /// One coin per pair.
  public func coins(seed: UInt64) -> [Bool] {
    var random = SplitMix64(seed: seed, stream: 0x91)
    return pairs.map { _ in random.next() >> 63 == 0 }
  }

  private var cellCount: Int {
    let pairMost = pairs.reduce(0) { max($0, Int(max($1.first, $1.second)) + 1) }
    return cells.reduce(pairMost) { max($0, Int($1) + 1) }
  }

  /// How many of each vertex' neighbours must be on its side.
  private func needed(_ degree: Int) -> Int { Int((share * Double(degree) - 1e-9).rounded(.up)) }

  /// Per vertex the arm it is cleanly exposed to if the coins fall so; nil = neither.
  ///
  /// - Parameter graph: undirected.
  public func exposures(_ graph: Graph, coins: [Bool]) -> [Arm?] {
    let arms = arms(coins)
    let rows = graph.outgoing
    return cells.indices.map { vertex in
      guard let arm = arms[Int(cells[vertex])] else { return nil }
      let degree = rows.degree(of: vertex)
      let tested = rows.arcs(of: vertex).count { arms[Int(cells[Int(rows.targets[$0])])] == .test }
      let onSide = arm == .test ? tested : degree - tested
      return onSide >= needed(degree) ? arm : nil
    }
  }

  /// Per vertex the probabilities of clean exposure to the test and to the control over all coins.
  ///
  /// Exact: the number of neighbours in tested cells is a sum over pairs, convolved one by one.
  ///
  /// - Parameter graph: undirected.
  /// - Complexity: O(degree · pairs among the neighbours) per vertex.
  /// - Source: Ugander, Karrer, Backstrom, Kleinberg, "Graph cluster randomization: network exposure to
  ///   multiple universes", KDD 2013.
  public func probabilities(_ graph: Graph) -> [(test: Double, control: Double)] {
    var pairOf = [Int](repeating: -1, count: cellCount)
    var isFirst = [Bool](repeating: false, count: cellCount)
    for (number, pair) in pairs.enumerated() {
      pairOf[Int(pair.first)] = number
      pairOf[Int(pair.second)] = number
      isFirst[Int(pair.first)] = true
    }
    var counts = [(first: Int, second: Int)](repeating: (0, 0), count: pairs.count)
    let rows = graph.outgoing
    return cells.indices.map { vertex in
      let cell = Int(cells[vertex])
      let own = pairOf[cell]
      guard own >= 0 else { return (0, 0) }
      var touched: [Int] = []
      for arc in rows.arcs(of: vertex) {
        let other = Int(cells[Int(rows.targets[arc])])
        let pair = pairOf[other]
        guard pair >= 0 else { continue }
        if counts[pair] == (0, 0) { touched.append(pair) }
        if isFirst[other] { counts[pair].first += 1 } else { counts[pair].second += 1 }
      }
      defer { for pair in touched { counts[pair] = (0, 0) } }
      let degree = rows.degree(of: vertex)
      let spread = PilotDesign.spread(touched.filter { $0 != own }.map { counts[$0] })
      let inside = isFirst[cell] ? counts[own].first : counts[own].second
      let across = isFirst[cell] ? counts[own].second : counts[own].first
      let need = needed(degree)
      var test = 0.0
      var control = 0.0
      for (tested, probability) in spread.enumerated() {
        if inside + tested >= need { test += probability }
        if degree - across - tested >= need { control += probability }
      }
      return (test / 2, control / 2)
    }
  }

  /// The distribution of a sum in which each pair adds one of its two numbers.
  private static func spread(_ counts: [(first: Int, second: Int)]) -> [Double] {
    var spread = [1.0]
    for (first, second) in counts {
      var next = [Double](repeating: 0, count: spread.count + max(first, second))
      for (sum, probability) in spread.enumerated() {
        next[sum + first] += probability / 2
        next[sum + second] += probability / 2
      }
      spread = next
    }
    return spread
  }
}
