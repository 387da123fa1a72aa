extension UInt128 {
  /// Quotient and remainder, by one 64-bit division where both numbers fit, else by one long one.
  ///
  /// - Parameter divisor: not zero.
  package func divided(by divisor: UInt128) -> (quotient: UInt128, remainder: UInt128) {
    if isShort, divisor.isShort {
      let (value, divisor) = (
        UInt64(truncatingIfNeeded: self), UInt64(truncatingIfNeeded: divisor)
      )
      return (UInt128(value / divisor), UInt128(value % divisor))
    }
    let quotient = self / divisor
    // The product is not above the dividend, so nothing can wrap.
    return (quotient, self &- quotient &* divisor)
  }
}

extension UInt128 {
  /// Does it fit 64 bits?
  @inlinable package var isShort: Bool { self >> 64 == 0 }
}

extension Int128 {
  /// Does it fit 64 bits?
  @inlinable package var isShort: Bool { Int128(Int64(truncatingIfNeeded: self)) == self }
}

extension UInt64 {
  /// The greatest common divisor; the other number where one is zero, and 1 where both are.
  package static func greatestCommonDivisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return Swift.max(a, 1)
  }
}

extension UInt128 {
  /// The greatest common divisor; the other number where one is zero.
  package static func commonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    a == 0 && b == 0 ? 0 : Fraction.greatestCommonDivisor(a, b)
  }
}
