import TongHopDomain

/// How the units of a group are spread over what the method ranks by: how many have which value, and
/// the one in the middle.
struct PagePlot: Sendable, Hashable {
  /// Units with a value from `from`, inclusive, to `to`, exclusive.
  struct Bin: Sendable, Hashable {
    var from: Int
    var to: Int
    var count: Int
  }

  var group: Int
  var bins: [Bin]
  var median: Int

  static let mostBins = 24

  static func all(
    _ table: ComparisonTable, _ style: TableStyle, _ pool: inout TextPool
  ) -> [PagePlot] {
    var plots: [PagePlot] = []
    for (place, group) in table.groups.enumerated() {
      let values = group.rows.filter { $0.current.rank != nil }
        .compactMap { $0.current.value(by: table.method.ranking.by) }.sorted()
      guard values.count >= 2, let median = median(of: values, style) else { continue }
      plots.append(
        PagePlot(
          group: place,
          bins: bins(of: values, decimals: style.numbers.rounding.decimals).map {
            start, end, count in
            Bin(
              from: pool.place(style.number(start).text), to: pool.place(style.number(end).text),
              count: count)
          }, median: pool.place(style.number(median).text)))
    }
    return plots
  }

  /// The middle one, or the mean of the two middle ones, half up in the method's decimals.
  private static func median(of sorted: [Points], _ style: TableStyle) -> Points? {
    let middle = sorted.count / 2
    if !sorted.count.isMultiple(of: 2) { return sorted[middle] }
    return GroupSummary.mean(
      of: [sorted[middle - 1], sorted[middle]], rounding: style.numbers.rounding)
  }

  /// Neighbouring bins of one width, 1, 2 or 5 times a power of ten, the narrowest of which there are
  /// not too many.
  ///
  /// - Parameter decimals: of the values; no bin is narrower.
  /// - Returns: nothing for values beyond 10^12, which nobody has.
  static func bins(
    of sorted: [Points], decimals: Int
  ) -> [(from: Points, to: Points, count: Int)] {
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
      return (Points(count: start), Points(count: start + width), count)
    }
  }
}
