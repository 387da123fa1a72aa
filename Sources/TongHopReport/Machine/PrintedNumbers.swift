import TongHopDomain

/// Points and maxima as the method prints them, with a decimal point: what the CSV files say and
/// what the tables for people restyle. One place, so that no format shows another digit.
struct PrintedNumbers: Sendable {
  let rounding: Rounding

  /// Where nothing is rounded, up to nine decimals.
  func text(_ points: Points) -> String {
    text(points, isRounded: rounding.step != .none)
  }

  func text(_ points: Points, isRounded: Bool) -> String {
    isRounded
      ? points.text(places: rounding.decimals) : points.fullText(places: rounding.decimals)
  }

  /// A maximum is exact: the method's decimals where they show it, else up to nine; `10/3` is
  /// 3.333333333. Text of the fraction where it is too large even for that.
  func text(_ maximum: Fraction) -> String {
    guard let points = try? rounding.points(maximum, places: 9, mode: .halfUp) else {
      return maximum.text
    }
    return points.fullText(places: rounding.decimals)
  }

  /// A ratio in percent, rounded once, straight from its fraction.
  func percent(_ ratio: Fraction) -> String? {
    guard let percent = try? ratio.multiplied(by: Fraction(100)) else { return nil }
    if rounding.step == .none {
      return (try? rounding.points(percent, places: 9, mode: .halfUp))?
        .fullText(places: rounding.decimals)
    }
    return (try? rounding.points(percent, places: rounding.decimals))?
      .text(places: rounding.decimals)
  }

  /// A count of 10^-`places` without zeros at its end: `2500000` at 6 is `2.5`.
  static func trimmed(_ count: Int64, places: Int) -> String {
    var text = Decimal.text(Int128(count), places: places)
    guard places > 0 else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
