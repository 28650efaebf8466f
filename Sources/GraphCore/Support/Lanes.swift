/// Vector operations that Swift's comparisons and maxima would carry out lane by lane.
extension SIMD8<Double> {
  /// The lanes whose bits are set in `mask`; 0 in the others, whatever stood there.
  @inline(__always) func keeping(_ mask: SIMD8<UInt64>) -> SIMD8<Double> {
    unsafeBitCast(unsafeBitCast(self, to: SIMD8<UInt64>.self) & mask, to: SIMD8<Double>.self)
  }

  /// All lanes added up.
  @inline(__always) var total: Double {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }

  /// The absolute values.
  @inline(__always) var magnitudes: SIMD8<Double> {
    keeping(SIMD8<UInt64>(repeating: 0x7FFF_FFFF_FFFF_FFFF))
  }

  /// The bit patterns; the highest bit says whether a number is negative.
  @inline(__always) var bitPatterns: SIMD8<UInt64> {
    unsafeBitCast(self, to: SIMD8<UInt64>.self)
  }
}

extension SIMD16<Double> {
  /// The absolute values.
  @inline(__always) var magnitudes: SIMD16<Double> {
    unsafeBitCast(
      unsafeBitCast(self, to: SIMD16<UInt64>.self)
        & SIMD16<UInt64>(repeating: 0x7FFF_FFFF_FFFF_FFFF), to: SIMD16<Double>.self)
  }
}

extension SIMD16<Float> {
  /// The absolute values.
  @inline(__always) var magnitudes: SIMD16<Float> {
    unsafeBitCast(
      unsafeBitCast(self, to: SIMD16<UInt32>.self) & SIMD16<UInt32>(repeating: 0x7FFF_FFFF),
      to: SIMD16<Float>.self)
  }
}

extension SIMD8<UInt64> {
  /// All lanes joined by or.
  @inline(__always) var union: UInt64 {
    let four = lowHalf | highHalf
    let two = four.lowHalf | four.highHalf
    return two[0] | two[1]
  }

  /// Whether no bit is set.
  @inline(__always) var isZero: Bool { union == 0 }

  /// How many of the 512 bits are set.
  @inline(__always) var bitCount: Int {
    var count = 0
    for lane in 0..<8 { count &+= self[lane].nonzeroBitCount }
    return count
  }
}

/// For each byte the mask whose lane *i* is full where bit *i* is set.
func laneMasks<Mask: SIMD & BitwiseCopyable>(_ type: Mask.Type) -> Buffer<Mask>
where Mask.Scalar: FixedWidthInteger {
  let masks = Buffer(repeating: Mask(), count: 256)
  for byte in 0..<256 {
    for lane in 0..<8 where byte >> lane & 1 == 1 { masks[byte][lane] = .max }
  }
  return masks
}
