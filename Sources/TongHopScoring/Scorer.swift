import TongHopDiagnostics
import TongHopDomain

/// One run of the scoring; it only reads, so ranges of units may be scored at once.
struct Scorer: Sendable {
  let rollup: RollupTable
  let method: Method
  /// *shape* [criterion]; nil for parents and for leaves that do not count in this run.
  let leaves: [LeafContext?]
  let kinds: UnitKinds
  let hasSelfRound: Bool

  init(rollup: RollupTable, method: Method, plan: ScoringPlan, only wanted: Set<Int>?) {
    self.rollup = rollup
    self.method = method
    let denominator = Self.commonDenominator(method)
    leaves = method.criteria.indices.map { index in
      guard wanted?.contains(index) ?? true else { return nil }
      return LeafContext(
        index, rollup: rollup, method: method, plan: plan, denominator: denominator)
    }
    kinds = UnitKinds(of: rollup.tree, method: method, absent: rollup.isAbsent)
    hasSelfRound = !plan.selfColumn.isEmpty
  }

  /// The denominator of all maxima; 1 where it would be too long for sums in whole numbers.
  private static func commonDenominator(_ method: Method) -> Int64 {
    var common: Int128 = 1
    for leaf in method.leaves {
      let other = method.criteria[leaf].maximum.denominator
      guard other < 1 << 31, let next = try? Fraction(common, over: other) else { return 1 }
      // common / other in lowest terms: what is left of `other` is what `common` lacks.
      common *= next.denominator
      guard common < 1 << 31 else { return 1 }
    }
    return Int64(common)
  }

  /// The scores of one unit on every node, *shape* [criterion], and its total.
  ///
  /// - Parameter overflows: receives what was too large.
  /// - Returns: nil for a unit that the method does not cover.
  func score(
    _ unit: UnitIndex, overflows: inout [Overflow]
  ) -> (nodes: [Score], total: Score)? {
    guard let applies = kinds.applicableCriteria(to: unit) else { return nil }
    func report(_ criterion: String) {
      overflows.append(Overflow(unit: unit, criterion: criterion))
    }
    var leafScores = Array(repeating: LeafScore(.notApplicable), count: leaves.count)
    var facts = NodeSum()
    for case let leaf? in leaves {
      let score = score(leaf, of: unit, applies: applies[leaf.index])
      if score.overflowed { report(leaf.code) }
      leafScores[leaf.index] = score
      facts.count(NodeSum(score, leaf))
    }
    let (isSilent, hasSelfScore) = (facts.isSilent, facts.hasSelfScore)
    var nodes = Array(repeating: Score(state: .notApplicable), count: leaves.count)
    var sums = Array(repeating: NodeSum(), count: leaves.count)
    var total = NodeSum()
    // Parents come before their children, so backwards every node is complete when it is met.
    for index in method.criteria.indices.reversed() {
      let parent = method.criteria[index].parent
      if let leaf = leaves[index] {
        if leafScores[index].selfOverflowed { report(leaf.code) }
        sums[index] = NodeSum(leafScores[index], leaf)
        nodes[index] = printed(leafScores[index], leaf, of: unit, hasSelfScore: hasSelfScore)
        if parent == nil { round(&nodes[index]) }
      } else {
        nodes[index] = sums[index].score(
          step: parent == nil
            ? method.rounding.domainPoints : { sum, _ in (sum.settled, sum.settled) },
          hasSelfScore: hasSelfScore, isSilent: isSilent)
      }
      // Only a domain that is rounded adds something else than the sum of its leaves.
      if parent == nil, method.rounding.step == .domain {
        sums[index].apply(method.rounding.domainPoints)
      }
      do throws(ArithmeticOverflow) {
        if let parent { try sums[parent].add(sums[index]) } else { try total.add(sums[index]) }
      } catch {
        report(parent.map { method.criteria[$0].code } ?? "")
        if let parent { sums[parent].isMissing = true } else { total.isMissing = true }
      }
    }
    return (nodes, finish(total, of: unit, hasSelfScore: hasSelfScore, isSilent: isSilent))
  }

  /// The total of a unit from the sum of its leaves.
  func finish(
    _ sum: NodeSum, of unit: UnitIndex, hasSelfScore: Bool, isSilent: Bool
  ) -> Score {
    var sum = sum
    if rollup.isIncomplete[unit] { sum.hasProvisional = true }
    return sum.score(
      step: method.rounding.totalPoints, hasSelfScore: hasSelfScore, isSilent: isSilent)
  }

  /// A leaf as the columns of the table show it.
  private func printed(
    _ score: LeafScore, _ leaf: LeafContext, of unit: UnitIndex, hasSelfScore: Bool
  ) -> Score {
    var result = Score(
      state: score.state, maximum: score.maximum.fraction,
      reportedMaximum: score.reportedMaximum.fraction)
    if score.hasCell {
      result.cell = leaf.cell(of: unit)
      result.survey = leaf.survey(of: unit)
    }
    result.points = score.points
    result.exactPoints = score.points
    result.hasAwaiting = score.hasAwaiting
    result.hasNotReported = score.hasNotReported
    result.hasProvisional = score.hasProvisional
    guard !score.state.isOutside else { return result }
    if leaf.isSurvey {
      result.surveyPoints = score.points
      return result
    }
    if leaf.isExtra {
      result.bonusPoints = score.points
      result.selfPoints = score.hasSelfScore ? score.selfPoints : nil
      return result
    }
    result.selfPoints = hasSelfScore ? score.selfPoints : nil
    if !score.restsOnSelfScore { result.appraisedPoints = score.points }
    return result
  }

  /// A leaf that is itself a domain is rounded like one.
  private func round(_ score: inout Score) {
    guard method.rounding.step != .criterion else { return }
    let maximum = FractionSum(score.maximum)
    func step(_ points: Points) -> (exact: Points, points: Points) {
      method.rounding.domainPoints(points, of: maximum)
    }
    score.exactPoints = score.points.map { step($0).exact }
    score.points = score.points.map { step($0).points }
    score.selfPoints = score.selfPoints.map { step($0).points }
    score.surveyPoints = score.surveyPoints.map { step($0).points }
    score.bonusPoints = score.bonusPoints.map { step($0).points }
    score.appraisedPoints = score.appraisedPoints.map { step($0).points }
  }
}
