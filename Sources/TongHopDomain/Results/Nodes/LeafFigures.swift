/// What a sum asks of a leaf; where it is two of them, the later one.
package enum LeafKind: Sendable {
  case figure
  case task
  case survey
  /// A bonus or a penalty, outside of the maximum.
  case extra
}

/// A leaf of the criteria tree with the figures that it is scored from: what is the same for every
/// unit.
package struct LeafFigures: Sendable {
  /// In ``Method/criteria``.
  package let index: Int
  package let code: String
  package let maximum: Fraction
  /// The same over the denominator of all maxima.
  package let maximumSum: FractionSum
  /// Entered points, with a self-scored round.
  package let isEntered: Bool
  package let isTasks: Bool
  package let isSurvey: Bool
  /// A bonus or a penalty, outside of the maximum.
  package let isExtra: Bool
  package let kind: LeafKind
  /// *shape* [unit index]; empty where the roll-up has no such column: nobody reported.
  package let cells: [RollupCell]
  /// Of a survey, *shape* [unit index]: what its cells do not hold. Empty of anything else.
  package let surveys: [SurveySum]

  /// - Parameter denominator: that of the maxima of all leaves.
  /// - Returns: nil for a parent.
  package init?(
    _ index: Int, of method: Method, denominator: Int64, cells: [RollupCell],
    surveys: [SurveySum]
  ) {
    let criterion = method.criteria[index]
    guard let leaf = criterion.leaf else { return nil }
    self.index = index
    code = criterion.code
    maximum = criterion.maximum
    maximumSum = FractionSum(criterion.maximum, over: denominator)
    isEntered = leaf.measure == .points
    isTasks = leaf.measure.isTasks
    if case .survey = leaf.measure { isSurvey = true } else { isSurvey = false }
    isExtra = leaf.rule.isExtra
    kind = isExtra ? .extra : isSurvey ? .survey : isTasks ? .task : .figure
    self.cells = cells
    self.surveys = surveys
  }

  package func cell(of unit: UnitIndex) -> RollupCell {
    cells.isEmpty ? RollupCell() : cells[unit]
  }

  /// Of a leaf that measures a survey.
  package func survey(of unit: UnitIndex) -> SurveySum? { surveys.isEmpty ? nil : surveys[unit] }

  package func reportedMaximum(of cell: RollupCell) throws(ArithmeticOverflow) -> FractionSum {
    try Self.reported(cell, of: maximum, maximumSum)
  }

  /// The maximum, as far as it was reported: 7 of 9 villages are 7/9 of it.
  ///
  /// A function of the type, for one of the value would copy it for each unit.
  package static func reported(
    _ cell: RollupCell, of maximum: Fraction, _ maximumSum: FractionSum
  ) throws(ArithmeticOverflow) -> FractionSum {
    guard cell.expected > 0 else { return cell.records > 0 ? maximumSum : .zero }
    guard cell.reported < cell.expected else { return maximumSum }
    if let share = maximumSum.share(Int64(cell.reported), of: Int64(cell.expected)) {
      return share
    }
    return FractionSum(
      try maximum.multiplied(by: Fraction(Int128(cell.reported), over: Int128(cell.expected))))
  }
}
