/// A sample of measurements, summed up by numbers that one slow run cannot move.
struct Statistics: Equatable {
  /// From the least to the greatest.
  let sorted: [Double]

  /// - Returns: nil for an empty sample.
  init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    sorted = values.sorted()
  }

  var count: Int { sorted.count }
  var least: Double { sorted[0] }
  var greatest: Double { sorted[sorted.count - 1] }
  var median: Double { Self.median(sorted) }

  /// The median distance from the median (MAD), in the unit of the values.
  var spread: Double {
    let middle = median
    return Self.median(sorted.map { abs($0 - middle) }.sorted())
  }

  /// Values whose modified z-score is above 3.5.
  ///
  /// - Source: Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993).
  /// - Edge cases: none among fewer than five values; where more than half of the values are equal
  ///   there is no spread to judge by, and no outlier.
  var outliers: [Double] {
    let (middle, spread) = (median, spread)
    guard count >= 5, spread > 0 else { return [] }
    return sorted.filter { abs(0.6745 * ($0 - middle) / spread) > 3.5 }
  }

  private static func median(_ sorted: [Double]) -> Double {
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }
}
