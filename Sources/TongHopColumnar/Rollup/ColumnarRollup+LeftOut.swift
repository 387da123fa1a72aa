import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Rows that an error kept out, and what they make incomplete.
extension ColumnarRollup {
  /// A row that was left out makes its cell incomplete, even where it was the only one.
  func markLeftOut(_ column: RollupColumn, _ own: inout OwnCells) {
    guard !isByQuarter(column) else { return }
    for unit in unitsLeftOut(of: column) { markMissing(unit, &own) }
  }

  /// The units of rows that a column lost.
  func unitsLeftOut(of column: RollupColumn) -> [UnitID] {
    rowsLeftOut(of: column).map(\.unit)
  }

  /// The same with the months that the rows are of.
  func rowsLeftOut(of column: RollupColumn) -> [(unit: UnitID, months: MonthSet)] {
    let accumulated = accumulatedParts(of: column)
    return received.leftOut.rows(near: column.figure).compactMap { row in
      guard let unit = row.unit, isLeftOut(row, of: column, accumulated),
        !isExcused(row, of: unit, column)
      else { return nil }
      let month = row.period?.months.upperBound
      return (unit, month.map { MonthSet($0...$0) } ?? .all)
    }
  }

  /// At whoever has or may have the unit's figures.
  func markMissing(_ unit: UnitID, _ own: inout OwnCells) {
    for place in places.placement(of: unit).everyPlace { own.markIncomplete(place) }
  }

  /// - Parameter accumulated: see ``accumulatedParts(of:)``.
  private func isLeftOut(
    _ row: LeftOutRow, of column: RollupColumn, _ accumulated: PeriodParts?
  ) -> Bool {
    guard isOf(column, row) else { return false }
    if let accumulated { return couldChange(row, column, accumulated) }
    return isOfPeriod(row)
  }

  /// Is it of a part of the period in which the unit was exempt, and of no other one?
  private func isExcused(_ row: LeftOutRow, of unit: UnitID, _ column: RollupColumn) -> Bool {
    if column.dropsEnded(unit, (ownPlaces ?? places).tree) { return true }
    guard let sent = row.period, let months = column.partly.months[unit] else { return false }
    return months.contains(sent.months.upperBound)
  }

  private func isOf(_ column: RollupColumn, _ row: LeftOutRow) -> Bool {
    switch column.figure {
    case .indicator(let code), .points(let code), .selfPoints(let code):
      !row.isTask && !row.isAnswer && row.code == code
    case .survey(let figure): row.isAnswer && row.code == figure.question
    case .tasks(let criterion, _):
      row.isTask
        ? criterion == nil || row.code == nil || row.code == criterion
        : !row.isAnswer && row.code != nil && row.code == criterion
    }
  }

  private func isOfPeriod(_ row: LeftOutRow) -> Bool {
    row.period.map { period.contains($0) } ?? true
  }

  /// The same for a row of an unknown unit, which may also be one of what had accumulated before.
  private func isOfSomeFigure(_ row: LeftOutRow) -> Bool {
    guard let sent = row.period, let code = row.code else { return isOfPeriod(row) }
    return PeriodParts.isPart(
      sent, of: period, isCumulative: isCumulative(code))
  }

  /// Units of which a row was left out that names no known indicator; without a known unit the
  /// root, which is above all of them, and all units where a whole file is left out.
  func incompleteUnits() -> [Bool] {
    let isWholeFile = received.leftOut.contains { $0.unit == nil && $0.location.line == nil }
    var result = [Bool](repeating: isWholeFile, count: tree.count)
    guard !isWholeFile else { return result }
    for row in received.leftOut
    where isOfSomeFigure(row) && (row.unit == nil || row.code == nil || row.isTask) {
      for place in row.unit.map({ places.placement(of: $0).everyPlace }) ?? [0] {
        var index = place
        while index >= 0, !result[index] {
          result[index] = true
          index = tree.parents[index]
        }
      }
    }
    return result
  }
}
