extension Rounding {
  /// What a difference to a value of `other` is printed with: the decimals of both.
  package func finer(_ other: Rounding?) -> Rounding {
    guard step != .none, let other else { return self }
    return other.step == .none || other.decimals > decimals ? other : self
  }
}

/// Points and maxima as the method prints them, with a decimal point: what the CSV files say and
/// what the tables for people restyle. One place, so that no format shows another digit.
package struct PrintedNumbers: Sendable {
  package let rounding: Rounding

  package init(rounding: Rounding) {
    self.rounding = rounding
  }

  /// For the figures of an earlier period: those of its own version of the method.
  package func then(_ change: PeriodChange) -> PrintedNumbers {
    change.rounding.map { PrintedNumbers(rounding: $0) } ?? self
  }

  /// For differences to an earlier period.
  package func change(_ change: PeriodChange) -> PrintedNumbers {
    PrintedNumbers(rounding: rounding.finer(change.rounding))
  }

  /// Where nothing is rounded, up to nine decimals.
  package func text(_ points: Points) -> String {
    text(points, isRounded: rounding.step != .none)
  }

  package func text(_ points: Points, isRounded: Bool) -> String {
    number(points, isRounded: isRounded).text
  }

  package func number(_ points: Points) -> PrintedNumber {
    number(points, isRounded: rounding.step != .none)
  }

  package func number(_ points: Points, isRounded: Bool) -> PrintedNumber {
    isRounded ? exactly(points, rounding.decimals) : upToNine(points)
  }

  /// All of the places; the value has no more.
  private func exactly(_ points: Points, _ places: Int) -> PrintedNumber {
    let unit = Decimal.power(Points.places - places)
    return PrintedNumber(
      count: Rounding.Mode.halfUp.divide(points.count, by: unit), places: places)
  }

  /// The method's decimals, up to nine where more are needed to show the value.
  private func upToNine(_ points: Points) -> PrintedNumber {
    exactly(points, 9).trimmed(to: rounding.decimals)
  }

  /// A maximum is exact: the method's decimals where they show it, else up to nine; `10/3` is
  /// 3.333333333. Text of the fraction where it is too large even for that.
  package func text(_ maximum: Fraction) -> String { number(maximum)?.text ?? maximum.text }

  /// - Returns: nil where it is too large.
  package func number(_ maximum: Fraction) -> PrintedNumber? {
    (try? rounding.points(maximum, places: 9, mode: .halfUp)).map(upToNine)
  }

  /// A ratio in percent, rounded once, straight from its fraction.
  package func percent(_ ratio: Fraction) -> String? { percentNumber(ratio)?.text }

  package func percentNumber(_ ratio: Fraction) -> PrintedNumber? {
    guard let percent = try? ratio.multiplied(by: Fraction(100)) else { return nil }
    if rounding.step == .none {
      return (try? rounding.points(percent, places: 9, mode: .halfUp)).map(upToNine)
    }
    return (try? rounding.points(percent, places: rounding.decimals)).map {
      exactly($0, rounding.decimals)
    }
  }

  /// A count of 10^-`places` without zeros at its end: `2500000` at 6 is `2.5`.
  package static func trimmed(_ count: Int64, places: Int) -> PrintedNumber {
    PrintedNumber(count: Int128(count), places: places).trimmed(to: 0)
  }
}
