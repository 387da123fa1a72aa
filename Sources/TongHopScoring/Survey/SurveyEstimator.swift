import TongHopDomain

/// The answers of one cluster, added up: exact whole numbers, so that their order means nothing.
struct SurveyClusterSum {
  let stratum: Int32
  private(set) var weight: Int128 = 0
  /// Weight x value.
  private(set) var value: Int128 = 0
  /// Weight x value x value.
  private(set) var square: Int128 = 0

  init(stratum: Int32) {
    self.stratum = stratum
  }

  mutating func add(_ newValue: Int64, weight newWeight: Int128) throws(ArithmeticOverflow) {
    let product = try times(newWeight, Int128(newValue))
    weight = try sum(weight, newWeight)
    value = try sum(value, product)
    square = try sum(square, times(product, Int128(newValue)))
  }
}

private func sum(_ a: Int128, _ b: Int128) throws(ArithmeticOverflow) -> Int128 {
  let (value, overflow) = a.addingReportingOverflow(b)
  guard !overflow else { throw ArithmeticOverflow() }
  return value
}

private func times(_ a: Int128, _ b: Int128) throws(ArithmeticOverflow) -> Int128 {
  let (value, overflow) = a.multipliedReportingOverflow(by: b)
  guard !overflow else { throw ArithmeticOverflow() }
  return value
}

/// The mean of a part of a stratified cluster sample and its error, by Taylor linearisation of the
/// ratio sum of weight x value / sum of weights, clusters drawn with replacement.
///
/// The design is that of the whole sample: a cluster without an answer of the part counts with zero.
/// Everything up to the residual of a cluster is exact; that is rounded once to 10^-12, and so is
/// what follows from it.
struct SurveyEstimator {
  private let sums: [SurveyClusterSum]
  /// *shape* [stratum]: clusters of the whole sample.
  private let clusterCounts: [Int32]
  private let answers: Int
  private let scale: Int128
  let weight: Int128
  private let value: Int128
  private let square: Int128

  private static let unit = Decimal.power(SurveyEstimate.places).magnitude

  /// - Parameters:
  ///   - sums: of every cluster with an answer of the part.
  ///   - answers: above zero.
  init(
    sums: [SurveyClusterSum], clusterCounts: [Int32], answers: Int, scale: Int64
  ) throws(ArithmeticOverflow) {
    var (weight, value, square) = (Int128(0), Int128(0), Int128(0))
    for cluster in sums {
      weight = try sum(weight, cluster.weight)
      value = try sum(value, cluster.value)
      square = try sum(square, cluster.square)
    }
    self.sums = sums
    self.clusterCounts = clusterCounts
    self.answers = answers
    self.scale = Int128(scale)
    (self.weight, self.value, self.square) = (weight, value, square)
  }

  var clusters: Int { sums.count }

  /// The estimate, its error and what the design cost.
  func fill(_ estimate: inout SurveyEstimate) throws(ArithmeticOverflow) {
    estimate.estimate = try Fraction(value, over: times(weight, scale))
    guard clusters > 1 else { return }
    let variance = try variance()
    estimate.standardError = WideArithmetic.squareRoot(of: variance)
    let simple = try varianceOfSimpleSample()
    guard simple > 0 else { return }
    estimate.designEffect = try WideArithmetic.quotient(
      variance, times: Self.unit, over: simple.magnitude)
    guard variance > 0 else { return }
    estimate.effectiveN = try WideArithmetic.quotient(
      times(simple, Int128(answers)), times: Self.unit, over: variance.magnitude)
  }

  /// As many standard errors to each side as `quantile` says, in 10^-12.
  func ends(_ error: Int128, _ quantile: Int128) throws(ArithmeticOverflow) -> (Int128, Int128) {
    let mean = try WideArithmetic.quotient(
      value, times: Self.unit, over: times(weight, scale).magnitude)
    let half = try WideArithmetic.quotient(error, times: quantile.magnitude, over: Self.unit)
    return (try sum(mean, -half), try sum(mean, half))
  }

  /// In 10^-24.
  private func variance() throws(ArithmeticOverflow) -> Int128 {
    var strata: [Int32: (residuals: Int128, squares: Int128)] = [:]
    for cluster in sums {
      let residual = try WideArithmetic.quotient(
        cluster.value, weight, minus: value, cluster.weight, times: Self.unit,
        overSquareOf: weight.magnitude, times: scale.magnitude)
      var stratum = strata[cluster.stratum] ?? (0, 0)
      stratum.residuals = try sum(stratum.residuals, residual)
      stratum.squares = try sum(stratum.squares, times(residual, residual))
      strata[cluster.stratum] = stratum
    }
    var variance: Int128 = 0
    for (number, stratum) in strata {
      let clusters = Int128(clusterCounts[Int(number)])
      // A single cluster is compared with the mean of all, where the residuals add up to zero.
      let part =
        clusters == 1
        ? stratum.squares
        : try WideArithmetic.quotient(
          sum(times(clusters, stratum.squares), -times(stratum.residuals, stratum.residuals)),
          times: 1, over: (clusters - 1).magnitude)
      variance = try sum(variance, part)
    }
    return variance
  }

  /// Of a simple random sample of as many answers, in 10^-24; 0 where it cannot be told or all
  /// answers are the same.
  private func varianceOfSimpleSample() throws(ArithmeticOverflow) -> Int128 {
    guard answers > 1 else { return 0 }
    let wide = try WideArithmetic.quotient(
      weight, square, minus: value, value,
      times: Decimal.power(2 * SurveyEstimate.places).magnitude, overSquareOf: weight.magnitude,
      times: 1)
    return try WideArithmetic.quotient(
      wide, times: 1, over: times(times(scale, scale), Int128(answers - 1)).magnitude)
  }
}
