import TongHopDomain

/// Finds what the leaves of a unit can still give, see ``UnitProfile/Gain``.
///
/// A better figure is scored by the very functions that made the scores; nothing of a rule is worked
/// out backwards but the numerators that are tried.
package struct GainFinder: GainSource {
  private let scorer: Scorer
  private let leaves: [GainLeaf]

  /// Parameters as of ``Scoring/score(_:method:plan:only:log:shards:map:)``.
  package init(_ rollup: RollupTable, method: Method, plan: ScoringPlan) {
    let scorer = Scorer(rollup: rollup, method: method, plan: plan, only: nil)
    self.scorer = scorer
    leaves =
      method.hasPointsToGain
      ? scorer.leaves.compactMap { leaf in
        leaf.flatMap { GainLeaf($0, method: method, plan: plan) }
      } : []
  }

  /// The cheapest first: by the points for each percentage point of the ratio, then in file order.
  ///
  /// Left aside are points entered by hand, surveys, indices, bonuses and penalties, leaves that are
  /// not scored from a figure of the unit's own, and those whose numerator can give nothing more.
  ///
  /// - Parameter nodes: the scores of the unit, *shape* [criterion].
  /// - Complexity: O(*leaves* x log *denominator*).
  package func gains(of unit: UnitIndex, _ nodes: [Score]) -> [UnitProfile.Gain] {
    let found = leaves.compactMap { leaf -> UnitProfile.Gain? in
      guard nodes.indices.contains(leaf.leaf.index) else { return nil }
      return leaf.gain(
        at: nodes[leaf.leaf.index], isAlone: scorer.rollup.tree.ends[unit] == unit + 1)
    }
    return found.enumerated().sorted { left, right in
      let (one, other) = (left.element.pointsPerPercent, right.element.pointsPerPercent)
      return one == other ? left.offset < right.offset : other < one
    }.map(\.element)
  }
}
