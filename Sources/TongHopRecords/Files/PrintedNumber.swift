import TongHopDomain

/// A number as a table printed it: digits and at most nine places, with room for all that points and
/// indices can be, which 64 bits have not.
struct PrintedNumber {
  let digits: Int128
  /// Digits after the decimal sign, 0...9.
  let places: Int

  /// Reads what ``Decimal`` reads, and longer numbers.
  ///
  /// - Returns: nil for anything else, for more than nine places and from about 1.7 x 10^20.
  init?(parsing text: String) {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard (1...2).contains(parts.count), let whole = parts.first else { return nil }
    let isNegative = whole.hasPrefix("-")
    let fraction = parts.count == 2 ? parts[1] : ""
    guard parts.count == 1 || !fraction.isEmpty, fraction.utf8.count <= 9 else { return nil }
    let all = (isNegative ? whole.dropFirst() : whole) + fraction
    guard all.utf8.count > fraction.utf8.count, all.utf8.allSatisfy({ (48...57).contains($0) }),
      let digits = Int128(all),
      !digits.multipliedReportingOverflow(by: Decimal.power(Points.places - fraction.utf8.count))
        .overflow
    else { return nil }
    self.digits = isNegative ? -digits : digits
    places = fraction.utf8.count
  }

  var points: Points { Points(count: digits * Decimal.power(Points.places - places)) }

  var fraction: Fraction {
    get throws(ArithmeticOverflow) { try Fraction(digits, over: Decimal.power(places)) }
  }

  /// One in the last place.
  var step: Fraction {
    get throws(ArithmeticOverflow) { try Fraction(1, over: Decimal.power(places)) }
  }
}
