import GraphCore

/// Times kernels on a graph, each result checked in the same run by another way of computing it.
///
///     geflecht-bench make VERTICES EDGES FILE [--directed] [--seed N]
///     geflecht-bench FILE [--directed] [--threads N] [--runs N] [--only NAME,NAME] [--values FOLDER]
///     geflecht-bench FILE --stop TRIES [--directed] [--threads N] [--only NAME,NAME]
///
/// FILE is comma-separated: a header, then `source,target[,weight]` in whole numbers. One JSON line
/// per kernel comes out: wall and CPU seconds of the fastest run, peak memory, and whether the check
/// held. `--values` writes each kernel's scores as raw 64-bit numbers, for comparison with others.
/// `--stop` asks each kernel to stop at random moments and prints how long it went on, at worst.
@main
struct Bench {
  static func main() throws {
    var arguments = Arguments(CommandLine.arguments.dropFirst())
    guard let first = arguments.word() else { return usage() }
    if first == "make" {
      try make(&arguments)
    } else {
      try measure(first, &arguments)
    }
  }

  private static func usage() {
    print("geflecht-bench make VERTICES EDGES FILE [--directed] [--seed N]")
    print(
      "geflecht-bench FILE [--directed] [--threads N] [--runs N] [--only NAMES] [--values FOLDER]")
    print("geflecht-bench FILE --stop TRIES [--directed] [--threads N] [--only NAMES]")
    let names = ReadingBenchmark.all.map(\.name) + Benchmark.all.map(\.name)
    print("kernels:", names.joined(separator: " "))
  }

  private static func make(_ arguments: inout Arguments) throws {
    let isDirected = arguments.flag("--directed")
    let seed = arguments.number("--seed") ?? 1
    guard let vertices = arguments.word().flatMap({ Int($0) }),
      let edges = arguments.word().flatMap({ Int($0) }), let file = arguments.word()
    else { return usage() }
    let graph = Graph.community(
      vertexCount: vertices, edgeCount: edges, isDirected: isDirected, seed: UInt64(seed))
    try EdgeFile.write(graph, to: file)
  }

  private static func measure(_ file: String, _ arguments: inout Arguments) throws {
    let isDirected = arguments.flag("--directed")
    let threads = arguments.number("--threads") ?? 1
    let execution = Execution(threads: threads)
    let tries = arguments.number("--stop")
    let runs = arguments.number("--runs") ?? 3
    let names = arguments.value("--only")?.split(separator: ",").map(String.init)
    let folder = arguments.value("--values")
    var edges = try EdgeFile(file, isDirected: isDirected)
    for benchmark in ReadingBenchmark.all
    where tries == nil && names?.contains(benchmark.name) ?? true {
      print(try benchmark.time(edges, runs: runs))
    }
    let graph = edges.takeGraph()
    for benchmark in Benchmark.all where names?.contains(benchmark.name) ?? true {
      if let tries {
        let delay = benchmark.longestDelay(graph, threads: threads, tries: tries)
        print(benchmark.name, delay.map { "\($0)" } ?? "ends at once")
        continue
      }
      let timing = try benchmark.time(graph, execution, runs: runs)
      print(timing.line)
      if let folder { try EdgeFile.write(timing.scores, to: "\(folder)/\(benchmark.name).f64") }
    }
  }
}

/// What was typed after the program's name.
struct Arguments {
  private var words: [String]

  init(_ words: some Sequence<String>) { self.words = Array(words) }

  mutating func flag(_ name: String) -> Bool {
    guard let index = words.firstIndex(of: name) else { return false }
    words.remove(at: index)
    return true
  }

  mutating func value(_ name: String) -> String? {
    guard let index = words.firstIndex(of: name), index + 1 < words.count else { return nil }
    defer { words.removeSubrange(index...(index + 1)) }
    return words[index + 1]
  }

  mutating func number(_ name: String) -> Int? { value(name).flatMap { Int($0) } }

  mutating func word() -> String? { words.isEmpty ? nil : words.removeFirst() }
}
