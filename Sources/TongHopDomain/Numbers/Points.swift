/// Points as a whole count of 10^-18 point.
///
/// A leaf that the method rounds is rounded once, straight from its fraction. Otherwise it is
/// carried in this unit, and a sum is brought to 10^-9 before the method's mode is applied or
/// values are compared, so that three times 10/3 is 10.00 also under truncation.
public struct Points: Sendable, Hashable, Comparable {
  @inlinable public static var places: Int { 18 }

  /// Two words instead of one of 16 bytes: tables are full of optional points, which take 24 bytes
  /// this way and 32 the other.
  @usableFromInline var high: Int64
  @usableFromInline var low: UInt64

  @inlinable public static var zero: Points { Points(count: 0) }

  /// 100 percent.
  package static var hundred: Points { Points(count: 100 * Decimal.power(places)) }

  @inlinable public init(count: Int128) {
    high = Int64(truncatingIfNeeded: count >> 64)
    low = UInt64(truncatingIfNeeded: count)
  }

  @inlinable public var count: Int128 {
    get { (Int128(high) << 64) | Int128(low) }
    set { self = Points(count: newValue) }
  }

  public static func < (left: Points, right: Points) -> Bool { left.count < right.count }

  public func adding(_ other: Points) throws(ArithmeticOverflow) -> Points {
    let (sum, overflow) = count.addingReportingOverflow(other.count)
    guard !overflow else { throw ArithmeticOverflow() }
    return Points(count: sum)
  }

  public static func - (left: Points, right: Points) -> Points {
    Points(count: left.count &- right.count)
  }

  /// The value brought to 10^-9 point, half up.
  public var settled: Points {
    rounded(places: 9, mode: .halfUp)
  }

  public func rounded(places: Int, mode: Rounding.Mode) -> Points {
    let unit = Decimal.power(Self.places - places)
    return Points(count: mode.divide(count, by: unit) * unit)
  }

  /// Whole counts of 10^-`places`; the rest is cut off. For places in a drawing.
  package func drawn(places: Int) -> Int128 { count / Decimal.power(Self.places - places) }

  package var isWhole: Bool { count % Decimal.power(Self.places) == 0 }

  /// The value in whole 10^-9 points; nil where it has more decimals, or does not fit.
  package var billionths: Int64? {
    let unit = Decimal.power(9)
    let (quotient, remainder) = count.magnitude.divided(by: unit.magnitude)
    guard remainder == 0, quotient >> 63 == 0 else { return nil }
    let whole = Int64(truncatingIfNeeded: quotient)
    return count < 0 ? -whole : whole
  }

  public var fraction: Fraction {
    get throws(ArithmeticOverflow) { try Fraction(count, over: Decimal.power(Self.places)) }
  }

  /// `12.50` with exactly `places` digits; the value must already be rounded to them.
  public func text(places: Int) -> String {
    Decimal.text(
      rounded(places: places, mode: .halfUp).count / Decimal.power(Self.places - places),
      places: places)
  }

  /// At least `places` digits, up to nine where more are needed to show the value.
  public func fullText(places: Int) -> String {
    var text = Decimal.text(settled.count / Decimal.power(9), places: 9)
    var spare = 9 - places
    while spare > 0, text.hasSuffix("0") {
      text.removeLast()
      spare -= 1
    }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}

/// How a method rounds: how many decimals, which way, and at which step.
public struct Rounding: Sendable, Hashable {
  public enum Mode: String, Sendable, CaseIterable {
    case halfUp = "half_up"
    case halfEven = "half_even"
    case truncate

    /// The quotient brought to a whole number; halves and truncation go by magnitude, so that a
    /// fall of 0.125 rounds like a rise of 0.125.
    ///
    /// - Parameter divisor: positive.
    public func divide(_ value: Int128, by divisor: Int128) -> Int128 {
      let (quotient, remainder) = value.magnitude.divided(by: divisor.magnitude)
      let rounded = Int128(quotient) + (roundsUp(quotient, remainder, divisor.magnitude) ? 1 : 0)
      return value < 0 ? -rounded : rounded
    }

    /// `value` x `factor` / `divisor`, with 256 bits on the way.
    ///
    /// - Parameters:
    ///   - value: by magnitude below the divisor.
    ///   - divisor: positive.
    fileprivate func divide(_ value: Int128, times factor: UInt128, by divisor: Int128) -> Int128 {
      let product = value.magnitude.multipliedFullWidth(by: factor)
      let (quotient, remainder) = divisor.magnitude.dividingFullWidth(product)
      let rounded = Int128(quotient) + (roundsUp(quotient, remainder, divisor.magnitude) ? 1 : 0)
      return value < 0 ? -rounded : rounded
    }

    private func roundsUp(_ quotient: UInt128, _ remainder: UInt128, _ divisor: UInt128) -> Bool {
      let rest = divisor - remainder
      return switch self {
      case .truncate: false
      case .halfUp: remainder >= rest
      case .halfEven: remainder > rest || (remainder == rest && quotient & 1 == 1)
      }
    }

    /// A quotient of two short numbers, by one division.
    ///
    /// - Parameter divisor: not zero.
    @inlinable package func divide(_ value: UInt64, by divisor: UInt64) -> UInt64 {
      let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
      let rest = divisor - remainder
      switch self {
      case .truncate: return quotient
      case .halfUp: return remainder >= rest ? quotient + 1 : quotient
      case .halfEven:
        return remainder > rest || (remainder == rest && quotient & 1 == 1)
          ? quotient + 1 : quotient
      }
    }
  }

  public enum Step: String, Sendable, CaseIterable {
    /// Each leaf is rounded; sums are exact.
    case criterion
    /// The sum of each top criterion is rounded; the total is the sum of them.
    case domain
    /// Only the total is rounded.
    case total
    /// Nothing is rounded.
    case none
  }

  public var decimals: Int
  public var mode: Mode
  public var step: Step

  public init(decimals: Int = 2, mode: Mode = .halfUp, at step: Step = .criterion) {
    self.decimals = decimals
    self.mode = mode
    self.step = step
  }

  /// The fraction in points, rounded once to `places` decimals.
  ///
  /// - Throws: ``ArithmeticOverflow`` for values beyond about 10^20 points.
  public func points(_ value: Fraction, places: Int, mode: Mode? = nil) throws(ArithmeticOverflow)
    -> Points
  {
    let unit = Decimal.power(Points.places - places)
    let (scaled, overflow) = value.numerator.multipliedReportingOverflow(by: Decimal.power(places))
    if !overflow {
      let (count, tooLarge) = (mode ?? self.mode).divide(scaled, by: value.denominator)
        .multipliedReportingOverflow(by: unit)
      guard !tooLarge else { throw ArithmeticOverflow() }
      return Points(count: count)
    }
    // Too large to scale in one go: the whole part apart from the rest.
    let (whole, rest) = value.numerator.quotientAndRemainder(dividingBy: value.denominator)
    let (high, tooLarge) = whole.multipliedReportingOverflow(by: Decimal.power(Points.places))
    guard !tooLarge else { throw ArithmeticOverflow() }
    // The rest is below the denominator, so the quotient is below 10^places.
    let part = (mode ?? self.mode).divide(
      rest, times: Decimal.power(places).magnitude, by: value.denominator)
    return try Points(count: high).adding(Points(count: part * unit))
  }
}
