import TongHopDomain

/// How many standard errors an interval reaches to each side.
struct IntervalQuantile {
  let interval: SurveyInterval

  init(_ interval: SurveyInterval) {
    self.interval = interval
  }

  /// In 10^-12.
  ///
  /// - Returns: nil where there are no degrees of freedom that are asked for.
  /// - Complexity: O(*degrees of freedom*), at most a thousand.
  func value(degreesOfFreedom: Int) -> Int128? {
    switch interval.shape {
    case .normal: Self.rounded(normal)
    case .t: degreesOfFreedom > 0 ? Self.rounded(student(degreesOfFreedom)) : nil
    }
  }

  /// -ln of half of what is outside of the interval.
  var logarithmOfTail: Int128 {
    switch interval.level {
    case .of90: 2_995_732_273_553_990_993
    case .of95: 3_688_879_454_113_936_303
    case .of99: 5_298_317_366_548_036_677
    }
  }

  private static func rounded(_ value: Int128) -> Int128 {
    Rounding.Mode.halfUp.divide(value, by: Decimal.power(18 - SurveyEstimate.places))
  }

  private var normal: Int128 {
    switch interval.level {
    case .of90: 1_644_853_626_951_472_715
    case .of95: 1_959_963_984_540_054_236
    case .of99: 2_575_829_303_548_900_761
    }
  }

  /// The share of the distribution inside.
  private var inside: Int128 { FixedPoint.one / 100 * Int128(interval.level.percent) }

  /// t = √n tan θ, where θ is the angle at which the share inside is that of the level.
  private func student(_ n: Int) -> Int128 {
    guard n <= 1000 else { return expansion(n) }
    var (low, high) = (Int128(0), FixedPoint.halfPi)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Self.inside(middle, n) < inside { low = middle } else { high = middle }
    }
    // Sine and cosine apart, so that nothing is lost where the tangent is great.
    let tangent = FixedPoint.quotient(FixedPoint.sine(high), FixedPoint.cosine(high))
    // In 10^-17: of a thousand it is the finest that fits.
    let root = WideArithmetic.squareRoot(of: Int128(n) * Decimal.power(34))
    return Rounding.Mode.halfUp.divide(tangent * root, by: Decimal.power(17))
  }

  /// Abramowitz and Stegun, 26.7.3 and 26.7.4.
  private static func inside(_ angle: Int128, _ n: Int) -> Int128 {
    let (sine, cosine) = (FixedPoint.sine(angle), FixedPoint.cosine(angle))
    let square = FixedPoint.product(cosine, cosine)
    let isOdd = n % 2 == 1
    var term = isOdd ? cosine : FixedPoint.one
    var sum = n == 1 ? 0 : term
    var number = isOdd ? 3 : 2
    while number < n - 1, term != 0 {
      term = Rounding.Mode.halfUp.divide(
        FixedPoint.product(term, square) * Int128(number - 1), by: Int128(number))
      sum += term
      number += 2
    }
    let part = FixedPoint.product(sine, sum)
    return isOdd ? FixedPoint.quotient(angle + part, FixedPoint.halfPi) : part
  }

  /// Abramowitz and Stegun, 26.7.5: for many degrees of freedom, within 10^-13.
  private func expansion(_ n: Int) -> Int128 {
    let z = normal
    let square = FixedPoint.product(z, z)
    /// The polynomial in z with every second power, over a number.
    func part(_ factors: [Int128], _ divisor: Int128, _ power: Int) -> Int128 {
      var sum: Int128 = 0
      for factor in factors {
        sum = FixedPoint.product(sum, square)
        sum += Rounding.Mode.halfUp.divide(factor * FixedPoint.one, by: divisor)
      }
      var result = FixedPoint.product(sum, z)
      for _ in 0..<power { result = Rounding.Mode.halfUp.divide(result, by: Int128(n)) }
      return result
    }
    return z + part([1, 1], 4, 1) + part([5, 16, 3], 96, 2) + part([3, 19, 17, -15], 384, 3)
      + part([79, 776, 1482, -1920, -945], 92160, 4)
  }
}
