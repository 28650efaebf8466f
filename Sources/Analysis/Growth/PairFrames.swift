internal import Relations

/// The pairs of a network frame by frame: when they are tied, when for the first time, when they fade.
struct PairFrames: Sendable {
  /// The lower and the higher vertex of each pair, ascending.
  private(set) var lower: [Int32] = []
  private(set) var upper: [Int32] = []
  let frameCount: Int
  /// Per pair and sample (the eve, then each frame): 0 = not tied, 1 = tied, 2 = fading.
  private var samples: [UInt8] = []
  private var sampleCount: Int { frameCount + 1 }

  var count: Int { lower.count }

  /// - Parameter runs: the samples in which each tie is there.
  init(_ courses: TieCourses, _ runs: TieRuns) {
    frameCount = runs.sampleCount - 1
    var tie = 0
    while tie < courses.count {
      lower.append(courses.lower[tie])
      upper.append(courses.upper[tie])
      let start = samples.count
      samples.append(contentsOf: repeatElement(0, count: sampleCount))
      while tie < courses.count, courses.lower[tie] == lower[lower.count - 1],
        courses.upper[tie] == upper[upper.count - 1]
      {
        mark(courses, runs, tie, start)
        tie += 1
      }
    }
  }

  /// Marks the samples of a tie: a pair fades only if all its ties do.
  private mutating func mark(_ courses: TieCourses, _ runs: TieRuns, _ tie: Int, _ start: Int) {
    var fading = runs.fadingSamples(of: tie, courses)[...]
    for run in runs.runs(of: tie) {
      for sample in Int(run.first)...Int(run.last) {
        let place = start + sample
        if fading.first == sample {
          fading.removeFirst()
          if samples[place] == 0 { samples[place] = 2 }
        } else {
          samples[place] = 1
        }
      }
    }
  }

  /// What a pair is in each frame; after a gap it is new again.
  func states(of pair: Int) -> [Film.LinkState] {
    let start = pair * sampleCount
    return (1...frameCount).map { sample in
      switch (samples[start + sample - 1], samples[start + sample]) {
      case (_, 0): .none
      case (0, _): .new
      case (_, 2): .fading
      default: .kept
      }
    }
  }

  /// The pairs tied at the end of a frame; −1 = on the eve of the first.
  func tied(at frame: Int) -> [(Int32, Int32)] {
    var tied: [(Int32, Int32)] = []
    for pair in 0..<count where samples[pair * sampleCount + frame + 1] > 0 {
      tied.append((lower[pair], upper[pair]))
    }
    return tied
  }

  /// Whether a pair is tied at the end of a frame; −1 = on the eve of the first.
  func isTied(_ pair: Int, at frame: Int) -> Bool { samples[pair * sampleCount + frame + 1] > 0 }

  /// How many pairs two nodes share on the eve.
  func eveCount(_ a: Int, _ b: Int, _ node: (Int32) -> Int) -> Int32 {
    var sum: Int32 = 0
    for pair in 0..<count where samples[pair * sampleCount] > 0 {
      let ends = (node(lower[pair]), node(upper[pair]))
      if min(ends.0, ends.1) == a, max(ends.0, ends.1) == b { sum += 1 }
    }
    return sum
  }

  /// The vertices tied in some frame, ascending.
  func tiedVertices(of vertexCount: Int) -> [Int] {
    var isTied = [Bool](repeating: false, count: vertexCount)
    for pair in 0..<count {
      let start = pair * sampleCount
      guard samples[start + 1..<start + sampleCount].contains(where: { $0 > 0 }) else { continue }
      isTied[Int(lower[pair])] = true
      isTied[Int(upper[pair])] = true
    }
    return isTied.indices.filter { isTied[$0] }
  }
}
