internal import Glibc

/// The entropy of positive parts of a whole, in nats: −Σ p·ln p.
func entropy(of parts: ArraySlice<Double>) -> Double {
  let total = parts.reduce(0, +)
  return parts.reduce(0.0) { $0 - $1 / total * log($1 / total) }
}

/// The natural logarithm.
func logarithm(_ value: Double) -> Double { log(value) }

/// e to the power of `value`.
func exponential(_ value: Double) -> Double { exp(value) }
