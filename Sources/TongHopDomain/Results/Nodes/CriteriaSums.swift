/// The sums of one unit over the criteria tree: from what it has on the leaves to the score of every
/// node and of the total.
package struct CriteriaSums: Sendable {
  package let method: Method
  /// *shape* [criterion]; nil for parents and for leaves that do not count.
  package let leaves: [LeafFigures?]

  package init(_ method: Method, leaves: [LeafFigures?]) {
    self.method = method
    self.leaves = leaves
  }

  /// The scores on every node, *shape* [criterion], and the total.
  ///
  /// - Parameters:
  ///   - scores: *shape* [criterion]; those of parents are not looked at.
  ///   - isIncomplete: of the unit, see ``RollupTable/isIncomplete``.
  ///   - overflow: is told the codes of criteria whose numbers are too large, empty for the total,
  ///     in the order in which they are met.
  /// - Complexity: O(*criteria*).
  package func scores(
    of unit: UnitIndex, _ scores: [LeafScore], isIncomplete: Bool,
    overflow report: (String) -> Void = { _ in }
  ) -> (nodes: [Score], total: Score) {
    var facts = NodeSum()
    for case let leaf? in leaves {
      if scores[leaf.index].overflowed { report(leaf.code) }
      facts.count(scores[leaf.index], leaf.kind)
    }
    let (isSilent, hasSelfScore) = (facts.isSilent, facts.hasSelfScore)
    var nodes = Array(repeating: Score(state: .notApplicable), count: leaves.count)
    var sums = Array(repeating: NodeSum(), count: leaves.count)
    var total = NodeSum()
    // Parents come before their children, so backwards every node is complete when it is met.
    for index in method.criteria.indices.reversed() {
      let parent = method.criteria[index].parent
      if let leaf = leaves[index] {
        if scores[index].selfOverflowed { report(leaf.code) }
        sums[index] = NodeSum(scores[index], leaf.kind)
        nodes[index] = printed(scores[index], leaf, of: unit, hasSelfScore: hasSelfScore)
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
    return (
      nodes,
      total.total(
        method.rounding, isIncomplete: isIncomplete, hasSelfScore: hasSelfScore,
        isSilent: isSilent)
    )
  }

  /// A leaf as the columns of the table show it.
  private func printed(
    _ score: LeafScore, _ leaf: LeafFigures, of unit: UnitIndex, hasSelfScore: Bool
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
