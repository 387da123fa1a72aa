import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

extension ReferenceRollup {
  /// The interviews of a unit, of all parts of the period: weight x value over weight.
  func surveyCells(_ figure: SurveyFigure) -> [Contribution] {
    var cells: [UnitID: RollupCell] = [:]
    var locations: [UnitID: SourceLocation] = [:]
    for answer in figures.received.answers
    where answer.question == figure.question && period.contains(answer.period) {
      var cell = cells[answer.unit] ?? RollupCell()
      cell.records += 1
      if let value = figure.value(of: answer.answer) {
        let (top, topOverflow) = answer.weight.multipliedReportingOverflow(by: value)
        let (bottom, bottomOverflow) = answer.weight.multipliedReportingOverflow(by: figure.scale)
        if topOverflow || bottomOverflow { cell.overflowed = true }
        cell.add(numerator: top, denominator: bottom)
      }
      cells[answer.unit] = cell
      locations[answer.unit] =
        locations[answer.unit].map { min($0, answer.location) } ?? answer.location
    }
    return cells.sorted { $0.key < $1.key }.map {
      Contribution(unit: $0.key, cell: $0.value, location: locations[$0.key], lastDay: lastDay)
    }
  }
}
