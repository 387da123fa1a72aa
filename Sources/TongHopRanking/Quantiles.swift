import TongHopDomain

/// Parts of the ranked units by percentile or by count, equal values always together.
///
/// Only places are needed: the cut point at percentile p is that of type 7, so with h = (n - 1) p /
/// 100 it lies between the values at floor(h) and floor(h) + 1, counted from the worst. No value
/// lies between these two, so `better than the cut` is `better than the value at floor(h)`, `at the
/// cut or better` is `as good as the value at ceil(h)`, and nothing has to be interpolated.
struct Quantiles {
  /// Of each group but the last, in places of the ranked units, the best at 0.
  private enum Border {
    /// All places of a value are before it.
    case before(Int)
    /// The first place of a value is not behind it.
    case through(Int)
  }

  private let borders: [(name: String, border: Border)]
  private let last: String?

  /// - Parameter count: how many units are ranked.
  init(_ groups: [QuantileGroup], count: Int) {
    // Four groups of one unit would call the only one the lowest.
    guard count >= groups.count, count > 0 else {
      borders = []
      last = nil
      return
    }
    last = groups.last?.name
    borders = groups.dropLast().compactMap { group in
      Self.border(of: group.limit, count: count).map { (group.name, $0) }
    }
  }

  /// - Returns: nil where the percentile cannot be worked out, which needs a number of 100 digits.
  private static func border(of limit: QuantileGroup.Limit, count: Int) -> Border? {
    func height(_ percentile: Fraction) -> Fraction? {
      try? percentile.multiplied(by: Fraction(Int128(count - 1), over: 100))
    }
    func fromBest(_ place: Int128) -> Int {
      count - 1 - Int(max(0, min(place, Int128(count - 1))))
    }
    switch limit {
    case .above(let percentile):
      guard let h = height(percentile) else { return nil }
      return .before(fromBest(h.numerator / h.denominator))
    case .from(let percentile):
      guard let h = height(percentile) else { return nil }
      return .through(fromBest((h.numerator + h.denominator - 1) / h.denominator))
    case .ranks(let share):
      guard let ranks = try? share.multiplied(by: Fraction(count)) else { return nil }
      let last = Rounding.Mode.halfUp.divide(ranks.numerator, by: ranks.denominator)
      return .through(Int(clamping: last) - 1)
    }
  }

  /// - Parameter places: of all units of one value, the best at 0.
  /// - Returns: nil where the method has no such groups, or more of them than there are units.
  func group(of places: ClosedRange<Int>) -> String? {
    let first = borders.first { _, border in
      switch border {
      case .before(let place): places.upperBound < place
      case .through(let place): places.lowerBound <= place
      }
    }
    return first?.name ?? last
  }
}
