/// A number type that counts shortest paths, 8 lanes at a time.
protocol PathCount: BinaryFloatingPoint, SIMDScalar, Codable {
  associatedtype Half: SIMD, BitwiseCopyable where Half.Scalar == Self
  /// As wide as `Half`.
  associatedtype Mask: SIMD, BitwiseCopyable where Mask.Scalar: FixedWidthInteger
  /// Counts below are as good as those of a `Double`.
  static var greatest: Self { get }
  /// The lanes of `row` that are full in `mask`; 0 in the others.
  static func keeping(_ row: Half, _ mask: Mask) -> Half
  /// The same numbers in full width.
  static func wide(_ row: Half) -> SIMD8<Double>
}

extension Float: PathCount {
  /// Whole numbers below are exact.
  static var greatest: Float { 0x1p24 }

  @inline(__always)
  static func keeping(_ row: SIMD8<Float>, _ mask: SIMD8<UInt32>) -> SIMD8<Float> {
    unsafeBitCast(unsafeBitCast(row, to: SIMD8<UInt32>.self) & mask, to: SIMD8<Float>.self)
  }

  @inline(__always)
  static func wide(_ row: SIMD8<Float>) -> SIMD8<Double> { SIMD8<Double>(row) }
}

extension Double: PathCount {
  /// Above, reciprocals come near the end of what a `Double` can hold.
  static var greatest: Double { 0x1p900 }

  @inline(__always)
  static func keeping(_ row: SIMD8<Double>, _ mask: SIMD8<UInt64>) -> SIMD8<Double> {
    row.keeping(mask)
  }

  @inline(__always)
  static func wide(_ row: SIMD8<Double>) -> SIMD8<Double> { row }
}
