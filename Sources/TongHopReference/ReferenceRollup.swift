import TongHopDiagnostics
import TongHopDomain
import TongHopRecords

/// The readable roll-up.
///
/// Each column is done in two steps: the units' own figures for the period, then one backward pass
/// over the units, in which every unit hands its cell to its parent. Restating to the tree of another
/// day is in `ReferenceRollup+Restating.swift`.
struct ReferenceRollup {
  let figures: Figures
  let codebook: Codebook
  let period: Period
  let tree: UnitTree
  /// The tree of the period's last day, where ``tree`` is of another day.
  let own: UnitTree?
  let successions: SuccessionMap
  let firstDay: Day
  let lastDay: Day
  /// By calendar of the figures.
  let owedMonths: [Calendar: OwedMonths]
  private let stageTrees = StageTrees()
  /// The roll-up of the period's own tree, where ``tree`` is of another day; else empty.
  private let present: [ReferenceRollup]

  init(
    _ figures: Figures, period: Period, tree: UnitTree, from own: UnitTree?, codebook: Codebook
  ) {
    self.figures = figures
    self.codebook = codebook
    self.period = period
    self.tree = tree
    self.own = own
    successions = SuccessionMap(
      register: codebook.register, from: (own ?? tree).day, to: tree.day)
    let days = codebook.days(of: period)
    firstDay = days.first
    lastDay = days.last
    let day = (own ?? tree).day
    let owed = Dictionary(
      uniqueKeysWithValues: Calendar.allCases.map {
        ($0, OwedMonths(codebook.register, of: period, in: $0, through: day))
      })
    owedMonths = owed
    present =
      own.map {
        [ReferenceRollup(figures, period: period, tree: $0, from: nil, codebook: codebook)]
      } ?? []
  }

  /// Of the period's own tree, by calendar of the figures.
  func stages(_ calendar: Calendar) -> [Stage] {
    if let known = stageTrees.known[calendar] { return known }
    let stages = owedMonths[calendar].map { Stage.stages(of: $0, last: tree, codebook.register) }
    stageTrees.known[calendar] = stages ?? []
    return stages ?? []
  }

  /// They are asked for column by column, and often not at all.
  private final class StageTrees {
    var known: [Calendar: [Stage]] = [:]
  }

  /// That of the period's own tree, where it is another.
  var ownRollup: ReferenceRollup? { present.first }

  /// - Parameter log: gets the rows whose unit ended in the period and left nobody who could have
  ///   them.
  /// - Complexity: O(columns x (facts + units)).
  func rollUp(_ columns: [RollupColumn], log: inout DiagnosticLog) -> RollupTable {
    var table = RollupTable(period: period, tree: tree, columns: columns)
    for (position, column) in columns.enumerated() {
      (table.cells[position], table.owed[position]) = cells(column, log: &log)
      if case .survey(let figure) = column.figure {
        table.put(surveySums(figure, column), inColumn: position)
      }
    }
    table.tasks = taskCounts()
    table.isIncomplete = incompleteUnits()
    if own != nil { table.isAbsent = absentUnits() }
    return table
  }

  private func cells(_ column: RollupColumn, log: inout DiagnosticLog)
    -> ([RollupCell], OwedFigures)
  {
    let sent = contributions(column)
    let owing = (ownRollup ?? self).owing(sent, column)
    let contributions = counted(sent, column, owing)
    if own != nil { return restatedCells(contributions, column, owing, log: &log) }
    var own = ownCells(contributions, column, log: &log)
    markLeftOut(column, &own)
    markUntaken(column, &own, log: &log)
    markIncomplete(owing, column, &own)
    if !canBeOwed(column) {
      countSent(&own)
    } else if column.rollUp == .repeat {
      countRepeated(owing, column, &own)
    } else {
      count(reports(contributions, column, owing), column, &own)
    }
    var cells = addUp(own, column)
    markByQuarter(owing, column, &cells)
    let enteredAbove = markEnteredAbove(owing, column, &cells)
    var differing: [UnitID] = []
    if column.rollUp.isOfEntries {
      cells = EntryRollup(self, contributions, column).cells(
        sums: cells, own: own, log: &log, differing: &differing)
    }
    if column.rollUp != .repeat, !isOfTasks(column) {
      for unit in undividedUnits(contributions.map(\.unit)) { cells[unit].isUndivided = true }
    }
    var owed = owed(owing, column, &cells)
    owed.enteredAbove = enteredAbove
    if canBeOwed(column) { owed.differing = differing.sorted() }
    return (cells, owed)
  }

  /// The figures that units sent for themselves; nil where a unit sent none.
  private func ownCells(
    _ contributions: [Contribution], _ column: RollupColumn, log: inout DiagnosticLog
  ) -> [RollupCell?] {
    var own = [RollupCell?](repeating: nil, count: tree.count)
    for contribution in contributions {
      if successions.isHomeless(contribution.unit), let location = contribution.location {
        log.report(
          FactProblem.endedUnit(codebook.register[contribution.unit], at: location))
        // A task of nobody in particular does not keep those who may have it out of the ranking.
        if isOfTasks(column) { markMissing(contribution.unit, &own) }
      }
      for (place, cell) in parts(of: contribution, column)
      where takesOwn(place, of: contribution.unit, column) {
        if own[place] == nil { own[place] = cell } else { own[place]?.add(cell) }
      }
    }
    return own
  }

  /// Figures that nobody has are missing at those who may have them, and above.
  func markMissing(_ unit: UnitID, _ own: inout [RollupCell?]) {
    for place in placement(of: unit).everyPlace {
      own[place] = own[place] ?? RollupCell()
      own[place]?.isIncomplete = true
    }
  }

  /// Whoever sent some months and lacks one has a figure that is incomplete, also where it is a stock
  /// that is in a later one of another unit: that one is older than what is owed, too.
  func markIncomplete(_ owing: OwingUnits, _ column: RollupColumn, _ own: inout [RollupCell?]) {
    guard !isByQuarter(column) else { return }
    for unit in owing.parts.keys where !isHeldBack(unit, column) {
      for place in places(of: unit, column) where takesOwn(place, of: unit, column) {
        own[place] = own[place] ?? RollupCell()
        own[place]?.isIncomplete = true
      }
    }
  }

  /// Whoever has figures of other months than one above entered for it has none of the whole period;
  /// above nothing is missing.
  ///
  /// - Returns: which units have nothing of which months.
  func markEnteredAbove(
    _ owing: OwingUnits, _ column: RollupColumn, _ cells: inout [RollupCell]
  ) -> [OwedFigures.Part] {
    var parts: [OwedFigures.Part] = []
    for (unit, months) in owing.enteredAbove.sorted(by: { $0.key < $1.key })
    where !isHeldBack(unit, column) {
      // Of one that is gone: whoever followed both has all of it.
      let enterers =
        tree.index(of: unit) != nil
        ? [] : enterers(above: unit, owing, column).flatMap { places(of: $0, column) }
      let lacking = places(of: unit, column).filter { place in
        takesOwn(place, of: unit, column)
          && !enterers.contains { (place..<tree.ends[place]).contains($0) }
      }
      guard !lacking.isEmpty else { continue }
      parts.append(OwedFigures.Part(unit: unit, missing: months))
      for place in lacking where cells[place].records > 0 { cells[place].isIncomplete = true }
    }
    return parts
  }

  /// Units that were above it and have rows.
  private func enterers(
    above unit: UnitID, _ owing: OwingUnits, _ column: RollupColumn
  ) -> Set<UnitID> {
    let trees = (ownRollup ?? self).stages(calendar(column)).map(\.tree)
    let above = trees.flatMap { tree in
      (tree.index(of: unit).map { tree.lineage(of: $0).dropFirst() } ?? []).map { tree.ids[$0] }
    }
    return Set(above.filter { owing.sent[$0] != nil })
  }

  /// A row that was left out makes the cell that it belonged to incomplete, even where it was the
  /// only one.
  func markLeftOut(_ column: RollupColumn, _ own: inout [RollupCell?]) {
    guard !isByQuarter(column) else { return }
    for (unit, _) in leftOut(column) { markMissing(unit, &own) }
  }

  /// Units of rows that the column lost, and the months that these are of.
  func leftOut(_ column: RollupColumn) -> [(unit: UnitID, months: MonthSet)] {
    let code: String? =
      switch column.figure {
      case .indicator(let code): code
      case .points(let code), .selfPoints(let code): code
      case .tasks(let criterion, _): criterion
      case .survey(let figure): figure.question
      }
    let cumulative = isOfCumulative(column) ? code.map(unitsWithWhole) : nil
    return figures.received.leftOut.rows(near: column.figure).compactMap { row in
      guard let unit = row.unit, !isExcused(row, of: unit, column) else { return nil }
      if row.isTask {
        guard case .tasks = column.figure, code == nil || row.code == nil || row.code == code
        else { return nil }
      } else if row.code == nil || row.code != code || row.isAnswer != isOfSurvey(column) {
        return nil
      }
      let counts =
        if let cumulative { couldCount(row, column, whole: cumulative) } else { isOfPeriod(row) }
      guard counts else { return nil }
      let month = row.period?.months.upperBound
      return (unit, month.map { MonthSet($0...$0) } ?? .all)
    }
  }

  /// Is it of a part of the period in which the unit was exempt, and of no other one?
  private func isExcused(_ row: LeftOutRow, of unit: UnitID, _ column: RollupColumn) -> Bool {
    guard let sent = row.period else { return column.dropsEnded(unit, own ?? tree) }
    return column.dropsEnded(unit, own ?? tree)
      || column.partly.months[unit]?.contains(sent.months.upperBound) ?? false
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

  func owingLevels(_ own: [RollupCell?], _ column: RollupColumn) -> Set<String> {
    var levels: Set<String> = []
    guard !isOfTasks(column), !isOfSurvey(column), column.isExpected else { return levels }
    for index in tree.units.indices where (own[index]?.records ?? 0) > 0 {
      // Of a figure that is a unit's alone those above have nothing from below.
      let answerable = column.rollUp == .none ? [index] : tree.lineage(of: index)
      for above in answerable { levels.insert(tree.units[above].level) }
    }
    return levels
  }

  func isOfCumulative(_ column: RollupColumn) -> Bool {
    if case .indicator(let code) = column.figure { return isCumulative(code) }
    return false
  }

  func isOfTasks(_ column: RollupColumn) -> Bool {
    if case .tasks = column.figure { return true }
    return false
  }

  func isOfSurvey(_ column: RollupColumn) -> Bool {
    if case .survey = column.figure { return true }
    return false
  }

  /// The register of the period, counted with everything below; nil where no register is kept.
  private func taskCounts() -> [TaskCounts?] {
    var registers: [UnitID: TaskCounts] = [:]
    for task in figures.received.tasks where task.assigned.map({ $0 <= lastDay }) ?? true {
      var counts = registers[task.unit] ?? TaskCounts()
      if let state = task.state(from: firstDay, through: lastDay) { counts.add(state) }
      registers[task.unit] = counts
    }
    var counts = [TaskCounts?](repeating: nil, count: tree.count)
    for (unit, register) in registers.sorted(by: { $0.key < $1.key }) {
      let placement = placement(of: unit)
      let parts = register.divided(by: placement.parts.map(\.share))
      for (part, mine) in zip(placement.parts, parts) {
        if counts[part.place] == nil { counts[part.place] = TaskCounts() }
        counts[part.place]?.add(mine)
      }
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
      for place in row.unit.map({ placement(of: $0).everyPlace }) ?? [0] {
        for above in tree.lineage(of: place) { result[above] = true }
      }
    }
    return result
  }
}
