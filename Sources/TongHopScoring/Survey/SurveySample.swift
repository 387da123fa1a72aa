import TongHopDomain

/// The interviews about one question in one period, by the place of their units in the tree: what
/// a survey leaf is estimated from.
///
/// An estimate is made from the interviews of a unit and of all units below it, as a part of the whole
/// sample: its strata and clusters are those of all who were asked the question in the period.
/// Whatever the order of the interviews, it is the same.
public struct SurveySample: Sendable {
  private struct Interview: Sendable {
    var place: UnitIndex
    /// The lowest exempt unit on the way up, itself included; -1 for none.
    var exempt: UnitIndex
    var cluster: Int32
    /// In a unit that all weights are multiples of.
    var weight: Int128
    /// nil: asked, but no answer.
    var value: Int64?
  }

  private let figure: SurveyFigure
  private let quantile: IntervalQuantile
  private let isOwnOnly: Bool
  private let tree: UnitTree
  /// By place, so that a subtree is a slice.
  private let interviews: [Interview]
  private let design: SurveyDesign
  private let degreesOfFreedom: Int
  /// Of an interval that is made of the standard error, in 10^-12.
  private let reach: Int128?

  /// - Parameters:
  ///   - column: of the leaf; who is exempt from it does not count above either.
  ///   - answers: to the question, in any periods.
  ///   - place: where the answers of a unit are counted; nil: nowhere.
  /// - Returns: nil for a column that is no survey.
  /// - Complexity: O(*n* log *n*) for *n* answers.
  public init?(
    _ column: RollupColumn, answers: some Sequence<SurveyAnswer>, period: Period, tree: UnitTree,
    interval: SurveyInterval, place: (UnitID) -> UnitIndex?
  ) {
    guard case .survey(let figure) = column.figure else { return nil }
    var design = SurveyDesign()
    var interviews: [Interview] = []
    var unit: UInt128 = 0
    // There are few different answers, and many that are the same.
    var values: [String: Int64?] = [:]
    for answer in answers where period.contains(answer.period) {
      let cluster = design.add(answer)
      guard let place = place(answer.unit) else { continue }
      let exempt =
        column.exempt.isEmpty
        ? -1 : tree.lineage(of: place).first { column.exempt.contains(tree.ids[$0]) } ?? -1
      let value = values[answer.answer] ?? figure.value(of: answer.answer)
      values.updateValue(value, forKey: answer.answer)
      unit = UInt128.commonDivisor(unit, answer.weight.magnitude)
      interviews.append(
        Interview(
          place: place, exempt: exempt, cluster: cluster, weight: answer.weight,
          value: value))
    }
    if unit > 1 {
      for index in interviews.indices { interviews[index].weight /= Int128(unit) }
    }
    self.figure = figure
    self.tree = tree
    self.design = design
    degreesOfFreedom = design.degreesOfFreedom
    quantile = IntervalQuantile(interval)
    reach = quantile.value(degreesOfFreedom: degreesOfFreedom)
    isOwnOnly = column.rollUp == .none
    self.interviews = interviews.sorted { $0.place < $1.place }
  }

  /// - Returns: nil where nobody was asked.
  /// - Complexity: O(log *n* + interviews of the unit and of those below it).
  public func estimate(of unit: UnitIndex) -> SurveyEstimate? {
    let end = isOwnOnly ? unit + 1 : tree.ends[unit]
    let slice = interviews[firstInterview(at: unit)..<firstInterview(at: end)].filter {
      $0.exempt < unit
    }
    guard !slice.isEmpty else { return nil }
    let counting = slice.filter { $0.value != nil && $0.weight > 0 }
    var estimate = SurveyEstimate()
    estimate.respondents = slice.count
    estimate.answers = counting.count
    estimate.degreesOfFreedom = degreesOfFreedom
    guard !counting.isEmpty else { return estimate }
    do throws(ArithmeticOverflow) {
      return try filled(estimate, counting)
    } catch {
      estimate.overflowed = true
      return estimate
    }
  }

  private func filled(
    _ counts: SurveyEstimate, _ interviews: [Interview]
  ) throws(ArithmeticOverflow) -> SurveyEstimate {
    var estimate = counts
    var sums: [Int32: SurveyClusterSum] = [:]
    for interview in interviews {
      guard let value = interview.value else { continue }
      let stratum = design.strata[Int(interview.cluster)]
      var sum = sums[interview.cluster] ?? SurveyClusterSum(stratum: stratum)
      try sum.add(value, weight: interview.weight)
      sums[interview.cluster] = sum
    }
    let estimator = try SurveyEstimator(
      sums: Array(sums.values), clusterCounts: design.clusterCounts, answers: interviews.count,
      scale: figure.scale)
    try estimator.fill(&estimate)
    if let only = interviews[0].value, interviews.allSatisfy({ $0.value == only }) {
      guard let ends = figure.ends else { return estimate }
      let bound = UnanimousBound(
        weights: interviews.map(\.weight), total: estimator.weight, clusters: estimator.clusters)
      (estimate.lower, estimate.upper) = try bound.ends(
        around: only, in: ends, scale: figure.scale, quantile)
      estimate.interval = .exact
    } else if let error = estimate.standardError, let reach {
      (estimate.lower, estimate.upper) = try estimator.ends(error, reach)
      estimate.interval = quantile.interval.shape == .t ? .t : .normal
    }
    return estimate
  }

  private func firstInterview(at unit: UnitIndex) -> Int {
    var (low, high) = (0, interviews.count)
    while low < high {
      let middle = (low + high) / 2
      if interviews[middle].place < unit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
