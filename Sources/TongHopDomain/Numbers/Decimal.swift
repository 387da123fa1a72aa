/// A decimal number as it was written: digits and the number of places after the sign.
///
/// Our own, because counts must not pass through binary floating point and Foundation's `Decimal`
/// rounds silently.
public struct Decimal: Sendable, Hashable {
  public let mantissa: Int64
  /// Digits after the decimal sign, 0...18.
  public let places: Int
  /// The sign that was written, `.` or `,`; nil for a whole number.
  public let sign: Character?

  public init(mantissa: Int64, places: Int, sign: Character? = nil) {
    self.mantissa = mantissa
    self.places = places
    self.sign = sign
  }

  /// Reads an optional minus, digits, and at most one decimal sign with digits on both sides.
  ///
  /// - Returns: nil for anything else, and for numbers that do not fit 64 bits or have more than
  ///   18 places.
  public init?(parsing text: String) {
    var mantissa: Int64 = 0
    var places = 0
    var sign: Character?
    var digits = 0
    var negative = false
    for (position, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where position == 0:
        negative = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (product, tooLarge) = mantissa.multipliedReportingOverflow(by: 10)
        let (sum, overflow) = product.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
        guard !tooLarge, !overflow else { return nil }
        mantissa = sum
        digits += 1
        if sign != nil { places += 1 }
      case UInt8(ascii: "."), UInt8(ascii: ","):
        guard sign == nil, digits > 0 else { return nil }
        sign = Character(Unicode.Scalar(byte))
      default:
        return nil
      }
    }
    guard digits > 0, sign == nil || places > 0, places <= 18 else { return nil }
    self.init(mantissa: negative ? -mantissa : mantissa, places: places, sign: sign)
  }

  /// The number in whole units of 10^-`places`; nil if digits would be lost or it is too large.
  public func scaled(to wanted: Int) -> Int64? {
    var value = mantissa
    var places = places
    while places > wanted {
      guard value % 10 == 0 else { return nil }
      value /= 10
      places -= 1
    }
    let (result, overflow) = value.multipliedReportingOverflow(
      by: Int64(Self.power(wanted - places)))
    return overflow ? nil : result
  }

  private static let powers: [Int128] = (0..<38).reduce(into: []) { list, _ in
    list.append(list.last.map { $0 * 10 } ?? 1)
  }

  /// 10^`exponent`, for exponents 0...37.
  public static func power(_ exponent: Int) -> Int128 { powers[exponent] }

  /// Digits with a decimal point: `-1.35`.
  public static func text(_ value: Int128, places: Int) -> String {
    var digits = String(value.magnitude)
    if places > 0 {
      if digits.count <= places {
        digits = String(repeating: "0", count: places - digits.count + 1) + digits
      }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -places))
    }
    return value < 0 ? "-" + digits : digits
  }
}
