/// A sum of maxima, not brought to lowest terms before it is read.
///
/// The maxima of a method are put over one denominator, so most additions are one of whole numbers.
package enum FractionSum: Sendable, Equatable {
  /// Parts below 2^62, the denominator above zero. Sums of values this short stay exact in
  /// ``Fraction`` too, whatever their order.
  case short(numerator: Int64, denominator: Int64)
  /// Whether a further addition fits may depend on the order of all of them.
  case long(Fraction)

  @inlinable package static var zero: FractionSum { .short(numerator: 0, denominator: 1) }
  @usableFromInline package static var limit: Int64 { 1 << 62 }

  /// - Parameter denominator: what the sum is put over, where it can be.
  package init(_ value: Fraction, over denominator: Int64 = 1) {
    guard value.numerator.magnitude < Self.limit, value.denominator < Self.limit else {
      self = .long(value)
      return
    }
    let own = Int64(value.denominator)
    self = .short(numerator: Int64(value.numerator), denominator: own)
    if denominator % own == 0, let wider = multiplied(by: denominator / own) { self = wider }
  }

  package var isLong: Bool {
    if case .long = self { true } else { false }
  }

  @inlinable @inline(__always)
  package mutating func add(_ other: FractionSum) throws(ArithmeticOverflow) {
    if case .short(let n, let d) = self, case .short(let m, d) = other,
      (n &+ m).magnitude < Self.limit
    {
      self = .short(numerator: n &+ m, denominator: d)
    } else {
      try addUnlike(other)
    }
  }

  /// Adds; where the exact sum is too long both are cut to 10^-9, so that it is never above what it is.
  @inlinable @inline(__always)
  package mutating func addOrCut(_ other: FractionSum) {
    do throws(ArithmeticOverflow) {
      try add(other)
    } catch {
      addCut(other)
    }
  }

  @usableFromInline package mutating func addCut(_ other: FractionSum) {
    let parts = [self, other].map {
      try? Rounding().points($0.fraction, places: 9, mode: .truncate)
    }
    guard let first = parts[0], let second = parts[1],
      let sum = try? first.adding(second).fraction
    else { return self = .long(fraction) }
    self = .long(sum)
  }

  @usableFromInline package mutating func addUnlike(_ other: FractionSum) throws(ArithmeticOverflow)
  {
    if case .short(_, let d) = self, case .short(_, let e) = other, d != e,
      let sum = Self.aligned(self, d, other, e)
    {
      self = sum
    } else {
      self = .long(try fraction.adding(other.fraction))
    }
  }

  /// The sum over the least common denominator; nil where that is long.
  private static func aligned(
    _ left: FractionSum, _ d: Int64, _ right: FractionSum, _ e: Int64
  ) -> FractionSum? {
    guard let common = leastCommonMultiple(d, e),
      case .short(let n, _)? = left.multiplied(by: common / d),
      case .short(let m, _)? = right.multiplied(by: common / e), (n &+ m).magnitude < limit
    else { return nil }
    return .short(numerator: n &+ m, denominator: common)
  }

  private static func leastCommonMultiple(_ d: Int64, _ e: Int64) -> Int64? {
    // Mostly one divides the other: those who should report are the same for most leaves.
    if d % e == 0 { return d }
    if e % d == 0 { return e }
    let divisor = Int64(UInt64.greatestCommonDivisor(UInt64(d), UInt64(e)))
    let (product, overflow) = d.multipliedReportingOverflow(by: e / divisor)
    return overflow ? nil : product
  }

  /// The same value in other terms; nil where it would be long.
  private func multiplied(by factor: Int64) -> FractionSum? {
    share(factor, of: factor)
  }

  /// Is it certainly a whole count of 1 / `parts`? False where only lowest terms would tell.
  package func isWhole(inParts parts: Int128) -> Bool {
    if case .short(_, let denominator) = self { parts % Int128(denominator) == 0 } else { false }
  }

  /// The part of it that was reported: 7 of 9.
  ///
  /// - Parameter whole: above zero, and not below `part`, which is not negative.
  /// - Returns: nil where it would be long.
  package func share(_ part: Int64, of whole: Int64) -> FractionSum? {
    guard case .short(let n, let d) = self else { return nil }
    let (top, topOverflow) = n.multipliedReportingOverflow(by: part)
    let (bottom, bottomOverflow) = d.multipliedReportingOverflow(by: whole)
    guard !topOverflow, !bottomOverflow, top.magnitude < Self.limit, bottom < Self.limit else {
      return nil
    }
    return .short(numerator: top, denominator: bottom)
  }

  /// In lowest terms.
  package var fraction: Fraction {
    switch self {
    case .short(let numerator, 1): Fraction(Int(numerator))
    // The denominator is not zero, so this cannot fail.
    case .short(let numerator, let denominator):
      (try? Fraction(Int128(numerator), over: Int128(denominator))) ?? .zero
    case .long(let value): value
    }
  }
}
