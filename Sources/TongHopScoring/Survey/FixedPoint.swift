import TongHopDomain

/// Elementary functions of whole numbers in 10^-18: the same digits on every machine, which those of
/// the system do not promise.
///
/// Results are within 10^-16; whoever prints twelve decimals rounds them once more.
enum FixedPoint {
  static let one: Int128 = 1_000_000_000_000_000_000
  static let halfPi: Int128 = 1_570_796_326_794_896_619

  /// - Parameters: below 10^19 by magnitude.
  static func product(_ a: Int128, _ b: Int128) -> Int128 {
    Rounding.Mode.halfUp.divide(a * b, by: one)
  }

  /// - Parameters:
  ///   - a: below 10^20 by magnitude.
  ///   - b: above zero.
  static func quotient(_ a: Int128, _ b: Int128) -> Int128 {
    Rounding.Mode.halfUp.divide(a * one, by: b)
  }

  /// e^-x.
  ///
  /// - Parameter x: from 0 to 8.
  static func exponential(ofMinus x: Int128) -> Int128 {
    // The series of a 32nd, squared five times.
    let part = x / 32
    var (sum, term, number) = (one, one, Int128(1))
    while term != 0 {
      term = -Rounding.Mode.halfUp.divide(product(term, part), by: number)
      sum += term
      number += 1
    }
    for _ in 0..<5 { sum = product(sum, sum) }
    return sum
  }

  /// - Parameter angle: from 0 to ``halfPi``.
  static func sine(_ angle: Int128) -> Int128 { series(angle, from: angle, 1) }

  /// - Parameter angle: from 0 to ``halfPi``.
  static func cosine(_ angle: Int128) -> Int128 { series(angle, from: one, 0) }

  /// The series of Taylor, from a term of a power on, with every second power.
  private static func series(_ angle: Int128, from first: Int128, _ power: Int128) -> Int128 {
    let square = product(angle, angle)
    var (sum, term, power) = (first, first, power)
    while term != 0 {
      term = -Rounding.Mode.halfUp.divide(
        product(term, square), by: (power + 1) * (power + 2))
      sum += term
      power += 2
    }
    return sum
  }
}
