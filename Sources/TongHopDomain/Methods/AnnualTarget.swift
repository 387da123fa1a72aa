/// How much of the target of a whole year is due in each of its quarters.
public struct AnnualTarget: Sendable, Hashable {
  /// Of the quarters I to IV: not negative, together exactly one.
  public let quarters: [Fraction]
  /// As it is written in indicators.csv.
  public let text: String

  /// Reads `even`, or the percentages of the four quarters: `15/25/25/35`, `12.5/25/25/37.5%`.
  ///
  /// - Returns: nil unless there are four plain decimals that add up to exactly 100.
  public init?(parsing text: String) {
    let word = text.trimmed.lowercased()
    if word == "even" {
      self.text = word
      quarters = Array(repeating: Self.quarter, count: 4)
      return
    }
    let body = word.hasSuffix("%") ? String(word.dropLast()) : word
    let parts = body.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var shares: [Fraction] = []
    var sum = Fraction.zero
    for part in parts {
      guard let number = Decimal(parsing: String(part).trimmed), number.places <= 6,
        number.mantissa >= 0,
        let share = try? Fraction(
          Int128(number.mantissa), over: Decimal.power(number.places) * 100),
        share <= .one, let next = try? sum.adding(share)
      else { return nil }
      shares.append(share)
      sum = next
    }
    guard sum == .one else { return nil }
    quarters = shares
    self.text = body
  }

  private static let quarter = (try? Fraction(1, over: 4)) ?? .one

  /// The part of the year's target that is due in a period, 0...1: a month has a third of its
  /// quarter's.
  public func share(of period: Period) -> Fraction { share(of: period.months) }

  /// - Parameter months: within 1...12.
  public func share(of months: ClosedRange<Int>) -> Fraction {
    var share = Fraction.zero
    for month in months {
      guard let third = try? quarters[(month - 1) / 3].divided(by: Fraction(3)),
        let sum = try? share.adding(third)
      else { return .one }
      share = sum
    }
    return share
  }
}
