import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Columns that are not summed: the figures of each unit by themselves, with their last day.
extension ColumnarRollup {
  typealias Body = (UnitID, RollupCell, Day, MonthSet, Homeless?) -> Void

  /// - Parameter own: memory for the units' own figures.
  func rollFigures(_ column: RollupColumn, number: Int, _ own: inout OwnCells) -> ColumnResult {
    own.removeAll()
    var homeless: [Homeless] = []
    var figures: [OwnFigure] = []
    var divided: [UnitID] = []
    let replaced = replacedUnits(column)
    var reports = Reports(self, column)
    forEachFigure(of: column, number: number) { unit, sent, lastDay, months, row in
      reports.add(unit, months)
      guard let cell = replaced.rest(of: sent, unit), !column.dropsEnded(unit, tree) else { return }
      if let index = places[unit] {
        own.report(cell, at: index)
      } else {
        guard row != nil || !places.isHomeless(unit) else { return }
        putParts(unit, cell, row, column, &own, &homeless, &divided)
      }
      figures += places.figures(cell, of: unit, lastDay: lastDay, column, codebook.register)
    }
    markLeftOut(column, &own)
    let untaken = markUntaken(column, &own)
    let rollup = rollup(column, figures)
    if column.rollUp == .repeat {
      var owed = OwedFigures()
      if let owing = reports.owing(column, monthStages(column)) {
        markIncomplete(owing, column, &own)
        owed = countReports(reports, owing, column, &own).owed
      }
      let owing = levels.owingUnits(own, column)
      let repeated = rollup.repeated(own) {
        owing[$0] && owesSome(tree.ids[$0], column)
      }
      if reports.canBeOwed { owed.differing = repeated.differing }
      return ColumnResult(
        cells: repeated.cells, owed: owed, homeless: homeless, problems: repeated.problems,
        untaken: untaken)
    }
    var (cells, owed) = passUp(column, reports, &own)
    let problems = rollup.fill(&cells)
    markUndivided(divided, &cells)
    return ColumnResult(
      cells: cells, owed: owed, homeless: homeless, problems: problems, untaken: untaken)
  }

  /// Nobody owes in the place of a unit that is exempt all the time.
  private func owesSome(_ unit: UnitID, _ column: RollupColumn) -> Bool {
    guard !column.partly.below.isEmpty, let below = column.partly.below[unit] else { return true }
    return !below.isSuperset(of: MonthSet(period.months))
  }

  /// The units whose rows the cell of a unit is made of; nil where that does not depend on their
  /// figures.
  func contributors(to unit: UnitIndex, _ column: RollupColumn) -> Set<UnitID>? {
    guard column.rollUp.isOfEntries else { return nil }
    var figures: [OwnFigure] = []
    let (replaced, present) = (replacedUnits(column), ownPlaces ?? places)
    forEachFigure(of: column, number: 0) { unit, sent, lastDay, _, row in
      guard let cell = replaced.rest(of: sent, unit), row != nil || !present.isHomeless(unit) else {
        return
      }
      if !isHeldBack(unit, column) {
        figures += places.figures(cell, of: unit, lastDay: lastDay, column, codebook.register)
      }
    }
    return rollup(column, figures).contributors(to: unit)
  }

  func rollup(_ column: RollupColumn, _ figures: [OwnFigure]) -> FigureRollup {
    FigureRollup(
      tree: levels.tree, column: column,
      figures: figures.sorted { ($0.place, $0.unit) < ($1.place, $1.unit) },
      exempt: levels.exemptUnits(column), codebook: codebook, period: period)
  }

  /// What the senders of the column sent; nobody else's rows are there for it.
  func forEachFigure(of column: RollupColumn, number: Int, _ body: Body) {
    guard column.senders != .all else { return forEachFigureOfAll(column, number, body) }
    forEachFigureOfAll(column, number) { unit, sent, lastDay, months, row in
      if column.takes(unit) { body(unit, sent, lastDay, months, row) }
    }
  }

  private func forEachFigureOfAll(_ column: RollupColumn, _ number: Int, _ body: Body) {
    switch column.figure {
    case .indicator(let code):
      let parts = parts(of: code, column)
      guard !parts.isEmpty else { return }
      for unit in places.places.indices {
        guard let cell = parts.cell(of: unit), let lastDay = parts.lastDay(of: unit) else {
          continue
        }
        let id = UnitID(unit)
        body(
          id, cell, lastDay, parts.months(of: unit),
          (ownPlaces ?? places).isHomeless(id) ? homelessFact(id, code, parts, number) : nil)
      }
    case .tasks(let criterion, let onTimeOnly):
      for (unit, cell, first) in entries.tasks(of: criterion, onTimeOnly: onTimeOnly) {
        let row = first.map {
          Homeless(unit: unit, column: number, location: $0.location)
        }
        body(unit, cell, entries.lastDay, MonthSet(period.months), row)
      }
    case .points(let criterion): forEachPoints(of: criterion, column, number, false, body)
    case .selfPoints(let criterion): forEachPoints(of: criterion, column, number, true, body)
    case .survey(let figure):
      for answers in entries.answers(to: figure) {
        body(
          answers.unit, answers.cell, entries.lastDay, MonthSet(period.months),
          Homeless(unit: answers.unit, column: number, location: answers.first))
      }
    }
  }

  private func forEachPoints(
    of criterion: String, _ column: RollupColumn, _ number: Int, _ selfOnly: Bool, _ body: Body
  ) {
    for points in entries.points(of: criterion, column, selfOnly: selfOnly) {
      body(
        points.unit, points.cell, points.lastDay, points.months,
        Homeless(
          unit: points.unit, column: number, location: points.first.location))
    }
  }

  func putPoints(
    _ criterion: String, _ column: RollupColumn, _ number: Int, selfOnly: Bool,
    _ put: (UnitID, RollupCell, MonthSet, Homeless?) -> Void
  ) {
    for points in entries.points(of: criterion, column, selfOnly: selfOnly) {
      put(
        points.unit, points.cell, points.months,
        Homeless(unit: points.unit, column: number, location: points.first.location))
    }
  }
}
