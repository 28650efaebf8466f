/// Σ x·y, in eight interleaved sums: always in the same order.
func dot(_ x: [Double], _ y: [Double]) -> Double {
  precondition(x.count == y.count, "Both vectors need the same length.")
  var lanes = SIMD8<Double>.zero
  let whole = x.count & ~7
  x.withUnsafeBytes { x in
    y.withUnsafeBytes { y in
      for offset in stride(from: 0, to: whole * 8, by: 64) {
        lanes +=
          x.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
          * y.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
      }
    }
  }
  var sum = lanes.sum()
  for index in whole..<x.count { sum += x[index] * y[index] }
  return sum
}

/// y −= share · x.
func subtract(_ share: Double, _ x: [Double], from y: inout [Double]) {
  precondition(x.count == y.count, "Both vectors need the same length.")
  x.withUnsafeBufferPointer { x in
    y.withUnsafeMutableBufferPointer { y in
      guard let x = x.baseAddress, let count = Optional(y.count), let y = y.baseAddress else {
        return
      }
      for index in 0..<count { y[index] -= share * x[index] }
    }
  }
}

/// x *= factor.
func scale(_ x: inout [Double], by factor: Double) {
  x.withUnsafeMutableBufferPointer { x in
    for index in x.indices { x[index] *= factor }
  }
}
