import TongHopDomain

/// A sum of maxima, not brought to lowest terms before it is read.
///
/// The maxima of a method are put over one denominator, so most additions are one of whole numbers.
struct FractionSum: Equatable {
  private(set) var numerator: Int128
  private(set) var denominator: Int128
  /// Additions that took a ``Fraction`` might not fit, depending on their order.
  private(set) var dependsOnOrder = false

  static let zero = FractionSum(numerator: 0, denominator: 1)

  private init(numerator: Int128, denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// - Parameter denominator: what the sum is put over, where it can be.
  init(_ value: Fraction, over denominator: Int128 = 1) {
    self.init(numerator: value.numerator, denominator: value.denominator)
    if isShort, denominator >> 62 == 0, denominator % value.denominator == 0 {
      self = multiplied(by: UInt64(denominator / value.denominator))
    }
  }

  /// Two sums of values this short stay exact in ``Fraction`` too, whatever their order.
  private var isShort: Bool {
    numerator.magnitude >> 62 == 0 && denominator >> 62 == 0
  }

  mutating func add(_ other: FractionSum) throws(ArithmeticOverflow) {
    dependsOnOrder = dependsOnOrder || other.dependsOnOrder
    if denominator == other.denominator {
      let sum = FractionSum(
        numerator: numerator &+ other.numerator, denominator: denominator)
      if isShort, other.isShort, sum.isShort {
        numerator = sum.numerator
        return
      }
    } else if let (left, right) = FractionSum.aligned(self, other) {
      let sum = FractionSum(
        numerator: left.numerator + right.numerator, denominator: left.denominator)
      if left.isShort, right.isShort, sum.isShort {
        numerator = sum.numerator
        denominator = sum.denominator
        return
      }
    }
    dependsOnOrder = true
    let sum = try fraction.adding(other.fraction)
    numerator = sum.numerator
    denominator = sum.denominator
  }

  /// Both over the greater denominator, where the lesser divides it.
  private static func aligned(
    _ left: FractionSum, _ right: FractionSum
  ) -> (FractionSum, FractionSum)? {
    guard left.isShort, right.isShort else { return nil }
    let (a, b) = (
      UInt64(truncatingIfNeeded: left.denominator), UInt64(truncatingIfNeeded: right.denominator)
    )
    if a < b {
      return b % a == 0 ? (left.multiplied(by: b / a), right) : nil
    }
    return a % b == 0 ? (left, right.multiplied(by: a / b)) : nil
  }

  /// The same value in other terms.
  private func multiplied(by factor: UInt64) -> FractionSum {
    FractionSum(
      numerator: numerator * Int128(factor), denominator: denominator * Int128(factor))
  }

  /// The part of it that was reported: 7 of 9.
  ///
  /// - Parameter whole: above zero, and not below `part`.
  /// - Returns: nil where a number is too long for it.
  func share(_ part: Int, of whole: Int) -> FractionSum? {
    guard isShort else { return nil }
    let share = FractionSum(
      numerator: numerator * Int128(part), denominator: denominator * Int128(whole))
    return share.isShort ? share : nil
  }

  /// In lowest terms.
  var fraction: Fraction {
    // The denominator is never zero, so this cannot fail.
    (try? Fraction(numerator, over: denominator)) ?? .zero
  }
}
