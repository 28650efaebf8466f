internal import Relations

/// In which steps of time each tie is there: the one count behind growth, film and circles over time.
///
/// The states of the network are samples: number 0 is the eve of the first step, number *k* stands for
/// step *k*, as `TieRules` says.
struct TieRuns: Sendable {
  /// Samples in a row in which a tie is there.
  struct Run: Sendable {
    let tie: Int32
    let first: Int32
    let last: Int32
  }

  /// What a sample says.
  enum Reading: Sendable {
    /// The ties that go on after the last day, and the occasions of the step.
    case steps(TimeStep)
    /// The ties alive on the last day, and the occasions of the step.
    case dates(TimeStep)
    /// The ties and occasions of the last day.
    case days

    var step: TimeStep? {
      switch self {
      case .steps(let step), .dates(let step): step
      case .days: nil
      }
    }
  }

  /// The last days of the samples, ascending.
  let ends: [Int32]
  /// Per tie: `runs[offsets[t]..<offsets[t + 1]]`, in order.
  private(set) var offsets: [Int] = [0]
  private(set) var runs: [Run] = []
  /// Per sample how many ties began and ended within it.
  private(set) var passing: [Int]
  /// The first day on which occasions belong to sample 0.
  private let begin: Int32
  /// For each day from the eve on, the first sample not before it: saves searching.
  private let sampleOfDay: [Int32]
  private let reading: Reading

  var sampleCount: Int { ends.count }

  /// - Parameter spans: the steps, without gaps.
  init(_ courses: TieCourses, _ spans: [DaySpan], _ reading: Reading) {
    let eve = (spans.first?.first ?? Day(number: 0)).advanced(by: -1)
    ends = [eve.number] + spans.map(\.last.number)
    passing = [Int](repeating: 0, count: ends.count)
    var table: [Int32] = [0]
    for (sample, span) in spans.enumerated() {
      table.append(contentsOf: repeatElement(Int32(sample + 1), count: span.count))
    }
    sampleOfDay = table
    self.reading = reading
    begin = (reading.step?.start(of: eve) ?? eve).number
    runs.reserveCapacity(courses.count)
    offsets.reserveCapacity(courses.count + 1)
    for tie in 0..<courses.count {
      add(tie, courses)
      offsets.append(runs.count)
    }
  }

  /// The runs of a tie.
  func runs(of tie: Int) -> ArraySlice<Run> { runs[offsets[tie]..<offsets[tie + 1]] }

  /// The first sample whose last day is not before `day`; the number of samples if there is none.
  private func sample(notBefore day: Int32) -> Int {
    let offset = Int(day) - Int(ends[0])
    if offset <= 0 { return 0 }
    return offset < sampleOfDay.count ? Int(sampleOfDay[offset]) : ends.count
  }

  /// The samples in which a spell is there; empty if it lies between two.
  private func samples(_ spell: TieCourses.Stretch, isOccasion: Bool) -> (first: Int, last: Int) {
    let first = sample(notBefore: spell.start)
    if isOccasion, reading.step != nil {
      // It happens in every step that holds one of its days.
      guard spell.end > begin else { return (0, -1) }
      return (first, spell.end == .max ? ends.count - 1 : sample(notBefore: spell.end - 1))
    }
    if case .steps = reading, spell.isEnded {
      return (first, sample(notBefore: spell.end - 1) - 1)
    }
    return (first, sample(notBefore: spell.end) - 1)
  }

  private mutating func add(_ tie: Int, _ courses: TieCourses) {
    let start = runs.count
    var between = -1
    for spell in courses.spells(of: tie) {
      let (first, end) = samples(spell, isOccasion: courses.isOccasion(tie))
      let last = min(end, ends.count - 1)
      guard first <= last else {
        guard first > 0, first < ends.count, between != first else { continue }
        let isKnown = runs.count > start && runs[runs.count - 1].last >= Int32(first) - 1
        if !isKnown {
          passing[first] += 1
          between = first
        }
        continue
      }
      if between == first { passing[first] -= 1 }
      if runs.count > start, Int(runs[runs.count - 1].last) >= first - 1 {
        let run = runs[runs.count - 1]
        runs[runs.count - 1] = Run(
          tie: run.tie, first: run.first, last: max(run.last, Int32(last)))
      } else {
        runs.append(Run(tie: Int32(tie), first: Int32(first), last: Int32(last)))
      }
    }
  }

  /// The samples of a tie after the first of each run in which it fades, ascending.
  func fadingSamples(of tie: Int, _ courses: TieCourses) -> [Int] {
    var samples: [Int] = []
    let own = runs(of: tie)
    for place in courses.fadingOffsets[tie]..<courses.fadingOffsets[tie + 1] {
      let fading = courses.fadings[place]
      let (first, end) = (sample(notBefore: fading.start), sample(notBefore: fading.end) - 1)
      guard first <= end else { continue }
      for run in own {
        let (low, high) = (max(first, Int(run.first)), min(end, Int(run.last)))
        if low <= high { samples += low...high }
      }
    }
    return samples
  }
}
