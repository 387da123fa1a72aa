/// Products that need 256 bits on the way to a number that does not.
package enum WideArithmetic {
  /// `value` x `factor` / `divisor`, rounded half up by magnitude.
  ///
  /// - Throws: ``ArithmeticOverflow`` where the divisor is zero or the result does not fit.
  package static func quotient(
    _ value: Int128, times factor: UInt128, over divisor: UInt128
  ) throws(ArithmeticOverflow) -> Int128 {
    let product = value.magnitude.multipliedFullWidth(by: factor)
    // Also the test for zero: nothing is below it.
    guard product.high < divisor else { throw ArithmeticOverflow() }
    var (quotient, remainder) = divisor.dividingFullWidth(product)
    if remainder >= divisor - remainder {
      let (next, overflow) = quotient.addingReportingOverflow(1)
      guard !overflow else { throw ArithmeticOverflow() }
      quotient = next
    }
    guard let result = Int128(exactly: quotient) else { throw ArithmeticOverflow() }
    return value < 0 ? -result : result
  }

  /// (`a` x `b` - `c` x `d`) x `factor` / (`divisor`² x `scale`), rounded once, half up by magnitude.
  ///
  /// - Throws: ``ArithmeticOverflow`` where the divisor is zero, the difference is above its square
  ///   by more than 128 bits hold, or the result does not fit.
  package static func quotient(
    _ a: Int128, _ b: Int128, minus c: Int128, _ d: Int128, times factor: UInt128,
    overSquareOf divisor: UInt128, times scale: UInt128
  ) throws(ArithmeticOverflow) -> Int128 {
    let (isNegative, difference) = difference(
      a.multipliedFullWidth(by: b), c.multipliedFullWidth(by: d))
    let (bottom, tooLong) = divisor.multipliedReportingOverflow(by: scale)
    guard difference.high < divisor, !tooLong else { throw ArithmeticOverflow() }
    // Divided by the divisor twice: the whole part, and what it left.
    let first = divisor.dividingFullWidth(difference)
    let rest = divisor.dividingFullWidth(first.remainder.multipliedFullWidth(by: factor))
    var top = first.quotient.multipliedFullWidth(by: factor)
    let (low, carries) = top.low.addingReportingOverflow(rest.quotient)
    top = (top.high + (carries ? 1 : 0), low)
    guard top.high < bottom else { throw ArithmeticOverflow() }
    let second = bottom.dividingFullWidth(top)
    let missing = bottom - second.remainder
    // What is left of the first division is less than one here: it only counts in the very middle.
    let roundsUp =
      second.remainder >= missing
      || (missing - second.remainder == 1 && rest.remainder >= divisor - rest.remainder)
    let (result, overflow) = second.quotient.addingReportingOverflow(roundsUp ? 1 : 0)
    guard !overflow, let result = Int128(exactly: result) else { throw ArithmeticOverflow() }
    return isNegative ? -result : result
  }

  /// The sign and the magnitude of a difference of two products.
  private static func difference(
    _ left: (high: Int128, low: UInt128), _ right: (high: Int128, low: UInt128)
  ) -> (isNegative: Bool, magnitude: (high: UInt128, low: UInt128)) {
    // A product is below 2^254 by magnitude, so a difference fits.
    let (low, borrows) = left.low.subtractingReportingOverflow(right.low)
    let high = left.high - right.high - (borrows ? 1 : 0)
    guard high < 0 else { return (false, (UInt128(high), low)) }
    let negated = ~low &+ 1
    return (true, (UInt128(truncatingIfNeeded: ~high) + (negated == 0 ? 1 : 0), negated))
  }

  /// The square root, brought to the nearest whole number.
  ///
  /// - Parameter value: not negative.
  package static func squareRoot(of value: Int128) -> Int128 {
    let value = value.magnitude
    var root: UInt128 = 0
    var bit = UInt128(1) << 126
    var rest = value
    while bit > rest { bit >>= 2 }
    while bit != 0 {
      if rest >= root + bit {
        rest -= root + bit
        root = (root >> 1) + bit
      } else {
        root >>= 1
      }
      bit >>= 2
    }
    // What is left above root² is more than half of the way to (root + 1)² where it exceeds root.
    return Int128(rest > root ? root + 1 : root)
  }
}
