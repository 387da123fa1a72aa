import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// Columns that are not summed: the figures of each unit by themselves, with their last day.
extension ColumnarRollup {
  private typealias Body = (UnitID, RollupCell, Day, Homeless?) -> Void

  /// - Parameter own: memory for the units' own figures.
  func rollFigures(_ column: RollupColumn, number: Int, _ own: inout OwnCells) -> ColumnResult {
    own.removeAll()
    var homeless: [Homeless] = []
    var figures: [OwnFigure] = []
    forEachFigure(of: column, number: number) { unit, cell, lastDay, row in
      guard let index = places[unit] else {
        if let row { homeless.append(row) }
        own.markIncomplete(places.above(unit))
        return
      }
      own.report(cell, at: index)
      figures.append(figure(unit, cell, lastDay, at: index))
    }
    markLeftOut(column, &own)
    let untaken = markUntaken(column, &own)
    let rollup = rollup(column, figures)
    if column.rollUp == .repeat {
      let owing = levels.owingUnits(own, column)
      let (cells, problems) = rollup.repeated(own) { owing[$0] }
      return ColumnResult(
        cells: cells, homeless: homeless, problems: problems, untaken: untaken)
    }
    var cells = levels.passUp(own, column)
    let problems = rollup.fill(&cells)
    return ColumnResult(cells: cells, homeless: homeless, problems: problems, untaken: untaken)
  }

  /// The units whose rows the cell of a unit is made of; nil where that does not depend on their
  /// figures.
  func contributors(to unit: UnitIndex, _ column: RollupColumn) -> Set<UnitID>? {
    guard column.rollUp.isOfEntries else { return nil }
    var figures: [OwnFigure] = []
    forEachFigure(of: column, number: 0) { unit, cell, lastDay, _ in
      if let index = places[unit] { figures.append(figure(unit, cell, lastDay, at: index)) }
    }
    return rollup(column, figures).contributors(to: unit)
  }

  private func rollup(_ column: RollupColumn, _ figures: [OwnFigure]) -> FigureRollup {
    FigureRollup(
      tree: levels.tree, column: column,
      figures: figures.sorted { ($0.place, $0.unit) < ($1.place, $1.unit) },
      exempt: levels.exemptUnits(column), codebook: codebook, period: period)
  }

  private func figure(_ unit: UnitID, _ cell: RollupCell, _ lastDay: Day, at index: UnitIndex)
    -> OwnFigure
  {
    OwnFigure(
      place: index, unit: unit, numerator: cell.numerator, denominator: cell.denominator,
      overflowed: cell.overflowed, lastDay: lastDay)
  }

  private func forEachFigure(of column: RollupColumn, number: Int, _ body: Body) {
    switch column.figure {
    case .indicator(let code):
      let parts = parts(of: code, column)
      guard !parts.isEmpty else { return }
      for unit in places.places.indices {
        guard let cell = parts.cell(of: unit)?.complete(unless: column.isExpected),
          let lastDay = parts.lastDay(of: unit)
        else {
          continue
        }
        let id = UnitID(unit)
        body(id, cell, lastDay, places[id] == nil ? homelessFact(id, code, parts, number) : nil)
      }
    case .tasks(let criterion, let onTimeOnly):
      for (unit, cell, first) in entries.tasks(of: criterion, onTimeOnly: onTimeOnly) {
        let row = first.map {
          Homeless(unit: unit, column: number, location: $0.location, isOfTasks: true)
        }
        body(unit, cell, entries.lastDay, row)
      }
    case .points(let criterion): forEachPoints(of: criterion, column, number, false, body)
    case .selfPoints(let criterion): forEachPoints(of: criterion, column, number, true, body)
    // Answers are only ever added up.
    case .survey: break
    }
  }

  private func forEachPoints(
    of criterion: String, _ column: RollupColumn, _ number: Int, _ selfOnly: Bool, _ body: Body
  ) {
    for points in entries.points(of: criterion, column.overTime, selfOnly: selfOnly) {
      body(
        points.unit, points.cell.complete(unless: column.isExpected), points.lastDay,
        Homeless(
          unit: points.unit, column: number, location: points.first.location, isOfTasks: false))
    }
  }
}
