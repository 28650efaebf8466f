/// How large actors are drawn: area proportional to a number, between a smallest that can be seen
/// and a largest that suits the page.
struct SizeScale {
  /// The largest value; 0 if there is nothing to show.
  let largestValue: Double
  let largestRadius: Double
  let smallestRadius: Double
  let radii: [Double]
  /// Whether all values are whole numbers.
  let isWhole: Bool

  /// - Parameters:
  ///   - values: one per vertex; nil or all 0 = all the same size.
  ///   - area: the paper there is.
  init(values: [Double]?, count: Int, area: Double) {
    let share = area / Double(max(count, 12))
    let even = min(14, 0.16 * share.squareRoot())
    let clean = (values ?? []).map { $0.isFinite && $0 > 0 ? $0 : 0 }
    let largest = clean.count == count ? clean.max() ?? 0 : 0
    largestValue = largest
    isWhole = clean.allSatisfy { $0 == $0.rounded() }
    guard largest > 0 else {
      (smallestRadius, largestRadius) = (even, even)
      radii = [Double](repeating: even, count: count)
      return
    }
    // The total area of all discs is the same share of the paper whatever the distribution.
    let mean = clean.reduce(0, +) / largest / Double(count)
    let top = 0.165 * (share / max(mean, 0.004)).squareRoot()
    let largestRadius = min(top, 0.055 * area.squareRoot(), 34)
    smallestRadius = min(0.55 * even, 0.4 * largestRadius)
    self.largestRadius = largestRadius
    let smallest = smallestRadius
    radii = clean.map { max(smallest, largestRadius * ($0 / largest).squareRoot()) }
  }

  /// The radius of a value.
  func radius(of value: Double) -> Double {
    max(smallestRadius, largestRadius * (value / largestValue).squareRoot())
  }
}
