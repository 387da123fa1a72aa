/// A number as it is printed: whole counts of 10^-`places`, all of which are shown.
package struct PrintedNumber: Sendable, Hashable {
  package let count: Int128
  package let places: Int

  package init(count: Int128, places: Int) {
    self.count = count
    self.places = places
  }

  /// A count of 10^-`places`, half up to fewer of them.
  package init(count: Int128, of places: Int, to fewer: Int) {
    self.init(
      count: Rounding.Mode.halfUp.divide(count, by: Decimal.power(places - fewer)),
      places: fewer)
  }

  /// A value half up to `places`; nil where it is too large.
  package init?(_ value: Fraction, places: Int) {
    guard let points = try? Rounding().points(value, places: places, mode: .halfUp) else {
      return nil
    }
    self.init(count: points.count / Decimal.power(Points.places - places), places: places)
  }

  /// Digits with a decimal point: `-1.35`.
  package var text: String { Decimal.text(count, places: places) }

  /// Without zeros at its end, as long as more than `least` places are there.
  package func trimmed(to least: Int) -> PrintedNumber {
    var (count, places) = (count, places)
    guard count.isShort else {
      while places > least, count % 10 == 0 { (count, places) = (count / 10, places - 1) }
      return PrintedNumber(count: count, places: places)
    }
    var short = Int64(truncatingIfNeeded: count)
    while places > least, short % 10 == 0 { (short, places) = (short / 10, places - 1) }
    return PrintedNumber(count: Int128(short), places: places)
  }
}

extension [UInt8] {
  /// The same bytes as ``PrintedNumber/text``, without a string for each number: a country's table
  /// has a million of them.
  package mutating func append(_ number: PrintedNumber) {
    guard number.count.isShort, (0...18).contains(number.places) else {
      append(contentsOf: number.text.utf8)
      return
    }
    let value = Int64(truncatingIfNeeded: number.count)
    if value < 0 { append(UInt8(ascii: "-")) }
    // 19 digits and the point, from the last one on.
    var digits = InlineArray<24, UInt8>(repeating: 0)
    var start = 24
    var (rest, written) = (value.magnitude, 0)
    repeat {
      if written == number.places, written > 0 {
        start -= 1
        digits[start] = UInt8(ascii: ".")
      }
      start -= 1
      digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      written += 1
    } while rest > 0 || written <= number.places
    while start < 24 {
      append(digits[start])
      start += 1
    }
  }

  package mutating func append(_ number: Int) {
    append(PrintedNumber(count: Int128(number), places: 0))
  }
}
