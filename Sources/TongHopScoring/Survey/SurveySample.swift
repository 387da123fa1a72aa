import TongHopDomain

/// The interviews about one question in one period, by the place of their units in the tree: what
/// a survey leaf is estimated from.
///
/// An estimate is made from the interviews of a unit and of all units below it, with the strata and
/// clusters among them. Whatever the order of the interviews, it is the same.
public struct SurveySample: Sendable {
  private struct Interview: Sendable {
    var place: UnitIndex
    /// The lowest exempt unit on the way up, itself included; -1 for none.
    var exempt: UnitIndex
    var cluster: Int32
    var weight: Int64
    /// nil: asked, but no answer.
    var value: Int64?
  }

  private let figure: SurveyFigure
  private let isOwnOnly: Bool
  private let tree: UnitTree
  /// By place, so that a subtree is a slice.
  private let interviews: [Interview]
  /// *shape* [cluster]: the number of its stratum.
  private let strata: [Int32]

  /// - Parameters:
  ///   - column: of the leaf; who is exempt from it does not count above either.
  ///   - answers: to any questions in any periods.
  ///   - place: where the answers of a unit are counted; nil: nowhere.
  /// - Returns: nil for a column that is no survey.
  /// - Complexity: O(*n* log *n*) for *n* answers.
  public init?(
    _ column: RollupColumn, answers: [SurveyAnswer], period: Period, tree: UnitTree,
    place: (UnitID) -> UnitIndex?
  ) {
    guard case .survey(let figure) = column.figure else { return nil }
    var clusters: [SurveyCluster: Int32] = [:]
    var stratumNumbers: [String: Int32] = [:]
    var strata: [Int32] = []
    var interviews: [Interview] = []
    for answer in answers
    where answer.question == figure.question && period.contains(answer.period) {
      guard let place = place(answer.unit) else { continue }
      let cluster = SurveyCluster(of: answer)
      let number = clusters[cluster] ?? Int32(strata.count)
      if Int(number) == strata.count {
        clusters[cluster] = number
        let stratum = stratumNumbers[cluster.stratum] ?? Int32(stratumNumbers.count)
        stratumNumbers[cluster.stratum] = stratum
        strata.append(stratum)
      }
      let exempt =
        column.exempt.isEmpty
        ? -1 : tree.lineage(of: place).first { column.exempt.contains(tree.ids[$0]) } ?? -1
      interviews.append(
        Interview(
          place: place, exempt: exempt, cluster: number, weight: answer.weight,
          value: figure.value(of: answer.answer)))
    }
    self.figure = figure
    self.tree = tree
    self.strata = strata
    isOwnOnly = column.rollUp == .none
    self.interviews = interviews.sorted { $0.place < $1.place }
  }

  /// - Returns: nil where nobody was asked.
  /// - Complexity: O(log *n* + interviews of the unit and of those below it).
  public func estimate(of unit: UnitIndex) -> SurveyEstimate? {
    let end = isOwnOnly ? unit + 1 : tree.ends[unit]
    let slice = interviews[firstInterview(at: unit)..<firstInterview(at: end)]
    var sums: [Int32: SurveyClusterSum] = [:]
    var estimate = SurveyEstimate()
    do throws(ArithmeticOverflow) {
      for interview in slice where interview.exempt < unit {
        estimate.respondents += 1
        var sum =
          sums[interview.cluster]
          ?? SurveyClusterSum(
            stratum: strata[Int(interview.cluster)])
        if let value = interview.value {
          estimate.answers += 1
          try sum.add(value, weight: interview.weight)
        }
        sums[interview.cluster] = sum
      }
      guard estimate.respondents > 0 else { return nil }
      guard estimate.answers > 0 else { return estimate }
      try SurveyEstimator(sums: Array(sums.values), answers: estimate.answers, scale: figure.scale)
        .fill(&estimate)
    } catch {
      let counts = (estimate.respondents, estimate.answers)
      estimate = SurveyEstimate()
      (estimate.respondents, estimate.answers) = counts
      estimate.overflowed = true
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
