import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Indicators whose rows hold what has accumulated since the beginning of the year: the figure of a
/// period is the row through its end, less the row through the end of what came before it.
extension ReferenceRollup {
  /// What a unit's rows say of the period.
  struct Accumulated {
    var unit: UnitID
    /// Through the end of the period, or the latest inside it.
    var row: FactKey
    /// Through the end of what came before the period; nil where nothing is taken off.
    var base: FactKey?
    /// nil where the difference cannot be taken.
    var cell: RollupCell?
    /// Why it cannot.
    var problem: Diagnostic?
  }

  func isCumulative(_ code: String) -> Bool {
    codebook.indicators[code]?.isCumulative ?? false
  }

  /// Is anything taken off the row through the end of the period?
  private func takesDifference(_ column: RollupColumn) -> Bool {
    column.overTime != .last && period.accumulatedBefore != nil
  }

  /// Did the unit of a row exist by the end of a period? One that began later has accumulated
  /// nothing until then: what those had that it was made of is theirs.
  private func existed(_ row: FactKey, at before: Period) -> Bool {
    let end = codebook.days(of: before, indicator: row.indicator).last
    return codebook.register[row.unit].validFrom.map { $0 <= end } ?? true
  }

  /// One for each unit that sent a row that ends inside the period, by unit.
  func accumulated(_ code: String, _ column: RollupColumn) -> [Accumulated] {
    let rows = (figures.keys[code] ?? []).filter {
      $0.period.year == period.year
        && $0.period.months.upperBound <= period.months.upperBound
    }
    return Dictionary(grouping: rows, by: \.unit).sorted { $0.key < $1.key }.compactMap { _, keys in
      let keys = keys.sorted { $0.period.months.upperBound < $1.period.months.upperBound }
      guard let row = keys.last, row.period.months.upperBound >= period.months.lowerBound else {
        return nil
      }
      return accumulated(row, earlier: keys, column)
    }
  }

  private func accumulated(_ row: FactKey, earlier: [FactKey], _ column: RollupColumn)
    -> Accumulated?
  {
    guard let fact = figures.facts[row] else { return nil }
    var result = Accumulated(unit: row.unit, row: row)
    var cell = fact.cell
    guard takesDifference(column), let before = period.accumulatedBefore,
      existed(row, at: before)
    else {
      result.cell = cell
      return result
    }
    result.base = earlier.last {
      column.isExpected
        ? $0.period.endsLike(before) : $0.period.months.upperBound < period.months.lowerBound
    }
    guard let base = result.base, let first = figures.facts[base] else {
      if column.isExpected {
        result.problem = missing(row, fact, before)
      } else {
        result.cell = cell
      }
      return result
    }
    let (numerator, tooLow) = cell.numerator.subtractingReportingOverflow(first.cell.numerator)
    let (denominator, tooDeep) = cell.denominator.subtractingReportingOverflow(
      first.cell.denominator)
    cell.numerator = numerator
    if column.overTime == .sum { cell.denominator = denominator }
    cell.records += first.cell.records
    cell.overflowed = cell.overflowed || first.cell.overflowed || tooLow || tooDeep
    let maySink = codebook.indicators[row.indicator]?.mayBeNegative ?? false
    if !cell.overflowed, (numerator < 0 && !maySink) || cell.denominator < 0 {
      result.problem = FactProblem.accumulationFell(
        unit: codebook.register[row.unit], indicator: row.indicator, period: row.period,
        at: fact.location, from: base.period, earlier: first.location)
      return result
    }
    result.cell = cell
    return result
  }

  /// nil where a row of then was sent and left out: that was said.
  private func missing(_ row: FactKey, _ fact: Fact, _ before: Period) -> Diagnostic? {
    let wasLeftOut = figures.received.leftOut.rows(of: row.indicator).contains {
      $0.unit == row.unit
        && $0.period.map { $0.endsLike(before) } ?? true
    }
    if wasLeftOut { return nil }
    return FactProblem.missingAccumulation(
      unit: codebook.register[row.unit], indicator: row.indicator, of: period, row: row.period,
      at: fact.location, missing: before)
  }

  /// The facts that the figures of an indicator are made of.
  func accumulatedKeys(_ code: String, _ column: RollupColumn) -> [FactKey] {
    accumulated(code, column).flatMap { [$0.row] + ($0.base.map { [$0] } ?? []) }
  }

  /// A difference that cannot be taken leaves its unit without a figure, and incomplete.
  func markUntaken(_ column: RollupColumn, _ own: inout [RollupCell?], log: inout DiagnosticLog) {
    guard case .indicator(let code) = column.figure, isCumulative(code) else { return }
    for figure in accumulated(code, column) where figure.cell == nil {
      if let problem = figure.problem { log.report(problem) }
      if !column.dropsEnded(figure.unit, self.own ?? tree) { markMissing(figure.unit, &own) }
    }
  }

  /// Would a row that was left out have changed the figure of its unit?
  ///
  /// - Parameter whole: units with a row through the end of the period, which need no earlier one
  ///   inside it.
  func couldCount(_ row: LeftOutRow, _ column: RollupColumn, whole: Set<UnitID>) -> Bool {
    guard let sent = row.period else { return true }
    guard sent.year == period.year else { return false }
    if sent.endsLike(period) { return true }
    let month = sent.months.upperBound
    if period.months.contains(month) { return row.unit.map { !whole.contains($0) } ?? true }
    guard month < period.months.lowerBound, takesDifference(column) else { return false }
    return !column.isExpected || month == period.months.lowerBound - 1
  }

  /// Units with a row of a cumulative indicator through the end of the period.
  func unitsWithWhole(_ code: String) -> Set<UnitID> {
    Set((figures.keys[code] ?? []).filter { $0.period.endsLike(period) }.map(\.unit))
  }
}
