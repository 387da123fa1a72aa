import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// The readable roll-up.
///
/// Each column is done in two steps: the unit's own figures for the period, then one backward pass
/// over the units, in which every unit hands its cell to its parent.
struct ReferenceRollup {
  let figures: Figures
  let codebook: Codebook
  let period: Period
  let tree: UnitTree
  let firstDay: Day
  let lastDay: Day

  /// - Parameters:
  ///   - tree: the tree of the period's last day in the codebook's calendar.
  ///   - log: gets the rows whose unit ended in the period and left no single successor.
  /// - Complexity: O(columns x (facts + units)).
  static func rollUp(
    _ figures: Figures, period: Period, tree: UnitTree, columns: [RollupColumn],
    codebook: Codebook, log: inout DiagnosticLog
  ) -> RollupTable {
    let days = codebook.days(of: period)
    let rollup = ReferenceRollup(
      figures: figures, codebook: codebook, period: period, tree: tree, firstDay: days.first,
      lastDay: days.last)
    var table = RollupTable(period: period, tree: tree, columns: columns)
    for (position, column) in columns.enumerated() {
      let contributions = rollup.contributions(column)
      var own = rollup.ownCells(contributions, column, log: &log)
      rollup.markLeftOut(column, &own)
      rollup.markUntaken(column, &own, log: &log)
      let cells = rollup.passUp(own, column)
      table.cells[position] =
        column.rollUp.isOfEntries
        ? EntryRollup(rollup, contributions, column).cells(sums: cells, own: own, log: &log)
        : cells
    }
    table.tasks = rollup.taskCounts()
    table.isIncomplete = rollup.incompleteUnits()
    return table
  }

  /// The figures of one column as they were entered, each with its place.
  static func entries(
    _ figures: Figures, period: Period, tree: UnitTree, column: RollupColumn, codebook: Codebook
  ) -> EntryRollup {
    let days = codebook.days(of: period)
    let rollup = ReferenceRollup(
      figures: figures, codebook: codebook, period: period, tree: tree, firstDay: days.first,
      lastDay: days.last)
    return EntryRollup(rollup, rollup.contributions(column), column)
  }

  /// The facts that the figures of a cumulative indicator are made of; nil for other columns.
  static func accumulatedKeys(
    _ figures: Figures, period: Period, tree: UnitTree, column: RollupColumn, codebook: Codebook
  ) -> [FactKey]? {
    let days = codebook.days(of: period)
    let rollup = ReferenceRollup(
      figures: figures, codebook: codebook, period: period, tree: tree, firstDay: days.first,
      lastDay: days.last)
    guard case .indicator(let code) = column.figure, rollup.isCumulative(code) else { return nil }
    return rollup.accumulated(code, column).flatMap { [$0.row] + ($0.base.map { [$0] } ?? []) }
  }

  /// Where a unit's figures go: its place in the tree, or that of its one successor.
  func place(of unit: UnitID) -> UnitIndex? {
    tree.index(of: unit)
      ?? codebook.register.successor(of: unit, on: tree.day).flatMap { tree.index(of: $0) }
  }

  /// The nearest unit of the tree above a unit that is not in it; the root where none is known.
  private func placeAbove(_ unit: UnitID) -> UnitIndex {
    codebook.register.units(coded: codebook.register[unit].parentCode)
      .lazy.compactMap { tree.index(of: $0) }.first ?? 0
  }

  /// The figures that units sent for themselves; nil where a unit sent none.
  private func ownCells(
    _ contributions: [Contribution], _ column: RollupColumn, log: inout DiagnosticLog
  ) -> [RollupCell?] {
    var own = [RollupCell?](repeating: nil, count: tree.count)
    for contribution in contributions {
      let (unit, cell, location) = (
        contribution.unit, contribution.cell, contribution.location
      )
      guard let index = place(of: unit) else {
        if let location {
          log.report(
            FactProblem.endedUnit(
              codebook.register[unit], isOfTasks: isOfTasks(column), at: location))
        }
        // Somebody above misses these figures.
        let above = placeAbove(unit)
        own[above] = own[above] ?? RollupCell()
        own[above]?.isIncomplete = true
        continue
      }
      if own[index] == nil { own[index] = cell } else { own[index]?.add(cell) }
      own[index]?.reported = 1
      own[index]?.expected = 1
    }
    return own
  }

  /// A row that was left out makes the cell that it belonged to incomplete, even where it was the
  /// only one.
  private func markLeftOut(_ column: RollupColumn, _ own: inout [RollupCell?]) {
    let code: String? =
      switch column.figure {
      case .indicator(let code): code
      case .points(let code), .selfPoints(let code): code
      case .tasks(let criterion, _): criterion
      case .survey(let figure): figure.question
      }
    let cumulative = isOfCumulative(column) ? code.map(unitsWithWhole) : nil
    for row in figures.received.leftOut {
      guard let unit = row.unit, let index = place(of: unit),
        cumulative.map({ couldCount(row, column, whole: $0) }) ?? isOfPeriod(row)
      else { continue }
      if row.isTask {
        guard case .tasks = column.figure, code == nil || row.code == nil || row.code == code
        else { continue }
      } else if row.code == nil || row.code != code || row.isAnswer != isOfSurvey(column) {
        continue
      }
      var cell = own[index] ?? RollupCell()
      cell.isIncomplete = true
      own[index] = cell
    }
  }

  private func isOfPeriod(_ row: LeftOutRow) -> Bool {
    row.period.map { period.contains($0) } ?? true
  }

  /// May a row of an unknown unit have changed a figure of the period?
  private func isOfAnyFigure(_ row: LeftOutRow) -> Bool {
    guard let code = row.code, isCumulative(code), let sent = row.period else {
      return isOfPeriod(row)
    }
    return sent.year == period.year && sent.months.upperBound <= period.months.upperBound
  }

  /// Every unit's own figures and those below it, added up.
  ///
  /// Expected to report are the units of the levels at which the figure was entered; a unit that
  /// entered it itself answers for those below it, unless some of them entered it too.
  private func passUp(_ own: [RollupCell?], _ column: RollupColumn) -> [RollupCell] {
    // Whoever entered something, and whoever answers for them: a commune without villages owes
    // what other communes have from theirs. No task is not a missing report, and a
    // sample need not go everywhere.
    let levels = owingLevels(own, column)
    var isExemptBelow = [Bool](repeating: false, count: tree.count)
    var cells = [RollupCell](repeating: RollupCell(), count: tree.count)
    for index in tree.units.indices.reversed() {
      var below = cells[index]
      let parent = tree.parents[index]
      if column.exempt.contains(tree.ids[index]) {
        cells[index] = RollupCell()
        if parent >= 0 { isExemptBelow[parent] = true }
        continue
      }
      if isExemptBelow[index], parent >= 0 { isExemptBelow[parent] = true }
      let owes = levels.contains(tree.units[index].level) && !isExemptBelow[index]
      if let mine = own[index] {
        if mine.records > 0, below.records == 0 { below.expected = 0 }
        if mine.records == 0, below.expected == 0, owes { below.expected = 1 }
        below.add(mine)
      } else if below.expected == 0, owes {
        below.expected = 1
      }
      cells[index] = below
      if parent >= 0, column.rollUp != .none { cells[parent].add(below) }
    }
    return cells
  }

  func owingLevels(_ own: [RollupCell?], _ column: RollupColumn) -> Set<String> {
    var levels: Set<String> = []
    guard !isOfTasks(column), !isOfSurvey(column), column.isExpected else { return levels }
    for index in tree.units.indices where (own[index]?.records ?? 0) > 0 {
      for above in tree.lineage(of: index) { levels.insert(tree.units[above].level) }
    }
    return levels
  }

  private func isOfCumulative(_ column: RollupColumn) -> Bool {
    if case .indicator(let code) = column.figure { return isCumulative(code) }
    return false
  }

  private func isOfTasks(_ column: RollupColumn) -> Bool {
    if case .tasks = column.figure { return true }
    return false
  }

  private func isOfSurvey(_ column: RollupColumn) -> Bool {
    if case .survey = column.figure { return true }
    return false
  }

  /// The register of the period, counted with everything below; nil where no register is kept.
  private func taskCounts() -> [TaskCounts?] {
    var counts = [TaskCounts?](repeating: nil, count: tree.count)
    for task in figures.received.tasks {
      guard let index = place(of: task.unit), task.assigned.map({ $0 <= lastDay }) ?? true else {
        continue
      }
      if counts[index] == nil { counts[index] = TaskCounts() }
      if let state = task.state(from: firstDay, through: lastDay) { counts[index]?.add(state) }
    }
    for index in tree.units.indices.reversed() where tree.parents[index] >= 0 {
      guard let mine = counts[index] else { continue }
      let parent = tree.parents[index]
      if counts[parent] == nil { counts[parent] = TaskCounts() }
      counts[parent]?.add(mine)
    }
    return counts
  }

  /// Units of which a row was left out that names no known indicator; without a known unit the
  /// root, which is above all of them.
  private func incompleteUnits() -> [Bool] {
    var result = [Bool](repeating: false, count: tree.count)
    // A whole file that could not be read may hold the rows of any unit.
    if figures.received.leftOut.contains(where: { $0.unit == nil && $0.location.line == nil }) {
      return [Bool](repeating: true, count: tree.count)
    }
    for row in figures.received.leftOut
    where isOfAnyFigure(row) && (row.unit == nil || row.code == nil || row.isTask) {
      let index = row.unit.flatMap { place(of: $0) } ?? 0
      for above in tree.lineage(of: index) { result[above] = true }
    }
    return result
  }
}
