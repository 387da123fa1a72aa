/// One period scored and ranked: the three tables that everything else is made of.
public struct PeriodResult: Sendable {
  public let scores: ScoreTable
  public let ranks: RankTable
  public let rollup: RollupTable
  /// Where the tree is not the period's own.
  public let restatement: Restatement?

  public init(
    scores: ScoreTable, ranks: RankTable, rollup: RollupTable, restatement: Restatement? = nil
  ) {
    self.scores = scores
    self.ranks = ranks
    self.rollup = rollup
    self.restatement = restatement
  }
}

extension PeriodResult {
  /// nil for a unit that is not scored.
  public func total(of index: UnitIndex) -> Score? {
    scores.totals.indices.contains(index) ? scores.totals[index] : nil
  }

  /// Without a rank for a unit that has none.
  public func rank(of index: UnitIndex) -> Rank {
    ranks.totals.indices.contains(index) ? ranks.totals[index] : Rank()
  }
}
