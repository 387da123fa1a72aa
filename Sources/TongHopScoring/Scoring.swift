import TongHopDiagnostics
import TongHopDomain

/// From figures to points.
public enum Scoring {
  /// Scores every unit that the method covers on every node of its criteria tree.
  ///
  /// A parent unit is scored on its own summed figures, like any other; nothing here looks at the
  /// scores of its children. Points are exact up to the step at which the method rounds.
  ///
  /// Five kinds of missing are kept apart: `not_due` and `not_applicable` leave the maximum;
  /// `not_reported` is zero and named; `awaiting_appraisal` counts the self score; `withheld` (and
  /// a leaf that its zero denominator makes missing, or a sum that does not fit) leaves its domain
  /// and the total without points. A unit that reported nothing at all has no points either.
  ///
  /// A composite indicator is scored by the means of its settings instead; see ``Composite``.
  ///
  /// - Parameters:
  ///   - rollup: made for `plan.columns`; the table that is returned shares its cells.
  ///   - plan: made from the same method.
  ///   - leaves: indices of the leaves that count, for the part that two versions of a method have
  ///     in common; the others are as if they were not in the tree. nil: all.
  ///   - log: receives `TH2001` for numbers that do not fit, which never stop the run.
  ///   - shards: into how many ranges of units of about one length the work is cut.
  ///   - map: calls the function with 0 ..< `shards`, at once if it likes, and returns the parts in
  ///     that order. The table and the log are the same for any number.
  /// - Complexity: O(*units* x *criteria*).
  public static func score(
    _ rollup: RollupTable, method: Method, plan: ScoringPlan, only leaves: Set<Int>? = nil,
    log: inout DiagnosticLog, shards: Int = 1,
    map: (Int, @Sendable (Int) -> ScorePart) -> [ScorePart] = { count, body in
      (0..<count).map(body)
    }
  ) -> ScoreTable {
    let scorer = Scorer(rollup: rollup, method: method, plan: plan, only: leaves)
    let table = scorer.table(log: &log, shards: shards, map: map)
    for unit in table.unitsWithoutFittingIndex { log.report(scorer.indexTooLarge(unit)) }
    return table
  }
}

extension Scoring {
  /// Only what is wrong with the normalised values of a composite indicator, in the words in which it
  /// would be said with its scores.
  ///
  /// - Complexity: O(*leaves* x *units* x log *units*).
  package static func normalise(
    _ rollup: RollupTable, method: Method, plan: ScoringPlan, log: inout DiagnosticLog
  ) {
    guard let composite = method.composite else { return }
    _ = CompositeScorer(
      Scorer(rollup: rollup, method: method, plan: plan, only: nil), composite, log: &log)
  }
}

extension Scorer {
  fileprivate func table(
    log: inout DiagnosticLog, shards: Int,
    map: (Int, @Sendable (Int) -> ScorePart) -> [ScorePart]
  ) -> ScoreTable {
    if let composite = method.composite {
      return CompositeScorer(self, composite, log: &log).table(log: &log)
    }
    let count = rollup.tree.count
    let shards = max(1, min(shards, count))
    var parts = map(shards) { shard in
      totals(of: count * shard / shards..<count * (shard + 1) / shards)
    }
    return table(of: &parts, log: &log)
  }
}

/// The scores of a range of units.
public struct ScorePart: Sendable {
  var scored: [UnitIndex] = []
  /// *shape* [units of the range].
  var totals = TotalScores()
  /// *shape* [criterion] of *shape* [place in `scored`]; nil for parents and for leaves that do not
  /// count.
  var columns: [LeafColumn?] = []
  /// In the order in which they were met.
  var overflows: [Overflow] = []
}

/// A number that was too large for exact arithmetic.
struct Overflow {
  var unit: UnitIndex
  /// Empty for the total.
  var criterion: String
}
