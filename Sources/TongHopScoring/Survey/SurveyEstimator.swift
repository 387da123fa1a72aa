import TongHopDomain

/// The answers of one cluster, added up: exact whole numbers, so that their order means nothing.
struct SurveyClusterSum {
  let stratum: Int32
  /// In millionths, as all that follow.
  private(set) var weight: Int128 = 0
  /// Weight x value.
  private(set) var value: Int128 = 0
  /// Weight x value x value.
  private(set) var square: Int128 = 0
  /// What all weights of the cluster are multiples of; 0 where nobody answered.
  private(set) var divisor: UInt64 = 0

  init(stratum: Int32) {
    self.stratum = stratum
  }

  mutating func add(_ newValue: Int64, weight newWeight: Int64) throws(ArithmeticOverflow) {
    let product = Int128(newWeight) * Int128(newValue)
    weight = try sum(weight, Int128(newWeight))
    value = try sum(value, product)
    square = try sum(square, times(product, Int128(newValue)))
    divisor = UInt64.greatestCommonDivisor(divisor, newWeight.magnitude)
  }

  /// The same with smaller weights; no estimate depends on their unit.
  mutating func divide(by divisor: Int128) {
    weight /= divisor
    value /= divisor
    square /= divisor
  }
}

private func sum(_ a: Int128, _ b: Int128) throws(ArithmeticOverflow) -> Int128 {
  let (value, overflow) = a.addingReportingOverflow(b)
  guard !overflow else { throw ArithmeticOverflow() }
  return value
}

private func difference(_ a: Int128, _ b: Int128) throws(ArithmeticOverflow) -> Int128 {
  let (value, overflow) = a.subtractingReportingOverflow(b)
  guard !overflow else { throw ArithmeticOverflow() }
  return value
}

private func times(_ a: Int128, _ b: Int128) throws(ArithmeticOverflow) -> Int128 {
  let (value, overflow) = a.multipliedReportingOverflow(by: b)
  guard !overflow else { throw ArithmeticOverflow() }
  return value
}

/// The mean of a stratified cluster sample and its error, by Taylor linearisation of the ratio
/// sum of weight x value / sum of weights, clusters drawn with replacement.
///
/// Everything up to the residual of a cluster is exact; that is rounded once to 10^-12, and so is
/// what follows from it.
struct SurveyEstimator {
  private let sums: [SurveyClusterSum]
  private let answers: Int
  private let scale: Int128
  private let weight: Int128
  private let value: Int128
  private let square: Int128

  private static let unit = Decimal.power(SurveyEstimate.places).magnitude
  /// 97.5 % of a normal distribution, in 10^-12.
  private static let normalQuantile: Int128 = 1_959_963_984_540

  /// - Parameters:
  ///   - sums: of every cluster in which anybody was asked.
  ///   - answers: above zero.
  init(sums: [SurveyClusterSum], answers: Int, scale: Int64) throws(ArithmeticOverflow) {
    let divisor = Int128(
      sums.reduce(0) { $1.divisor == 0 ? $0 : UInt64.greatestCommonDivisor($0, $1.divisor) })
    var (weight, value, square) = (Int128(0), Int128(0), Int128(0))
    var reduced = sums
    for index in reduced.indices {
      if divisor > 1 { reduced[index].divide(by: divisor) }
      weight = try sum(weight, reduced[index].weight)
      value = try sum(value, reduced[index].value)
      square = try sum(square, reduced[index].square)
    }
    self.sums = reduced
    self.answers = answers
    self.scale = Int128(scale)
    (self.weight, self.value, self.square) = (weight, value, square)
  }

  func fill(_ estimate: inout SurveyEstimate) throws(ArithmeticOverflow) {
    let all = try times(weight, scale)
    estimate.estimate = try Fraction(value, over: all)
    guard sums.count(where: { $0.weight > 0 }) > 1 else { return }
    let variance = try variance()
    let error = WideArithmetic.squareRoot(of: variance)
    let mean = try WideArithmetic.quotient(value, times: Self.unit, over: all.magnitude)
    let half = try WideArithmetic.quotient(
      error, times: Self.normalQuantile.magnitude, over: Self.unit)
    estimate.standardError = error
    estimate.lower = try difference(mean, half)
    estimate.upper = try sum(mean, half)
    let simple = try varianceOfSimpleSample()
    guard simple > 0 else { return }
    estimate.designEffect = try WideArithmetic.quotient(
      variance, times: Self.unit, over: simple.magnitude)
    guard variance > 0 else { return }
    estimate.effectiveN = try WideArithmetic.quotient(
      times(simple, Int128(answers)), times: Self.unit, over: variance.magnitude)
  }

  /// In 10^-24.
  private func variance() throws(ArithmeticOverflow) -> Int128 {
    let bottom = try times(times(weight, weight), scale).magnitude
    var strata: [Int32: (clusters: Int128, residuals: Int128, squares: Int128)] = [:]
    for cluster in sums {
      let top = try difference(times(cluster.value, weight), times(value, cluster.weight))
      let residual = try WideArithmetic.quotient(top, times: Self.unit, over: bottom)
      var stratum = strata[cluster.stratum] ?? (0, 0, 0)
      stratum.clusters += 1
      stratum.residuals = try sum(stratum.residuals, residual)
      stratum.squares = try sum(stratum.squares, times(residual, residual))
      strata[cluster.stratum] = stratum
    }
    var variance: Int128 = 0
    for stratum in strata.values {
      // A single cluster is compared with the mean of all, where the residuals add up to zero.
      let part =
        stratum.clusters == 1
        ? stratum.squares
        : try WideArithmetic.quotient(
          difference(
            times(stratum.clusters, stratum.squares),
            times(stratum.residuals, stratum.residuals)),
          times: 1, over: (stratum.clusters - 1).magnitude)
      variance = try sum(variance, part)
    }
    return variance
  }

  /// Of a simple random sample of as many answers, in 10^-24; 0 where it cannot be told or all
  /// answers are the same.
  private func varianceOfSimpleSample() throws(ArithmeticOverflow) -> Int128 {
    guard answers > 1 else { return 0 }
    let spread = try difference(times(weight, square), times(value, value))
    let wide = try WideArithmetic.quotient(
      spread, times: Decimal.power(2 * SurveyEstimate.places).magnitude,
      over: times(weight, weight).magnitude)
    return try WideArithmetic.quotient(
      wide, times: 1, over: times(times(scale, scale), Int128(answers - 1)).magnitude)
  }
}
