import TongHopDomain

extension ResultDistribution {
  /// No group has more bins.
  static let mostBins = 24

  /// Of the units of a group that have a rank, by what the method ranks by.
  ///
  /// - Returns: nil where fewer than two have one.
  /// - Complexity: O(*rows* x log *rows*).
  init?(_ group: ComparisonTable.Group, by key: Ranking.Key, _ rounding: Rounding) {
    let values = group.rows.filter { $0.current.rank != nil }
      .compactMap { $0.current.value(by: key) }.sorted()
    guard values.count >= 2, let median = Self.median(of: values, rounding) else { return nil }
    self.init(bins: Self.bins(of: values, decimals: rounding.decimals), median: median)
  }

  /// The middle value, or the mean of the two middle ones, half up whatever the mode of the method:
  /// it is a remark on the table, not a score.
  ///
  /// - Parameter sorted: from the lowest to the highest.
  /// - Returns: nil of nothing.
  static func median(of sorted: [Points], _ rounding: Rounding) -> Points? {
    guard !sorted.isEmpty else { return nil }
    let middle = sorted[sorted.count / 2]
    guard sorted.count.isMultiple(of: 2) else { return middle }
    return try? rounding.points(
      middle.adding(sorted[sorted.count / 2 - 1]).fraction.divided(by: Fraction(2)),
      places: rounding.indexPlaces, mode: .halfUp)
  }

  /// Neighbouring bins of one width, 1, 2 or 5 times a power of ten, the narrowest of which there are
  /// not too many.
  ///
  /// - Parameters:
  ///   - sorted: from the lowest to the highest.
  ///   - decimals: of the values; no bin is narrower.
  /// - Returns: nothing for values beyond 10^12, which nobody has.
  static func bins(of sorted: [Points], decimals: Int) -> [Bin] {
    let most = Decimal.power(Points.places + 12)
    guard let low = sorted.first?.count, let high = sorted.last?.count, high < most, low > -most
    else { return [] }
    // No value is read more closely from a drawing than to a hundredth.
    var (power, factor) = (Decimal.power(Points.places - min(max(decimals, 0), 2)), Int128(1))
    func place(_ value: Int128) -> Int128 {
      let width = power * factor
      return value >= 0 ? value / width : -((-value + width - 1) / width)
    }
    while place(high) - place(low) >= Int128(mostBins) {
      switch factor {
      case 1: factor = 2
      case 2: factor = 5
      default: (power, factor) = (power * 10, 1)
      }
    }
    let first = place(low)
    var counts = [Int](repeating: 0, count: Int(place(high) - first) + 1)
    for value in sorted { counts[Int(place(value.count) - first)] += 1 }
    let width = power * factor
    return counts.enumerated().map { position, count in
      let start = (first + Int128(position)) * width
      return Bin(from: Points(count: start), to: Points(count: start + width), count: count)
    }
  }
}
