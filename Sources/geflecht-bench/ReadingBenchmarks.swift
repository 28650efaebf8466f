import Exchange
import Foundation
import GraphCore
import Relations

/// What happens before a kernel runs: text becomes a network, edges become rows.
struct ReadingBenchmark: Sendable {
  let name: String
  /// What the speed counts, and how much of it there is.
  let unit: String
  let run: @Sendable (EdgeFile) throws -> (seconds: Double, amount: Double, isRight: Bool)

  static let all = [readCSV, buildRows]

  /// The fastest of several runs as one line of JSON.
  func time(_ file: EdgeFile, runs: Int) throws -> String {
    var best = Double.infinity
    var speed = 0.0
    var isRight = true
    for _ in 0..<max(1, runs) {
      let result = try run(file)
      isRight = isRight && result.isRight
      guard result.seconds < best else { continue }
      best = result.seconds
      speed = result.amount / result.seconds
    }
    return "{\"kernel\":\"\(name)\",\"cpu\":\(best),\"\(unit)\":\(Int(speed)),"
      + "\"peakMiB\":\(Int(Timing.peakMemory())),\"right\":\(isRight)}"
  }

  /// Bytes in memory become a network, which is compared with the numbers a plain loop reads.
  private static let readCSV = ReadingBenchmark(name: "read-csv", unit: "MBPerSecond") { file in
    let bytes = [UInt8](file.bytes)
    let format = Format.named("csv")
    let start = Timing.cpu()
    guard let result = try format?.read?(bytes, file.name, ReadOptions()) else {
      throw EdgeFile.Unreadable(file: file.name)
    }
    let seconds = Timing.cpu() - start
    return (seconds, Double(bytes.count) / 1e6, isRight(result.network, file))
  }

  private static func isRight(_ network: Network, _ file: EdgeFile) -> Bool {
    let ids = network.actors.map { Int32($0.id) ?? -1 }
    let columns = file.columns
    guard network.ties.count == columns[0].count else { return false }
    return network.ties.indices.allSatisfy { row in
      let tie = network.ties[row]
      return ids[Int(tie.source)] == columns[0][row] && ids[Int(tie.target)] == columns[1][row]
        && tie.strength == (columns[2].isEmpty ? nil : Double(columns[2][row]))
        && Int(tie.origin.line) == row + 2
    }
  }

  /// Edges become rows, which are compared with the sorted edges.
  private static let buildRows = ReadingBenchmark(name: "build-rows", unit: "edgesPerSecond") {
    file in
    let columns = file.columns
    let weights = columns[2].map(Double.init)
    let start = Timing.cpu()
    let graph = Graph(
      vertexCount: file.vertexCount, sources: columns[0], targets: columns[1], weights: weights,
      isDirected: file.isDirected)
    let seconds = Timing.cpu() - start
    return (seconds, Double(columns[0].count), isRight(graph, columns))
  }

  private static func isRight(_ graph: Graph, _ columns: [[Int32]]) -> Bool {
    var arcs: [UInt64] = []
    for (source, target) in zip(columns[0], columns[1]) where source != target {
      arcs.append(UInt64(source) << 32 | UInt64(target))
      if !graph.isDirected { arcs.append(UInt64(target) << 32 | UInt64(source)) }
    }
    arcs.sort()
    var place = 0
    for vertex in 0..<graph.vertexCount {
      for arc in graph.outgoing.arcs(of: vertex) {
        let key = UInt64(vertex) << 32 | UInt64(graph.outgoing.targets[arc])
        guard place < arcs.count, arcs[place] == key else { return false }
        while place < arcs.count, arcs[place] == key { place += 1 }
      }
    }
    return place == arcs.count
  }
}
