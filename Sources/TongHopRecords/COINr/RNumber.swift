import TongHopDomain

/// A number as R writes it: digits, a point or a comma, and perhaps an exponent, `1.5e-05`. Exact.
public struct RNumber: Sendable, Hashable {
  public var mantissa: Int128
  /// Digits after the point, not negative.
  public var places: Int

  public static let mostPlaces = 9

  /// - Returns: nil for anything else, `NA`, `NaN` and `Inf` among it, and for numbers of more than
  ///   30 digits.
  public init?(parsing text: String) {
    let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first else { return nil }
    var exponent = 0
    if parts.count == 2 {
      guard let value = Int(parts[1]), value.magnitude <= 30 else { return nil }
      exponent = value
    }
    var mantissa: Int128 = 0
    var (places, digits, signs) = (0, 0, 0)
    var isNegative = false
    for (position, byte) in first.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where position == 0: isNegative = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        guard digits <= 30 else { return nil }
        mantissa = mantissa * 10 + Int128(byte - UInt8(ascii: "0"))
        if signs > 0 { places += 1 }
      case UInt8(ascii: "."), UInt8(ascii: ","):
        signs += 1
        guard signs == 1 else { return nil }
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    places -= exponent
    while places < 0 {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      mantissa = product
      places += 1
    }
    while places > 0, mantissa % 10 == 0 {
      mantissa /= 10
      places -= 1
    }
    self.mantissa = isNegative ? -mantissa : mantissa
    self.places = places
  }

  /// Whole units of 10^-`places`, half up by magnitude.
  ///
  /// - Parameter wanted: 0...9.
  public func count(places wanted: Int) -> Int128? {
    if places > wanted {
      // More places than a power table has are nothing at all beside nine.
      guard places - wanted < 38 else { return 0 }
      return Rounding.Mode.halfUp.divide(mantissa, by: Decimal.power(places - wanted))
    }
    let (product, overflow) = mantissa.multipliedReportingOverflow(
      by: Decimal.power(wanted - places))
    return overflow ? nil : product
  }
}
