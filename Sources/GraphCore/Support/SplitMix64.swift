/// A seeded generator of random bits: the same seed gives the same sequence everywhere.
///
/// - Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator whose sequence depends on `seed` alone.
  public init(seed: UInt64) { state = seed }

  /// A generator for one of many independent streams of the same seed.
  public init(seed: UInt64, stream: UInt64) {
    var seeds = SplitMix64(seed: seed ^ (stream &* 0xD1B5_4A32_D192_ED03))
    state = seeds.next()
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 (included) to 1 (excluded), 53 random bits.
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number from 0 to `bound` − 1, without bias.
  ///
  /// - Source: Lemire, "Fast Random Integer Generation in an Interval", TOMACS 2019.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "The bound of a random number must be positive.")
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }
}
