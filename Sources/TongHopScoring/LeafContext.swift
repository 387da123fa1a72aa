import TongHopDomain

/// What is the same for every unit that a leaf is scored for. A class, so that it is handed on
/// without copying.
final class LeafContext: Sendable {
  let figures: LeafFigures
  let leaf: Criterion.Leaf
  let rounding: Rounding
  /// Is it due in a period of this kind?
  let isDue: Bool
  /// Taken over from another method.
  let isIndex: Bool
  /// Nobody can have a figure of a survey that was not held, or of an index that nobody has.
  let hasColumn: Bool
  /// Of the self-scored round; empty where there is none.
  let selfCells: [RollupCell]
  /// Of the denominators, which are targets of the whole year, the part that is due; nil: all.
  let targetShare: Fraction?
  /// nil where the rule cannot be put this way.
  let shortRule: ShortRule?
  /// The most that a leaf is rounded to, where its maximum has more decimals than the method.
  let most: Points?
  /// Of a survey: in which groups anybody was asked.
  private let asked: AskedGroups?
  private let exemptions: [UnitID: Exemption.State]
  /// Units below which only exempt units could send the figure: true where one is withheld.
  private let exemptBelow: [UnitIndex: Bool]
  /// *shape* [unit index]: a unit below awaits its appraisal; empty unless points are entered.
  private let awaitsBelow: [Bool]

  /// - Parameter denominator: that of the maxima of all leaves.
  /// - Complexity: O(*units*) for points, and where anybody is exempt.
  init?(
    _ index: Int, rollup: RollupTable, method: Method, plan: ScoringPlan, denominator: Int64
  ) {
    let criterion = method.criteria[index]
    guard let leaf = criterion.leaf else { return nil }
    self.leaf = leaf
    rounding = method.rounding
    isDue = leaf.periods.isEmpty || leaf.periods.contains(rollup.period.kind)
    // A roll-up that was made for another plan has no such column.
    func cells(_ column: Int?) -> [RollupCell] {
      column.flatMap { rollup.cells.indices.contains($0) ? rollup.cells[$0] : nil } ?? []
    }
    let own: [RollupCell]
    if case .index(let family) = leaf.measure {
      isIndex = true
      own = rollup.indices[family] ?? []
      hasColumn = own.contains { $0.records > 0 }
    } else {
      isIndex = false
      own = cells(plan.leafColumn[index])
      hasColumn = plan.leafColumn[index] != nil
    }
    guard
      let figures = LeafFigures(
        index, of: method, denominator: denominator, cells: own,
        surveys: plan.leafColumn[index].flatMap { rollup.surveys[$0] } ?? [])
    else { return nil }
    self.figures = figures
    selfCells = cells(plan.selfColumn[index])
    asked =
      figures.isSurvey
      ? AskedGroups(
        of: plan.leafColumn[index].flatMap { rollup.asked[$0] } ?? own, tree: rollup.tree,
        method: method) : nil
    targetShare = plan.annualTargets[index]?.targetShare(
      of: rollup.period, overTime: leaf.overTime)
    shortRule =
      targetShare == nil
      ? ShortRule(leaf, maximum: criterion.maximum, rounding: method.rounding) : nil
    most =
      method.rounding.step == .criterion
      ? method.rounding.most(within: leaf.rule.extraLimit ?? criterion.maximum) : nil
    exemptions = plan.exemptions[index] ?? [:]
    exemptBelow = Self.exemptBelow(exemptions, tree: rollup.tree)
    awaitsBelow = figures.isEntered ? Self.awaitsBelow(own, tree: rollup.tree) : []
  }

  private static func exemptBelow(
    _ exemptions: [UnitID: Exemption.State], tree: UnitTree
  ) -> [UnitIndex: Bool] {
    guard !exemptions.isEmpty else { return [:] }
    var result: [UnitIndex: Bool] = [:]
    // Where another unit below could send it, it is that one who has not reported.
    var others = [Bool](repeating: false, count: tree.count)
    var isWithheld = others
    for unit in tree.units.indices.reversed() {
      let parent = tree.parents[unit]
      let state = exemptions[tree.ids[unit]]
      let isCovered = tree.ends[unit] > unit + 1 && !others[unit]
      if isCovered { result[unit] = isWithheld[unit] }
      guard parent >= 0 else { continue }
      if state == nil, !isCovered { others[parent] = true }
      if state.map({ $0 == .withheld }) ?? isWithheld[unit] { isWithheld[parent] = true }
    }
    return result
  }

  private static func awaitsBelow(_ cells: [RollupCell], tree: UnitTree) -> [Bool] {
    var below = Array(repeating: false, count: tree.count)
    for unit in cells.indices.reversed() where cells[unit].awaitsAppraisal || below[unit] {
      if tree.parents[unit] >= 0 { below[tree.parents[unit]] = true }
    }
    return below
  }

  var index: Int { figures.index }
  var code: String { figures.code }
  var maximum: Fraction { figures.maximum }
  var maximumSum: FractionSum { figures.maximumSum }
  var isEntered: Bool { figures.isEntered }
  var isTasks: Bool { figures.isTasks }
  var isSurvey: Bool { figures.isSurvey }
  var isExtra: Bool { figures.isExtra }
  var cells: [RollupCell] { figures.cells }

  var hasExemptions: Bool { !exemptions.isEmpty }

  func exemption(of unit: UnitID) -> Exemption.State? {
    exemptions.isEmpty ? nil : exemptions[unit]
  }

  /// Was anybody of the unit's group asked? Of figures that are no survey everybody is.
  func isAsked(_ unit: UnitIndex) -> Bool { asked?.contains(unit) ?? true }

  // Not asked of the figures, which would be copied for each unit.
  func cell(of unit: UnitIndex) -> RollupCell {
    figures.cells.isEmpty ? RollupCell() : figures.cells[unit]
  }

  /// The cell of the self-scored round, where there is one with a score in it.
  func selfCell(of unit: UnitIndex) -> RollupCell? {
    guard !selfCells.isEmpty else { return nil }
    let cell = selfCells[unit]
    return cell.overflowed || (cell.records > 0 && cell.denominator != 0) ? cell : nil
  }

  /// Where no row arrived and none was expected, because the units below are exempt.
  func stateOfExemptUnitsBelow(_ unit: UnitIndex) -> ScoreState? {
    exemptBelow.isEmpty ? nil : exemptBelow[unit].map { $0 ? .withheld : .notApplicable }
  }

  /// The appraisal is missing at the unit itself; above it the figure is provisional.
  func awaitsItself(_ unit: UnitIndex, cell: RollupCell) -> Bool {
    cell.awaitsAppraisal && !(awaitsBelow.indices.contains(unit) && awaitsBelow[unit])
  }

  /// Of a leaf that measures a survey.
  func survey(of unit: UnitIndex) -> SurveySum? { figures.survey(of: unit) }

  /// The points of a cell with a denominator, as the method rounds a leaf.
  func points(of cell: RollupCell, at unit: UnitIndex) throws(ArithmeticOverflow) -> Points {
    guard isSurvey else { return try points(of: cell) }
    let ratio = try ratio(of: cell, at: unit)
    return limited(try rounding.leafPoints(leaf.rule.points(of: ratio, maximum: maximum)))
  }

  /// The same of figures that are no survey.
  func points(of cell: RollupCell) throws(ArithmeticOverflow) -> Points {
    if let points = shortRule?.points(cell.numerator, over: cell.denominator) {
      return limited(points)
    }
    return limited(try rounding.leafPoints(exactPoints(of: cell)))
  }

  /// Not rounded above the maximum, or above the limit of a bonus or a penalty.
  func limited(_ points: Points) -> Points {
    guard let most else { return points }
    return max(Points.zero - most, min(most, points))
  }

  /// Is there nothing to divide by?
  func isEmpty(_ cell: RollupCell, at unit: UnitIndex) -> Bool {
    if isSurvey { return survey(of: unit)?.denominator ?? 0 == 0 }
    return cell.denominator == 0 || targetShare == .zero
  }

  /// The exact ratio of a cell with a denominator.
  func ratio(of cell: RollupCell, at unit: UnitIndex) throws(ArithmeticOverflow) -> Fraction {
    guard isSurvey else { return try ratio(of: cell) }
    guard let sum = survey(of: unit), !sum.overflowed else { throw ArithmeticOverflow() }
    return try Fraction(sum.numerator, over: sum.denominator)
  }

  /// The same of figures that are no survey.
  func ratio(of cell: RollupCell) throws(ArithmeticOverflow) -> Fraction {
    let ratio = try Fraction(Int128(cell.numerator), over: Int128(cell.denominator))
    guard let targetShare else { return ratio }
    return try ratio.divided(by: targetShare)
  }

  /// The exact points of a cell with a denominator, in fractions of any length.
  func exactPoints(of cell: RollupCell) throws(ArithmeticOverflow) -> Fraction {
    let ratio = try ratio(of: cell)
    guard isEntered else { return try leaf.rule.points(of: ratio, maximum: maximum) }
    // Entered points are counts of 10^-9 over units scored. A letter of a scale has become points
    // when it was read.
    let points = try ratio.divided(by: RollupColumn.onePoint)
    return isExtra ? try leaf.rule.points(of: points, maximum: maximum) : points
  }
}
