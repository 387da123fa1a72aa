/// A number was too large for exact arithmetic. User data can cause it, so it is reported.
public struct ArithmeticOverflow: Error, Hashable {
  public init() {}
}

/// An exact fraction in lowest terms with a positive denominator.
///
/// Used for maxima (`10/3` is legal) and for thresholds; scores are carried as ``Points``.
public struct Fraction: Sendable, Hashable {
  public let numerator: Int128
  public let denominator: Int128

  public static let zero = Fraction(0)
  public static let one = Fraction(1)

  public init(_ whole: Int) {
    numerator = Int128(whole)
    denominator = 1
  }

  /// - Throws: ``ArithmeticOverflow`` when the denominator is zero or a sign can't be turned.
  public init(_ numerator: Int128, over denominator: Int128) throws(ArithmeticOverflow) {
    guard denominator != 0, denominator != .min, numerator != .min else {
      throw ArithmeticOverflow()
    }
    let sign: Int128 = denominator < 0 ? -1 : 1
    let divisor = Int128(Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
    if divisor == 1 {
      self.numerator = sign * numerator
      self.denominator = sign * denominator
    } else {
      self.numerator = Self.quotient(sign * numerator, divisor)
      self.denominator = Self.quotient(sign * denominator, divisor)
    }
  }

  /// Only the first steps of numbers that are long take long divisions.
  static func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (a, b) = (a, b)
    while b != 0 {
      if a.isShort, b.isShort {
        return UInt128(
          UInt64.greatestCommonDivisor(
            UInt64(truncatingIfNeeded: a), UInt64(truncatingIfNeeded: b)))
      }
      (a, b) = (b, a % b)
    }
    return max(a, 1)
  }

  private static func quotient(_ value: Int128, _ divisor: Int128) -> Int128 {
    guard value.isShort, divisor.isShort else { return value / divisor }
    // The divisor is positive, so nothing overflows.
    return Int128(Int64(truncatingIfNeeded: value) / Int64(truncatingIfNeeded: divisor))
  }

  /// Do both parts fit 64 bits? Then the product of two parts, and a sum of two such products,
  /// fit 128.
  private var isShort: Bool {
    numerator.isShort && denominator.isShort
  }

  public func adding(_ other: Fraction) throws(ArithmeticOverflow) -> Fraction {
    if denominator == other.denominator, isShort, other.isShort {
      return try Fraction(numerator + other.numerator, over: denominator)
    }
    let left = try Self.product(numerator, other.denominator)
    let right = try Self.product(other.numerator, denominator)
    let (sum, overflow) = left.addingReportingOverflow(right)
    guard !overflow else { throw ArithmeticOverflow() }
    return try Fraction(sum, over: Self.product(denominator, other.denominator))
  }

  public func subtracting(_ other: Fraction) throws(ArithmeticOverflow) -> Fraction {
    try adding(Fraction(-other.numerator, over: other.denominator))
  }

  /// Common factors are taken out before multiplying, so only a result that is itself too large
  /// overflows.
  public func multiplied(by other: Fraction) throws(ArithmeticOverflow) -> Fraction {
    if isShort, other.isShort {
      return try Fraction(numerator * other.numerator, over: denominator * other.denominator)
    }
    let first = try Fraction(numerator, over: other.denominator)
    let second = try Fraction(other.numerator, over: denominator)
    return try Fraction(
      Self.product(first.numerator, second.numerator),
      over: Self.product(first.denominator, second.denominator))
  }

  public func divided(by other: Fraction) throws(ArithmeticOverflow) -> Fraction {
    try multiplied(by: Fraction(other.denominator, over: other.numerator))
  }

  private static func product(_ a: Int128, _ b: Int128) throws(ArithmeticOverflow) -> Int128 {
    let (value, overflow) = a.multipliedReportingOverflow(by: b)
    guard !overflow else { throw ArithmeticOverflow() }
    return value
  }
}

extension Fraction: Comparable {
  /// Exact for all values: the cross products are compared in 256 bits.
  public static func < (left: Fraction, right: Fraction) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    if left.isShort, right.isShort {
      return left.numerator * right.denominator < right.numerator * left.denominator
    }
    return wideCompare(left.numerator, right.denominator, right.numerator, left.denominator)
  }

  private static func wideCompare(_ a: Int128, _ b: Int128, _ c: Int128, _ d: Int128) -> Bool {
    let left = a.multipliedFullWidth(by: b)
    let right = c.multipliedFullWidth(by: d)
    return left.high != right.high ? left.high < right.high : left.low < right.low
  }
}

extension Fraction {
  /// Reads `2`, `2.5`, `2,5`, `10/3`, and with `percent` also `90%`.
  ///
  /// - Returns: nil for anything else; at most 9 digits after the sign, 18 in all.
  public init?(parsing text: some StringProtocol) {
    var trimmed = String(text).trimmed
    let isPercent = trimmed.hasSuffix("%")
    if isPercent { trimmed = String(trimmed.dropLast()).trimmed }
    let parts = trimmed.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let top = Self.decimal(parts[0]) else { return nil }
    var value = top
    if parts.count == 2 {
      guard let bottom = Self.decimal(parts[1]), bottom > .zero,
        let quotient = try? top.divided(by: bottom)
      else { return nil }
      value = quotient
    }
    if isPercent {
      guard let share = try? value.divided(by: Fraction(100)) else { return nil }
      value = share
    }
    self = value
  }

  private static func decimal(_ text: some StringProtocol) -> Fraction? {
    guard let decimal = Decimal(parsing: String(text).trimmed), decimal.places <= 9,
      decimal.mantissa.magnitude < 1_000_000_000_000_000_000
    else { return nil }
    return try? Fraction(Int128(decimal.mantissa), over: Decimal.power(decimal.places))
  }

  /// The digits, where the value has at most nine decimals; otherwise `10/3`.
  public var text: String {
    for places in 0...9 {
      let scale = Decimal.power(places)
      if scale % denominator == 0 {
        return Decimal.text(numerator * (scale / denominator), places: places)
      }
    }
    return "\(numerator)/\(denominator)"
  }

  /// `90%` for 9/10.
  public var percentText: String {
    (percentDigits ?? "\(numerator)/\(denominator)") + "%"
  }

  /// `90` for 9/10; nil where it is too large.
  package var percentDigits: String? { (try? multiplied(by: Fraction(100)))?.text }
}
