import TongHopDomain

/// How many others there may be where all answers are the same.
///
/// Of *n* answers none was another one. The share of others that would leave that with probability
/// α / 2 is 1 - (α / 2)^(1/n), as Clopper and Pearson have it. With weights *n* is (sum of w)² / sum
/// of w² (Kish), and it is at most the number of clusters that answered.
struct UnanimousBound {
  /// Of those who answered, above zero, in any unit.
  let weights: [Int128]
  let total: Int128
  let clusters: Int

  /// The greatest share of others, in 10^-18.
  ///
  /// - Complexity: O(*weights*).
  func share(_ quantile: IntervalQuantile) throws(ArithmeticOverflow) -> Int128 {
    var squares: Int128 = 0
    for weight in weights {
      let part = try WideArithmetic.quotient(
        weight, times: FixedPoint.one.magnitude, over: total.magnitude)
      squares += part * part
    }
    // 1 / n, at least one over the number of clusters.
    let inverse = max(
      Rounding.Mode.halfUp.divide(squares, by: FixedPoint.one),
      Rounding.Mode.halfUp.divide(FixedPoint.one, by: Int128(clusters)))
    let exponent = FixedPoint.product(quantile.logarithmOfTail, min(inverse, FixedPoint.one))
    return FixedPoint.one - FixedPoint.exponential(ofMinus: exponent)
  }

  /// The ends of the mean where all answers are worth `value`, in 10^-12: as far as so many others,
  /// worth the least or the most that there is, could move it.
  func ends(
    around value: Int64, in ends: ClosedRange<Int64>, scale: Int64, _ quantile: IntervalQuantile
  ) throws(ArithmeticOverflow) -> (Int128, Int128) {
    let share = try share(quantile)
    func end(_ other: Int64) -> Int128 {
      // All in 10^-18 and over the scale, which is at most a million, as values are.
      let moved = Int128(value) * FixedPoint.one + share * (Int128(other) - Int128(value))
      return Rounding.Mode.halfUp.divide(moved, by: Int128(scale) * 1_000_000)
    }
    return (end(ends.lowerBound), end(ends.upperBound))
  }
}
