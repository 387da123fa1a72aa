/// Logarithm and exponential by addition, multiplication and division alone, so that every machine
/// gives the same bits. The functions of the system differ from one to the next in the last one.
enum NaturalLogarithm {
  private static let ln2 = 0.693147180559945309417232121458

  /// - Parameter x: above zero and finite.
  /// - Returns: ln x, within a few units of the last place.
  static func of(_ x: Double) -> Double {
    // x = 2^exponent * part with a part between sqrt 1/2 and sqrt 2.
    var exponent = Double(x.exponent)
    var part = x.significand
    if part > 1.4142135623730951 {
      part /= 2
      exponent += 1
    }
    // ln part = 2 (s + s^3/3 + s^5/5 + ...), s at most 0.172: the 13th term is below 2^-60.
    let s = (part - 1) / (part + 1)
    let square = s * s
    var sum = 0.0
    var divisor = 25.0
    while divisor >= 1 {
      sum = sum * square + 1 / divisor
      divisor -= 2
    }
    return exponent * ln2 + 2 * s * sum
  }

  /// - Parameter x: not above zero.
  /// - Returns: e^x; zero where it is too small for a double.
  static func exponential(_ x: Double) -> Double {
    guard x > -700 else { return 0 }
    let exponent = (x / ln2).rounded()
    let rest = x - exponent * ln2
    // The Taylor series; the rest is at most ln 2 / 2, so the 18th term is below 2^-60.
    var sum = 1.0
    var divisor = 18.0
    while divisor >= 1 {
      sum = 1 + sum * rest / divisor
      divisor -= 1
    }
    return Double(sign: .plus, exponent: Int(exponent), significand: sum)
  }
}
