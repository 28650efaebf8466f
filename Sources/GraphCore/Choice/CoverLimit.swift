/// A sum that must stay between two numbers: money, hours, partners of a place, people of a group.
public struct CoverLimit: Sendable, Hashable {
  /// What is counted (candidates, or elements), each once.
  public let members: [Int32]
  /// How much each member counts, not negative; empty when each counts 1.
  public let amounts: [Double]
  /// The sum must not be less.
  public let least: Double
  /// The sum must not be more; may be infinite.
  public let most: Double

  /// A limit; see the properties.
  public init(
    members: [Int32], amounts: [Double] = [], least: Double = 0, most: Double = .infinity
  ) {
    precondition(amounts.isEmpty || amounts.count == members.count, "One amount per member.")
    self.members = members
    self.amounts = amounts
    self.least = least
    self.most = most
  }

  /// At most `count` candidates in all.
  public static func size(_ count: Int, of candidateCount: Int) -> CoverLimit {
    CoverLimit(members: Array(0..<Int32(candidateCount)), most: Double(count))
  }

  /// At most `budget`, given what each candidate costs.
  public static func budget(_ budget: Double, costs: [Double]) -> CoverLimit {
    CoverLimit(members: Array(0..<Int32(costs.count)), amounts: costs, most: budget)
  }

  /// Sums of amounts written in decimals are compared with this tolerance.
  static func tolerance(_ bound: Double) -> Double { 1e-9 * max(1, abs(bound)) }

  /// Whether the limit lets `sum` pass from above.
  func permits(_ sum: Double) -> Bool { sum <= most + CoverLimit.tolerance(most) }

  /// Whether `sum` is enough.
  func isMet(by sum: Double) -> Bool { sum >= least - CoverLimit.tolerance(least) }
}

/// What a chosen set must comply with.
public struct CoverConstraints: Sendable {
  /// The candidates that must be chosen, in this order before all others.
  public var required: [Int32]
  /// Sums over the chosen candidates: size, money, hours, so many of a class.
  public var limits: [CoverLimit]
  /// Sums over the covered elements: at least so many of a place, at most so many of a group.
  public var quotas: [CoverLimit]

  /// Constraints; none by default.
  public init(
    required: [Int32] = [], limits: [CoverLimit] = [], quotas: [CoverLimit] = []
  ) {
    self.required = required
    self.limits = limits
    self.quotas = quotas
  }

  /// Whether anything must be at least so much.
  var hasFloors: Bool {
    limits.contains { $0.least > 0 } || quotas.contains { $0.least > 0 }
  }
}

/// Limits seen from their members: for each the limits it counts in, and how much.
struct LimitRows: Sendable {
  let offsets: [Int]
  let limits: [Int32]
  let amounts: [Double]

  init(_ limits: [CoverLimit], memberCount: Int) {
    var offsets = [Int](repeating: 0, count: memberCount + 1)
    for limit in limits { for member in limit.members { offsets[Int(member) + 1] += 1 } }
    for member in 0..<memberCount { offsets[member + 1] += offsets[member] }
    var next = offsets
    var numbers = [Int32](repeating: 0, count: offsets[memberCount])
    var amounts = [Double](repeating: 1, count: offsets[memberCount])
    for (number, limit) in limits.enumerated() {
      for (place, member) in limit.members.enumerated() {
        numbers[next[Int(member)]] = Int32(number)
        if !limit.amounts.isEmpty { amounts[next[Int(member)]] = limit.amounts[place] }
        next[Int(member)] += 1
      }
    }
    self.offsets = offsets
    self.limits = numbers
    self.amounts = amounts
  }

  @inline(__always) func row(_ member: Int) -> Range<Int> {
    Range(uncheckedBounds: (offsets[member], offsets[member + 1]))
  }
}
