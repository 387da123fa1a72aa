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
