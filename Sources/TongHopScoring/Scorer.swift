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

  /// The sums over the criteria tree.
  var sums: CriteriaSums { CriteriaSums(method, leaves: leaves.map { $0?.figures }) }

  /// The scores of one unit on every node, *shape* [criterion], and its total.
  ///
  /// - Parameter overflows: receives what was too large.
  /// - Returns: nil for a unit that the method does not cover.
  func score(
    _ unit: UnitIndex, overflows: inout [Overflow]
  ) -> (nodes: [Score], total: Score)? {
    guard let applies = kinds.applicableCriteria(to: unit) else { return nil }
    let scores = leaves.map { leaf in
      leaf.map { score($0, of: unit, applies: applies[$0.index]) } ?? LeafScore(.notApplicable)
    }
    return sums.scores(of: unit, scores, isIncomplete: rollup.isIncomplete[unit]) {
      overflows.append(Overflow(unit: unit, criterion: $0))
    }
  }
}
