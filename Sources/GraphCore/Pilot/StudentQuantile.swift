internal import Glibc

/// The quantile of Student's *t* distribution for degrees of freedom that are no whole number, as an
/// approximation of a distribution leads to: between those of its two neighbours, in 1 / degrees.
public func studentQuantile(_ probability: Double, degrees: Double) -> Double {
  let lower = max(1, Int(degrees))
  let low = studentQuantile(probability, degrees: lower)
  guard degrees > Double(lower) else { return low }
  let share = (1 / Double(lower) - 1 / degrees) / (1 / Double(lower) - 1 / Double(lower + 1))
  return low + share * (studentQuantile(probability, degrees: lower + 1) - low)
}

/// The quantile of Student's *t* distribution: the value that is not exceeded with a probability.
///
/// - Parameters:
///   - probability: above ½ and below 1.
///   - degrees: degrees of freedom, at least 1.
/// - Complexity: 200 evaluations of the distribution, O(`degrees`) each.
/// - Source: Abramowitz, Stegun, "Handbook of Mathematical Functions", 26.7.3 and 26.7.4.
public func studentQuantile(_ probability: Double, degrees: Int) -> Double {
  precondition(degrees >= 1, "A t distribution has at least one degree of freedom.")
  precondition(probability > 0.5 && probability < 1, "The probability lies between ½ and 1.")
  let inside = 2 * probability - 1
  var low = 0.0
  var high = 1.0
  while central(high, degrees) < inside { high *= 2 }
  for _ in 0..<100 {
    let middle = (low + high) / 2
    if central(middle, degrees) < inside { low = middle } else { high = middle }
  }
  return (low + high) / 2
}

/// The probability that |*t*| stays below a value.
private func central(_ value: Double, _ degrees: Int) -> Double {
  let angle = atan(value / Double(degrees).squareRoot())
  let (sine, cosine) = (sin(angle), cos(angle))
  let isOdd = degrees % 2 == 1
  // The series 1 + ½cos² + ½·¾cos⁴ … (even), cos + ⅔cos³ + … (odd).
  var term = isOdd ? cosine : 1.0
  var sum = degrees == 1 ? 0 : term
  var step = isOdd ? 3 : 2
  while step <= degrees - 2 {
    term *= cosine * cosine * Double(step - 1) / Double(step)
    sum += term
    step += 2
  }
  return isOdd ? 2 / Double.pi * (angle + sine * sum) : sine * sum
}
