/// One row of the score table: what a unit has on one node of the criteria tree, or in total.
package struct ScoreRow: Sendable {
  package var unit: UnitIndex
  /// In ``Method/criteria``; nil: the total.
  package var criterion: Int?
  package var figures = Figures()
  package var maximum: Fraction
  package var points: Points?
  /// Have the points no more decimals than the method's?
  package var isRounded: Bool
  package var state: ScoreState
  package var rank: Rank

  /// What a leaf was computed from, as printed; empty for parents, totals and leaves that nobody
  /// reported.
  package struct Figures: Sendable {
    package var numerator: PrintedNumber?
    package var denominator: PrintedNumber?
    /// In words where it is too long for a number.
    package var longDenominator = ""
    package var ratio: PrintedNumber?

    package init() {}
  }

  package init(
    unit: UnitIndex, criterion: Int?, score: Score, isRounded: Bool, rank: Rank
  ) {
    self.unit = unit
    self.criterion = criterion
    maximum = score.maximum
    points = score.points
    self.isRounded = isRounded
    state = score.state
    self.rank = rank
  }
}
