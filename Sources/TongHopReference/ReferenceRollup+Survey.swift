import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

extension ReferenceRollup {
  /// Who was asked in a unit, in all parts of the period.
  func surveyCells(_ figure: SurveyFigure) -> [Contribution] {
    var cells: [UnitID: RollupCell] = [:]
    var locations: [UnitID: SourceLocation] = [:]
    for answer in figures.received.answers(to: figure.question)
    where period.contains(answer.period) {
      cells[answer.unit, default: RollupCell()].records += 1
      locations[answer.unit] =
        locations[answer.unit].map { min($0, answer.location) } ?? answer.location
    }
    return cells.sorted { $0.key < $1.key }.map {
      Contribution(
        unit: $0.key, cell: $0.value, location: locations[$0.key], lastDay: lastDay,
        months: MonthSet(period.months))
    }
  }

  /// Weight x value over weight, of the interviews of every unit and of those below it.
  ///
  /// - Returns: *shape* [unit index].
  func surveySums(_ figure: SurveyFigure, _ column: RollupColumn) -> [SurveySum] {
    var own: [UnitID: SurveySum] = [:]
    for answer in figures.received.answers(to: figure.question)
    where period.contains(answer.period) {
      guard let value = figure.value(of: answer.answer) else { continue }
      own[answer.unit, default: SurveySum()].add(
        value, weight: answer.weight, scale: figure.scale)
    }
    var sums = [SurveySum](repeating: SurveySum(), count: tree.count)
    for (unit, sum) in own where !isHeldBack(unit, column) {
      let parts = placement(of: unit).parts
      for (part, share) in zip(parts, sum.divided(by: parts.map(\.share)))
      where takesOwn(part.place, of: unit, column) {
        sums[part.place].add(share)
      }
    }
    for index in tree.units.indices.reversed() {
      if column.exempt.contains(tree.ids[index]) { sums[index] = SurveySum() }
      let parent = tree.parents[index]
      if parent >= 0, column.rollUp != .none { sums[parent].add(sums[index]) }
    }
    return sums
  }
}
