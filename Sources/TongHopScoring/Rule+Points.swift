import TongHopDomain

extension Rule {
  /// The points of a ratio, exactly.
  ///
  /// A rule that only points entered by hand can have (`points`, `scale`) gives a ratio its share
  /// of the maximum, so that a figure is never worth more than its leaf.
  ///
  /// - Throws: ``ArithmeticOverflow`` where the exact result does not fit.
  /// - Complexity: O(1); for steps O(*steps*).
  func points(of ratio: Fraction, maximum: Fraction) throws(ArithmeticOverflow) -> Fraction {
    switch self {
    case .linear(let from, let full):
      // Of an indicator that may be negative: no points are taken away.
      if ratio < .zero { return .zero }
      if let from, ratio < from { return .zero }
      let share = if let full { try ratio.divided(by: full) } else { ratio }
      return try maximum.multiplied(by: min(.one, share))
    case .ramp(let from, let full):
      // The ends are compared first: the same result, without a product that could be too large.
      if ratio <= from { return .zero }
      if ratio >= full { return maximum }
      let share = try ratio.subtracting(from).divided(by: full.subtracting(from))
      return try maximum.multiplied(by: share)
    case .steps(let steps, let otherwise):
      return steps.first { $0.comparison.holds(ratio, $0.threshold) }?.points ?? otherwise
    case .goalposts(let low, let high):
      let isRising = low < high
      if isRising ? ratio <= low : ratio >= low { return .zero }
      if isRising ? ratio >= high : ratio <= high { return maximum }
      let share = try ratio.subtracting(low).divided(by: high.subtracting(low))
      return try maximum.multiplied(by: share)
    case .yesNo, .points, .scale:
      return try maximum.multiplied(by: max(.zero, min(.one, ratio)))
    case .bonus(let each, let limit):
      return try Self.extra(ratio, each, limit)
    case .penalty(let each, let limit):
      return try Fraction.zero.subtracting(Self.extra(ratio, each, limit))
    }
  }

  /// - Parameter each: nil where the ratio is in points already.
  private static func extra(_ ratio: Fraction, _ each: Fraction?, _ limit: Fraction)
    throws(ArithmeticOverflow) -> Fraction
  {
    // Of an indicator that may be negative: nothing arose.
    if ratio <= .zero { return .zero }
    // Compared first, so that only a result below the limit has to fit.
    guard try ratio < limit.divided(by: each ?? .one) else { return limit }
    return try ratio.multiplied(by: each ?? .one)
  }
}

extension Rounding {
  /// The points of one leaf: rounded once, straight from the fraction, where the method rounds
  /// criteria; otherwise carried in 10^-18.
  func leafPoints(_ value: Fraction) throws(ArithmeticOverflow) -> Points {
    // Far above any real maximum and far below what 10^-18 can carry, so that no sum of leaves
    // and no rounding of it can leave the range.
    let limit = Fraction(1_000_000_000_000_000)
    guard value <= limit, try value >= Fraction.zero.subtracting(limit) else {
      throw ArithmeticOverflow()
    }
    return step == .criterion
      ? try points(value, places: decimals)
      : try points(value, places: Points.places, mode: .halfUp)
  }
}
