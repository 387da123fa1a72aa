/// Whole numbers divided by shares so that the parts add up: the largest remainder.
///
/// Every part gets its share rounded down; what is left goes, one each, to the parts with the
/// largest remainders. Of equal remainders the first part goes first.
public enum Apportionment {
  /// 10 by 1/3, 1/3, 1/3 gives 4, 3, 3.
  ///
  /// - Parameter shares: above zero, adding up to 1.
  /// - Returns: nil where the shares do not add up to 1.
  /// - Complexity: O(*shares* log *shares*).
  public static func divide(_ total: Int64, by shares: [Fraction]) -> [Int64]? {
    guard let parts = divideLong(Int128(total), by: shares) else { return nil }
    let short = parts.compactMap(Int64.init(exactly:))
    return short.count == parts.count ? short : nil
  }

  /// The same of a long number, with 256 bits on the way.
  public static func divideLong(_ total: Int128, by shares: [Fraction]) -> [Int128]? {
    var parts: [Int128] = []
    var remainders: [Fraction] = []
    var rest = total
    for share in shares {
      guard share >= .zero, share <= .one else { return nil }
      let product = total.magnitude.multipliedFullWidth(by: share.numerator.magnitude)
      // A share is at most the whole, so the quotient fits.
      let whole = share.denominator.magnitude.dividingFullWidth(product)
      var (quotient, remainder) = (Int128(whole.quotient), Int128(whole.remainder))
      if total < 0 {
        quotient = remainder == 0 ? -quotient : -quotient - 1
        remainder = remainder == 0 ? 0 : share.denominator - remainder
      }
      guard let fraction = try? Fraction(remainder, over: share.denominator) else { return nil }
      let (left, overflowed) = rest.subtractingReportingOverflow(quotient)
      guard !overflowed else { return nil }
      rest = left
      parts.append(quotient)
      remainders.append(fraction)
    }
    let order = parts.indices.sorted {
      remainders[$0] == remainders[$1] ? $0 < $1 : remainders[$0] > remainders[$1]
    }
    guard rest >= 0, rest <= Int128(parts.count) else { return nil }
    for place in order.prefix(Int(rest)) { parts[place] += 1 }
    return parts
  }

  /// Parts brought to whole numbers that add up to a total which was rounded by itself: 0.4 and 0.4
  /// to 1 gives 1 and 0.
  ///
  /// Every part is rounded down. What is missing from the total goes, one each, to the parts with the
  /// largest remainders; what is too much is taken, one each, from those with the smallest. Of equal
  /// remainders the first part goes first. Where that is more than one each, all get as much first.
  ///
  /// - Returns: nil where a number does not fit 128 bits, or there are no parts for a total.
  /// - Complexity: O(*parts* log *parts*).
  public static func settle(_ parts: [Fraction], to total: Int128) -> [Int128]? {
    guard !parts.isEmpty else { return total == 0 ? [] : nil }
    var wholes: [Int128] = []
    var remainders: [Fraction] = []
    var rest = total
    for part in parts {
      var (whole, remainder) = part.numerator.quotientAndRemainder(dividingBy: part.denominator)
      if remainder < 0 { (whole, remainder) = (whole - 1, remainder + part.denominator) }
      guard let fraction = try? Fraction(remainder, over: part.denominator) else { return nil }
      let (left, overflowed) = rest.subtractingReportingOverflow(whole)
      guard !overflowed else { return nil }
      rest = left
      wholes.append(whole)
      remainders.append(fraction)
    }
    let (each, some) = rest.quotientAndRemainder(dividingBy: Int128(parts.count))
    let order = parts.indices.sorted {
      if remainders[$0] == remainders[$1] { return $0 < $1 }
      return some < 0 ? remainders[$0] < remainders[$1] : remainders[$0] > remainders[$1]
    }
    let chosen = Set(order.prefix(Int(some.magnitude)))
    for place in parts.indices {
      let share = each + (chosen.contains(place) ? some.signum() : 0)
      let (sum, overflowed) = wholes[place].addingReportingOverflow(share)
      guard !overflowed else { return nil }
      wholes[place] = sum
    }
    return wholes
  }

  /// A numerator and a denominator divided together: what was reached and what was not, each by
  /// itself, so that no part reaches more than it has. Where that is no question, each by itself.
  ///
  /// - Returns: as above; a denominator that is put together of two parts is within 2 of its share.
  public static func divide(
    _ numerator: Int64, over denominator: Int64, by shares: [Fraction]
  ) -> [(numerator: Int64, denominator: Int64)]? {
    guard let tops = divide(numerator, by: shares) else { return nil }
    guard numerator >= 0, numerator <= denominator else {
      return divide(denominator, by: shares).map { Array(zip(tops, $0)) }
    }
    guard let rests = divide(denominator - numerator, by: shares) else { return nil }
    return zip(tops, rests).map { ($0, $0 + $1) }
  }

  /// The same of long numbers.
  public static func divideLong(
    _ numerator: Int128, over denominator: Int128, by shares: [Fraction]
  ) -> [(numerator: Int128, denominator: Int128)]? {
    guard let tops = divideLong(numerator, by: shares) else { return nil }
    guard numerator >= 0, numerator <= denominator else {
      return divideLong(denominator, by: shares).map { Array(zip(tops, $0)) }
    }
    guard let rests = divideLong(denominator - numerator, by: shares) else { return nil }
    return zip(tops, rests).map { ($0, $0 + $1) }
  }
}
