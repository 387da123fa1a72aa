/// Months of one year, 1...12, in 16 bits.
public struct MonthSet: Sendable, Hashable {
  private var bits: UInt16 = 0

  public init() {}

  /// - Parameter months: within 1...12.
  public init(_ months: ClosedRange<Int>) { formUnion(months) }

  public mutating func formUnion(_ months: ClosedRange<Int>) {
    for month in months { bits |= 1 << UInt16(truncatingIfNeeded: month) }
  }

  public static let all = MonthSet(1...12)

  public func contains(_ month: Int) -> Bool {
    bits & (1 << UInt16(truncatingIfNeeded: month)) != 0
  }

  public var isEmpty: Bool { bits == 0 }

  /// The latest; 0 for none.
  public var last: Int { bits == 0 ? 0 : 15 - bits.leadingZeroBitCount }

  public func isSuperset(of other: MonthSet) -> Bool { other.bits & ~bits == 0 }

  public func subtracting(_ other: MonthSet) -> MonthSet {
    var result = self
    result.bits &= ~other.bits
    return result
  }

  public func union(_ other: MonthSet) -> MonthSet {
    var result = self
    result.bits |= other.bits
    return result
  }

  public func intersection(_ other: MonthSet) -> MonthSet {
    var result = self
    result.bits &= other.bits
    return result
  }

  public func isDisjoint(with other: MonthSet) -> Bool { bits & other.bits == 0 }

  /// All months of the year up to the latest one.
  public var throughLast: MonthSet { isEmpty ? self : MonthSet(1...last) }

  /// All months of the quarters of which it has any.
  public var wholeQuarters: MonthSet {
    var result = MonthSet()
    for first in stride(from: 1, through: 10, by: 3) {
      let quarter = MonthSet(first...first + 2)
      if !isDisjoint(with: quarter) { result.bits |= quarter.bits }
    }
    return result
  }

  /// In their order.
  public var months: [Int] { (1...12).filter { bits & (1 << UInt16($0)) != 0 } }
}
